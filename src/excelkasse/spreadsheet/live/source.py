"""The open workbook as values: of each sheet one bulk read of its values, and one of its formulas.

What a person sees is read, also what has not been saved yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import xlwings

from excelkasse.address import Cell
from excelkasse.errors import Unreadable
from excelkasse.grid import Grid, Workbook
from excelkasse.spreadsheet.live.native import counts_from_1904
from excelkasse.spreadsheet.live.values import Block, Rows, as_rows, grid_of, looks_like_error
from excelkasse.spreadsheet.read_file import MOST_CELLS
from excelkasse.spreadsheet.refusals import Refusal

_AT_ONCE = 200_000
"""So many cells are fetched in one call; more would hold the program too long."""

_HIDDEN = (False, 2)
"""What programs say of a hidden sheet; 2 is Excel's word for one that only a macro can show."""

_BOTH_WAYS = (("rows", 0), ("columns", 1))


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet as it stands in the program: its cells, and the texts of those that compute."""

    grid: Grid
    formulas: Mapping[Cell, str]


class OpenSource:
    """A workbook that is open in a spreadsheet program."""

    def __init__(self, book: xlwings.Book) -> None:
        """Keep the workbook; nothing is read yet."""
        self._book = book

    def read(self) -> Workbook:
        """Read every sheet with cells.

        Raises:
            Unreadable: `too_large` if a sheet has more cells than a file may have.
        """
        grids = tuple(grid_on(sheet) for sheet in self._book.sheets)
        return Workbook(grids, counts_from_1904(self._book))


def grid_on(sheet: xlwings.Sheet) -> Grid:
    """Read the cells of one sheet.

    Raises:
        Unreadable: `too_large`.
    """
    return sheet_on(sheet).grid


def sheet_on(sheet: xlwings.Sheet) -> OpenSheet:
    """Read one sheet.

    Raises:
        Unreadable: `too_large`.
    """
    first, last = _used(sheet)
    parts = list(_parts(first, last))
    values = [*chain.from_iterable(_values(sheet, *part) for part in parts)]
    formulas = [*chain.from_iterable(_formulas(sheet, *part) for part in parts)]
    plain: Rows = values
    if any(looks_like_error(value) for row in values for value in row):
        plain = [*chain.from_iterable(_values(sheet, *part, errors=False) for part in parts)]
    block = Block(first, values, formulas, plain, lambda cell: _counts_hours(sheet, cell))
    grid = grid_of(sheet.name, block, hidden=sheet.visible in _HIDDEN)
    texts = {
        cell: str(formulas[cell.row - first.row][cell.column - first.column])
        for cell in grid.formulas
    }
    return OpenSheet(grid, texts)


def _used(sheet: xlwings.Sheet) -> tuple[Cell, Cell]:
    """Return the corners of what a sheet uses; what is only formatted may lie far out."""
    used = sheet.used_range
    first, last = _corners(used)
    if _size(first, last) > MOST_CELLS:
        last = _last_filled(used, first)
    if _size(first, last) > MOST_CELLS:
        values = {"file": sheet.book.name, "what": "sheet", "sheet": sheet.name}
        raise Unreadable(Refusal.TOO_LARGE, values)
    return first, last


def _corners(used: xlwings.Range) -> tuple[Cell, Cell]:
    height, width = used.shape
    return Cell(used.row, used.column), Cell(used.row + height - 1, used.column + width - 1)


def _size(first: Cell, last: Cell) -> int:
    return (last.row - first.row + 1) * (last.column - first.column + 1)


def _last_filled(used: xlwings.Range, first: Cell) -> Cell:
    """Return the last row and column that hold something, as the program's own search finds it."""
    found = [(used.find("*", direction="backward", order=order), at) for order, at in _BOTH_WAYS]
    row, column = (first[at] if cell is None else (cell.row, cell.column)[at] for cell, at in found)
    return Cell(row, column)


def _parts(first: Cell, last: Cell) -> Iterator[tuple[Cell, Cell]]:
    """Cut a block into pieces that can be fetched in one call."""
    rows = max(1, _AT_ONCE // (last.column - first.column + 1))
    for row in range(first.row, last.row + 1, rows):
        yield Cell(row, first.column), Cell(min(row + rows - 1, last.row), last.column)


def _values(sheet: xlwings.Sheet, first: Cell, last: Cell, *, errors: bool = True) -> Rows:
    cells = sheet.range(tuple(first), tuple(last))
    found: Rows = cells.options(ndim=2, err_to_str=errors).value
    return found


def _formulas(sheet: xlwings.Sheet, first: Cell, last: Cell) -> Rows:
    height, width = last.row - first.row + 1, last.column - first.column + 1
    return as_rows(sheet.range(tuple(first), tuple(last)).formula, height, width)


def _counts_hours(sheet: xlwings.Sheet, cell: Cell) -> bool:
    """Whether a cell's format counts hours beyond a day, such as `[h]:mm`."""
    return "[" in str(sheet.range(tuple(cell)).number_format)
