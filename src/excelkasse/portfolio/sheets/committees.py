"""Økonomi pr. udvalg: each committee's and each department's money by year, operating and capital.

Every figure is a formula over the table on Økonomi pr. år. First stand what is expected to be over
and under, the largest first, and the capital money that lacks a grant.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from excelkasse.address import Area, Cell, quoted
from excelkasse.layout.paging import ends_on_sheet
from excelkasse.layout.shown import shown
from excelkasse.made import Made, Several
from excelkasse.plan import CellPlan, CellRows, Content, Link, Print, Rule, SheetPlan
from excelkasse.portfolio.sheets.committee_page import (
    FIGURES,
    FIRST,
    LAST,
    LINE,
    NAME,
    TALL,
    YEAR,
    CommitteePage,
)
from excelkasse.portfolio.sheets.deviations import Deviation, deviations, flagged
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.sums import Picked, Test
from excelkasse.portfolio.tables import COMMITTEES, OVERVIEW
from excelkasse.schema.anchors import README, Tag
from excelkasse.tools.budget import YEARS as BUDGET_YEARS
from excelkasse.tools.budget import CostNature

_MEASURES = ("budget", "granted", "released", "spent", "forecast", "deviation", "transfer")
_RANKED = ("project", "nature", "budget", "forecast", "deviation", "share", "why")
_RANKED_FIGURES = range(FIRST, FIRST + 4)
_WIDTHS = {1: 2.0, NAME: 42.0, YEAR: 18.0, **dict.fromkeys(FIGURES, 13.5), 11: 27.0}
_PRINTED = [width for column, width in _WIDTHS.items() if column >= NAME]
_BAND = 19.0
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
        freeze=Cell(page.body, YEAR + 1),
        printing=Print(
            footer_left=drawn.say("title"),
            footer_right=drawn.words["template.footer.page"],
            breaks=ends_on_sheet(page.heights, page.kept, page.row, _PRINTED),
        ),
        tab="output",
    )


class _Page(CommitteePage):
    """The page with what is on it, which is put from the top downwards."""

    def head(self) -> None:
        """Put the title, the date, what the sheet shows, and the way back."""
        drawn = self.drawn
        self.put(1, str(Tag(README, COMMITTEES, 1)), "marker")
        self.put(NAME, drawn.say(f"sheets.{COMMITTEES}.title"), "title")
        self.row = 2
        self.put(NAME, drawn.as_of(), "front_date")
        self.row = 3
        self.put(NAME, drawn.say(f"sheets.{COMMITTEES}.help"), "help_line")
        self.row = 4
        home = f"internal:{quoted(drawn.sheet(OVERVIEW))}!A1"
        self.put(NAME, Link(home, drawn.words["template.to_front"]), "link")
        self.put(FIRST, self.say("legend"), "help_line")
        self.row = self.body

    def section(self, nature: CostNature | None, group: str) -> None:
        """Put one nature of money by group and year; what is not told only if it is there."""
        rows = self.sums.where(Test("nature", nature))
        if not rows.records and nature is None:
            return
        self.title(self.say(f"{nature or 'unknown'}_{group}"))
        if not rows.records:
            self.line(self.drawn.say("no_data"))
            return
        self._header(nature)
        for name in _names(rows.records, group):
            own = rows.also(Test(group, name))
            self._group(name or self.drawn.say("unnamed"), own, nature)
        self._group(self.say(f"all_{group}"), rows, nature)
        self.row += 1

    def _group(self, name: str, whole: Picked, nature: CostNature | None) -> None:
        """Put the sum of a group, and below it its years."""
        self.put(NAME, name, "sum_text")
        self.put(YEAR, self.say("whole"), "sum_text")
        self._figures(whole, nature, "sum")
        self.put(LAST, whole.lacking(self.say("lacks")), "sum_note")
        first = self.row
        self.next(_BAND)
        for told, test in self._years(whole):
            picked = whole.also(test)
            self.put(NAME, name, "line_muted")
            self.put(YEAR, told, "line_since")
            self._figures(picked, nature, "line", test)
            self.put(LAST, picked.lacking(self.say("lacks")), "line_note")
            self.next(LINE)
        self.kept |= {*range(first, self.row - 1)}

    def _years(self, whole: Picked) -> Iterator[tuple[Content, Test]]:
        """Give the budget year and the three after it, and what else there is."""
        first = self._first_year
        last = first + BUDGET_YEARS - 1
        before, after = Test("year", first, "<"), Test("year", last, ">")
        if any(one.year is not None and before.holds(one) for one in whole.records):
            yield self.say("earlier"), before
        for year in range(first, last + 1):
            yield year, Test("year", year)
        if any(one.year is not None and after.holds(one) for one in whole.records):
            yield self.say("later"), after
        if any(one.year is None for one in whole.records):
            yield self.say("no_year"), Test("year", None)

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
            self.put(FIRST + across, content, f"{style}_money")
        self.figures.append(Area(Cell(self.row, FIRST), Cell(self.row, LAST - 1)))

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
        return self.say("none") if not_asked else self.say("not_told")

    def _header(self, nature: CostNature | None) -> None:
        labels = [self.say(f"head.{one}") for one in _MEASURES]
        if nature is CostNature.OPERATING:
            labels[:2] = [self.say("head.operating_budget"), self.say("head.supplements")]
        self.heads(self.say("head.group"), self.say("head.year"), *labels, self.say("head.note"))

    def ranking(self) -> None:
        """Put what is expected to be over its budget, and what under, the largest first."""
        found = deviations(self.drawn)
        over = [one for one in found if one.amount > 0]
        under = [one for one in reversed(found) if one.amount < 0]
        for key, rows in (("over", over), ("under", under)):
            self.title(self.say(f"{key}.title"))
            if not rows:
                self.nothing(f"{key}.nothing")
                continue
            self.heads(*(self.say(f"head.{one}") for one in _RANKED), figures=_RANKED_FIGURES)
            first = self.row
            for one in rows:
                self.next(TALL if len(self._why(one)) > _LETTERS else LINE + 2.0)
            made = Made([*enumerate(rows, start=first)], self._deviation)
            self.lists.append(CellRows(Area(Cell(first, NAME), Cell(self.row - 1, LAST)), made))
            self.row += 1

    def _deviation(self, placed: tuple[int, Deviation]) -> Sequence[CellPlan]:
        """Make the cells of a project when they are looked at: there are as many as projects."""
        row, one = placed
        picked = self.sums.where(Test("number", one.number), Test("nature", one.nature))
        link = Link(self.drawn.project_link(one.number), f"{one.number} {one.name}".strip())
        nature = shown(one.nature, self.drawn.words) or self.drawn.say("unnamed")
        figures = [
            picked.total(measure, self.say("not_told"))
            for measure in ("budget", "forecast", "deviation")
        ]
        return [
            CellPlan(Cell(row, NAME), link, "line_link"),
            CellPlan(Cell(row, YEAR), nature, "line_text"),
            *(CellPlan(Cell(row, FIRST + at), it, "line_money") for at, it in enumerate(figures)),
            CellPlan(Cell(row, FIRST + 3), picked.share("deviation", "budget"), "line_share"),
            CellPlan(Cell(row, FIRST + 4), self._why(one), "line_note", across=4),
        ]

    def _why(self, one: Deviation) -> str:
        return one.why or self.say("unexplained")

    def flags(self) -> None:
        """Put the capital money that has not both a budget for the year and a grant."""
        self.title(self.say("flags.title"))
        rows = flagged(self.drawn)
        if not rows:
            self.nothing("flags.nothing")
            return
        heads: Mapping[str, str] = {one: self.say(f"head.{one}") for one in _MEASURES}
        self.heads(
            self.say("head.project"),
            self.say("head.year"),
            *heads.values(),
            self.say("head.state"),
        )
        for record in rows:
            self._flag(record)

    def _flag(self, record: Any) -> None:  # noqa: ANN401  (a row of the years)
        year = Test("year", record.year)
        picked = self.sums.where(
            Test("number", record.number), Test("nature", CostNature.CAPITAL), year
        )
        name = f"{record.number} {record.name or ''}".strip()
        self.put(NAME, Link(self.drawn.project_link(record.number), name), "line_link")
        told = self.say("no_year") if record.year is None else record.year
        self.put(YEAR, told, "line_since")
        self._figures(picked, CostNature.CAPITAL, "line", year)
        self.put(LAST, shown(record.grants, self.drawn.words), "line_alarm")
        self.next(LINE + 2)


def _names(records: Sequence[Any], group: str) -> Sequence[str | None]:
    """Return the groups by name, the one that is not told last; spelling in case is one group."""
    found: dict[str, str | None] = {}
    for record in records:
        name = getattr(record, group)
        found.setdefault((name or "").casefold(), name)
    return [found[key] for key in sorted(found, key=lambda key: (not key, key))]
