"""The matrix on a sheet: nothing in it is read, for we count ourselves, but all of it is ours."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.reading.our_words import matrix_words
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.tool import Matrix


class Square(NamedTuple):
    """The cells of a matrix with the words around it, and the one where both sides meet."""

    cells: AbstractSet[Cell] = frozenset()
    corner: Cell | None = None


def square_of(sheet: Tagged) -> Square:
    """Find the matrix of a sheet by the words down its side and across its top."""
    if not any(isinstance(part, Matrix) for part in sheet.sheet.parts):
        return Square()
    told = [(cell, text) for cell, text in sheet.grid.filled() if isinstance(text, str)]
    sides = (matrix_words(sheet.tool, sheet.sheet, side) for side in ("down_", "across_"))
    down, across = ([cell for cell, text in told if text in side] for side in sides)
    if not down or not across:
        return Square()
    corner = Cell(min(cell.row for cell in across), min(cell.column for cell in down))
    inner = {Cell(row.row, column.column) for row in down for column in across}
    return Square(frozenset({*inner, *down, *across, corner}), corner)
