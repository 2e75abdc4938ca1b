"""What people and programs do to a sheet: each edit is a sheet in, a sheet out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value, Workbook
from tests.sheets import Draft

Edit = Callable[[Grid], Grid]


def rows_inserted(before: int, count: int = 1) -> Edit:
    """Insert blank rows."""
    return _moved(lambda at: Cell(at.row + count, at.column) if at.row >= before else at)


def columns_inserted(before: int, count: int = 1) -> Edit:
    """Insert blank columns."""
    return _moved(lambda at: Cell(at.row, at.column + count) if at.column >= before else at)


def row_deleted(row: int) -> Edit:
    """Delete a row."""
    return _moved(lambda at: None if at.row == row else Cell(at.row - (at.row > row), at.column))


def column_deleted(column: int) -> Edit:
    """Delete a column."""
    return _moved(
        lambda at: None if at.column == column else Cell(at.row, at.column - (at.column > column))
    )


def rows_reordered(first: int, order: Sequence[int]) -> Edit:
    """Let row `first + n` come from row `first + order[n]`, as a sort does."""
    target = {first + source: first + place for place, source in enumerate(order)}
    return _moved(lambda at: Cell(target.get(at.row, at.row), at.column))


def columns_reordered(rows: range, first: int, order: Sequence[int]) -> Edit:
    """Let column `first + n` of some rows come from column `first + order[n]`, as a drag does."""
    target = {first + source: first + place for place, source in enumerate(order)}
    return _moved(
        lambda at: Cell(at.row, target.get(at.column, at.column)) if at.row in rows else at
    )


def typed_in(cell: Cell, value: Value) -> Edit:
    """Type a value in a cell."""
    return drawn(lambda draft: draft.put(cell, value))


def drawn(change: Callable[[Draft], None]) -> Edit:
    """Change a sheet cell by cell."""

    def edit(grid: Grid) -> Grid:
        draft = Draft.of(grid)
        change(draft)
        return draft.grid

    return edit


def uncached(grid: Grid) -> Grid:
    """Lose the result of every formula, as a program that does not calculate does."""
    draft = Draft.of(grid)
    for cell in grid.formulas:
        draft.put_uncached(cell)
    return draft.grid


def values_only(grid: Grid) -> Grid:
    """Paste every formula as its value."""
    return replace(grid, formulas=frozenset())


def on_every_sheet(workbook: Workbook, edit: Edit) -> Workbook:
    """Do the same to every sheet."""
    return workbook._replace(grids=tuple(edit(grid) for grid in workbook.grids))


def on_sheet(workbook: Workbook, name: str, edit: Edit) -> Workbook:
    """Do it to one sheet."""
    return workbook._replace(
        grids=tuple(edit(grid) if grid.name == name else grid for grid in workbook.grids),
    )


def _moved(where: Callable[[Cell], Cell | None]) -> Edit:
    return lambda grid: Draft.of(grid).moved(where).grid
