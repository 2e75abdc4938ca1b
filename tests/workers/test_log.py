"""The log says what was done and never what stands in a workbook."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

from excelkasse.cli import log
from excelkasse.cli.log import Log
from excelkasse.desk import users_desk
from excelkasse.texts import LANGUAGES, texts
from tests.live.books import sample

SECRET = "hemmelig0815"  # noqa: S105  (a word to look for)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of somebody with a desk of their own."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "excelkasse", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env={**os.environ, "XDG_DATA_HOME": str(home / "data")},
    )


def lines(home: Path) -> list[dict[str, Any]]:
    """Give what the log holds."""
    file = users_desk(environment={"XDG_DATA_HOME": str(home / "data")}).commands
    return [json.loads(line) for line in file.read_text("ascii").splitlines()]


def plant(file: Path) -> None:
    """Write the secret into every cell with text that is neither ours nor a formula."""
    book = load_workbook(file)
    for sheet in book:
        for row in sheet.iter_rows(min_row=2, min_col=2):
            for cell in row:
                if not isinstance(cell, MergedCell) and cell.data_type == "s":
                    cell.value = f"{SECRET} {cell.value}"
    book.save(file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project, one whose every text is a secret, and a file that is damaged by one."""
    folder = tmp_path / "projekter"
    folder.mkdir()
    sample("P-2026-03", folder)
    plant(sample("P-2026-10", folder))
    (folder / "brev.xlsx").write_text(f"Kære alle, {SECRET}")
    return folder


def test_no_text_of_a_workbook_is_in_the_log(folder: Path) -> None:
    """Neither of a check nor of a roll-up, nor in what --verbose says; its name and numbers are."""
    home = folder.parent
    checked = run(home, "check", "--verbose", *map(str, sorted(folder.iterdir())))
    rolled = run(home, "rollup", "projekter", "--workers", "1", "--verbose")
    events = {one["event"]: one for one in lines(home)}

    assert SECRET in checked.stdout
    assert SECRET not in json.dumps(lines(home)) + checked.stderr
    assert ("rollup", rolled.returncode) == (events["ends"]["command"], events["ends"]["code"])
    assert ("brev.xlsx", "not_excel") == (events["refused"]["file"], events["refused"]["code"])
    assert (3, 1, 2) == tuple(events["rolled_up"][one] for one in ("found", "read", "quarantined"))
    assert "Samlet på" in rolled.stderr


def test_nothing_is_said_without_verbose(folder: Path) -> None:
    """The log is written all the same."""
    done = run(folder.parent, "check", str(folder / "brev.xlsx"), "--lang", "en")

    assert "" == done.stderr
    assert ["begins", "refused", "ends"] == [one["event"] for one in lines(folder.parent)]


def test_a_log_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full one is put aside, and replaces the one before."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("excelkasse.journal.MOST_BYTES", 500)
    one = Log(texts("da"))
    for number in range(50):
        one.note("fails", kind="KeyError", place=str(number))
    sizes = {file.name: file.stat().st_size for file in users_desk().folder.iterdir()}

    assert {"excelkasse.log", "excelkasse.log.1"} == set(sizes)
    assert max(sizes.values()) < 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_words(language: str) -> None:
    """What is noted can be said."""
    noted = {"begins", "checked", "rolled_up", "refused", "fails", "ends"}
    worded = {key.split(".")[1] for key in texts(language) if key.startswith("noted.")}

    assert noted == worded


def test_a_mistake_of_ours_is_noted_by_kind_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its text may quote a cell."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(KeyError), log.logged(["excelkasse", "check"], ["check"], texts("da")):
        raise KeyError(SECRET)
    noted = users_desk().commands.read_text("ascii")

    assert SECRET not in noted
    assert "KeyError" in noted
