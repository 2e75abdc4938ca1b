"""Rows tall enough for what stands in them.

Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not and lets wrapped
text run into the next row (seen). So the height is reckoned here, roughly, and given to begin with.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

from excelkasse.made import TOGETHER
from excelkasse.plan import (
    CellPlan,
    CellRows,
    Content,
    Formula,
    Link,
    SheetPlan,
    TablePlan,
    parts_of_cells,
)
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
_OF_TEXTS = frozenset({str, type(None)})


class Line(NamedTuple):
    """A line of a cell: its height in points, how many letters it has, and whether text wraps.

    `usual` is how many letters fit in a row of the usual height, -1 where none do.
    """

    height: float
    letters: float
    wraps: bool
    usual: float


class Heights:
    """The heights of the rows of a sheet that its plan says nothing about."""

    def __init__(self, sheet: OwnWorksheet, plan: SheetPlan) -> None:
        """Fit the rows of all cells; those of tables too, where something may be drawn on them."""
        self._sheet, self._plan = sheet, plan
        self._needed: dict[int, float] = {}
        if self._fit_cells() or plan.charts or plan.pictures:
            for table in plan.tables:
                self._fit_rows(table)
        for row in sorted(self._needed):
            self._set(row, self._needed[row])

    def _fit_cells(self) -> bool:
        """Fit the rows of the cells and of the headers, and say whether a cell has a note."""
        noted = False
        for each in _to_fit(self._plan):
            line = self._line(each.cell.column, each.style)
            self._need(each.cell.row, _needed(each.content, line))
            noted = noted or bool(each.note)
        for table in self._plan.tables:
            for across, column in enumerate(table.columns, start=table.first.column):
                line = self._line(across, "header")
                self._need(table.first.row, _needed(column.header, line))
        return noted

    def _fit_rows(self, table: TablePlan) -> None:
        """Fit the rows of a table before they are written."""
        lines, begun = self.lines(table), table.first.row + 1
        for top in range(0, len(table.rows), TOGETHER):
            rows = table.rows[top : top + TOGETHER]
            if any(len(one) != len(table.columns) for one in rows):
                return  # it is refused when it is written
            heights = _tallest([*zip(*rows, strict=True)], lines)
            for row, height in enumerate(heights, start=begun + top):
                self._need(row, height)

    def _line(self, column: int, role: str, *traits: str) -> Line:
        return _line(self._plan.widths.get(column, STANDARD_WIDTH), role, *traits)

    def lines(self, table: TablePlan) -> Mapping[int, Line]:
        """Give the line of the cells of those columns of a table that may make a row taller."""
        lines = (
            self._line(across, column.style, *styles.TABLE_BODY)
            for across, column in enumerate(table.columns, start=table.first.column)
        )
        return {
            at: line
            for at, line in enumerate(lines)
            if line.wraps or line.height > _STANDARD_HEIGHT
        }

    def fit(
        self, first: int, columns: Sequence[Sequence[Content]], lines: Mapping[int, Line]
    ) -> None:
        """Fit rows of a table when they are written, from what stands in each of its columns."""
        for row, height in enumerate(_tallest(columns, lines), start=first):
            if height > self._needed.get(row, _STANDARD_HEIGHT):
                self._set(row, height)

    def _need(self, row: int, height: float) -> None:
        if height > self._needed.get(row, _STANDARD_HEIGHT):
            self._needed[row] = height

    def _set(self, row: int, height: float) -> None:
        if row not in self._plan.heights and row not in self._plan.hidden_rows:
            self._sheet.set_row(row - 1, min(height, _TALLEST))
            self._sheet.growing.add(row)


def _to_fit(plan: SheetPlan) -> Iterator[CellPlan]:
    """Give the cells of a sheet, but for rows of them that have their heights."""
    for part in parts_of_cells(plan.cells):
        if not isinstance(part, CellRows) or not part.rows <= plan.heights.keys():
            yield from part


def _tallest(columns: Sequence[Sequence[Content]], lines: Mapping[int, Line]) -> Sequence[float]:
    """Return the height that each row of a table needs, 0 where no cell is taller than usual."""
    tallest = [0.0] * len(columns[0])
    for at, line in lines.items():
        for down, content in _tall(columns[at], line):
            tallest[down] = max(tallest[down], _needed(content, line))
    return tallest


def _tall(column: Sequence[Content], line: Line) -> Iterator[tuple[int, Content]]:
    """Give the contents of a column that may need more than the usual height, and their places."""
    kinds, usual = {*map(type, column)}, line.usual
    if kinds <= _WORDLESS or (kinds <= _OF_TEXTS and _all_short(column, usual)):
        return
    for down, content in enumerate(column):
        if type(content) is str:
            if len(content) > usual or "\n" in content:
                yield down, content
        elif type(content) not in _WORDLESS:
            yield down, content


def _all_short(column: Sequence[Any], usual: float) -> bool:
    """Whether no text of a column is longer than a line."""
    texts = [*filter(None, column)]
    return max(map(len, texts), default=0) <= usual and "\n" not in "".join(texts)


@lru_cache(maxsize=1024)
def _line(width: float, role: str, *traits: str) -> Line:
    """Return the line of a cell of a role in a column."""
    look = styles.look(role, *traits)
    size = float(look["font_size"])
    letters = max(1.0, (width - 1) * _LETTERS * _USUAL_SIZE / size)
    height = size * _LINE
    usual = letters if height <= _STANDARD_HEIGHT else -1
    return Line(height, letters, bool(look.get("text_wrap")), usual)


def _needed(content: Content, line: Line) -> float:
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
