"""Rows tall enough for what stands in them.

Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not and lets wrapped
text run into the next row (seen). So the height is reckoned here, roughly, and given to begin with.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil

from excelkasse.plan import Content, Formula, Link, SheetPlan, TablePlan
from excelkasse.spreadsheet import styles
from excelkasse.spreadsheet.own_worksheet import OwnWorksheet

STANDARD_WIDTH = 8.43
_STANDARD_HEIGHT, _TALLEST = 15.0, 409.0
_LINE = 1.36
"""A line's height in font sizes: 15 points for Calibri 11, as Excel's own rows are."""

_LETTERS = 1.15
"""Letters of running Danish text in one unit of column width, with what wrapping wastes."""


_USUAL_SIZE = 11
_WORDS = (str, Formula, Link)
_Letters = tuple[float, bool]


def fit_rows(sheet: OwnWorksheet, plan: SheetPlan) -> None:
    """Give rows that the plan says nothing about the height their text needs."""
    needed: dict[int, float] = {}
    for row, column, content, letters in _contents(plan):
        height = _needed(content, letters, plan.widths.get(column, STANDARD_WIDTH))
        if height > needed.get(row, _STANDARD_HEIGHT):
            needed[row] = height
    growing = {row for row in needed if row not in plan.heights and row not in plan.hidden_rows}
    for row in sorted(growing):
        sheet.set_row(row - 1, min(needed[row], _TALLEST))
    sheet.growing = frozenset(growing)


def _contents(plan: SheetPlan) -> Iterator[tuple[int, int, Content, _Letters]]:
    """Give row, column, content and letters of every cell that may need a taller row."""
    for each in plan.cells:
        yield each.cell.row, each.cell.column, each.content, _letters(each.style)
    for table in plan.tables:
        yield from _table_contents(table)


def _table_contents(table: TablePlan) -> Iterator[tuple[int, int, Content, _Letters]]:
    top, left = table.first
    for across, column in enumerate(table.columns, start=left):
        yield top, across, column.header, _letters("header")
    letters = [_letters(column.style, *styles.TABLE_BODY) for column in table.columns]
    for down, row in enumerate(table.rows, start=top + 1):
        for across, content in enumerate(row):
            if isinstance(content, _WORDS):
                yield down, left + across, content, letters[across]


@lru_cache(maxsize=256)
def _letters(role: str, *traits: str) -> _Letters:
    """Return the size of a role's letters, and whether its text wraps."""
    look = styles.look(role, *traits)
    return float(look["font_size"]), bool(look.get("text_wrap"))


def _needed(content: Content, letters: _Letters, width: float) -> float:
    size, wraps = letters
    if isinstance(content, Formula):
        content = content.result
    elif isinstance(content, Link):
        content = content.value
    if not wraps or not isinstance(content, str):
        return size * _LINE if content is not None else 0
    most = max(1.0, (width - 1) * _LETTERS * _USUAL_SIZE / size)
    lines = sum(max(1, ceil(len(line) / most)) for line in content.split("\n"))
    return lines * size * _LINE
