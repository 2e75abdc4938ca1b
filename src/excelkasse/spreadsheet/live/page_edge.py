"""A page that only shows, such as Overblik: made anew where it stands, its charts kept."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby

import xlwings

from excelkasse.address import Area, Cell, letters
from excelkasse.plan import CellPlan, Formula, SheetPlan
from excelkasse.schema.looks import LOOKS_CELL
from excelkasse.spreadsheet.live.seats import Home
from excelkasse.spreadsheet.live.table_work import holds
from excelkasse.spreadsheet.live.ways import Ways

_USUAL_HEIGHT = 15.0


def extent(plan: SheetPlan) -> Cell:
    """Return the last row and column that a page uses."""
    rows = [one.cell.row for one in plan.cells]
    columns = [one.cell.column + one.across - 1 for one in plan.cells]
    return Cell(max(rows, default=1), max(columns, default=1))


def page_changed(plan: SheetPlan, home: Home) -> bool:
    """Whether a page says anything else than it does now."""
    planned = {home.cell(one.cell): one.content for one in plan.cells if one.cell != LOOKS_CELL}
    there = {cell for cell, _ in home.grid.filled()} - {home.cell(LOOKS_CELL)}
    beyond = (cell for cell in there if cell not in planned)
    return any(True for _ in beyond) or not all(
        holds(home.grid.at(cell), content) for cell, content in planned.items()
    )


def write_page(sheet: xlwings.Sheet, fresh: xlwings.Sheet, plan: SheetPlan, home: Home) -> None:
    """Copy the new page over the old one; what the old one had more is cleared."""
    last, old = extent(plan), home.grid.last
    first, end = home.tag, home.cell(last)
    outer = Cell(max(end.row, old.row), max(end.column, old.column))
    sheet.range(tuple(first), tuple(outer)).unmerge()
    for area in _beyond(first, end, outer):
        sheet.range(tuple(area.first), tuple(area.last)).clear()
    fresh.range((1, 1), tuple(last)).copy(sheet.range(tuple(first)))
    _set_heights(sheet, plan, home, outer.row)
    for column, width in plan.widths.items():
        if home.cell(Cell(1, column)).column > old.column:
            sheet.range((1, home.cell(Cell(1, column)).column)).column_width = width


def write_formulas(sheet: xlwings.Sheet, cells: Sequence[CellPlan], home: Home, ways: Ways) -> None:
    """Write the formulas of a page, which stand on the staging sheet as their results.

    A block of them takes one call: a page of thousands would take a minute one by one.
    """
    texts = {
        home.cell(one.cell): f"={ways.formula(one.content.text)}"
        for one in cells
        if isinstance(one.content, Formula)
    }
    for area, rows in _blocks(texts):
        sheet.range(tuple(area.first), tuple(area.last)).formula = rows


def _blocks(texts: Mapping[Cell, str]) -> Iterator[tuple[Area, Sequence[Sequence[str]]]]:
    """Give rectangles without a gap that together hold every text once."""
    by_row = groupby(sorted(texts), key=lambda cell: cell.row)
    runs = sorted(
        (span, row) for row, cells in by_row for span in _spans([cell.column for cell in cells])
    )
    below = groupby(enumerate(runs), key=lambda one: (one[1][0], one[1][1] - one[0]))
    for (span, _), block in below:
        yield _block(texts, span, [row for _, (_, row) in block])


def _spans(columns: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Return the stretches of columns beside each other, by their first and last."""
    runs = groupby(enumerate(columns), key=lambda one: one[1] - one[0])
    found = ([column for _, column in run] for _, run in runs)
    return [(run[0], run[-1]) for run in found]


def _block(
    texts: Mapping[Cell, str], span: tuple[int, int], rows: Sequence[int]
) -> tuple[Area, Sequence[Sequence[str]]]:
    first, last = span
    told = [[texts[Cell(row, column)] for column in range(first, last + 1)] for row in rows]
    return Area(Cell(rows[0], first), Cell(rows[-1], last)), told


def freeze(sheet: xlwings.Sheet, first: Cell | None) -> None:
    """Keep the rows above a cell and the columns left of it in place while people scroll.

    LibreOffice does not take them along when a sheet is copied. Excel does, and xlwings cannot set
    them there.
    """
    if first is None or first == Cell(1, 1):
        return
    with suppress(NotImplementedError):
        _freeze(sheet, first)


def _freeze(sheet: xlwings.Sheet, first: Cell) -> None:
    kept = Cell(first.row - 1, first.column - 1)
    if not kept.column:
        sheet.freeze_panes.freeze_at(f"1:{kept.row}")
    elif not kept.row:
        sheet.freeze_panes.freeze_at(f"A:{letters(kept.column)}")
    else:
        sheet.freeze_panes.freeze_at(f"A1:{kept}")


def _beyond(first: Cell, end: Cell, outer: Cell) -> Iterator[Area]:
    """Give what of the old page lies outside the new one: below it, and to its right."""
    if outer.row > end.row:
        yield Area(Cell(end.row + 1, first.column), outer)
    if outer.column > end.column:
        yield Area(Cell(first.row, end.column + 1), Cell(end.row, outer.column))


def _set_heights(sheet: xlwings.Sheet, plan: SheetPlan, home: Home, last: int) -> None:
    """Give every row its height; rows of one height in a row take one call."""
    down = home.tag.row - 1
    rows = range(1 + down, last + 1)
    by_row = [(row, plan.heights.get(row - down, _USUAL_HEIGHT)) for row in rows]
    for height, run in groupby(by_row, key=lambda one: one[1]):
        numbers = [row for row, _ in run]
        sheet.range(f"{numbers[0]}:{numbers[-1]}").row_height = height
