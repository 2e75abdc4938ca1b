"""What a person wrote on a tool's sheet outside the fields: it is not read, so it is named."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Grid, Value, blank
from excelkasse.reading.areas import not_read
from excelkasse.reading.around import Around
from excelkasse.reading.columns import told_of
from excelkasse.reading.gantt import gantt_of
from excelkasse.reading.matrix import square_of
from excelkasse.reading.tagged import Tagged

_NO_COLUMNS: AbstractSet[int] = frozenset()


@dataclass(slots=True)
class Seen:
    """What of a sheet has been read or is ours: columns row by row, and bodies of registers.

    `begins` are the cells that parts begin in: our titles stand in their columns, and our heading
    above the first, in the leftmost.
    """

    columns: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    bodies: list[tuple[range, AbstractSet[int]]] = field(default_factory=list)
    begins: set[Cell] = field(default_factory=set)

    def begin(self, row: int, column: int) -> None:
        """Note where a part begins."""
        self.begins.add(Cell(row, column))

    @property
    def corner(self) -> Cell | None:
        """The row of the first part and the column of the leftmost."""
        if not self.begins:
            return None
        return Cell(min(at.row for at in self.begins), min(at.column for at in self.begins))

    def read(self, row: int) -> AbstractSet[int]:
        """Return the columns of a row that have been read."""
        read = self.columns.get(row, _NO_COLUMNS)
        for rows, columns in self.bodies:
            if row in rows:
                return read | columns if read else columns
        return read

    def beside(self, grid: Grid) -> Mapping[int, Sequence[Value]]:
        """Return the filled rows of a sheet, but for those that the body of a register holds.

        Of a row of a body with something beside it, the columns of the body are noted.
        """
        filled, left = dict(grid.filled_rows), set(grid.filled_rows)
        every = range(grid.origin.column, grid.last.column + 1)
        for body, columns in self.bodies:
            others = told_of(every.start, [column for column in every if column not in columns])
            mine = left.intersection(body)
            left -= mine
            for row in mine:
                if blank(others(filled[row])):
                    del filled[row]
                else:
                    self.columns[row] |= columns
        return filled


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
    foreign = [
        cell
        for cell, value in unread
        if not around.holds(cell, value)
        and cell not in heading
        and cell not in square.cells
        and not in_gantt(cell, value)
    ]
    if foreign:
        yield from not_read(sheet.grid.name, foreign)


def _unread(sheet: Tagged, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read, but for what is ours at a glance."""
    grid, ours = sheet.grid, sheet.words.as_written
    _see_ours(sheet, seen)
    for row, values in seen.beside(grid).items():
        read = seen.columns.get(row, _NO_COLUMNS)
        yield from [
            (Cell(row, column), value)
            for column, value in enumerate(values, grid.origin.column)
            if value is not None
            and column not in read
            and (value not in ours or (row, column) in grid.formulas)
        ]
    for cell in sorted(grid.silent):
        if cell.column not in seen.read(cell.row):
            yield cell, None


def _see_ours(sheet: Tagged, seen: Seen) -> None:
    """Note the markers, and on a page the formulas."""
    formulas, column = sheet.grid.formulas, sheet.marks.column
    for row in sheet.marks.rows.values():
        if (row, column) not in formulas:
            seen.columns[row].add(column)
    for row, column in formulas if sheet.words.page else ():
        seen.columns[row].add(column)
