"""What people do to a sheet that must not matter: each edit is a sheet in, a sheet out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from excelkasse.address import Cell
from excelkasse.grid import Grid, Workbook
from tests.sheets import Draft

Edit = Callable[[Grid], Grid]


def rows_inserted(before: int, count: int = 1) -> Edit:
    """Insert blank rows."""
    return _moved(lambda at: at._replace(row=at.row + count) if at.row >= before else at)


def columns_inserted(before: int, count: int = 1) -> Edit:
    """Insert blank columns."""
    return _moved(lambda at: at._replace(column=at.column + count) if at.column >= before else at)


def row_deleted(row: int) -> Edit:
    """Delete a row."""
    return _moved(lambda at: None if at.row == row else at._replace(row=at.row - (at.row > row)))


def column_deleted(column: int) -> Edit:
    """Delete a column."""
    return _moved(
        lambda at: (
            None if at.column == column else at._replace(column=at.column - (at.column > column))
        )
    )


def rows_reordered(first: int, order: Sequence[int]) -> Edit:
    """Let row `first + n` come from row `first + order[n]`, as a sort does."""
    target = {first + source: first + place for place, source in enumerate(order)}
    return _moved(lambda at: at._replace(row=target.get(at.row, at.row)))


def columns_reordered(rows: range, first: int, order: Sequence[int]) -> Edit:
    """Let column `first + n` of some rows come from column `first + order[n]`, as a drag does."""
    target = {first + source: first + place for place, source in enumerate(order)}
    return _moved(
        lambda at: at._replace(column=target.get(at.column, at.column)) if at.row in rows else at
    )


def typed(cell: Cell, value: object) -> Edit:
    """Type a value in a cell."""

    def edit(grid: Grid) -> Grid:
        draft = Draft.of(grid)
        draft.put(cell, value)  # type: ignore[arg-type]
        return draft.grid

    return edit


def renamed(name: str) -> Edit:
    """Give a sheet another name."""
    return lambda grid: replace(grid, name=name)


def on_every_sheet(workbook: Workbook, edit: Edit) -> Workbook:
    """Do the same to every sheet."""
    return replace(workbook, grids=tuple(edit(grid) for grid in workbook.grids))


def on_sheet(workbook: Workbook, name: str, edit: Edit) -> Workbook:
    """Do it to one sheet."""
    return replace(
        workbook,
        grids=tuple(edit(grid) if grid.name == name else grid for grid in workbook.grids),
    )


def _moved(where: Callable[[Cell], Cell | None]) -> Edit:
    return lambda grid: Draft.of(grid).moved(where).grid
