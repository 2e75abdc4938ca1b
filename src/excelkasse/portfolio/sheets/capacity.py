"""Kapacitet: everybody's hours against what projects ask, month by month, for a year and a half.

First what is too much and what would cure it, then all hours together, the load of each person,
and of each unit and competence. What the loads are reckoned from stands at the end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from excelkasse.address import Area, Cell
from excelkasse.layout.paging import ends_on_sheet
from excelkasse.plan import Chart, Print, Rule, Series, SheetPlan
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.loads import COMPETENCE, FIRST, NAME, POST, UNIT, Loads
from excelkasse.portfolio.sheets.month_grid import BODY, LINE, TOTAL, WIDTHS, MonthGrid
from excelkasse.portfolio.sheets.overload_rows import overload_rows
from excelkasse.portfolio.steering.capacity import (
    Person,
    loads_of,
    span_of,
)
from excelkasse.portfolio.tables import ALLOCATIONS, CAPACITY, PEOPLE

_PRINTED = [width for column, width in WIDTHS.items() if column >= NAME]
_CHART_WIDTH = 1200
"""Pixels."""

_CHART_ROWS = 15

Rows = Mapping[str, Sequence[float]]


def capacity_sheet(drawn: Drawing) -> SheetPlan:
    """Plan the sheet."""
    page = _Page(drawn)
    page.head()
    if page.people:
        page.row = overload_rows(page, page.people)
        page.fill()
    else:
        page.put(BODY, NAME, drawn.say("no_data"), "help_line")
    return SheetPlan(
        name=drawn.sheet(CAPACITY),
        protected=True,
        cells=page.cells,
        rules=page.rules,
        charts=page.charts,
        widths=WIDTHS,
        heights=page.heights,
        hidden_columns=frozenset({1}),
        freeze=Cell(BODY - 1, UNIT),
        printing=Print(
            repeat_columns=(NAME, NAME),
            footer_left=drawn.say("title"),
            footer_right=drawn.words["template.footer.page"],
            breaks=ends_on_sheet(page.heights, page.kept, page.last(), _PRINTED),
        ),
        tab="output",
    )


class _Page(MonthGrid):
    """The sheet, growing downwards."""

    def __init__(self, drawn: Drawing) -> None:
        settings = drawn.settings
        as_of = drawn.portfolio.as_of
        super().__init__(drawn, span_of(as_of, settings) if as_of else ())
        people: list[Any] = [line.record for line in drawn.tables[PEOPLE]]
        asked: list[Any] = [line.record for line in drawn.tables[ALLOCATIONS]]
        self.people = loads_of(people, asked, self.months, settings)
        self.charts: list[Chart] = []

    def fill(self) -> None:
        """Put the chart, the sums, and a row for everybody; the last rows are what all goes by."""
        count, groups = len(self.people), [*self._groups(UNIT), *self._groups(COMPETENCE)]
        chart = self.row
        totals = chart + _CHART_ROWS + 3
        loads = totals + 7
        sums = loads + count + 3
        free = sums + 4 * len(groups) + 6
        there, asked = free + count + 3, free + 2 * (count + 3)
        writer = Loads(self.drawn, self.months, totals - 1)
        self._totals(writer, totals, there, asked)
        self._chart(chart, totals)
        self._loads(writer, loads, there, asked)
        self._sums(writer, sums, there, asked)
        self._free(writer, free, there, asked)
        self._grounds(writer, there, asked)

    def _totals(self, writer: Loads, row: int, there: int, asked: int) -> None:
        self.heads(row - 2, "all.title")
        self.put(row - 1, NAME, self.say("all.hours"), "line_muted", 3)
        for at, month in enumerate(self.months):
            self.put(row - 1, FIRST + at, month.hours, "grid_hours")
        together = self._together(self.people)
        for down, (key, first) in enumerate((("capacity", there), ("allocated", asked))):
            self.put(row + down, NAME, self.say(f"all.{key}"), "sum_text", 4)
            rows = range(first, first + len(self.people))
            for at, hours in enumerate(together[key]):
                self.put(
                    row + down, FIRST + at, writer.total(at, rows=rows, result=hours), "sum_money"
                )
            self._across(writer, row + down, together[key], "sum_money")
        self.put(row + 2, NAME, self.say("all.free"), "line_text", 4)
        self.put(row + 3, NAME, self.say("all.load"), "line_text", 4)
        pairs = zip(together["allocated"], together["capacity"], strict=True)
        for at, results in enumerate(pairs):
            self.put(
                row + 2, FIRST + at, writer.free(row + 1, row, at, results=results), "grid_hours"
            )
            self.put(
                row + 3, FIRST + at, writer.load(row + 1, row, at, results=results), "grid_load"
            )
        self.coloured(row + 3, 1)
        self.kept |= {*range(row - 1, row + 3)}

    def _chart(self, row: int, totals: int) -> None:
        """Draw what is asked against what there is, from the sums below."""
        self.kept |= {*range(row, row + _CHART_ROWS - 1)}
        sheet, first, last = self.drawn.sheet(CAPACITY), FIRST, TOTAL - 1
        months = Area(Cell(totals - 2, first), Cell(totals - 2, last))
        series = [
            Series(
                self.say(f"all.{key}"),
                sheet,
                months,
                Area(Cell(at, first), Cell(at, last)),
                colour,
                named_by=Cell(at, NAME),
            )
            for key, at, colour in (("capacity", totals, "grey"), ("allocated", totals + 1, "dark"))
        ]
        together = self._together(self.people)
        told = [
            self.say(
                "chart.month",
                month=self.month(month),
                allocated=self.drawn.words.number(round(asked)),
                capacity=self.drawn.words.number(round(there)),
            )
            for month, asked, there in zip(
                self.months, together["allocated"], together["capacity"], strict=True
            )
        ]
        self.charts.append(
            Chart(
                at=Cell(row, NAME),
                kind="column",
                title=self.say("chart.title"),
                series=series,
                alt=self.say("chart.alt", rows=" ".join(told)),
                width=_CHART_WIDTH,
                height=int(_CHART_ROWS * 20 - 20),
                value_title=self.say("chart.hours"),
            )
        )

    def _loads(self, writer: Loads, row: int, there: int, asked: int) -> None:
        self.heads(row - 1, "load.title", people=True)
        for down, person in enumerate(self.people):
            self._person(writer, row + down, person)
            for at, results in enumerate(_pairs(person)):
                content = writer.load(asked + down, there + down, at, results=results)
                self.put(row + down, FIRST + at, content, "grid_load")
        self.coloured(row, len(self.people))

    def _free(self, writer: Loads, row: int, there: int, asked: int) -> None:
        self.heads(row - 1, "free.title", people=True)
        for down, person in enumerate(self.people):
            self._person(writer, row + down, person)
            for at, results in enumerate(_pairs(person)):
                content = writer.free(asked + down, there + down, at, results=results)
                self.put(row + down, FIRST + at, content, "grid_hours")
            over = [there - asked for asked, there in _pairs(person)]
            self._across(writer, row + down, over, "grid_hours")
        area = self.area(row, len(self.people))
        self.rules.append(Rule(area, f"{area.first}<-0.5", "overdue"))

    def _grounds(self, writer: Loads, there: int, asked: int) -> None:
        """Put the capacity of everybody, and what is asked."""
        self.heads(there - 1, "there.title", people=True)
        self.heads(asked - 1, "asked.title", people=True)
        for down, person in enumerate(self.people):
            initials = person.line.initials or ""
            for row in (there + down, asked + down):
                self._person(writer, row, person)
            for at, (hours, capacity) in enumerate(_pairs(person)):
                content = writer.capacity(there + down, at, capacity)
                self.put(there + down, FIRST + at, content, "grid_hours")
                content = writer.allocated(initials, at, hours)
                self.put(asked + down, FIRST + at, content, "grid_hours")
            self._across(writer, there + down, person.capacity, "grid_hours")
            self._across(writer, asked + down, person.allocated, "grid_hours")

    def _sums(self, writer: Loads, row: int, there: int, asked: int) -> None:
        """Put capacity, hours and load of each unit, and of each competence."""
        for column, key in ((UNIT, "units"), (COMPETENCE, "competences")):
            self.heads(row - 1, f"{key}.title")
            for name, people in self._groups(column):
                self._group(writer, row, (column, name, people), (there, asked))
                row += 4
            row += 3

    def _group(
        self,
        writer: Loads,
        row: int,
        group: tuple[int, str, Sequence[Person]],
        grounds: tuple[int, int],
    ) -> None:
        column, name, people = group
        together = self._together(people)
        for down, key in enumerate(("capacity", "allocated")):
            self.put(row + down, NAME, name, "line_muted", 2)
            self.put(row + down, COMPETENCE, self.say(f"all.{key}"), "line_text", 2)
            rows = range(grounds[down], grounds[down] + len(self.people))
            for at, hours in enumerate(together[key]):
                content = writer.grouped(column, row + down, at, rows=rows, result=hours)
                self.put(row + down, FIRST + at, content, "grid_hours")
            self._across(writer, row + down, together[key], "grid_hours")
        self.put(row + 2, NAME, name, "sum_text", 2)
        self.put(row + 2, COMPETENCE, self.say("all.load"), "sum_text", 2)
        for at, results in enumerate(zip(together["allocated"], together["capacity"], strict=True)):
            content = writer.load(row + 1, row, at, results=results)
            self.put(row + 2, FIRST + at, content, "grid_load")
        self.coloured(row + 2, 1)
        self.kept |= {row, row + 1}

    def _groups(self, column: int) -> Iterator[tuple[str, Sequence[Person]]]:
        """Give the units or the competences by name, as their cells name them."""

        def name(person: Person) -> str:
            return self._unit(person) if column == UNIT else self._competence(person)

        ordered = sorted(self.people, key=lambda one: name(one).casefold())
        for _, group in groupby(ordered, lambda one: name(one).casefold()):
            people = list(group)
            yield name(people[0]), people

    def _unit(self, person: Person) -> str:
        return person.line.unit or self.drawn.say("unnamed")

    def _competence(self, person: Person) -> str:
        return person.line.competence or person.line.role or self.drawn.say("unnamed")

    def _together(self, people: Iterable[Person]) -> Rows:
        everybody = list(people)
        span = range(len(self.months))
        return {
            "capacity": [sum(one.capacity[at] for one in everybody) for at in span],
            "allocated": [sum(one.allocated[at] for one in everybody) for at in span],
        }

    def _person(self, writer: Loads, row: int, person: Person) -> None:
        """Begin a row: who, where from, what they can, and how much of a post."""
        line = person.line
        self.put(row, NAME, line.initials, "line_text")
        unnamed = self.drawn.say("unnamed")
        self.put(row, UNIT, writer.either(row, ("unit",), unnamed, self._unit(person)), "line_text")
        content = writer.either(row, ("competence", "role"), unnamed, self._competence(person))
        self.put(row, COMPETENCE, content, "line_text")
        self.put(row, POST, writer.post(row, person.post), "grid_load")
        self.heights[row] = LINE

    def _across(self, writer: Loads, row: int, hours: Sequence[float], style: str) -> None:
        self.put(row, TOTAL, writer.across(row, sum(hours)), style)


def _pairs(person: Person) -> Iterator[tuple[float, float]]:
    """Give what is asked and what there is of each month."""
    yield from zip(person.allocated, person.capacity, strict=True)
