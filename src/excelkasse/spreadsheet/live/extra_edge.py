"""A table that stands on its sheet only now and then: put below the others, or emptied."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

import xlwings

from excelkasse.address import Cell
from excelkasse.grid import Grid
from excelkasse.plan import TablePlan
from excelkasse.schema.anchors import REGISTER
from excelkasse.spreadsheet.live.sheet_work import SheetWork
from excelkasse.spreadsheet.live.table_edge import runs_of

_TITLE_ABOVE, _GAP = 2, 3


def put_tables(sheet: xlwings.Sheet, fresh: xlwings.Sheet, work: SheetWork) -> None:
    """Put the tables that are not there yet below everything else on the sheet."""
    row = work.home.grid.last.row + sum(one.grown for one in work.tables) + _GAP
    for table in (one for one in work.plan.tables if one.name in work.absent):
        _put(sheet, fresh, table, row)
        row += len(table.rows) + _GAP + _TITLE_ABOVE


def put_names(sheet: xlwings.Sheet, tables: Sequence[TablePlan]) -> None:
    """Let the program know the tables of a sheet that was copied, under our names."""
    there = {(table.range.row, table.range.column): table for table in sheet.tables}
    for table in tables:
        found = there.get((table.first.row, table.first.column))
        if found is None:
            cells = sheet.range(tuple(table.area.first), tuple(table.area.last))
            sheet.tables.add(source=cells, name=table.name)
        elif found.name != table.name:
            with suppress(Exception):  # the name is taken by another table: ours keeps its own
                found.name = table.name


def empty_tables(sheet: xlwings.Sheet, work: SheetWork) -> None:
    """Empty the tables of ours that the plan has no more; their headers stay for the next time."""
    grid = work.home.grid
    for marker in _strangers(work):
        row = marker.row + sum(one.grown for one in work.tables if one.seat.marker_row < marker.row)
        columns = _columns(grid, marker)
        last = max(row + 2, row + grid.last.row - marker.row)
        for left, right in runs_of(columns):
            sheet.range((row + 2, left), (last, right)).clear_contents()


def has_leftovers(work: SheetWork) -> bool:
    """Whether a table of ours that the plan has no more still says something."""
    grid = work.home.grid
    return any(
        grid.at(Cell(row, column)) is not None
        for marker in _strangers(work)
        for column in _columns(grid, marker)
        for row in range(marker.row + 2, grid.last.row + 1)
    )


def _columns(grid: Grid, marker: Cell) -> Sequence[int]:
    """Return the columns of a table by the markers in the row of its own."""
    after = range(marker.column + 1, grid.last.column + 1)
    return [column for column in after if grid.at(Cell(marker.row, column)) is not None]


def _put(sheet: xlwings.Sheet, fresh: xlwings.Sheet, table: TablePlan, row: int) -> None:
    area, title = table.area, table.first.row - _TITLE_ABOVE
    block = fresh.range((title, 1), tuple(area.last))
    block.copy(sheet.range((row, 1)))
    down = row - title
    sheet.range((table.first.row - 1 + down, 1)).rows.hidden = True
    made = sheet.range(
        (area.first.row + down, area.first.column), (area.last.row + down, area.last.column)
    )
    with suppress(Exception):  # Excel makes a table of its own where a whole one is copied
        sheet.tables.add(source=made, name=table.name)


def _strangers(work: SheetWork) -> Iterator[Cell]:
    """Give the markers of tables that the plan does not have."""
    known = {table.marker for table in work.plan.tables}
    for cell, value in work.home.grid.filled():
        marked = isinstance(value, str) and value.startswith(REGISTER)
        if marked and cell.column == work.home.tag.column and value not in known:
            yield cell
