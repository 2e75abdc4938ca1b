"""One table of the open workbook becomes what its work says: rows shift, blocks are copied."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

import xlwings

from excelkasse.address import Area, Cell, letters
from excelkasse.plan import Formula, TablePlan
from excelkasse.spreadsheet.live.native import put_value
from excelkasse.spreadsheet.live.seats import Home
from excelkasse.spreadsheet.live.table_work import TableWork
from excelkasse.spreadsheet.live.ways import Ways

_SPOKEN = frozenset({"name"})
"""What stays, beside what a row is known by, of one that the plan no longer has."""


def shift_rows(sheet: xlwings.Sheet, work: TableWork) -> None:
    """Take out the rows that go and make room for those that come, the lowest first.

    They are whole rows of the sheet, so that whatever stands beside a row goes where it goes.
    """
    first = work.seat.header_row + 1
    for shift in work.shifts:
        at = first + shift.at
        rows = sheet.range(f"{at}:{at + shift.count - 1}")
        if shift.takes_out:
            rows.delete("up")
        else:
            rows.insert("down")


def fill_table(sheet: xlwings.Sheet, fresh: xlwings.Sheet, work: TableWork, home: Home) -> None:
    """Put the rows of a table in place; the rows of the sheet have been shifted already."""
    _add_columns(sheet, fresh, work)
    _fill_own(sheet, work, home)
    _fit(sheet, work)
    for piece in work.pieces():
        last = Cell(piece.source.row + piece.height - 1, piece.source.column + piece.width - 1)
        block = fresh.range(tuple(piece.source), tuple(last))
        block.copy(sheet.range(tuple(piece.target)))
    _clear_forsaken(sheet, work)


def write_table_formulas(sheet: xlwings.Sheet, work: TableWork, name: str, ways: Ways) -> None:
    """Let the columns that compute do so again; on the staging sheet they are their results.

    `name` is that of the sheet in the plan.
    """
    first = work.seat.header_row + 1
    for across, column in enumerate(work.table.columns):
        rows = [
            first + at
            for at, row in enumerate(work.rows)
            if row.new is not None and isinstance(work.table.rows[row.new][across], Formula)
        ]
        for top, last in runs_of(rows):
            at = work.seat.columns[column.key]
            block = sheet.range((top, at), (last, at))
            block.formula = f"={ways.formula(column.formula, name)}"


def write_new_formulas(sheet: xlwings.Sheet, table: TablePlan, ways: Ways) -> None:
    """Let the columns of a table compute that stands where the plan has it."""
    top, last = table.first.row + 1, table.area.last.row
    for at, column in enumerate(table.columns, start=table.first.column):
        if column.formula and any(
            isinstance(row[at - table.first.column], Formula) for row in table.rows
        ):
            block = sheet.range((top, at), (last, at))
            block.formula = f"={ways.formula(column.formula)}"


def _add_columns(sheet: xlwings.Sheet, fresh: xlwings.Sheet, work: TableWork) -> None:
    """Make room for columns that are not there, with header and marker."""
    keys = [column.key for column in work.table.columns]
    for key in work.added:
        column = work.seat.columns[key]
        planned = Cell(work.table.first.row, work.table.first.column + keys.index(key))
        sheet.range(f"{letters(column)}:{letters(column)}").insert("right")
        header = sheet.range((work.seat.header_row, column))
        fresh.range(tuple(planned)).copy(header)
        header.column_width = fresh.range(tuple(planned)).column_width
        put_value(sheet.range((work.seat.marker_row, column)), key)


def _fill_own(sheet: xlwings.Sheet, work: TableWork, home: Home) -> None:
    """Let a person's own columns go on into new rows: what computes is copied."""
    runs = list(_own_runs(work, home))
    if not runs:
        return
    first = work.seat.header_row + 1
    for start, count in _new_runs(work):
        pattern, old = _neighbour(work, start, count)
        for left, right in runs:
            block = sheet.range((first + pattern, left), (first + pattern, right))
            block.copy(sheet.range((first + start, left), (first + start + count - 1, right)))
            for column in range(left, right + 1):
                was = _before(work, old, column)
                if was not in home.grid.formulas and home.grid.at(was) is not None:
                    _cells(sheet, first + start, column, count).clear_contents()


def _before(work: TableWork, old: int, column: int) -> Cell:
    """Return where a cell of an old row of the table was before anything was shifted."""
    beyond = column > work.area.last.column
    return Cell(work.seat.rows.start + old - work.above, column - beyond * len(work.added))


def _own_runs(work: TableWork, home: Home) -> Iterator[tuple[int, int]]:
    """Give the runs of columns that are not ours, as far as the sheet is used."""
    ours = {home.tag.column, *work.seat.columns.values()}
    last = max(home.grid.last.column, work.seat.right) + len(work.added)
    yield from runs_of([at for at in range(home.tag.column, last + 1) if at not in ours])


def _new_runs(work: TableWork) -> Iterator[tuple[int, int]]:
    start = None
    for at, row in enumerate((*work.rows, None)):
        fresh = row is not None and row.old is None
        if fresh and start is None:
            start = at
        if not fresh and start is not None:
            yield start, at - start
            start = None


def _neighbour(work: TableWork, start: int, count: int) -> tuple[int, int]:
    """Return the row that new rows look like, here and before: the one above, or the one below."""
    at = start - 1 if start else start + count
    old = work.rows[at].old
    return at, old if old is not None else 0


def _fit(sheet: xlwings.Sheet, work: TableWork) -> None:
    """Let the program's own table end where its rows do."""
    area = work.area
    if not work.seat.named:
        return
    table = sheet.tables[work.seat.named]
    now = table.range
    last = Cell(now.row + now.shape[0] - 1, now.column + now.shape[1] - 1)
    if Area(Cell(now.row, now.column), last) != area:
        table.resize(sheet.range(tuple(area.first), tuple(area.last)))


def _clear_forsaken(sheet: xlwings.Sheet, work: TableWork) -> None:
    """Empty what we said of a project that is gone, in a row that stays for what people wrote."""
    spoken = {*work.table.known_by, *_SPOKEN}
    columns = [column for key, column in work.seat.columns.items() if key not in spoken]
    for row in work.forsaken:
        for left, right in runs_of(sorted(columns)):
            sheet.range((row, left), (row, right)).clear_contents()


def runs_of(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the runs of numbers that follow each other: the first and the last of each."""
    start = None
    for at, number in enumerate(numbers):
        start = number if start is None else start
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield start, number
            start = None


def _cells(sheet: xlwings.Sheet, row: int, column: int, count: int) -> xlwings.Range:
    return sheet.range((row, column), (row + count - 1, column))


def set_print_area(sheet: xlwings.Sheet, area: Area) -> None:
    """Say what of a sheet prints; a program that cannot prints all of it."""
    with suppress(Exception):
        sheet.page_setup.print_area = area.absolute
