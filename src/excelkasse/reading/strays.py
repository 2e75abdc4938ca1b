"""What a person wrote outside the fields: it is not read, so it is named, with its cells."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value
from excelkasse.reading.areas import areas, around_all
from excelkasse.reading.labels import around, furniture, on_front
from excelkasse.reading.marks import markers, tag_of
from excelkasse.reading.plain import heading
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import VALUES, tag_from
from excelkasse.schema.tool import Matrix

_IN_ONE_NOTE = 20
_MOST = 400
_HARDLY_ANY = 0.1
_NOWHERE = Cell(0, 0)
_NO_COLUMNS: AbstractSet[int] = frozenset()


@dataclass(slots=True)
class Seen:
    """What of a sheet has been read or is ours: cells, and bodies of registers by row and column.

    `first` is the corner where its parts begin; the cells above it are our heading.
    """

    cells: set[Cell] = field(default_factory=set)
    bodies: list[tuple[range, AbstractSet[int]]] = field(default_factory=list)
    first: Cell = _NOWHERE

    def begin(self, cells: Iterable[Cell]) -> None:
        """Note where a part begins; the uppermost counts."""
        corner = min(cells, default=self.first)
        self.first = min(self.first, corner) if self.first.row else corner

    def columns(self, row: int) -> AbstractSet[int]:
        """Return the columns of a row that belong to the body of a register."""
        for rows, columns in self.bodies:
            if row in rows:
                return columns
        return _NO_COLUMNS

    def heads(self, cell: Cell) -> bool:
        """Whether a cell stands in our heading."""
        return cell.row < self.first.row and cell.column == self.first.column


def strays(sheet: Tagged, seen: Seen) -> Iterator[Finding]:
    """Name the cells of a tool's sheet outside our fields that hold something."""
    words, marks = around(sheet.tool, sheet.sheet), markers(sheet.sheet)
    computes = any(isinstance(part, Matrix) for part in sheet.sheet.parts)

    def is_ours(cell: Cell, value: Value) -> bool:
        if cell in sheet.grid.formulas:
            return computes or seen.heads(cell)
        if not isinstance(value, str):
            return False
        if cell.column == sheet.marks.column and (value in marks or tag_from(value)):
            return True
        return value == VALUES or heading(value) in words

    yield from _named(sheet.grid, (c for c, v in _unseen(sheet.grid, seen) if not is_ours(c, v)))


def _unseen(grid: Grid, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read."""
    for row, values in enumerate(grid.rows, start=grid.origin.row):
        read = seen.columns(row)
        for column, value in enumerate(values, start=grid.origin.column):
            if value is not None and column not in read and (row, column) not in seen.cells:
                yield Cell(row, column), value
    for cell in grid.errors.keys() | grid.uncached:
        if cell.column not in seen.columns(cell.row) and cell not in seen.cells:
            yield cell, None


def front_strays(front: Grid) -> Iterator[Finding]:
    """Name what somebody wrote on the front page, apart from its title, in the row of its tag."""
    tag = tag_of(front)
    title = tag[0].row if tag else 0
    yield from _named(front, (c for c in _foreign(front, on_front()) if c.row != title))


def own_sheet(grid: Grid) -> Iterator[Finding]:
    """Say of a sheet we do not know that it is not read; of one of ours without its tag, what."""
    typed = [cell for cell, _ in grid.filled() if cell not in grid.formulas]
    foreign = _foreign(grid, furniture())
    if typed and len(foreign) <= len(typed) * _HARDLY_ANY:
        yield from () if grid.hidden else _named(grid, (c for c in foreign if c != typed[0]))
    elif filled := next(grid.filled(), None):
        yield Finding("sheet_own", Severity.NOTE, Place(grid.name, filled[0]))


def _foreign(grid: Grid, words: AbstractSet[str]) -> Sequence[Cell]:
    """Give the typed cells that hold no word of a template."""
    return [
        cell
        for cell, value in grid.filled()
        if cell not in grid.formulas
        and not (isinstance(value, str) and (heading(value) in words or tag_from(value)))
    ]


def _named(grid: Grid, cells: Iterable[Cell]) -> Iterator[Finding]:
    """Give a note for every twenty areas; the last note names all the rest as one."""
    found = areas(cells)
    if len(found) > _MOST:
        found = [*found[:_MOST], around_all(found[_MOST:])]
    for start in range(0, len(found), _IN_ONE_NOTE):
        some = found[start : start + _IN_ONE_NOTE]
        told = ", ".join(str(one.first if one.first == one.last else one) for one in some)
        place = Place(grid.name, some[0].first)
        yield Finding("not_read", Severity.NOTE, place, values={"cells": told})
