"""Overblik: the front page. Cards, charts, and the lists a management needs, on one or two pages.

The page is not for typing and is made anew by every roll-up; its tag says so to the reader.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from excelkasse.address import Area, Cell
from excelkasse.layout.paging import ends_on_sheet
from excelkasse.plan import CellPlan, Chart, Content, Link, Print, SheetPlan
from excelkasse.portfolio.sheets.boards import Board, Row, every_board
from excelkasse.portfolio.sheets.cards import cards
from excelkasse.portfolio.sheets.charts import chart, height_of, numbers, pictures, rows_for
from excelkasse.portfolio.sheets.columns import (
    LAST,
    LEFT,
    NAME_WIDTH,
    NUMBERS,
    RIGHT,
    TEXT_WIDTH,
    WIDTHS,
    Half,
)
from excelkasse.portfolio.sheets.drawing import AS_OF_CELL, Drawing
from excelkasse.portfolio.sheets.links import internal
from excelkasse.portfolio.tables import OVERVIEW, SOURCES
from excelkasse.schema.anchors import README, Tag

_FIRST_CARDS, _SECOND_CARDS, _CHARTS = 4, 7, 10
_POINTS_OF_20_PIXELS = 15.0
_HEAD, _ONE_LINE, _TALLEST = 20.0, 18.0, 409.0
_LINE = 13.3
_LETTERS, _NAME_LETTERS = 1.34, 1.15
"""Letters in a unit of column width, of running text and of names with long words: Calibri 10."""

_PRINTED = [WIDTHS[column] for column in range(2, LAST + 1)]

_HEIGHTS = {
    1: 32.0,
    2: 17.0,
    3: 6.0,
    6: 6.0,
    9: 6.0,
    **dict.fromkeys((_FIRST_CARDS, _SECOND_CARDS), 34.0),
    **dict.fromkeys((_FIRST_CARDS + 1, _SECOND_CARDS + 1), 26.0),
}


def overview_sheet(drawn: Drawing) -> SheetPlan:
    """Plan the front page."""
    page = _Page(drawn)
    page.head()
    page.charts()
    below = page.row
    for left, right in every_board(drawn):
        below = page.row + 1 + len(list(_lines(right)))
        page.boards(left, right)
    page.last_chart(below)
    page.numbers()
    return SheetPlan(
        name=drawn.sheet(OVERVIEW),
        protected=True,
        cells=page.cells,
        charts=page.drawn_charts,
        widths=WIDTHS,
        heights=page.heights,
        hidden_columns=frozenset({1}),
        printing=Print(
            footer_left=drawn.say("title"),
            footer_right=drawn.words["template.footer.page"],
            area=Area(Cell(1, 2), Cell(page.row, LAST)),
            breaks=ends_on_sheet(page.heights, page.kept, page.row, _PRINTED),
        ),
        tab="guide",
        zoom=90,
    )


class _Page:
    """A page that grows downwards."""

    def __init__(self, drawn: Drawing) -> None:
        self.drawn = drawn
        self.row = _CHARTS
        self.kept: set[int] = set()
        self.cells: list[CellPlan] = []
        self.drawn_charts: list[Chart] = []
        self.heights: dict[int, float] = dict(_HEIGHTS)
        self.pictures = list(pictures(drawn))
        self.starts = self._starts()

    def _starts(self) -> Sequence[int]:
        """Return the row each table of numbers begins in, one below the other."""
        starts, row = [], 3
        for picture in self.pictures:
            starts.append(row)
            row += height_of(picture)
        return starts

    def head(self) -> None:
        """Put the title, the date, the reconciliation and the cards."""
        portfolio, drawn = self.drawn.portfolio, self.drawn
        self._put(Cell(1, 1), str(Tag(README, OVERVIEW, 1)), "marker")
        self._put(Cell(1, 2), drawn.say("title"), "headline")
        self._put(Cell(2, 2), drawn.say("overview.as_of"), "subtitle")
        self._put(AS_OF_CELL, portfolio.as_of, "front_date")
        if portfolio.as_of is None:
            self._put(Cell(2, LEFT.text), drawn.say("overview.nothing_yet"), "subtitle")
        else:
            self._put(Cell(2, LEFT.text), self._reconciliation(), "subtitle")
        if portfolio.quarantined:
            place = internal(drawn.sheet(SOURCES), Cell(1, 2))
            self._put(Cell(2, RIGHT.stripe), Link(place, drawn.say("overview.quarantine")), "alarm")
        self.cells.extend(cards(drawn, _FIRST_CARDS, _SECOND_CARDS))

    def _reconciliation(self) -> str:
        portfolio = self.drawn.portfolio
        return self.drawn.say(
            "overview.reconciliation",
            found=portfolio.found,
            read=portfolio.read,
            quarantined=len(portfolio.quarantined),
        )

    def charts(self) -> None:
        """Put all charts but the last beside each other."""
        rows = range(self.row, self.row + rows_for(self.pictures[:-1]))
        for turn in range(len(self.pictures) - 1):
            self._chart(turn, rows)
        self.heights.update(dict.fromkeys(rows, _POINTS_OF_20_PIXELS))
        self.kept.update(rows[:-1])
        self.row = rows.stop
        self._gap()

    def last_chart(self, row: int) -> None:
        """Put the last chart under the list on the right, and go on below it."""
        rows = range(row, row + rows_for(self.pictures[-1:]))
        self._chart(len(self.pictures) - 1, rows)
        needed = len(rows) * _POINTS_OF_20_PIXELS
        while needed > 0:
            needed -= self.heights.setdefault(row, _POINTS_OF_20_PIXELS)
            self.kept.add(row)
            row += 1
        self.kept.discard(row - 1)
        self.row = max(self.row, row)

    def _chart(self, turn: int, rows: range) -> None:
        """Put one chart; a chart of nothing is a word instead."""
        picture = self.pictures[turn]
        if picture.groups:
            self.drawn_charts.append(chart(picture, self.starts[turn], rows, self.drawn))
            return
        column = picture.over[0]
        self._put(Cell(rows.start, column), self.drawn.say(f"charts.{picture.key}"), "label_line")
        self._put(Cell(rows.start + 1, column), self.drawn.say("no_data"), "help_line")

    def boards(self, left: Board, right: Board) -> None:
        """Put two lists beside each other; a heading is never the last on a printed page."""
        for half, board in ((LEFT, left), (RIGHT, right)):
            self._board_head(half, board)
        self.heights[self.row] = _HEAD
        self.kept.add(self.row)
        self.row += 1
        for rows in zip_longest(_lines(left), _lines(right)):
            for half, line in zip((LEFT, RIGHT), rows, strict=True):
                self.cells.extend(self._line(line, half))
            self.heights[self.row] = max(_height(line) for line in rows)
            self.row += 1
        self._gap()

    def _board_head(self, half: Half, board: Board) -> None:
        key = f"overview.boards.{board.key}"
        link = Link(internal(board.sheet, Cell(1, 2)), board.title)
        self._put(Cell(self.row, half.stripe), link, "board_head")
        for column in (half.number, half.name):
            self._put(Cell(self.row, column), None, "board_head")
        self._put(Cell(self.row, half.third), self.drawn.say(f"{key}.third"), "board_third")
        self._put(Cell(self.row, half.text), self.drawn.say(f"{key}.text"), "board_text")

    def _line(self, line: Row | str | None, half: Half) -> Iterator[CellPlan]:
        if isinstance(line, str):
            yield CellPlan(Cell(self.row, half.number), line, "help_line")
        if not isinstance(line, Row):
            return
        stripe = f"stripe_{line.stripe}" if line.stripe else "line_wide"
        yield CellPlan(Cell(self.row, half.stripe), None, stripe)
        if line.number:
            link = Link(self.drawn.project_link(line.number), line.number)
            yield CellPlan(Cell(self.row, half.number), link, "line_link")
            yield CellPlan(Cell(self.row, half.name), line.name, "line_text")
        else:
            yield CellPlan(Cell(self.row, half.number), line.name, "line_wide")
            yield CellPlan(Cell(self.row, half.name), None, "line_wide")
        yield CellPlan(Cell(self.row, half.third), line.third, line.style)
        yield CellPlan(Cell(self.row, half.text), line.text, "line_text")

    def numbers(self) -> None:
        """Put the numbers behind the charts beside the page."""
        title = self.drawn.say("overview.numbers_behind")
        self._put(Cell(2, NUMBERS), title, "subtitle")
        for picture, start in zip(self.pictures, self.starts, strict=True):
            self.cells.extend(numbers(picture, start, self.drawn))

    def _put(self, cell: Cell, content: Content, style: str) -> None:
        self.cells.append(CellPlan(cell, content, style))

    def _gap(self) -> None:
        self.heights[self.row] = 10.0
        self.row += 1


def _height(line: Row | str | None) -> float:
    """Return the height of a list's line in points, wrapped as a word processor would."""
    if not isinstance(line, Row):
        return _ONE_LINE
    width = NAME_WIDTH if line.number else 2 * NAME_WIDTH
    name = _wrapped(line.name, width * _NAME_LETTERS)
    lines = max(name, _wrapped(line.text, TEXT_WIDTH * _LETTERS))
    return min(_TALLEST, max(_ONE_LINE, _LINE * lines + 6))


def _wrapped(text: str, letters: float) -> int:
    return sum(max(1, len(wrap(line, int(letters)))) for line in text.split("\n"))


def _lines(board: Board) -> Iterator[Row | str]:
    if not board.rows:
        yield board.nothing
    yield from board.rows
    if board.more:
        yield board.more
