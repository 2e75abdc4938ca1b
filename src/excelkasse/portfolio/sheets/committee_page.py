"""The page of Økonomi pr. udvalg as it grows downwards: titles, headers, lines, pages of paper."""

from excelkasse.address import Area, Cell
from excelkasse.plan import CellPlan, CellRows, Content
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.sums import Sums, sums_of

NAME, YEAR, FIRST, LAST = 2, 3, 4, 11
"""The columns: whose money, of which year, the first figure, and the last column."""

FIGURES = range(FIRST, LAST)
LINE, TALL = 16.0, 30.0
_TITLE, _HEADER = 24.0, 33.0
_WORDS = "committees"


class CommitteePage:
    """A page that grows downwards."""

    def __init__(self, drawn: Drawing) -> None:
        """Begin in the first row; `lists` are long, and their rows are made when looked at."""
        self.drawn = drawn
        self.sums: Sums = sums_of(drawn)
        self.row = 1
        self.body = 5
        self.kept: set[int] = set()
        self.cells: list[CellPlan] = []
        self.lists: list[CellRows] = []
        self.figures: list[Area] = []
        self.heights: dict[int, float] = {1: 30.0, 2: 16.0, 3: 16.0, 4: 18.0}

    def heads(self, *labels: str, figures: range = FIGURES) -> None:
        """Put a header; what is behind its figures takes the rest of the width."""
        for column, label in enumerate(labels, start=NAME):
            style = "header_right" if column in figures else "header"
            style = "header_inset" if column > figures[-1] else style
            across = LAST - column + 1 if column > figures[-1] else 1
            self.cells.append(CellPlan(Cell(self.row, column), label, style, across=across))
        self.keep(_HEADER)

    def title(self, text: str) -> None:
        """Put a title, which stays on the printed page of what is below it."""
        self.put(NAME, text, "subheading")
        self.keep(_TITLE)

    def nothing(self, key: str) -> None:
        """Say that a list has nothing in it; of no project at all, that there is nothing yet."""
        self.line(self.say(key) if self.sums.records else self.drawn.say("no_data"))

    def line(self, text: str) -> None:
        """Put a line of text, and leave one empty."""
        self.put(NAME, text, "help_line")
        self.next(LINE)
        self.row += 1

    def say(self, key: str) -> str:
        """Return a word of this sheet."""
        return self.drawn.say(f"{_WORDS}.{key}")

    def put(self, column: int, content: Content, style: str) -> None:
        """Put a cell into the row that the page has come to."""
        self.cells.append(CellPlan(Cell(self.row, column), content, style))

    def keep(self, points: float) -> None:
        """Go on as `next` does, and keep the row on the printed page of the one below it."""
        self.kept.add(self.row)
        self.next(points)

    def next(self, points: float) -> None:
        """Go on to the next row; the one before it is so many points high."""
        self.heights[self.row] = points
        self.row += 1
