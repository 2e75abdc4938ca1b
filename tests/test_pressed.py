"""From the mouse to the cell: LibreOffice with a window, its buttons, and the agent at work.

Nothing stands in for anything but the name of the pipe, because two LibreOffices share none. The
agent is a process of its own, as it is on a person's machine.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from excelkasse.actions.demo import AS_OF, sample_workbook
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.buttons import BUTTONS
from excelkasse.layout.place import parts_of
from excelkasse.sample import SampleProject, sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.addin.screen import (
    Person,
    Place,
    Window,
    danish_profile,
    libreoffice,
    own_extension,
    person,
    unopkg,
    until,
)
from tests.agent.desks import reply

pytestmark = pytest.mark.office

WORDS = texts("da")
PATIENCE = 240
"""Seconds; a whole portfolio is refreshed, and the machine may be busy."""

_AGENT = """
import sys
from dataclasses import replace
from excelkasse.agent.agent import serve
from excelkasse.agent.programs import UsersPrograms
from excelkasse.agent.setting import users_setting
from excelkasse.spreadsheet.live.programs import DeskPrograms
from excelkasse.texts import texts
own = replace(users_setting(texts("da")), programs=UsersPrograms(DeskPrograms(sys.argv[1])))
serve(own, lambda: None)
"""


@contextmanager
def agent(one: Person) -> Iterator[None]:
    """Have the person's agent awake, and end it as a system does at the end of a session."""
    running = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", _AGENT, one.pipe], env=dict(one.environment), start_new_session=True
    )
    try:
        until(one.desk.heartbeat.exists, patience=PATIENCE)
        yield
    finally:
        running.terminate()
        running.wait(PATIENCE)


@contextmanager
def at_work(file: Path, one: Person) -> Iterator["AtWork"]:
    """Have a workbook open in front of a person whose agent is awake."""
    with libreoffice(one, "--calc", str(file)) as window, agent(one):
        labels = {button.key: WORDS[f"buttons.{button.key}.label"] for button in BUTTONS}
        seen = until(lambda: window.toolbar(WORDS["buttons.tab"], list(labels.values())))
        places = {key: seen[label] for key, label in labels.items()}
        yield AtWork(window, places)


class AtWork:
    """Somebody with a mouse in front of a workbook."""

    def __init__(self, window: Window, places: Mapping[str, Place]) -> None:
        """Look at the workbook that is open."""
        self.window = window
        self.places = places
        self.document: Any = None
        self.look()

    def look(self) -> None:
        """Look at the workbook that is in front now."""
        self.document = self.window.create("com.sun.star.frame.Desktop").CurrentComponent

    def press(self, button: str) -> Mapping[str, Any]:
        """Press a button with the mouse and wait for the agent's answer."""
        desk = self.window.person.desk
        before = {file.stem for file in desk.replies.glob("*.json")}
        self.window.click(self.places[button])
        new = until(
            lambda: {file.stem for file in desk.replies.glob("*.json")} - before, patience=PATIENCE
        )
        return reply(desk, new.pop())

    def sheet(self, name: str) -> Any:  # noqa: ANN401  (a sheet of LibreOffice's)
        """Give a sheet by its name."""
        return self.document.Sheets.getByName(name)

    def cell(self, sheet: str, address: str) -> Any:  # noqa: ANN401
        """Give a cell."""
        return self.sheet(sheet).getCellRangeByName(address)

    def notes(self, sheet: str) -> Sequence[str]:
        """Give every note of a sheet."""
        notes = self.sheet(sheet).Annotations
        return [notes.getByIndex(number).String for number in range(notes.Count)]

    def rows(self, sheet: str) -> Sequence[Sequence[object]]:
        """Give all that stands on a sheet."""
        cursor = self.sheet(sheet).createCursor()
        cursor.gotoEndOfUsedArea(True)  # noqa: FBT003  (LibreOffice's own call)
        rows: Sequence[Sequence[object]] = cursor.getDataArray()
        return rows

    @property
    def front(self) -> str:
        """The sheet in front, and the cell that is selected."""
        return str(self.document.CurrentSelection.AbsoluteName).replace("$", "")

    def follow(self, row: int, column: int) -> None:
        """Press a link with the mouse, Ctrl held down as LibreOffice wants it."""
        place = until(lambda: self._on_screen(row, column))
        for step in (
            ["mousemove", "--sync", *map(str, place)],
            ["keydown", "ctrl"],
            ["click", "1"],
            ["keyup", "ctrl"],
        ):
            subprocess.run(  # noqa: S603
                ["xdotool", *step],  # noqa: S607
                env=dict(self.window.person.environment),
                check=True,
                timeout=PATIENCE,
            )

    def _on_screen(self, row: int, column: int) -> Place | None:
        """Give where a cell of the sheet in front is, as LibreOffice tells those who cannot see."""
        found = self.window.cell_on_screen(row, column)
        return (found[0] + 40, found[1] + 8) if found else None


def _sample(number: str) -> SampleProject:
    [found] = [one for one in sample_projects(parts_of(SHELF)) if one.file.startswith(number)]
    return found


def _renamed(number: str, name: str) -> SampleProject:
    sample = _sample(number)
    project = {**sample.parts["master_data.project"][0], "name": name}
    return replace(sample, parts={**sample.parts, "master_data.project": (project,)})


