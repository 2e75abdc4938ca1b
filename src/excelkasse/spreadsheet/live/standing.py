"""Which sheets of the open workbook are as a plan wants them already, and are not written again.

What a formula gives is not looked at: it follows by itself when what it is made of is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from excelkasse.address import Cell
from excelkasse.plan import Content, Formula, Link, SheetPlan
from excelkasse.schema.looks import LOOKS_CELL, looks_of
from excelkasse.spreadsheet.live.extra_edge import has_leftovers
from excelkasse.spreadsheet.live.seats import Home
from excelkasse.spreadsheet.live.sheet_work import SheetWork
from excelkasse.spreadsheet.live.staged_plan import arranged
from excelkasse.spreadsheet.live.table_work import TableWork, holds
from excelkasse.spreadsheet.live.ways import Ways

_LOOSE = re.compile(
    r"""("(?:[^"]|"")*")|'([^\W\d]\w*)'(?=!)|\b(TRUE|FALSE)\(\)|(?<=\d)\.0+(?!\d)|\s+"""
)
"""A text; a sheet in quotes that it does not need; a truth value; a whole number; white space."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a sheet of a plan is wanted in the open workbook.

    `looks` are the letters that say what its values and formulas do not.
    """

    plan: SheetPlan
    home: Home
    ways: Ways
    looks: str

    def stands(self, work: SheetWork | None) -> bool:
        """Whether the sheet is like that already; one with tables has its `work`."""
        if self.home.grid.at(self.home.cell(LOOKS_CELL)) != self.looks:
            return False
        return self._page_stands() if work is None else self._tables_stand(work)

    def _page_stands(self) -> bool:
        planned = {self.home.cell(one.cell): one.content for one in self.plan.cells}
        there = {*(cell for cell, _ in self.home.grid.filled()), *self.home.grid.formulas}
        return there <= planned.keys() and all(
            self._holds(cell, content)
            for cell, content in planned.items()
            if cell != self.home.cell(LOOKS_CELL)
        )

    def _tables_stand(self, work: SheetWork) -> bool:
        return (
            not (work.lost or work.absent or has_leftovers(work))
            and not any(work.missing())
            and not any(self.formulas_amiss(work))
            and all(self._table_stands(table) for table in work.tables)
        )

    def formulas_amiss(self, work: SheetWork) -> Iterator[tuple[Cell, Formula]]:
        """Give the cells around the tables that compute something else than they should."""
        for one in self.plan.cells:
            if isinstance(one.content, Formula) and not work.unplaced(one.cell):
                at = work.cell(one.cell)
                if not self._holds(work.before(at), one.content):
                    yield at, one.content

    def _table_stands(self, work: TableWork) -> bool:
        settled = not (work.shifts or work.added or work.forsaken)
        return settled and all(self._holds(cell, content) for cell, content in _cells(work))

    def _holds(self, at: Cell, content: Content) -> bool:
        grid = self.home.grid
        if at in grid.errors:
            return False
        if isinstance(content, Formula):
            sheet = self.plan.name if self.plan.tables else ""
            wanted = f"={self.ways.formula(content.text, sheet)}"
            return _said(self.home.formulas.get(at, "")) == _said(wanted)
        return at not in grid.formulas and holds(grid.at(at), content)


def wanted(
    plan: SheetPlan, home: Home, ways: Ways, *, accent: str, work: SheetWork | None
) -> Wanted:
    """Return how a sheet is wanted; its links are seen from the workbook's own folder."""
    orders = {one.table.name: one.order for one in work.tables} if work else {}
    sheet = arranged(plan, orders, lambda one: ways.link(one) if isinstance(one, Link) else one)
    return Wanted(plan, home, ways, looks_of(sheet, accent))


def _cells(work: TableWork) -> Iterator[tuple[Cell, Content]]:
    """Give every cell that a table is to have, with what it is to hold."""
    first = work.seat.header_row + 1
    for at, row in enumerate(work.rows):
        if row.new is not None:
            for column, content in zip(work.table.columns, work.table.rows[row.new], strict=True):
                yield Cell(first + at, work.seat.columns[column.key]), content


def _said(formula: str) -> str:
    """Return a formula without what programs leave out or put in when they say it again."""
    return _LOOSE.sub(lambda found: found[found.lastindex] if found.lastindex else "", formula)
