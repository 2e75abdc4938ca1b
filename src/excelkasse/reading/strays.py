"""What a person wrote on a tool's sheet outside the fields: it is not read, so it is named."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Grid, Value
from excelkasse.reading.areas import not_read
from excelkasse.reading.labels import helps, titles
from excelkasse.reading.marks import markers
from excelkasse.reading.matrix import square_of
from excelkasse.reading.plain import heading
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import VALUES, tag_from

_HEADING_FORMULAS = 2
_NO_COLUMNS: AbstractSet[int] = frozenset()
_NO_CELLS: AbstractSet[Cell] = frozenset()


@dataclass(slots=True)
class Seen:
    """What of a sheet has been read or is ours: cells, and bodies of registers by row and column.

    `corner` is where the first part begins: our titles stand in its column, our heading above it.
    """

    cells: set[Cell] = field(default_factory=set)
    bodies: list[tuple[range, AbstractSet[int]]] = field(default_factory=list)
    corner: Cell | None = None

    def begin(self, cells: Iterable[Cell]) -> None:
        """Note where a part begins; the uppermost counts."""
        self.corner = min(filter(None, [self.corner, *cells]), default=None)

    def columns(self, row: int) -> AbstractSet[int]:
        """Return the columns of a row that belong to the body of a register."""
        for rows, columns in self.bodies:
            if row in rows:
                return columns
        return _NO_COLUMNS


def strays(sheet: Tagged, seen: Seen) -> Iterator[Finding]:
    """Name the cells of a tool's sheet outside our fields that hold something."""
    unread = list(_unread(sheet.grid, seen))
    square = square_of(sheet)
    corner = seen.corner or square.corner
    formulas = [cell for cell, _ in unread if cell in sheet.grid.formulas]
    passed = square.cells | _heading(formulas, corner)
    yield from not_read(
        sheet.grid.name,
        [
            cell
            for cell, value in unread
            if cell not in passed
            and (cell in sheet.grid.formulas or not _is_ours(sheet, corner, cell, value))
        ],
    )


def _unread(grid: Grid, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read."""
    for row, values in enumerate(grid.rows, start=grid.origin.row):
        read = seen.columns(row)
        for column, value in enumerate(values, start=grid.origin.column):
            if value is not None and column not in read and (row, column) not in seen.cells:
                yield Cell(row, column), value
    for cell in sorted(grid.errors.keys() | grid.uncached):
        if cell.column not in seen.columns(cell.row) and cell not in seen.cells:
            yield cell, None


def _heading(formulas: Sequence[Cell], corner: Cell | None) -> AbstractSet[Cell]:
    """Return the formulas of our heading: two, in the column of titles, above the first part."""
    if corner is None:
        return _NO_CELLS
    above = [cell for cell in formulas if cell.row < corner.row and cell.column == corner.column]
    return set(sorted(above)[:_HEADING_FORMULAS])


def _is_ours(sheet: Tagged, corner: Cell | None, cell: Cell, value: Value) -> bool:
    """Whether a template put a text there: a marker, help, or a title in the column of titles."""
    if not isinstance(value, str):
        return False
    if cell.column == sheet.marks.column and (value in markers(sheet.sheet) or tag_from(value)):
        return True
    if value == VALUES or heading(value) in helps(sheet.tool, sheet.sheet):
        return True
    titled = corner is None or cell.column == corner.column
    return titled and heading(value) in titles(sheet.tool, sheet.sheet)
