"""What a person wrote on a tool's sheet outside the fields: it is not read, so it is named."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Value
from excelkasse.reading.areas import not_read
from excelkasse.reading.around import Around
from excelkasse.reading.columns import told_of
from excelkasse.reading.gantt import gantt_of
from excelkasse.reading.matrix import square_of
from excelkasse.reading.seen import Seen
from excelkasse.reading.tagged import Tagged


def strays(sheet: Tagged, seen: Seen) -> Iterator[Finding]:
    """Name the cells of a tool's sheet outside our fields that hold something.

    On a page all formulas are ours; without any it was pasted as values, and nobody typed on it.
    """
    formulas, page = sheet.grid.formulas, sheet.words.page
    unread = list(_unread(sheet, seen)) if formulas or not page else []
    if not unread:
        return
    square = square_of(sheet)
    around = Around.of(sheet, seen.corner or square.corner, {at.column for at in seen.begins})
    heading = around.heading(cell for cell, _ in unread if cell in formulas)
    in_gantt = gantt_of(sheet, seen.bodies)
    foreign = [
        cell
        for cell, value in unread
        if not around.holds(cell, value)
        and cell not in heading
        and cell not in square.cells
        and not in_gantt(cell, value)
    ]
    if foreign:
        yield from not_read(sheet.grid.name, foreign)


def _unread(sheet: Tagged, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read, but for what is ours at a glance.

    What a formula gives is ours on a page, and never elsewhere, whatever it says.
    """
    grid, ours, page = sheet.grid, sheet.words.as_written, sheet.words.page
    for row, values in _beside(sheet, seen).items():
        read = seen.read(row)
        yield from [
            (Cell(row, column), value)
            for column, value in enumerate(values, grid.origin.column)
            if value is not None
            and column not in read
            and (not page if (row, column) in grid.formulas else value not in ours)
        ]
    for cell in sorted(grid.silent):
        if cell.column not in seen.read(cell.row) and not (page and cell in grid.formulas):
            yield cell, None


def _beside(sheet: Tagged, seen: Seen) -> Mapping[int, Sequence[Value]]:
    """Return the filled rows of a sheet, but for those with nothing but ours beside the fields."""
    grid, ours = sheet.grid, sheet.words.as_written
    filled, left = dict(grid.filled_rows), grid.origin.column
    for rows, columns in seen.areas(filled):
        others = [one for one in range(left, grid.last.column + 1) if one not in columns]
        beside = told_of(left, others)
        computed = {row for row, column in grid.formulas if column not in columns}
        for row in rows:
            passed = _BLANK if row in computed else ours
            if passed.issuperset(beside(filled[row])):
                del filled[row]
    return filled


_BLANK: frozenset[Value] = frozenset({None})
