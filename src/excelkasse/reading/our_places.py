"""What a template puts on a sheet around its fields: markers, help, titles and a heading."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Self

from excelkasse.address import Cell
from excelkasse.grid import Value, at
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import OURS, VALUES, is_of_sheet

_HEADING_FORMULAS = 2


class Around(NamedTuple):
    """Where on a sheet a template writes around its fields: titles, in the columns of parts."""

    sheet: Tagged
    columns: AbstractSet[int]

    @classmethod
    def of(cls, sheet: Tagged, corner: Cell | None, lefts: AbstractSet[int]) -> Self:
        """Say where parts begin: in these columns, and in that of the corner."""
        return cls(sheet, lefts | {corner.column} if corner else lefts)

    def holds(self, cell: Cell, value: Value) -> bool:
        """Whether a template put what stands in a cell there; a row may be marked as ours whole."""
        grid, marks = self.sheet.grid, self.sheet.marks
        if isinstance(value, str) and cell not in grid.formulas and self._said(cell, value):
            return True
        return at(grid.row(cell.row), marks.column - grid.origin.column) == OURS

    def _said(self, cell: Cell, value: str) -> bool:
        words = self.sheet.words
        if cell.column == self.sheet.marks.column and (
            value in words.markers or is_of_sheet(value)
        ):
            return True
        titled = not self.columns or cell.column in self.columns
        return value == VALUES or (titled and value in words.titles) or value in words.anywhere


def heading_of(corner: Cell | None, formulas: Iterable[Cell]) -> AbstractSet[Cell]:
    """Return those of some formulas that are our heading: two, above the corner of the parts."""
    if corner is None:
        return frozenset()
    above = [one for one in formulas if one.row < corner.row and one.column == corner.column]
    return set(sorted(above)[:_HEADING_FORMULAS])
