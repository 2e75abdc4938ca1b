"""Økonomi pr. udvalg: each committee's and each department's money by year, operating and capital.

Every figure is a formula over the table on Økonomi pr. år. First stand what is expected to be over
and under, the largest first, and the capital money that lacks a grant.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from excelkasse.address import Area, Cell, quoted
from excelkasse.layout.shown import shown
from excelkasse.made import Made, Several
from excelkasse.plan import CellPlan, CellRows, Content, Link, Print, Rule, SheetPlan
from excelkasse.portfolio.sheets.deviations import Deviation, deviations, flagged
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.paging import PAD, empty_rows
from excelkasse.portfolio.sheets.sums import Picked, Sums, Test, sums_of
from excelkasse.portfolio.tables import COMMITTEES, OVERVIEW
from excelkasse.schema.anchors import README, Tag
from excelkasse.tools.budget import YEARS as BUDGET_YEARS
from excelkasse.tools.budget import CostNature

_NAME, _YEAR, _FIRST, _LAST = 2, 3, 4, 11
_MEASURES = ("budget", "granted", "released", "spent", "forecast", "deviation", "transfer")
_FIGURES = range(_FIRST, _LAST)
_RANKED = ("project", "nature", "budget", "forecast", "deviation", "share", "why")
_RANKED_FIGURES = range(_FIRST, _FIRST + 4)
_WIDTHS = {1: 2.0, _NAME: 42.0, _YEAR: 18.0, **dict.fromkeys(_FIGURES, 13.5), 11: 27.0}
_TITLE, _BAND, _HEADER, _LINE, _TALL = 24.0, 19.0, 33.0, 16.0, 30.0
_GROUP = _BAND + 6 * _LINE
_WORDS = "committees"
_LETTERS = 62
"""How much of an explanation finds room on a line of its columns."""


def committee_sheet(drawn: Drawing) -> SheetPlan:
    """Plan the sheet."""
    page = _Page(drawn)
    page.head()
    page.ranking()
    page.flags()
    for group in ("committee", "department"):
        for nature in (CostNature.CAPITAL, CostNature.OPERATING, None):
            page.section(nature, group)
    return SheetPlan(
        name=drawn.sheet(COMMITTEES),
        protected=True,
        cells=Several([page.cells, *page.lists]),
        rules=[Rule(one, f"ISTEXT({one.first})", "not_told") for one in page.figures],
        widths=_WIDTHS,
        heights=page.heights,
        hidden_columns=frozenset({1}),
        freeze=Cell(page.body, _YEAR + 1),
        printing=Print(
            footer_left=drawn.say("title"),
            footer_right=drawn.words["template.footer.page"],
        ),
        tab="output",
    )


class _Page:
    """A page that grows downwards."""

    def __init__(self, drawn: Drawing) -> None:
        self.drawn = drawn
        self.sums: Sums = sums_of(drawn)
        self.row = 1
        self.body = 5
        self.page_start = 0.0
        self.cells: list[CellPlan] = []
        self.lists: list[CellRows] = []
        self.figures: list[Area] = []
        self.heights: dict[int, float] = {1: 30.0, 2: 16.0, 3: 16.0, 4: 18.0}

    def head(self) -> None:
        """Put the title, the date, what the sheet shows, and the way back."""
        drawn = self.drawn
        self._put(1, str(Tag(README, COMMITTEES, 1)), "marker")
        self._put(_NAME, drawn.say(f"sheets.{COMMITTEES}.title"), "title")
        self.row = 2
        self._put(_NAME, drawn.as_of(), "front_date")
        self.row = 3
        self._put(_NAME, drawn.say(f"sheets.{COMMITTEES}.help"), "help_line")
        self.row = 4
        home = f"internal:{quoted(drawn.sheet(OVERVIEW))}!A1"
        self._put(_NAME, Link(home, drawn.words["template.to_front"]), "link")
        self._put(_FIRST, self._say("legend"), "help_line")
        self.row = self.body

    def section(self, nature: CostNature | None, group: str) -> None:
        """Put one nature of money by group and year; what is not told only if it is there."""
        rows = self.sums.where(Test("nature", nature))
        if not rows.records and nature is None:
            return
        self._title(self._say(f"{nature or 'unknown'}_{group}"), _GROUP)
        if not rows.records:
            self._line(self.drawn.say("no_data"))
            return
        self._header(nature)
        for name in _names(rows.records, group):
            own = rows.also(Test(group, name))
            self._group(name or self.drawn.say("unnamed"), own, nature)
        self._group(self._say(f"all_{group}"), rows, nature)
        self.row += 1

    def _group(self, name: str, whole: Picked, nature: CostNature | None) -> None:
        """Put the sum of a group, and below it its years."""
        self._put(_NAME, name, "sum_text")
        self._put(_YEAR, self._say("whole"), "sum_text")
        self._figures(whole, nature, "sum")
        self._put(_LAST, whole.lacking(self._say("lacks")), "sum_note")
        self._next(_BAND)
        for told, test in self._years(whole):
            picked = whole.also(test)
            self._put(_NAME, name, "line_muted")
            self._put(_YEAR, told, "line_since")
            self._figures(picked, nature, "line", test)
            self._put(_LAST, picked.lacking(self._say("lacks")), "line_note")
            self._next(_LINE)

    def _years(self, whole: Picked) -> Iterator[tuple[Content, Test]]:
        """Give the budget year and the three after it, and what else there is."""
        first = self._first_year
        last = first + BUDGET_YEARS - 1
        before, after = Test("year", first, "<"), Test("year", last, ">")
        if any(one.year is not None and before.holds(one) for one in whole.records):
            yield self._say("earlier"), before
        for year in range(first, last + 1):
            yield year, Test("year", year)
        if any(one.year is not None and after.holds(one) for one in whole.records):
            yield self._say("later"), after
        if any(one.year is None for one in whole.records):
            yield self._say("no_year"), Test("year", None)

    @property
    def _first_year(self) -> int:
        as_of = self.drawn.portfolio.as_of
        return as_of.year if as_of else 0

    def _figures(
        self, picked: Picked, nature: object, style: str, test: Test | None = None
    ) -> None:
        for across, measure in enumerate(_MEASURES):
            content: Content = None
            if measure != "transfer" or test is not None:
                content = picked.total(measure, self._otherwise(measure, nature, test))
            self._put(_FIRST + across, content, f"{style}_money")
        self.figures.append(Area(Cell(self.row, _FIRST), Cell(self.row, _LAST - 1)))

    def _otherwise(self, measure: str, nature: object, test: Test | None) -> str:
        """Return what stands where nobody told: a dash where nobody was to tell."""
        year = test.value if test is not None else self._first_year
        coming = isinstance(year, int) and year > self._first_year
        not_asked = (
            (measure in ("granted", "released") and nature is not CostNature.CAPITAL)
            or (measure == "spent" and coming)
            or (measure == "transfer" and (nature is not CostNature.CAPITAL or coming))
            or (year is None and measure != "deviation")
        )
        return self._say("none") if not_asked else self._say("not_told")

    def _header(self, nature: CostNature | None) -> None:
        labels = [self._say(f"head.{one}") for one in _MEASURES]
        if nature is CostNature.OPERATING:
            labels[:2] = [self._say("head.operating_budget"), self._say("head.supplements")]
        self._heads(
            self._say("head.group"), self._say("head.year"), *labels, self._say("head.note")
        )

    def _heads(self, *labels: str, figures: range = _FIGURES) -> None:
        for column, label in enumerate(labels, start=_NAME):
            style = "header_right" if column in figures else "header"
            style = "header_inset" if column > figures[-1] else style
            across = _LAST - column + 1 if column > figures[-1] else 1
            self.cells.append(CellPlan(Cell(self.row, column), label, style, across=across))
        self._next(_HEADER)

    def ranking(self) -> None:
        """Put what is expected to be over its budget, and what under, the largest first."""
        found = deviations(self.drawn)
        over = [one for one in found if one.amount > 0]
        under = [one for one in reversed(found) if one.amount < 0]
        for key, rows in (("over", over), ("under", under)):
            self._title(self._say(f"{key}.title"))
            if not rows:
                self._nothing(f"{key}.nothing")
                continue
            self._heads(*(self._say(f"head.{one}") for one in _RANKED), figures=_RANKED_FIGURES)
            first = self.row
            for one in rows:
                self._next(_TALL if len(self._why(one)) > _LETTERS else _LINE + 2.0)
            made = Made([*enumerate(rows, start=first)], self._deviation)
            self.lists.append(CellRows(Area(Cell(first, _NAME), Cell(self.row - 1, _LAST)), made))
            self.row += 1

    def _deviation(self, placed: tuple[int, Deviation]) -> Sequence[CellPlan]:
        """Make the cells of a project when they are looked at: there are as many as projects."""
        row, one = placed
        picked = self.sums.where(Test("number", one.number), Test("nature", one.nature))
        link = Link(self.drawn.project_link(one.number), f"{one.number} {one.name}".strip())
        nature = shown(one.nature, self.drawn.words) or self.drawn.say("unnamed")
        figures = [
            picked.total(measure, self._say("not_told"))
            for measure in ("budget", "forecast", "deviation")
        ]
        return [
            CellPlan(Cell(row, _NAME), link, "line_link"),
            CellPlan(Cell(row, _YEAR), nature, "line_text"),
            *(CellPlan(Cell(row, _FIRST + at), it, "line_money") for at, it in enumerate(figures)),
            CellPlan(Cell(row, _FIRST + 3), picked.share("deviation", "budget"), "line_share"),
            CellPlan(Cell(row, _FIRST + 4), self._why(one), "line_note", across=4),
        ]

    def _why(self, one: Deviation) -> str:
        return one.why or self._say("unexplained")

    def flags(self) -> None:
        """Put the capital money that has not both a budget for the year and a grant."""
        self._title(self._say("flags.title"))
        rows = flagged(self.drawn)
        if not rows:
            self._nothing("flags.nothing")
            return
        heads: Mapping[str, str] = {one: self._say(f"head.{one}") for one in _MEASURES}
        self._heads(
            self._say("head.project"),
            self._say("head.year"),
            *heads.values(),
            self._say("head.state"),
        )
        for record in rows:
            self._flag(record)

    def _flag(self, record: Any) -> None:  # noqa: ANN401  (a row of the years)
        year = Test("year", record.year)
        picked = self.sums.where(
            Test("number", record.number), Test("nature", CostNature.CAPITAL), year
        )
        name = f"{record.number} {record.name or ''}".strip()
        self._put(_NAME, Link(self.drawn.project_link(record.number), name), "line_link")
        told = self._say("no_year") if record.year is None else record.year
        self._put(_YEAR, told, "line_since")
        self._figures(picked, CostNature.CAPITAL, "line", year)
        self._put(_LAST, shown(record.grants, self.drawn.words), "line_alarm")
        self._next(_LINE + 2)

    def _together(self, points: float) -> None:
        """Go on at the next printed page where so much would be cut by the end of this one."""
        used = sum(self.heights.get(row, _LINE) for row in range(1, self.row))
        rows = empty_rows(used - self.page_start, points)
        self.heights.update(dict.fromkeys(range(self.row, self.row + rows), PAD))
        self.row += rows
        if rows:
            self.page_start = used + rows * PAD

    def _title(self, text: str, below: float = _TALL) -> None:
        """Put a title that stays with its header and so much below it."""
        self._together(_TITLE + _HEADER + below)
        self._put(_NAME, text, "subheading")
        self._next(_TITLE)

    def _nothing(self, key: str) -> None:
        """Say that a list has nothing in it; of no project at all, that there is nothing yet."""
        self._line(self._say(key) if self.sums.records else self.drawn.say("no_data"))

    def _line(self, text: str) -> None:
        self._put(_NAME, text, "help_line")
        self._next(_LINE)
        self.row += 1

    def _say(self, key: str) -> str:
        return self.drawn.say(f"{_WORDS}.{key}")

    def _put(self, column: int, content: Content, style: str) -> None:
        self.cells.append(CellPlan(Cell(self.row, column), content, style))

    def _next(self, points: float) -> None:
        self.heights[self.row] = points
        self.row += 1


def _names(records: Sequence[Any], group: str) -> Sequence[str | None]:
    """Return the groups by name, the one that is not told last; spelling in case is one group."""
    found: dict[str, str | None] = {}
    for record in records:
        name = getattr(record, group)
        found.setdefault((name or "").casefold(), name)
    return [found[key] for key in sorted(found, key=lambda key: (not key, key))]
