"""What a check found, shown in the open workbook: the sheet Kontrol, and a note in each cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

import xlwings

from excelkasse.address import Cell
from excelkasse.errors import Unreachable
from excelkasse.finding import Finding, Place
from excelkasse.grid import Grid
from excelkasse.schema.anchors import CONTROL
from excelkasse.schema.worded import worded
from excelkasse.spreadsheet.live.busy import reachable
from excelkasse.spreadsheet.live.control_plan import (
    HEADER,
    Checkup,
    control_workbook,
    places_on,
)
from excelkasse.spreadsheet.live.native import has_fixed_sheets, is_read_only
from excelkasse.spreadsheet.live.note_text import our_note
from excelkasse.spreadsheet.live.notes import put, tag_on, take_away
from excelkasse.spreadsheet.live.page_edge import extent, freeze
from excelkasse.spreadsheet.live.quiet import quiet
from excelkasse.spreadsheet.live.source import grid_on
from excelkasse.spreadsheet.live.staging import staged, staging_folder
from excelkasse.texts import Texts

_MOST_NOTES = 500
"""Each note is a call or two; the sheet names every finding anyway."""


def _at_once() -> None:
    """Wait for nothing."""


class ControlScreen:
    """The open workbook as a screen; `when` is the moment of the check.

    Nothing is changed until `before_writing` has returned; what it raises is raised.
    """

    def __init__(
        self,
        book: xlwings.Book,
        words: Texts,
        when: datetime,
        before_writing: Callable[[], object] = _at_once,
    ) -> None:
        """Keep the workbook; nothing is shown yet."""
        self._before_writing = before_writing
        self._book = book
        self._words = words
        self._when = when

    def show(self, file: str, findings: Sequence[Finding]) -> None:
        """Show all findings in place of those of the check before, and go to them.

        Raises:
            Unreachable: the workbook is read-only or takes no sheet, or it is busy or gone.
        """
        if is_read_only(self._book):
            raise Unreachable("workbook_read_only", {"file": file})
        if has_fixed_sheets(self._book) and not self._sheets():
            raise Unreachable("workbook_protected", {"file": file})
        self._before_writing()
        with reachable(file):
            with quiet(self._book):
                take_away(self._book)
                unmarked = tuple(self._mark(findings))
                self._put_sheet(Checkup(file, self._when, findings, unmarked))
            self._sheets()[0].activate()

    def clear(self) -> None:
        """Take the sheet and the notes away."""
        with reachable(self._book.name), quiet(self._book):
            take_away(self._book)
            for sheet in self._sheets():
                sheet.delete()

    def next_after(self, selection: Place) -> Place | None:
        """Go to the finding after a place, by sheets and cells, and return where it is.

        From the last it goes to the first; None where no check has shown anything.
        """
        with reachable(self._book.name):
            order = {sheet.name: number for number, sheet in enumerate(self._book.sheets)}
            found = [place for place in self._places() if place.sheet in order]
            if not found:
                return None
            ranked = sorted(found, key=lambda place: _rank(place, order))
            here = _rank(selection, order)
            goal = next((one for one in ranked if _rank(one, order) > here), ranked[0])
            self._book.sheets[goal.sheet].activate()
            self._book.sheets[goal.sheet].range(tuple(goal.cell or Cell(1, 1))).select()
            return goal

    def _mark(self, findings: Sequence[Finding]) -> Iterator[Place]:
        """Put a note into every cell with a finding; give the places that take none."""
        left = _MOST_NOTES
        for sheet, cells in self._texts(findings).items():
            marked = dict(list(cells.items())[:left])
            left -= len(marked)
            refused = {*put(self._book.sheets[sheet], marked), *(cells.keys() - marked.keys())}
            yield from (Place(sheet, cell) for cell in cells if cell in refused)

    def _texts(self, findings: Sequence[Finding]) -> Mapping[str, Mapping[Cell, str]]:
        """Return the notes by sheet and cell; of several findings in a cell one after the other."""
        said: dict[str, dict[Cell, list[str]]] = {}
        for finding in findings:
            place = finding.place
            if place.cell is not None:
                lines = said.setdefault(place.sheet, {}).setdefault(place.cell, [])
                lines.append(" ".join(worded(finding, self._words)))
        return {
            sheet: {cell: our_note(lines, self._words) for cell, lines in cells.items()}
            for sheet, cells in said.items()
        }

    def _put_sheet(self, checkup: Checkup) -> None:
        """Fill the sheet that is there, wherever a person has moved it, or put a new one last."""
        plan = control_workbook(checkup, self._words)
        with staging_folder() as folder, staged(self._book.app, folder, plan) as fresh:
            there = self._sheets()
            if there:
                _fill(there[0], fresh.sheets[0], extent(plan.sheets[0]))
                return
            name = self._free_name()
            made = fresh.sheets[0].copy(after=self._book.sheets[-1])
        made.name = name
        freeze(made, plan.sheets[0].freeze)

    def _sheets(self) -> list[xlwings.Sheet]:
        return [sheet for sheet in self._book.sheets if tag_on(sheet) == CONTROL]

    def _places(self) -> Iterator[Place]:
        for sheet in self._sheets()[:1]:
            grid: Grid = grid_on(sheet)
            yield from places_on(grid)

    def _free_name(self) -> str:
        """Return a name that no sheet has: a person may have a sheet of the same name."""
        taken = {sheet.name.casefold() for sheet in self._book.sheets}
        name, number = self._words["open.control.name"], 1
        free = name
        while free.casefold() in taken:
            number += 1
            free = f"{name} {number}"
        return free


def _fill(sheet: xlwings.Sheet, fresh: xlwings.Sheet, last: Cell) -> None:
    """Put a new sheet's cells over those of the check before."""
    sheet.clear()
    fresh.range((1, 1), tuple(last)).copy(sheet.range("A1"))
    sheet.range(f"{HEADER}:{max(last.row, HEADER)}").autofit()


def _rank(place: Place, order: Mapping[str, int]) -> tuple[int, int, int]:
    row, column = place.cell or (0, 0)
    return order.get(place.sheet, -1), row, column
