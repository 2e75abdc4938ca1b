"""What a person wrote on a tool's sheet outside the fields: it is not read, so it is named."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Self

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Grid, Value, at
from excelkasse.reading.areas import not_read
from excelkasse.reading.furniture import helps, titles
from excelkasse.reading.gantt import gantt_of
from excelkasse.reading.marks import markers
from excelkasse.reading.matrix import square_of
from excelkasse.reading.page import page_of
from excelkasse.reading.plain import heading
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import OURS, VALUES, is_of_sheet
from excelkasse.schema.tool import Part

_HEADING_FORMULAS = 2
_NO_COLUMNS: AbstractSet[int] = frozenset()
_NOWHERE = Cell(0, 0)


@dataclass(slots=True)
class Seen:
    """What of a sheet has been read or is ours: cells, and bodies of registers by row and column.

    `begins` are the cells that parts begin in: our titles stand in their columns, and our heading
    above the first, in the leftmost.
    """

    cells: set[Cell] = field(default_factory=set)
    bodies: list[tuple[range, AbstractSet[int]]] = field(default_factory=list)
    begins: set[Cell] = field(default_factory=set)

    def begin(self, cells: Iterable[Cell]) -> None:
        """Note where a part begins: the uppermost of some cells."""
        first = min(cells, default=None)
        if first is not None:
            self.begins.add(first)

    @property
    def corner(self) -> Cell | None:
        """The row of the first part and the column of the leftmost."""
        if not self.begins:
            return None
        return Cell(min(at.row for at in self.begins), min(at.column for at in self.begins))

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
    ours = _Furniture.of(sheet, seen.corner or square.corner, {at.column for at in seen.begins})
    formulas = [cell for cell, _ in unread if cell in sheet.grid.formulas]
    passed = page_of(sheet) | square.cells | ours.heading(formulas) | gantt_of(sheet, seen.bodies)
    yield from not_read(
        sheet.grid.name,
        [
            cell
            for cell, value in unread
            if cell not in passed
            and cell.row not in ours.rows
            and (cell in sheet.grid.formulas or not ours.holds(cell, value))
        ],
    )


def _unread(grid: Grid, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read."""
    for row, values in _filled_rows(grid):
        read = seen.columns(row)
        for column, value in enumerate(values, start=grid.origin.column):
            if value is not None and column not in read and (row, column) not in seen.cells:
                yield Cell(row, column), value
    for cell in sorted(grid.errors.keys() | grid.uncached):
        if cell.column not in seen.columns(cell.row) and cell not in seen.cells:
            yield cell, None


def _filled_rows(grid: Grid) -> Iterator[tuple[int, Sequence[Value]]]:
    rows = enumerate(grid.rows, start=grid.origin.row)
    return ((row, values) for row, values in rows if values.count(None) != len(values))


def _own_helps(sheet: Tagged) -> AbstractSet[str]:
    """Give the help that a workplace has written beside its own fields."""
    parts = (part for part in sheet.sheet.parts if isinstance(part, Part))
    specs = (field.spec for part in parts for field in part.fields.values())
    return frozenset(heading(spec.help) for spec in specs if spec.help)


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What a template puts on a sheet around its fields: markers, help, titles and a heading.

    Titles stand in the columns that parts begin in; the heading stands above `corner`; `rows` are
    marked as ours whole.
    """

    sheet: Tagged
    corner: Cell | None
    lefts: AbstractSet[int]
    rows: AbstractSet[int]
    markers: AbstractSet[str]
    helps: AbstractSet[str]
    titles: AbstractSet[str]

    @classmethod
    def of(cls, sheet: Tagged, corner: Cell | None, lefts: AbstractSet[int]) -> Self:
        """Gather what may stand on a sheet."""
        said = helps(sheet.tool, sheet.sheet) | _own_helps(sheet)
        rows = frozenset(
            row
            for row, values in enumerate(sheet.grid.rows, start=sheet.grid.origin.row)
            if at(values, sheet.marks.column - sheet.grid.origin.column) == OURS
        )
        told = titles(sheet.tool, sheet.sheet)
        return cls(sheet, corner, lefts, rows, markers(sheet.sheet), said, told)

    def holds(self, cell: Cell, value: Value) -> bool:
        """Whether a template put a text there."""
        if not isinstance(value, str):
            return False
        if cell.column == self.sheet.marks.column and (value in self.markers or is_of_sheet(value)):
            return True
        if value == VALUES or heading(value) in self.helps:
            return True
        columns = self.lefts | ({self.corner.column} if self.corner else set())
        titled = not columns or cell.column in columns
        return titled and heading(value) in self.titles

    def heading(self, formulas: Sequence[Cell]) -> AbstractSet[Cell]:
        """Return those of some formulas that are ours: two, above the first part."""
        corner = self.corner or _NOWHERE
        above = [c for c in formulas if c.row < corner.row and c.column == corner.column]
        return set(sorted(above)[:_HEADING_FORMULAS])
