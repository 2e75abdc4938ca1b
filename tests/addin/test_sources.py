"""The sources in `vba/`: short, plain, and nothing in them that could do more than leave a note."""

import re
from pathlib import Path

import pytest

from excelkasse.actions.say import say_error
from excelkasse.addin import sources as rooms
from excelkasse.addin.gate import pass_gate
from excelkasse.addin.sources import DOCUMENTS, modules, sources
from excelkasse.addin.workbook import SAID
from excelkasse.desk import NAME, STALE_AFTER, users_desk
from excelkasse.errors import WrongUse
from excelkasse.texts import LANGUAGES, texts
from tests.addin.readers import on_disk

FILES = sorted([*sources().glob("*.bas"), *sources().glob("*.cls")])
FORBIDDEN = """
    Shell Declare CreateObject GetObject SendKeys AppActivate MacScript AppleScriptTask Kill RmDir
    FileCopy SaveSetting CallByName Evaluate Execute ExecuteExcel4Macro DDEInitiate OnTime OnKey
    Workbooks Worksheet ActiveSheet ActiveCell Selection Cells Rows Columns Sheets Save SaveAs VBE
    VBProject Auto_Open Workbook_Open Chr ChrW StrReverse Xor GoSub DoEvents
"""
ASKED_FOR = {"LOCALAPPDATA", "XDG_DATA_HOME", "HOME"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_module_is_short_and_plain(file: Path) -> None:
    """A module has under 40 lines of ASCII, and asks for every name to be declared."""
    text = file.read_text("ascii")

    assert len(text.splitlines()) < 40
    assert f'Attribute VB_Name = "{file.stem}"' == text.splitlines()[0]
    assert "Option Explicit" in text.splitlines()


def test_every_module_is_in_the_add_in() -> None:
    """The workbook's and the sheet's modules, and every `.bas`; there is no other file of code."""
    assert [*DOCUMENTS, *sorted(file.stem for file in sources().glob("*.bas"))] == [
        module.name for module in modules()
    ]
    assert set(DOCUMENTS) == {file.stem for file in sources().glob("*.cls")}


@pytest.mark.parametrize("name", on_disk())
def test_a_module_has_no_word_that_could_do_more(name: str) -> None:
    """Nothing is started, declared, made, read from cells, sent, or run at its own time."""
    code = _code(on_disk()[name].decode())
    words = {word.casefold() for word in re.findall(r"\w+", code)}

    assert set() == words & set(FORBIDDEN.casefold().split())


def test_only_the_workbooks_name_is_read() -> None:
    """Of the workbook in front the full name, of Excel the window, of the add-in its own words."""
    code = "\n".join(_code(source.decode()) for source in on_disk().values())

    assert {"FullName"} == set(re.findall(r"ActiveWorkbook\.(\w+)", code))
    assert {"Hwnd", "PathSeparator", "StatusBar"} == set(re.findall(r"Application\.(\w+)", code))
    assert ["ThisWorkbook.Worksheets(1).Range(word).Value"] == re.findall(
        r"ThisWorkbook\.\S+", code
    )


def test_the_environment_is_asked_for_the_folder_only() -> None:
    """The desk's module alone asks, and only for what the desk's rule in Python asks for."""
    asked = {
        name: set(re.findall(r'Environ\("(\w+)"\)', source.decode()))
        for name, source in on_disk().items()
        if b"Environ" in source
    }

    assert {"Desk": ASKED_FOR} == asked


def test_the_words_that_are_asked_for_are_there() -> None:
    """Each sentence that the code says has a named cell, and each cell is used."""
    code = on_disk()["Request"].decode()

    assert sorted(SAID) == sorted(re.findall(r'Said\("(\w+)"\)', code))


def test_numbers_and_names_are_those_of_the_desk() -> None:
    """How old a heartbeat may be, and what the folder and its parts are called."""
    code = on_disk()["Desk"].decode() + on_disk()["Outbox"].decode()
    desk = users_desk()

    assert f"Now) > {STALE_AFTER}" in code
    assert f'"{NAME}"' in code
    assert {desk.inbox.name, desk.heartbeat.name} == set(re.findall(r'Place\("(\w+)"\)', code))


def test_only_the_ribbons_functions_can_be_called_from_outside() -> None:
    """Every other module is private to the project: no formula in a cell finds its functions."""
    private = {name for name, source in on_disk().items() if b"Option Private Module" in source}

    assert {*DOCUMENTS, "Ribbon"} == set(on_disk()) - private


@pytest.mark.parametrize(
    ("file", "source", "cause", "line"),
    [
        ("Good.bas", "x = 1", None, 0),
        ("Good.bas", 'x = "\N{LATIN SMALL LETTER AE}"', "not_ascii", 2),
        ("Good.bas", "x = 1\r\n" + "y" * 1024, "too_long", 3),
        ("Good.bas", "y" * 1023, None, 0),
        ("Good.bas", "x = 1 _\r\n" * 24 + "+ 1", None, 0),
        ("Good.bas", "x = 1 _\r\n" * 25 + "+ 1", "continued", 26),
        ("Other.bas", "x = 1", "other_name", 1),
        ("1st.bas", "x = 1", "no_identifier", 1),
        ("Has space.bas", "x = 1", "no_identifier", 1),
        ("N" * 32 + ".bas", "x = 1", "no_identifier", 1),
        ("Select.bas", "x = 1", "reserved", 1),
        ("Excelkasse.bas", "x = 1", "reserved", 1),
    ],
)
def test_a_source_passes_or_is_told(file: str, source: str, cause: str | None, line: int) -> None:
    """What Excel would refuse is refused while building, with the line and the cause."""
    stem = "Good" if cause == "other_name" else file.removesuffix(".bas")
    text = f'Attribute VB_Name = "{stem}"\r\n{source}\r\n'

    assert (cause and f"addin.cause.{cause}", line) == _refused(file, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_refusal_is_said_in_words(language: str) -> None:
    """The file, the line and the cause stand in the sentence."""
    words = texts(language)
    with pytest.raises(WrongUse) as caught:
        pass_gate("Bad.bas", 'Attribute VB_Name = "Bad"\r\nx = "\N{LATIN SMALL LETTER AE}"')

    said = say_error(caught.value, words).what
    assert (
        words.say(
            "refusals.vba_source.what",
            file="Bad.bas",
            line="2",
            cause=words["addin.cause.not_ascii"],
        )
        == said
    )


def test_a_checkout_with_plain_line_ends_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever git or an editor does to line ends, the modules have CRLF."""
    for file in FILES:
        (tmp_path / file.name).write_bytes(file.read_bytes().replace(b"\r\n", b"\n"))
    expected = modules()
    monkeypatch.setattr(rooms, "sources", lambda: tmp_path)

    assert expected == modules()


def _refused(file: str, text: str) -> tuple[str | None, int]:
    try:
        pass_gate(file, text)
    except WrongUse as refusal:
        return refusal.values["cause"], int(refusal.values["line"])
    return None, 0


def _code(source: str) -> str:
    """Return a module without its attributes, comments and texts in quotes."""
    lines = [line for line in source.splitlines() if not line.startswith(("Attribute", "'"))]
    return re.sub(r'"[^"]*"', '""', "\n".join(lines))
