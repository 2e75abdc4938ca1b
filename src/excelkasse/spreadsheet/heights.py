"""Rows tall enough for what stands in them.

Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not and lets wrapped
text run into the next row (seen). So the height is reckoned here, roughly, and given to begin with.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from math import ceil
from typing import NamedTuple

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
_WORDLESS = frozenset({int, float, bool, date, datetime, type(None)})


class _Line(NamedTuple):
    """A line of a cell: its height in points, how many letters it has, and whether text wraps."""

    height: float
    letters: float
    wraps: bool


def fit_rows(sheet: OwnWorksheet, plan: SheetPlan) -> None:
    """Give rows that the plan says nothing about the height their text needs."""
    needed: dict[int, float] = {}
    for row, content, line in _contents(plan):
        height = _needed(content, line)
        if height > needed.get(row, _STANDARD_HEIGHT):
            needed[row] = height
    growing = {row for row in needed if row not in plan.heights and row not in plan.hidden_rows}
    for row in sorted(growing):
        sheet.set_row(row - 1, min(needed[row], _TALLEST))
    sheet.growing = frozenset(growing)


def _contents(plan: SheetPlan) -> Iterator[tuple[int, Content, _Line]]:
    """Give the row, the content and the line of every cell that may need a taller row."""
    for each in plan.cells:
        width = plan.widths.get(each.cell.column, STANDARD_WIDTH)
        yield each.cell.row, each.content, _line(width, each.style)
    for table in plan.tables:
        yield from _table_contents(table, plan.widths)


def _table_contents(
    table: TablePlan, widths: Mapping[int, float]
) -> Iterator[tuple[int, Content, _Line]]:
    top, left = table.first
    lines = []
    for across, column in enumerate(table.columns, start=left):
        width = widths.get(across, STANDARD_WIDTH)
        yield top, column.header, _line(width, "header")
        lines.append(_line(width, column.style, *styles.TABLE_BODY))
    for down, row in enumerate(table.rows, start=top + 1):
        for content, line in zip(row, lines, strict=False):  # a row that does not fit is told later
            if type(content) not in _WORDLESS:
                yield down, content, line


@lru_cache(maxsize=1024)
def _line(width: float, role: str, *traits: str) -> _Line:
    """Return the line of a cell of a role in a column."""
    look = styles.look(role, *traits)
    size = float(look["font_size"])
    letters = max(1.0, (width - 1) * _LETTERS * _USUAL_SIZE / size)
    return _Line(size * _LINE, letters, bool(look.get("text_wrap")))


def _needed(content: Content, line: _Line) -> float:
    if isinstance(content, Formula):
        content = content.result
    elif isinstance(content, Link):
        content = content.value
    if not line.wraps or not isinstance(content, str):
        return line.height if content is not None else 0
    if len(content) <= line.letters and "\n" not in content:
        return line.height
    parts = content.split("\n")
    return line.height * sum(max(1, ceil(len(part) / line.letters)) for part in parts)
