"""What a person wrote on a tool's sheet outside the fields: it is not read, so it is named."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Value, blank
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
    around = Around.of(sheet, seen.corner or square.corner, seen.columns)
    heading = around.heading(cell for cell, _ in unread if cell in formulas)
    left = [one for one in unread if one[0] not in heading]
    in_gantt = gantt_of(sheet, seen.bodies) if left else None
    foreign = [
        cell
        for cell, value in left
        if not around.holds(cell, value)
        and cell not in square.cells
        and not (in_gantt and in_gantt(cell, value))
    ]
    if foreign:
        yield from not_read(sheet.grid.name, foreign)


def _unread(sheet: Tagged, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read, but for what is ours at a glance.

    What a formula gives is ours on a page, and never elsewhere, whatever it says.
    """
    grid, ours, page = sheet.grid, _ours(sheet, seen), sheet.words.page
    left, formulas = grid.origin.column, grid.formulas
    for row in _beside(sheet, seen):
        read = seen.read(row)
        yield from [
            (Cell(row, column), value)
            for column, (value, known) in enumerate(zip(grid.row(row), ours, strict=False), left)
            if value is not None
            and column not in read
            and (not page if (row, column) in formulas else value not in known)
        ]
    for cell in sorted(grid.silent):
        if cell.column not in seen.read(cell.row) and not (page and cell in formulas):
            yield cell, None


def _ours(sheet: Tagged, seen: Seen) -> Sequence[AbstractSet[Value]]:
    """Return what is ours at a glance in each column."""
    words, left = sheet.words, sheet.grid.origin.column
    ours = [words.as_written] * (sheet.grid.last.column - left + 1)
    for column in seen.columns:
        ours[column - left] = words.above
    if sheet.marks.column:
        ours[sheet.marks.column - left] = words.first
    return ours


def _beside(sheet: Tagged, seen: Seen) -> Iterable[int]:
    """Return the filled rows of a sheet, but for those with nothing but ours beside the fields."""
    grid, ours = sheet.grid, sheet.words.as_written
    left, end = grid.origin.column, grid.last.column + 1
    filled = dict(grid.filled_rows)
    for rows, columns in seen.areas(filled):
        beside = told_of(left, [one for one in range(left, end) if one not in columns])
        told = [(row, beside(filled[row])) for row in rows]
        some = [(row, values) for row, values in told if not blank(values)]
        computed = {row for row, column in grid.formulas if column not in columns} if some else ()
        foreign = {row for row, values in some if row in computed or not ours.issuperset(values)}
        for row in rows - foreign:
            del filled[row]
    return filled
