"""What a person wrote on a tool's sheet outside the fields: it is not read, so it is named."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import contains

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Value, blank
from excelkasse.reading.areas import not_read
from excelkasse.reading.columns import told_of
from excelkasse.reading.gantt import gantt_of
from excelkasse.reading.matrix import Square, square_of
from excelkasse.reading.our_places import Around, heading_of
from excelkasse.reading.read_cells import Seen
from excelkasse.reading.tagged import Tagged


def strays(sheet: Tagged, seen: Seen) -> Iterator[Finding]:
    """Name the cells of a tool's sheet outside our fields that hold something.

    On a page all formulas are ours; without any it was pasted as values, and nobody typed on it.
    """
    formulas, page = sheet.grid.formulas, sheet.words.page
    unread = list(_unread(sheet, seen)) if formulas or not page else []
    square = square_of(sheet) if unread else Square()
    corner = seen.corner or square.corner
    heading = heading_of(corner, [cell for cell, _ in unread if cell in formulas])
    others = [one for one in unread if one[0] not in heading and one[0] not in square.cells]
    if others:
        around, in_gantt = Around.of(sheet, corner, seen.columns), gantt_of(sheet, seen.bodies)
        foreign = [one for one in others if not around.holds(*one) and not in_gantt(*one)]
        yield from not_read(sheet.grid.name, [cell for cell, _ in foreign])


def _unread(sheet: Tagged, seen: Seen) -> Iterator[tuple[Cell, Value]]:
    """Give the filled cells that were not read, but for what is ours at a glance.

    What a formula gives is ours on a page, and never elsewhere, whatever it says.
    """
    grid, page, formulas = sheet.grid, sheet.words.page, sheet.grid.formulas
    left, ours = grid.origin.column, _ours(sheet, seen)
    computed = set() if page else {row for row, _ in formulas}
    for row, values in _beside(sheet, seen).items():
        if row not in computed and all(map(contains, ours, values)):
            continue
        read = seen.read(row)
        yield from [
            (Cell(row, column), value)
            for column, (value, known) in enumerate(zip(values, ours, strict=False), left)
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


def _beside(sheet: Tagged, seen: Seen) -> Mapping[int, Sequence[Value]]:
    """Return the filled rows of a sheet, but for those with nothing but ours beside the fields."""
    grid, ours = sheet.grid, sheet.words.as_written
    left = grid.origin.column
    every, filled = frozenset(range(left, grid.last.column + 1)), dict(grid.filled_rows)
    for rows, columns in seen.areas(filled):
        beside = told_of(left, sorted(every - columns))
        told = [(row, beside(filled[row])) for row in rows]
        some = [(row, values) for row, values in told if not blank(values)]
        computed = {row for row, column in grid.formulas if column not in columns} if some else ()
        foreign = {row for row, values in some if row in computed or not ours.issuperset(values)}
        for row in rows - foreign:
            del filled[row]
    return filled
