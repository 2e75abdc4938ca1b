"""The house rules: sizes, words in both languages, words for every finding, nothing left behind."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from excelkasse import VERSION
from excelkasse.cli import build
from excelkasse.portfolio.tables import PORTFOLIO
from excelkasse.schema.choices import Choice
from excelkasse.schema.profile import Profile
from excelkasse.schema.settings import LIMITS
from excelkasse.schema.tool import Form, Part, Tool
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TOOLS = (*SHELF, PORTFOLIO)
COMMANDS = (
    *("agenda", "agent", "calendar", "check", "demo", "diff", "doctor", "guide", "install"),
    *("lessons", "new", "pack", "remind", "rollup", "templates", "tools", "uninstall"),
)


def test_no_room_is_too_large() -> None:
    """A module has at most 300 lines."""
    lines = {file.name: len(file.read_text("utf-8").splitlines()) for file in SOURCES}

    assert {} == {name: count for name, count in lines.items() if count > 300}


def test_every_language_has_the_same_keys() -> None:
    """A word that is there in Danish is there in English, and the other way."""
    assert sorted(texts("da")) == sorted(texts("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_takes_the_same_values(language: str) -> None:
    """The places in a word to be filled are the same in each language."""
    words, danish = texts(language), texts("da")
    places = re.compile(r"\{(\w+)\}")

    assert {} == {
        key: words[key]
        for key in words
        if set(places.findall(words[key])) != set(places.findall(danish[key]))
        and not key.endswith(".do")
    }


def _parts() -> Iterator[tuple[str, Part]]:
    for tool in TOOLS:
        yield from tool.parts.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_label_and_help(language: str) -> None:
    """A field without a label or help would be blank in the sheet."""
    words = texts(language)
    keys = {
        f"{path}.{key}.{word}"
        for path, part in _parts()
        for key in part.fields
        for word in ("label", "help")
    }

    assert set() == keys - set(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_tell_fields_apart(language: str) -> None:
    """No two fields of a part share a label, because labels are the second anchor."""
    words = texts(language)
    for path, part in _parts():
        labels = [words[f"{path}.{key}.label"].casefold() for key in part.fields]

        assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_can_stand_in_a_structured_reference(language: str) -> None:
    """Excel escapes brackets, # and ' in a table's column names; we use none."""
    words = texts(language)

    assert [] == [
        f"{path}.{key}"
        for path, part in _parts()
        for key in part.fields
        if set(words[f"{path}.{key}.label"]) & set("[]#'\n")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_and_section_has_a_word(language: str) -> None:
    """Every member of every closed list, and every section of a form, can be said."""
    words = texts(language)
    choices = [member.word_key for one in _lists(Choice) for member in one]
    sections = [
        f"{path}.sections.{section}"
        for path, part in _parts()
        if isinstance(part, Form)
        for section in part.sections
    ]

    assert [] == [key for key in (*choices, *sections) if key not in words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_and_every_choice_of_a_profile_has_a_word(language: str) -> None:
    """A roll-up can say of each in what two workbooks differ."""
    words = texts(language)
    keys = [f"profile.limit.{name}" for name in LIMITS]
    keys += [f"profile.choice.{name}" for name in Profile.model_fields]

    assert [] == [key for key in keys if key not in words]


def _lists(parent: type[Choice]) -> Iterator[type[Choice]]:
    for child in parent.__subclasses__():
        yield child
        yield from _lists(child)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.key)
def test_every_sheet_has_a_name_excel_takes(tool: Tool, language: str) -> None:
    """A sheet's name has at most 31 characters and none that Excel forbids."""
    words = texts(language)
    names = [words[f"{tool.key}.sheets.{sheet.key}.name"] for sheet in tool.sheets]

    assert [] == [name for name in names if len(name) > 31 or set(name) & set(r"[]:*?/\\")]


def _codes() -> set[str]:
    raised = re.compile(r'(?:Finding|Unclear|Rule|_finding|finding)\(\s*"([a-z_]+)"')
    limits = re.compile(r'"(number_out_of_range|text_too_long|text_wrong_form)"')
    found: set[str] = set()
    for file in SOURCES:
        text = file.read_text("utf-8")
        found.update(raised.findall(text), limits.findall(text))
    dated = re.compile(r'Unclear\(\s*"(\w+)" if .* else "(\w+)"')
    for file in SOURCES:
        for pair in dated.findall(file.read_text("utf-8")):
            found.update(pair)
    return found


def test_every_finding_is_worded_and_every_worded_finding_is_used() -> None:
    """The catalogue of findings and the code agree."""
    worded = {key.split(".")[1] for key in texts("da") if key.startswith("findings.")}

    assert worded == _codes()


def test_a_finding_says_what_and_what_to_do() -> None:
    """Each finding and refusal has both sentences, and they end as sentences do."""
    words = texts("da")
    said = [
        key
        for key in words
        if key.split(".")[0] in ("findings", "refusals", "unwritable") and key.endswith(".what")
    ]

    assert [] == [key for key in said if not words[key].endswith((".", "?", "}"))]
    assert [] == [key for key in said if not words[f"{key[:-5]}.do"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, language: str) -> None:
    """`excelkasse COMMAND --help` shows how it is used."""
    shown = CliRunner().invoke(build(texts(language)), [command, "--help"])

    assert 0 == shown.exit_code
    assert f"excelkasse {command}" in shown.output


def test_the_version_is_said_once() -> None:
    """The package has one version, and it is the one in pyproject.toml."""
    told = re.search(
        r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )

    assert told is not None
    assert told[1] == version("excelkasse") == VERSION
