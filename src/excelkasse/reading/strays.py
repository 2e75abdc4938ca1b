"""What a person wrote on a tool's sheet outside the fields: it is not read, so it is named."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import count, repeat

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Grid, Value, blank
from excelkasse.reading.areas import not_read
from excelkasse.reading.around import Around
from excelkasse.reading.columns import Told, told_of
from excelkasse.reading.gantt import gantt_of
from excelkasse.reading.matrix import square_of
from excelkasse.reading.tagged import Tagged

_Beside = tuple[AbstractSet[int], Told]
"""The columns of a row that were read, and what gives the values in the others."""


@dataclass(slots=True)
class Seen:
    """What of a sheet has been read or is ours: cells, and bodies of registers by row and column.

    `begins` are the cells that parts begin in: our titles stand in their columns, and our heading
    above the first, in the leftmost.
    """

    cells: set[tuple[int, int]] = field(default_factory=set)
    bodies: list[tuple[range, AbstractSet[int]]] = field(default_factory=list)
    begins: set[Cell] = field(default_factory=set)

    def begin(self, cells: Iterable[tuple[int, int]]) -> None:
        """Note where a part begins: the uppermost of some cells."""
        first = min(cells, default=None)
        if first is not None:
            self.begins.add(Cell(*first))

    @property
    def corner(self) -> Cell | None:
        """The row of the first part and the column of the leftmost."""
        if not self.begins:
            return None
        return Cell(min(at.row for at in self.begins), min(at.column for at in self.begins))

    def beside(self, grid: Grid) -> list[_Beside]:
        """Return what of each row of a sheet is no part of the body of a register."""
        left = grid.origin.column
        found: list[_Beside] = [(frozenset(), _whole)] * len(grid.rows)
        for rows, columns in reversed(self.bodies):
            others = [one for one in range(left, grid.last.column + 1) if one not in columns]
            first, stop = rows.start - grid.origin.row, min(rows.stop - grid.origin.row, len(found))
            found[first:stop] = [(columns, told_of(grid, others))] * (stop - first)
        return found

    def columns(self, row: int) -> AbstractSet[int]:
        """Return the columns of a row that belong to the body of a register."""
        return next((columns for rows, columns in self.bodies if row in rows), frozenset())


def strays(sheet: Tagged, seen: Seen) -> Iterator[Finding]:
    """Name the cells of a tool's sheet outside our fields that hold something.

    On a page all formulas are ours; without any it was pasted as values, and nobody typed on it.
    """
    formulas, page = sheet.grid.formulas, sheet.words.page
    unread = list(_unread(sheet, seen)) if formulas or not page else []
    if not unread:
        return
    square = square_of(sheet)
    around = Around.of(sheet, seen.corner or square.corner, {at.column for at in seen.begins})
    heading = around.heading(cell for cell, _ in unread if cell in formulas)
    in_gantt = gantt_of(sheet, seen.bodies)
    yield from not_read(
        sheet.grid.name,
        [
            cell
            for cell, value in unread
            if not around.holds(cell, value)
            and cell not in heading
            and cell not in square.cells
            and not in_gantt(cell, value)
        ],
    )


def _unread(sheet: Tagged, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read, but for what is ours at a glance."""
    grid, ours, passed = sheet.grid, sheet.words.as_written, _at_a_glance(sheet, seen)
    for row, values, (read, beside) in zip(count(grid.origin.row), grid.rows, seen.beside(grid)):
        if not blank(beside(values)):
            yield from [
                (Cell(row, column), value)
                for column, value in enumerate(values, grid.origin.column)
                if value is not None
                and column not in read
                and (row, column) not in passed
                and (value not in ours or (row, column) in grid.formulas)
            ]
    for cell in sorted(grid.silent):
        if cell.column not in seen.columns(cell.row) and cell not in passed:
            yield cell, None


def _at_a_glance(sheet: Tagged, seen: Seen) -> AbstractSet[tuple[int, int]]:
    """Return the cells that were read, those of the markers, and on a page those of formulas."""
    formulas, marks = sheet.grid.formulas, sheet.marks
    marked = set(zip(marks.rows.values(), repeat(marks.column)))
    return seen.cells | (marked | formulas if sheet.words.page else marked - formulas)


def _whole(values: Sequence[Value]) -> Sequence[Value]:
    return values
