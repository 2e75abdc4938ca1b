"""Rows tall enough for what stands in them, that still grow when somebody types more.

Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not and lets wrapped
text run into the next row (seen). A row with `ht` but without `customHeight` satisfies both, and
charts below it stand where they should. XlsxWriter cannot write one: its worksheet is extended.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from xlsxwriter.worksheet import Worksheet

from excelkasse.plan import Content, Formula, Link, SheetPlan
from excelkasse.spreadsheet import styles

STANDARD_WIDTH = 8.43
_STANDARD_HEIGHT, _TALLEST = 15.0, 409.0
_LINE = 1.36
"""A line's height in font sizes: 15 points for Calibri 11, as Excel's own rows are."""

_LETTERS = 1.15
"""Letters of running Danish text in one unit of column width, with what wrapping wastes."""


class GrowingWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """A worksheet in which some rows have a height to begin with, not for ever."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.growing: frozenset[int] = frozenset()

    def _xml_start_tag_unencoded(
        self, tag: str, attributes: Sequence[tuple[str, Any]] = ()
    ) -> None:
        if tag == "row" and attributes[0][1] in self.growing:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


def fit_rows(sheet: GrowingWorksheet, plan: SheetPlan) -> None:
    """Give rows that the plan says nothing about the height their text needs."""
    needed: dict[int, float] = {}
    for row, column, content, style in _contents(plan):
        height = _needed(content, style, plan.widths.get(column, STANDARD_WIDTH))
        if height > needed.get(row, _STANDARD_HEIGHT):
            needed[row] = height
    growing = {row for row in needed if row not in plan.heights and row not in plan.hidden_rows}
    for row in sorted(growing):
        sheet.set_row(row - 1, min(needed[row], _TALLEST))
    sheet.growing = frozenset(growing)


def _contents(plan: SheetPlan) -> Iterator[tuple[int, int, Content, styles.Look]]:
    """Give row, column, content and look of every cell."""
    looks = {role: styles.look(role) for role in styles.ROLES}
    wrapped = {role: styles.look(role, *styles.TABLE_BODY) for role in styles.ROLES}
    for each in plan.cells:
        yield each.cell.row, each.cell.column, each.content, looks[each.style]
    for table in plan.tables:
        left = table.first.column
        for across, column in enumerate(table.columns):
            yield table.first.row, left + across, column.header, looks["header"]
        for down, row in enumerate(table.rows, start=table.first.row + 1):
            for across, content in enumerate(row):
                yield down, left + across, content, wrapped[table.columns[across].style]


def _needed(content: Content, look: styles.Look, width: float) -> float:
    size, wraps = float(look["font_size"]), look.get("text_wrap", False)
    if isinstance(content, Formula):
        content = content.result
    elif isinstance(content, Link):
        content = content.value
    if not wraps or not isinstance(content, str):
        return size * _LINE if content is not None else 0
    letters = max(1.0, (width - 1) * _LETTERS * 11 / size)
    lines = sum(max(1, ceil(len(line) / letters)) for line in content.split("\n"))
    return lines * size * _LINE
