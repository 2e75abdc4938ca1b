"""A sheet of rows by month: how its columns lie, its headings, and the colours of its loads."""

from collections.abc import Sequence

from excelkasse.address import Area, Cell, quoted
from excelkasse.plan import CellPlan, Content, Link, Rule
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.loads import COMPETENCE, FIRST, NAME, POST, UNIT
from excelkasse.portfolio.steering.capacity import SPAN, Month
from excelkasse.portfolio.tables import CAPACITY, OVERVIEW
from excelkasse.schema.anchors import README, Tag
from excelkasse.schema.settings import LOADS, MONTHS_A_YEAR

TOTAL = FIRST + SPAN
WIDTHS = {
    1: 2.0,
    NAME: 12.0,
    UNIT: 24.0,
    COMPETENCE: 24.0,
    POST: 11.0,
    **dict.fromkeys(range(FIRST, TOTAL), 7.4),
    TOTAL: 10.0,
}
BODY = 6
LINE, HEADER, _TITLE = 16.0, 30.0, 24.0


class MonthGrid:
    """What stands on the sheet so far."""

    def __init__(self, drawn: Drawing, months: Sequence[Month]) -> None:
        """Begin with nothing on it."""
        self.drawn = drawn
        self.months = months
        self.row = BODY
        self.cells: list[CellPlan] = []
        self.rules: list[Rule] = []
        self.kept: set[int] = set()
        self.heights: dict[int, float] = {1: 30.0, 2: 16.0, 3: 16.0, 4: 18.0}

    def head(self) -> None:
        """Put the title, the date, what the sheet shows, and the way back."""
        drawn = self.drawn
        self.put(1, 1, str(Tag(README, CAPACITY, 1)), "marker")
        self.put(1, NAME, drawn.say(f"sheets.{CAPACITY}.title"), "title")
        self.put(2, NAME, drawn.as_of(), "front_date")
        self.put(3, NAME, drawn.say(f"sheets.{CAPACITY}.help"), "help_line")
        home = f"internal:{quoted(drawn.sheet(OVERVIEW))}!A1"
        self.put(4, NAME, Link(home, drawn.words["template.to_front"]), "link")
        full = drawn.settings.limit("hours_a_month") * MONTHS_A_YEAR
        told = self.say("assumed", norm=drawn.words.number(round(full)))
        self.put(4, COMPETENCE, told, "help_line")

    def heads(self, row: int, title: str, *, people: bool = False) -> None:
        """Put a header: what it is, and the months."""
        self.put(row - 1, NAME, self.say(title), "subheading")
        self.heights[row - 1] = _TITLE
        keys = ("who", "unit", "competence", "post")
        for column, key in zip((NAME, UNIT, COMPETENCE, POST), keys, strict=True):
            self.put(row, column, self.say(f"head.{key}") if people else None, "header")
        for at, month in enumerate(self.months):
            self.put(row, FIRST + at, self.month(month), "header_right")
        self.put(row, TOTAL, self.say("head.total"), "header_right")
        self.heights[row] = HEADER
        self.kept |= {row - 1, row}

    def title(self, key: str, **values: object) -> None:
        """Put a title and go on below it."""
        self.put(self.row, NAME, self.say(key, **values), "subheading")
        self.kept.add(self.row)
        self.next(_TITLE)

    def coloured(self, row: int, count: int) -> None:
        """Colour loads: to the first limit green, to the second yellow, beyond it red."""
        area = self.area(row, count)
        green, yellow = (self.drawn.settings.limit(name) + 1e-9 for name in LOADS)
        cell = str(area.first)
        for test, role in (
            (f"{cell}<={green:.12g}", "heat_green"),
            (f"{cell}<={yellow:.12g}", "heat_yellow"),
            (f"{cell}>{yellow:.12g}", "heat_red"),
        ):
            self.rules.append(Rule(area, f"AND(ISNUMBER({cell}),{test})", role))

    def last(self) -> int:
        """Return the last row."""
        return max(each.cell.row for each in self.cells)

    def area(self, row: int, count: int) -> Area:
        """Return the months of some rows."""
        return Area(Cell(row, FIRST), Cell(row + count - 1, TOTAL - 1))

    def month(self, month: Month) -> str:
        """Return a month as the header names it."""
        names = self.drawn.say("months").split("|")
        return f"{names[month.first.month - 1]} {month.first.year % 100:02}"

    def say(self, key: str, **values: object) -> str:
        """Return words of the sheet."""
        return self.drawn.say(f"{CAPACITY}.{key}", **values)

    def next(self, points: float) -> None:
        """Give the row its height and go on below it."""
        self.heights[self.row] = points
        self.row += 1

    def put(self, row: int, column: int, content: Content, style: str, across: int = 1) -> None:
        """Put a cell."""
        self.cells.append(CellPlan(Cell(row, column), content, style, across=across))
