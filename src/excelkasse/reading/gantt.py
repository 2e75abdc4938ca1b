"""The Gantt on a sheet: all of it is drawn from the register, so nothing in it is read."""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value
from excelkasse.reading.tagged import Tagged

_MILESTONE = "◆"
_HEADING = re.compile(r"\w|\w{3,4}\s\d{4}")
"""What our formulas write above the rows: the letter of days off, or a month with its year."""


def gantt_of(
    sheet: Tagged, bodies: Sequence[tuple[range, AbstractSet[int]]]
) -> Callable[[Cell, Value], bool]:
    """Return whether a Gantt drew what is in a cell, also where its formulas became values.

    Its columns are those to the right of the register with a number or a formula in the header row;
    a column that somebody added has a text there. What stands above them is ours only if it is a
    formula, or if no formula is left on the sheet.
    """
    grid = sheet.grid
    if sheet.sheet.gantt is None:
        return _nowhere
    weeks = [
        (body.start, set(_weeks(grid, body.start - 1, max(columns, default=0))))
        for body, columns in bodies
    ]

    def in_gantt(cell: Cell, value: Value) -> bool:
        return any(
            cell.column in columns
            and (
                cell in grid.formulas or _left(value, above=not grid.formulas and cell.row < start)
            )
            for start, columns in weeks
        )

    return in_gantt


def _nowhere(_: Cell, __: Value) -> bool:
    return False


def _weeks(grid: Grid, row: int, after: int) -> Iterator[int]:
    for column in range(after + 1, grid.last.column + 1):
        cell = Cell(row, column)
        value = grid.at(cell)
        if cell in grid.formulas or (after and isinstance(value, float | int | date)):
            yield column


def _left(value: Value, *, above: bool) -> bool:
    """Whether a value is one that a formula of ours leaves, above the rows or beside them."""
    if not above or value is None:
        return value == _MILESTONE
    return not isinstance(value, str) or _HEADING.fullmatch(value) is not None
