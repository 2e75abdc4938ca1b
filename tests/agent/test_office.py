"""The agent and a real Calc: buttons pressed through the inbox on filled workbooks."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copy
from threading import Event, Thread
from typing import Any, Self

import pytest
import xlwings

from excelkasse.actions.demo import AS_OF, sample_workbook
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.agent.agent import Agent
from excelkasse.agent.copies import Copies
from excelkasse.agent.programs import UsersPrograms
from excelkasse.agent.work import Setting
from excelkasse.desk import Desk
from excelkasse.journal import Journal
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.libreoffice import office, start
from excelkasse.spreadsheet.live.programs import DeskPrograms
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.agent.desks import press, reply, until

pytestmark = pytest.mark.office

PATIENCE = 240
"""Seconds; a portfolio is written cell by cell, and the machine may be busy."""

PROJECT = "P-2026-03 a=b 100 % & Ærø.xlsx"


class Calc:
    """An agent at work on a Calc that is open."""

    def __init__(self, folder: Path, app: xlwings.App) -> None:
        """Begin to watch a desk in a folder."""
        self.app = app
        self.desk = Desk(folder / "skrivebord")
        programs = UsersPrograms(DeskPrograms(app.impl.office.pipe))
        self.copies = Copies(self.desk.copies)
        journal = Journal(self.desk.log)
        self._agent = Agent(
            Setting(self.desk, texts("da"), programs, journal, self.copies, print),
            lambda _: "kold",
        )
        self._ready = Event()
        self._thread = Thread(target=self._agent.run, args=(self._ready.set,))

    def __enter__(self) -> Self:
        """Start."""
        self._thread.start()
        assert self._ready.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._agent.end()
        self._thread.join(PATIENCE)

    def press(self, button: str, file: Path) -> Mapping[str, Any]:
        """Press a button with a workbook in front, and return the answer."""
        return reply(self.desk, press(self.desk, button, workbook=str(file)), PATIENCE)


@pytest.fixture(scope="module")
def app() -> Iterator[xlwings.App]:
    """Start one Calc for all."""
    with office() as app:
        yield app


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a project with an overdue action."""
    samples = {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}
    file = tmp_path_factory.mktemp("projekt") / PROJECT
    FileTarget(file).write(sample_workbook(samples["P-2026-03"], texts("da")))
    return file


@pytest.fixture
def calc(tmp_path: Path, app: xlwings.App) -> Iterator[Calc]:
    """Give an agent, and close all workbooks in the end."""
    with Calc(tmp_path, app) as calc:
        yield calc
    for book in list(app.books):
        book.close()


@pytest.fixture
def file(tmp_path: Path, written: Path, app: xlwings.App) -> Path:
    """Give the project, open in Calc."""
    file = Path(copy(written, tmp_path))
    app.books.open(str(file))
    return file


def _sheets(app: xlwings.App) -> Sequence[str]:
    return [sheet.name for sheet in app.books[0].sheets]


def test_check_next_mend_and_check_again(calc: Calc, file: Path) -> None:
    """Kontrol appears, the next finding is gone to; once mended it is not found any more."""
    first = calc.press("check", file)
    gone_to = calc.press("next_finding", file)
    here = calc.app.selection
    note = here.note
    calc.app.books[0].sheets["Risici"]["P10"].value = date(2099, 1, 1)
    again = calc.press("check", file)

    assert ["done", "done", "done"] == [one["outcome"] for one in (first, gone_to, again)]
    assert first["message"].startswith("1 fejl")
    assert "Næste bemærkning: Risici!P10" == gone_to["message"]
    assert ("Risici", "$P$10") == (here.sheet.name, here.address)
    assert note is not None
    assert again["message"].startswith("Ingen bemærkninger")
    assert "Kontrol" in _sheets(calc.app)
    assert None is calc.app.books[0].sheets["Risici"]["P10"].note


def test_a_check_is_undone_byte_for_byte(calc: Calc, file: Path, written: Path) -> None:
    """Nobody has written since, as the agent can see; the file is what it was, and is open."""
    calc.press("check", file)
    until(lambda: _settled(calc, file), PATIENCE)
    kept = calc.copies.newest(file)
    told = calc.press("undo", file)

    assert "done" == told["outcome"], told
    assert written.read_bytes() == file.read_bytes()
    assert kept is not None
    assert written.read_bytes() == calc.copies.path(kept).read_bytes()
    assert [file.name] == [book.name for book in calc.app.books]
    assert "Kontrol" not in _sheets(calc.app)


