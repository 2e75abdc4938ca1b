"""Files that are more than their bytes: gone, in the cloud, strangely named, copied."""

import os
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import run
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from excelkasse.actions.check import check_file
from excelkasse.actions.found import find_workbooks
from excelkasse.actions.gather import delivery_of, digest_of
from excelkasse.actions.say import say_error
from excelkasse.address import Cell
from excelkasse.cli import build
from excelkasse.errors import Unreadable
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.rollup import roll_up
from excelkasse.spreadsheet.read_file import FileSource, workbook_from
from excelkasse.spreadsheet.saving import save_bytes
from excelkasse.texts import LANGUAGES, texts
from tests.hostile.fuzz import TODAY
from tests.hostile.making import BOOK, text, whole

_UPDATED = Cell(28, 3)
RECALL_ON_DATA_ACCESS, RECALL_ON_OPEN, OFFLINE = 0x400000, 0x40000, 0x1000


@pytest.mark.parametrize("attribute", [RECALL_ON_DATA_ACCESS, RECALL_ON_OPEN, OFFLINE])
def test_a_file_in_the_cloud_is_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attribute: int
) -> None:
    """A placeholder is told by its attributes alone: not one byte of it is asked for."""
    path = tmp_path / "P.xlsx"
    path.write_bytes(whole())
    _attributed(monkeypatch, attribute)
    for way in ("open", "read_bytes"):
        monkeypatch.setattr(Path, way, _not_workbooks(getattr(Path, way)))
    refusal = check_file(path, today=TODAY).refusal

    assert refusal is not None
    assert ("in_cloud", "") == (refusal.code, digest_of(path))
    for language in LANGUAGES:
        assert say_error(refusal, texts(language)).do


def _attributed(monkeypatch: pytest.MonkeyPatch, attribute: int) -> None:
    """Let files have the attributes that Windows gives them."""
    real = Path.stat

    def stat(path: Path, **options: Any) -> Any:  # noqa: ANN401
        found = real(path, **options)
        facts = {name: getattr(found, name) for name in dir(found) if name.startswith("st_")}
        return SimpleNamespace(**facts | {"st_file_attributes": attribute})

    monkeypatch.setattr(Path, "stat", stat)


def _not_workbooks(real: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(path: Path, *more: Any, **options: Any) -> Any:  # noqa: ANN401
        assert path.suffix != ".xlsx", "it was opened"
        return real(path, *more, **options)

    return guarded


def test_an_ordinary_windows_file_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read-only and archived files, and those that OneDrive keeps on the machine, are read."""
    path = tmp_path / "P.xlsx"
    path.write_bytes(whole())
    _attributed(monkeypatch, 0x1 | 0x20 | 0x80000)

    assert 6 == len(FileSource(path).read().grids)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """A name that leads nowhere any more is told, a broken link too."""
    link = tmp_path / "L.xlsx"
    link.symlink_to(tmp_path / "away.xlsx")

    assert ["file_gone", "file_gone"] == [_code(tmp_path / "P.xlsx"), _code(link)]


def test_links_that_lead_back_to_themselves(tmp_path: Path) -> None:
    """They stop no roll-up: a file is told of, a folder is passed over."""
    (tmp_path / "L.xlsx").symlink_to("L.xlsx")
    (tmp_path / "om igen").symlink_to(tmp_path)
    (tmp_path / "P.xlsx").write_bytes(whole())
    order = ["rollup", str(tmp_path), "-o", str(tmp_path / "Samlet.xlsx"), "--json"]
    shown = CliRunner().invoke(build(texts("da")), order)

    assert ["file_gone"] == re.findall(r'"code": "(file_\w+)"', shown.output)
    assert ["om igen"] == find_workbooks(tmp_path).passed_over
    assert (tmp_path / "Samlet.xlsx").exists()


def test_a_link_that_leads_to_itself_is_replaced(tmp_path: Path) -> None:
    """What is saved under its name is a file."""
    link = tmp_path / "L.xlsx"
    link.symlink_to(link.name)
    save_bytes(link, whole())

    assert whole() == link.read_bytes()


def test_a_folder_and_a_pipe(tmp_path: Path) -> None:
    """What is called a workbook and is no file is told, and a pipe is not waited for."""
    folder, pipe = tmp_path / "F.xlsx", tmp_path / "P.xlsx"
    folder.mkdir()
    os.mkfifo(pipe)

    assert ["file_gone", "file_gone"] == [_code(folder), _code(pipe)]


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    """A path that the system does not take is told as one that leads nowhere."""
    assert "file_gone" == _code(tmp_path / f"{'x' * 300}.xlsx")


@pytest.mark.parametrize(
    "name", ["Ra\u030adhus.xlsx", "[bold]x.xlsx", "{x}.xlsx", "%s\u202excod.xlsx", "-x.xlsx"]
)
def test_a_strange_name_is_said_as_it_is(tmp_path: Path, name: str) -> None:
    """No name of a file is taken for markup, a place to be filled, or an option."""
    (tmp_path / name).write_bytes(b"")
    shown = CliRunner().invoke(build(texts("da")), ["check", str(tmp_path / name), "--json"])

    assert '"code": "empty_file"' in shown.output
    assert 2 == shown.exit_code


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A name from a machine with another alphabet stops nothing, and the file is told of."""
    for name in (b"r\xe5dhus.xlsx", b"torv.xlsx"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"")
    files = [str(path) for path in sorted(tmp_path.iterdir())]
    shown = run(  # noqa: S603  (our own command)
        [sys.executable, "-m", "excelkasse", "check", *files], capture_output=True, check=False
    )

    assert 2 == (shown.stdout + shown.stderr).decode().count("Filen er tom.")
    assert 2 == shown.returncode


COPIES = ("P - Kopi.xlsx", "P (1).xlsx", "P-PC0042.xlsx", "P.xlsx")


def test_conflict_copies_are_never_chosen_between(tmp_path: Path) -> None:
    """Copies that OneDrive and people leave have one project number, and none is counted."""
    for name in COPIES:
        (tmp_path / name).write_bytes(whole())
    read = [delivery_of(TODAY, tmp_path, file) for file in find_workbooks(tmp_path).files]
    portfolio = roll_up([one for one in read if isinstance(one, Delivery)], TODAY)

    assert sorted(COPIES) == sorted(one.file for one in portfolio.quarantined)
    assert {"identical_copies"} == {one.code for one in portfolio.quarantined}


def test_what_lies_beside_workbooks(tmp_path: Path) -> None:
    """Owner files, leftovers, a Mac's shadows and other kinds of files are no workbooks."""
    for name in ("P.xlsx", "~$P.xlsx", "._P.xlsx", ".~P.tmp.xlsx", "P.url", "P.lnk", "P.xlsx.tmp"):
        (tmp_path / name).write_bytes(b"x")
    found = find_workbooks(tmp_path)

    assert ["P.xlsx"] == [path.name for path in found.files]
    assert ["._P.xlsx", "~$P.xlsx"] == sorted(found.passed_over)


def test_days_counted_from_1904() -> None:
    """A workbook from an old Mac says so, and the same number is another day."""
    mac = workbook_from(text(BOOK, "<workbookPr", '<workbookPr date1904="1"')())
    usual = workbook_from(whole())
    days = [
        next(grid for grid in one.grids if grid.name == "Stamdata").at(_UPDATED)
        for one in (usual, mac)
    ]

    assert [date(2026, 10, 30), date(2030, 10, 31)] == days
    assert (False, True) == (usual.epoch_1904, mac.epoch_1904)


def _code(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        FileSource(path).read()
    return caught.value.code
