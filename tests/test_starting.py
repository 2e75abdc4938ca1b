"""A command starts with what it needs and no more, and speaks as it would with all of it."""

import gc
import os
import re
import subprocess
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest
from typer.testing import CliRunner

from excelkasse.cli import COMMANDS, build, command_in
from excelkasse.cli.voice import Voice
from excelkasse.loading import loading
from excelkasse.texts import texts
from tests.test_diff import run

_LOADED = """
import sys
from excelkasse.cli import main
try: main()
except SystemExit: pass
print(*sorted(sys.modules))
"""
_READERS = """
import sys, excelkasse.actions.workers.child, excelkasse.actions.gather
print(*sorted(sys.modules))
"""
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_TEXTS = ("Økonomi!C22  15.900 t.kr. [bold] :heart:", "to\nlinjer", "med\ttabulator ", "")


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (("check", "a.xlsx"), "check"),
        (("--lang", "en", "check", "a.xlsx"), "check"),
        (("--lang=en", "rollup", "."), "rollup"),
        (("--lang", "check"), ""),
        (("--help", "check"), ""),
        (("chekc", "check"), ""),
        ((), ""),
    ],
)
def test_the_command_is_known_before_anything_is_parsed(
    arguments: tuple[str, ...], command: str
) -> None:
    """Where none of ours stands first, help and mistakes are told of all of them."""
    assert command == command_in(["excelkasse", *arguments])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_alone_speaks_as_among_the_others(command: str) -> None:
    """Its help and its mistakes are the same."""
    words = texts("da")
    for asked in ([command, "--help"], [command, "--nonsense"]):
        alone, among = (
            CliRunner().invoke(app, asked) for app in (build(words, [command]), build(words))
        )

        assert (among.exit_code, among.output) == (alone.exit_code, alone.output)


@pytest.mark.parametrize("text", _TEXTS)
def test_a_line_is_the_same_on_a_terminal_and_in_a_pipe(
    text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for its colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    Voice("stdout").say(text, mark="▲ Spørgsmål ", style="yellow")
    plain = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    Voice("stdout").say(text, mark="▲ Spørgsmål ", style="yellow")
    coloured = capsys.readouterr().out

    assert plain != coloured
    assert plain == _STYLE.sub("", coloured)


def _loaded_by(script: str, *arguments: str, cwd: Path) -> AbstractSet[str]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_worker_loads_no_more_than_it_reads_with(tmp_path: Path) -> None:
    """Every one of a roll-up starts anew."""
    loaded = _loaded_by(_READERS, cwd=tmp_path)

    assert "excelkasse.reading" in loaded
    assert set() == {"pandas", "pydantic", "rich", "typer", "importlib.metadata"} & loaded


def test_checking_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    """Neither what draws on terminals, nor all of pydantic, nor Tilpasning, nor other commands."""
    assert 0 == run("new", "P.xlsx", cwd=tmp_path).returncode
    loaded = _loaded_by(_LOADED, "check", "P.xlsx", cwd=tmp_path)
    others = {f"excelkasse.cli.{command}" for command in COMMANDS} - {"excelkasse.cli.check"}
    heavy = {
        "rich",
        "pydantic",
        "pydantic_core",
        "importlib.metadata",
        "excelkasse.tailoring",
        "excelkasse.lessons",
    }

    assert "excelkasse.reading" in loaded
    assert set() == (heavy | others) & loaded


def test_typer_judges_what_is_not_taken_as_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be read is refused by typer, before the command is asked."""
    (tmp_path / "P.xlsx").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    refused = run("check", "P.xlsx", cwd=tmp_path)
    missing = run("check", "Q.xlsx", cwd=tmp_path)
    none = run("check", cwd=tmp_path)

    assert (2, 2, 2) == (refused.returncode, missing.returncode, none.returncode)
    assert "Filen P.xlsx må ikke læses." in refused.stderr
    assert "Q.xlsx" in missing.stdout
    assert "FIL... mangler." in none.stderr


def test_nobody_looks_through_what_was_loaded() -> None:
    """While it is loaded, and afterwards; through what is made later somebody does."""
    with loading():
        assert not gc.isenabled()

    assert gc.isenabled()
    assert gc.get_freeze_count()
    gc.unfreeze()