def _settled(calc: Calc, file: Path) -> bool:
    """Whether the agent has noted what it left, and so has let go of the program."""
    entry = calc.copies.newest(file)
    return entry is not None and bool(entry.after)


def test_what_a_person_wrote_is_kept_through_undo_and_back(calc: Calc, file: Path) -> None:
    """Undone, it is gone from the workbook but not lost: a second undo brings it back."""
    calc.press("check", file)
    until(lambda: _settled(calc, file), PATIENCE)
    calc.app.books[0].sheets["Risici"]["P10"].value = date(2031, 5, 17)
    undone = calc.press("undo", file)
    without = calc.app.books[0].sheets["Risici"]["P10"].value
    back = calc.press("undo", file)
    value = calc.app.books[0].sheets["Risici"]["P10"].value

    assert ["done", "done"] == [undone["outcome"], back["outcome"]]
    assert (2026, 2031) == (without.year, value.year)


def test_the_status_report_is_printed(calc: Calc, file: Path) -> None:
    """One PDF beside the workbook, with what the sheet says; the workbook is not changed."""
    before = file.read_bytes()
    told = calc.press("status_pdf", file)
    [report] = file.parent.glob("*.pdf")
    text = subprocess.run(  # noqa: S603
        ["pdftotext", str(report), "-"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout

    assert "done" == told["outcome"], told
    assert "Statusrapport til projektejer" in text
    assert "P-2026-03" in text
    assert before == file.read_bytes()
    assert [".pdf", ".xlsx"] == sorted(one.suffix for one in file.parent.iterdir() if one.suffix)


def test_a_workbook_closed_meanwhile_is_told(calc: Calc, file: Path) -> None:
    """What to do, and that nothing has changed."""
    calc.app.books[0].close()
    told = calc.press("check", file)

    assert "failed" == told["outcome"]
    assert "er ikke åben" in told["message"]
    assert told["message"].endswith("Mappen er ikke ændret.")


def test_a_new_project_opens_in_front(calc: Calc, file: Path) -> None:
    """Beside the open one, which is as it was."""
    told = calc.press("new_project", file)

    assert "done" == told["outcome"], told
    assert {PROJECT, "Nyt projekt.xlsx"} == {book.name for book in calc.app.books}
    assert "Stamdata" in [sheet.name for sheet in calc.app.books["Nyt projekt.xlsx"].sheets]


def test_a_refresh_is_written_and_undone(
    calc: Calc, tmp_path: Path, written: Path, app: xlwings.App
) -> None:
    """A project's new name arrives beside a person's own word; the undo gives the file back."""
    projects = tmp_path / "projekter"
    projects.mkdir()
    project = Path(copy(written, projects))
    portfolio = tmp_path / "Portefølje.xlsx"
    roll_up_folder(projects, portfolio, texts("da"), order=Order(AS_OF))
    before = portfolio.read_bytes()
    FileTarget(project).write(_renamed("Et helt nyt navn"))
    app.books.open(str(portfolio))
    told = calc.press("refresh", portfolio)
    until(lambda: _settled(calc, portfolio), PATIENCE)
    names = app.books["Portefølje.xlsx"].sheets["Projekter"].used_range.value
    undone = calc.press("undo", portfolio)

    assert "done" == told["outcome"], told
    assert "1 mapper læst, 0 i karantæne" in told["message"]
    assert "Et helt nyt navn" in json.dumps(names, default=str, ensure_ascii=False)
    assert "done" == undone["outcome"], undone
    assert before == portfolio.read_bytes()


def _renamed(name: str) -> Any:  # noqa: ANN401
    [sample] = [one for one in sample_projects(parts_of(SHELF)) if one.file[:9] == "P-2026-03"]
    project = {**sample.parts["master_data.project"][0], "name": name}
    return sample_workbook(
        replace(sample, parts={**sample.parts, "master_data.project": (project,)}), texts("da")
    )


def test_a_calc_that_is_killed_is_told_and_the_agent_goes_on(tmp_path: Path, written: Path) -> None:
    """The press after the kill is answered in words; what lay on the disk is untouched."""
    file = Path(copy(written, tmp_path))
    app = start()
    with Calc(tmp_path, app) as calc:
        app.books.open(str(file))
        first = calc.press("next_finding", file)
        app.kill()
        second = calc.press("check", file)
        third = calc.press("check", file)

    assert ["done", "failed", "failed"] == [one["outcome"] for one in (first, second, third)]
    assert "LibreOffice" in second["message"]
    assert "Traceback" not in second["message"]
    assert written.read_bytes() == file.read_bytes()