@pytest.fixture
def one() -> Iterator[Person]:
    """Give a person at a screen, with the extension installed."""
    with person() as somebody:
        danish_profile(somebody)
        unopkg(somebody, "add", str(own_extension(somebody, WORDS)))
        yield somebody


def test_a_finding_is_shown_gone_to_mended_and_gone(one: Person) -> None:
    """Kontrollér, a press on the link, the date mended, Kontrollér again: nothing is left."""
    file = one.home / "P-2026-03 100 % & Ærø.xlsx"
    FileTarget(file).write(sample_workbook(_sample("P-2026-03"), WORDS))
    with at_work(file, one) as work:
        first = work.press("check")
        rows = work.rows("Kontrol")
        [(row, column)] = [
            (down, across)
            for down, cells in enumerate(rows)
            for across, text in enumerate(cells)
            if text == "Risici!P10"
        ]
        noted = work.notes("Risici")
        work.follow(row, column)
        until(lambda: work.front.endswith("Risici.P10"))
        work.cell("Risici", "P10").setFormula("2099-01-01")
        again = work.press("check")

        assert ("done", "done") == (first["outcome"], again["outcome"]), (first, again)
        assert first["message"].startswith("1 fejl")
        assert [True] == [note.startswith("Excelkasse") for note in noted if "Excelkasse" in note]
        assert again["message"].startswith("Ingen bemærkninger")
        assert [] == [note for note in work.notes("Risici") if "Excelkasse" in note]
        assert not any("Risici!P10" in row for row in work.rows("Kontrol"))


def test_a_check_is_undone_in_front_of_the_person(one: Person) -> None:
    """The workbook is closed and opened again as it was before the check; LibreOffice lives."""
    file = one.home / "P-2026-10.xlsx"
    FileTarget(file).write(sample_workbook(_sample("P-2026-10"), WORDS))
    before = file.read_bytes()
    with at_work(file, one) as work:
        checked = work.press("check")
        undone = work.press("undo")
        work.look()
        sheets = work.document.Sheets.ElementNames

        assert ("done", "done") == (checked["outcome"], undone["outcome"]), (checked, undone)
        assert "Kontrol" not in sheets
        assert "Stamdata" in sheets
        assert before == file.read_bytes()


def test_the_portfolio_in_front_is_refreshed(one: Person) -> None:
    """Two projects have changed: their rows do, and all that a person has made stays."""
    projects = one.home / "projekter"
    projects.mkdir()
    for number in ("P-2026-03", "P-2026-10"):
        FileTarget(projects / f"{number}.xlsx").write(sample_workbook(_sample(number), WORDS))
    portfolio = one.home / "Portefølje.xlsx"
    roll_up_folder(projects, portfolio, WORDS, order=Order(AS_OF))
    for number, name in (("P-2026-03", "Nyt navn"), ("P-2026-10", "Andet navn")):
        changed = sample_workbook(_renamed(number, name), WORDS)
        FileTarget(projects / f"{number}.xlsx").write(changed)
    with at_work(portfolio, one) as work:
        mine = _something_of_ones_own(work)
        told = work.press("refresh")
        shown = [str(cell) for row in work.rows("Projekter") for cell in row]

        assert "done" == told["outcome"], told
        assert {"Nyt navn", "Andet navn"} <= set(shown)
        assert mine == _of_ones_own(work)
        assert list(one.desk.copies.rglob("*.xlsx"))


def _something_of_ones_own(work: AtWork) -> Mapping[str, object]:
    """Write a column, a note, a sheet, and draw a chart, as a person would."""
    rows = work.rows("Projekter")
    header = next(at for at, row in enumerate(rows) if "Projektnr." in row)
    sheet = work.sheet("Projekter")
    across = len(rows[0])
    number = rows[header].index("Projektnr.")
    sheet.getCellByPosition(across, header).setString("Min egen kolonne")
    for row in range(header + 1, len(rows)):
        if rows[row][number]:
            sheet.getCellByPosition(across, row).setString(f"om {rows[row][number]}")
    where = sheet.getCellByPosition(across, header).CellAddress
    sheet.Annotations.insertNew(where, "Min egen note")
    work.document.Sheets.insertNewByName("Mit ark", work.document.Sheets.Count)
    work.cell("Mit ark", "A1").setString("Mit eget ark")
    area = work.cell("Mit ark", "A1:B3").RangeAddress
    rectangle = work.window.rectangle(8000, 6000)
    work.sheet("Mit ark").Charts.addNewByName("Mit diagram", rectangle, (area,), True, True)  # noqa: FBT003
    return _of_ones_own(work)


def _of_ones_own(work: AtWork) -> Mapping[str, object]:
    rows = work.rows("Projekter")
    header = next(row for row in rows if "Projektnr." in row)
    number, own = header.index("Projektnr."), header.index("Min egen kolonne")
    return {
        "column": {row[number]: row[own] for row in rows if str(row[number]).startswith("P-")},
        "notes": [note for note in work.notes("Projekter") if note == "Min egen note"],
        "sheet": work.cell("Mit ark", "A1").String,
        "charts": work.sheet("Mit ark").Charts.ElementNames,
    }
