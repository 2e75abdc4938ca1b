"""What is read: one sheet as values, and the `Source` that gives the sheets of a workbook.

A `Grid` holds no library. Blank cells are None. Three things that a fast reader does not tell are
kept beside the values: error values, formulas whose result was never stored, and which cells hold
formulas at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple, Protocol

from excelkasse.address import Cell

Value = str | float | bool | date | datetime | time | timedelta | None
"""What a cell can hold. Whole numbers arrive as floats, as Excel stores them."""


FIRST = Cell(1, 1)


@dataclass(frozen=True)
class Grid:
    """The values of one sheet.

    `rows[0][0]` is the cell `origin`. `errors` maps a cell to its error value (`#REF!`);
    `uncached` are formulas without a stored result; `formulas` are all cells with a formula.
    """

    name: str
    rows: Sequence[Sequence[Value]] = ()
    origin: Cell = FIRST
    errors: Mapping[Cell, str] = field(default_factory=dict)
    uncached: frozenset[Cell] = frozenset()
    formulas: frozenset[Cell] = frozenset()
    hidden: bool = False

    def at(self, cell: Cell) -> Value:
        """Return the value of a cell; None if it is blank or outside what the sheet uses."""
        row, across = self.row(cell[0]), cell[1] - self.origin[1]
        return row[across] if 0 <= across < len(row) else None

    def row(self, row: int) -> Sequence[Value]:
        """Return the values of a row from the column of `origin` on; none outside the sheet."""
        down = row - self.origin[0]
        return self.rows[down] if 0 <= down < len(self.rows) else ()

    @cached_property
    def filled_rows(self) -> Mapping[int, Sequence[Value]]:
        """The rows with something in them; most of a template wait to be filled."""
        rows = enumerate(self.rows, self.origin.row)
        return {row: values for row, values in rows if tuple(values) != (None,) * len(values)}

    @property
    def silent(self) -> frozenset[Cell]:
        """The cells that hold something and whose value nobody knows: errors, and uncached."""
        return self._silent if self.errors else self.uncached

    @cached_property
    def _silent(self) -> frozenset[Cell]:
        return self.uncached.union(self.errors)

    @cached_property
    def last(self) -> Cell:
        """The last row and column that the sheet uses."""
        width = max(map(len, self.rows), default=0)
        corner = Cell(self.origin.row + len(self.rows) - 1, self.origin.column + width - 1)
        if not self.silent:
            return corner
        used = (corner, *self.silent)
        return Cell(max(cell.row for cell in used), max(cell.column for cell in used))

    def filled(self) -> Iterator[tuple[Cell, Value]]:
        """Give every cell that holds something, row by row, errors and uncached formulas too."""
        unseen = set(self.silent)
        for down, row in enumerate(self.rows):
            for across, value in enumerate(row):
                if value is not None:
                    cell = Cell(self.origin.row + down, self.origin.column + across)
                    unseen.discard(cell)
                    yield cell, value
        for cell in sorted(unseen):
            yield cell, None


def at(row: Sequence[Value], across: int) -> Value:
    """Return one value of a row; None outside it."""
    return row[across] if 0 <= across < len(row) else None


def blank(values: Sequence[Value]) -> bool:
    """Whether nothing stands in some cells; as one comparison, it ends at the first value."""
    return tuple(values) == (None,) * len(values)


def down(rows: Sequence[Sequence[Value]], across: int) -> Sequence[Value]:
    """Return the same value of every row; None where it is outside."""
    if across < 0:
        return [None] * len(rows)
    return [row[across] if across < len(row) else None for row in rows]


class Workbook(NamedTuple):
    """All sheets of one workbook, and whether its day 0 is in 1904."""

    grids: Sequence[Grid]
    epoch_1904: bool = False


class Source(Protocol):
    """Something a workbook can be read from: a file, the open workbook, memory."""

    def read(self) -> Workbook:
        """Read every sheet.

        Raises:
            Unreadable: it is no workbook we can read.
        """
        ...
