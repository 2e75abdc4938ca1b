"""Help, and what is wrong with a command line, is told in one language."""

import re
from collections.abc import Sequence

import pytest
import typer
from typer.testing import CliRunner

from excelkasse.cli import COMMANDS, build
from excelkasse.cli.usage import spoken
from excelkasse.texts import LANGUAGES, texts

ENGLISH = re.compile(
    r"usage:|\[options\]|\[args\]|arguments|options:|commands:|required|default|show this|try '|"
    r"error:|no such|did you mean|missing|unexpected|invalid|input should|[<>{}]|"
    r"\bFILE\b|\bFOLDER\b",
    re.IGNORECASE,
)
"""What typer says, and the letters that it puts around the names of values."""

MISTAKES = {
    "chek": "Fejl: Kommandoen chek findes ikke. Mente du check?",
    "check": "Fejl: FIL... mangler.",
    "check x.xlsx --verbos": "Fejl: Tilvalget --verbos findes ikke. Mente du --verbose?",
    "check x.xlsx --as-of": "Fejl: Efter --as-of skal der stå en værdi.",
    "check x.xlsx --json=1": "Fejl: Efter --json må der ikke stå en værdi.",
    "pack x.xlsx": "Fejl: --to mangler.",
    "diff a b {c}": "Fejl: Der står noget for meget: {c}",
    "rollup x --workers to": "Fejl: Efter --workers skal der stå et helt tal, 0 eller derover.",
    "rollup x --workers -1": "Fejl: Efter --workers skal der stå et helt tal, 0 eller derover.",
    "check x.xlsx --lang tysk": "Fejl: Efter --lang kan der ikke stå det, der står: tysk: da | en",
}


def _said(arguments: Sequence[str], language: str = "da") -> tuple[int, str]:
    done = CliRunner().invoke(build(texts(language)), list(arguments))
    return done.exit_code, done.output


@pytest.mark.parametrize("typed", MISTAKES)
def test_what_is_wrong_is_said_in_danish(typed: str) -> None:
    """With how the command is used, and where to find help."""
    code, said = _said(typed.split())

    assert (2, MISTAKES[typed]) == (code, said.splitlines()[-1])
    assert not ENGLISH.search(said.replace("{c}", ""))


@pytest.mark.parametrize("command", ["", *COMMANDS, "doctor", "uninstall"])
def test_help_is_danish(command: str) -> None:
    """Every command's, and that of all commands."""
    code, said = _said([*command.split(), "--help"])
    left = [one[0] for one in ENGLISH.finditer(re.sub(r"\[mindst \d+\]", "", said))]

    assert (0, []) == (code, left)
    assert said.startswith("Brug: ")
    assert "Vis denne hjælp." in said


def test_help_stands_in_columns() -> None:
    """What a line goes on with stands below what it began with."""
    _, said = _said(["diff", "--help"])
    lines = said.splitlines()
    begun = next(at for at, line in enumerate(lines) if line.startswith("  FIL "))

    assert lines[begun].index("Den gamle") == lines[begun + 1].index("[skal angives]")


def test_a_command_alone_shows_help() -> None:
    """As typer does: with the code of wrong use."""
    code, said = _said([])

    assert 2 == code
    assert "Kontrollér projektmapper." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_all_of_it(language: str) -> None:
    """And what typer may say besides is left as it is."""
    said = "Usage: x [OPTIONS] COMMAND [ARGS]...\nError: Missing command.\nSomething else."
    told = spoken(said, texts(language)).splitlines()

    assert "Something else." == told[2]
    assert told[1].startswith(texts(language)["usage.error"])
    assert told[0].startswith(texts(language)["usage.usage"])


def test_an_interrupted_question_ends_with_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answered it."""

    def asked(*_: object) -> None:
        raise typer.Abort

    monkeypatch.setattr(typer.core.TyperGroup, "invoke", asked)

    assert (1, "") == _said(["check", "x.xlsx"])
