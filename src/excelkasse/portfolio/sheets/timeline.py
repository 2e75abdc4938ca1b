"""Tidslinje: a row a project, a column a month, a bar in the colour of the light, and marks.

A gate is written as B0-B5, a milestone as ◆ (with a number when a month has more), the baseline
end as ◇ where it is in another month than the forecast. The line of the reporting date stands
before the month whose beginning is nearest to it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from excelkasse.address import Area, Cell, quoted
from excelkasse.layout.shown import shown
from excelkasse.made import Made, Several
from excelkasse.plan import CellPlan, CellRows, Content, Link, Print, SheetPlan
from excelkasse.portfolio.months import month_number
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.span import Span, span_of, year_of
from excelkasse.portfolio.tables import MILESTONES, OVERVIEW, PROJECTS, TIMELINE
from excelkasse.schema.anchors import README, Tag
from excelkasse.schema.choices import Light, MilestoneStatus

_NUMBER, _NAME, _LIGHT, _START, _END, _MONTHS = 2, 3, 4, 5, 6, 7
_YEARS_ROW, _MONTHS_ROW, _FIRST = 5, 6, 7
_WIDTHS = {1: 2.0, _NUMBER: 11.0, _NAME: 36.0, _LIGHT: 15.0, _START: 11.5, _END: 11.5}
_MONTH_WIDTH = 4.6
_ROW_POINTS = 27.0
_JANUARY = 12


@dataclass(frozen=True, slots=True)
class _Project:
    """A project on the timeline: its line, and the marks of each month."""

    line: ProjectLine
    gates: Mapping[int, Sequence[str]] = field(default_factory=dict)
    milestones: Mapping[int, int] = field(default_factory=dict)

    @property
    def end(self) -> date | None:
        """The date the bar ends: as expected now, or as agreed."""
        return self.line.end_forecast or self.line.end_baseline

    def days(self) -> Iterator[date]:
        """Give the dates that must be seen."""
        for day in (self.line.start, self.line.end_baseline, self.line.end_forecast):
            if day is not None:
                yield day

    @property
    def bar(self) -> range:
        """The months that the bar is there in."""
        start, end = self.line.start, self.end
        if start is None or end is None:
            return range(0)
        return range(month_number(start), month_number(end) + 1)

    @property
    def marks(self) -> Mapping[int, str]:
        """What is written in months: gates above, milestones and the baseline below."""
        moved = self._moved
        return {
            month: self._mark(month, moved) for month in {*self.gates, *self.milestones, *moved}
        }

    @property
    def _moved(self) -> Sequence[int]:
        """The month of the baseline, where it is not that of the end."""
        if self.line.end_baseline is None or self.end is None:
            return ()
        agreed, expected = month_number(self.line.end_baseline), month_number(self.end)
        return () if agreed == expected else (agreed,)

    def _mark(self, month: int, moved: Sequence[int]) -> str:
        count = self.milestones.get(month, 0)
        below = "◆" if count else ""
        below += str(count) if count > 1 else ""
        below += "◇" if month in moved else ""
        return "\n".join(part for part in ("".join(self.gates.get(month, ())), below) if part)


def timeline_sheet(drawn: Drawing) -> SheetPlan:
    """Plan the timeline."""
    projects = _projects(drawn)
    as_of = drawn.portfolio.as_of
    days = [day for one in projects for day in one.days()]
    span = span_of(days, as_of) if as_of else None
    heading = [*_heading(drawn)]
    cells: Sequence[CellPlan]
    if span is None:
        cells = [*heading, CellPlan(Cell(_FIRST, _NUMBER), drawn.say("no_data"), "text")]
    else:
        legend = _legend(_FIRST + len(projects) + 1, drawn)
        heading += _scale(span, drawn)
        rows = Made([*enumerate(projects, start=_FIRST)], partial(_row, span=span, drawn=drawn))
        last = Cell(_FIRST + len(projects) - 1, _MONTHS + span.last - span.first)
        cells = Several([heading, CellRows(Area(Cell(_FIRST, _NUMBER), last), rows), legend])
    columns = range(_MONTHS, _MONTHS + (span.last - span.first + 1 if span else 0))
    return SheetPlan(
        name=drawn.sheet(TIMELINE),
        protected=True,
        cells=cells,
        widths={**_WIDTHS, **dict.fromkeys(columns, _MONTH_WIDTH)},
        heights={
            1: 30.0,
            2: 16.0,
            3: 16.0,
            4: 18.0,
            _YEARS_ROW: 18.0,
            _MONTHS_ROW: 16.0,
            **dict.fromkeys(range(_FIRST, _FIRST + len(projects)), _ROW_POINTS),
        },
        hidden_columns=frozenset({1}),
        freeze=Cell(_FIRST, _LIGHT + 1),
        printing=Print(
            repeat_rows=(_YEARS_ROW, _MONTHS_ROW),
            footer_left=drawn.say("title"),
            footer_right=drawn.words["template.footer.page"],
        ),
        tab="output",
    )


def _projects(drawn: Drawing) -> list[_Project]:
    """Return the projects by their start; those without dates last."""
    passed = {one.number: one.gates for one in drawn.portfolio.deliveries}
    milestones: dict[str, Counter[int]] = {}
    for row in drawn.tables.get(MILESTONES, ()):
        record: Any = row.record
        day = record.actual or record.forecast or record.baseline
        if day is not None and record.status is not MilestoneStatus.DROPPED:
            milestones.setdefault(record.number, Counter())[month_number(day)] += 1
    found = []
    for row in drawn.tables.get(PROJECTS, ()):
        line: Any = row.record
        gates = _by_month(passed.get(line.number, {}))
        found.append(_Project(line, gates, milestones.get(line.number, Counter())))
    return sorted(found, key=lambda one: (one.line.start or date.max, one.line.number or ""))


def _by_month(gates: Mapping[str, date]) -> Mapping[int, Sequence[str]]:
    months: dict[int, list[str]] = {}
    for gate, day in sorted(gates.items()):
        months.setdefault(month_number(day), []).append(gate)
    return months


def _heading(drawn: Drawing) -> Iterator[CellPlan]:
    overview = drawn.sheet(OVERVIEW)
    yield CellPlan(Cell(1, 1), str(Tag(README, TIMELINE, 1)), "marker")
    yield CellPlan(Cell(1, _NUMBER), drawn.say(f"sheets.{TIMELINE}.title"), "title")
    yield CellPlan(Cell(2, _NUMBER), drawn.as_of(), "front_date")
    yield CellPlan(Cell(3, _NUMBER), drawn.say(f"sheets.{TIMELINE}.help"), "help_line")
    link = Link(f"internal:{quoted(overview)}!A1", drawn.words["template.to_front"])
    yield CellPlan(Cell(4, _NUMBER), link, "link")


def _scale(span: Span, drawn: Drawing) -> Iterator[CellPlan]:
    """Give the years and the months, and the word over the line of the reporting date."""
    names = drawn.words.entries("portfolio.months")
    labels = ("number", "project", "status", "from", "to")
    for column, label in enumerate(labels, start=_NUMBER):
        yield CellPlan(Cell(_YEARS_ROW, column), "", "year_head")
        yield CellPlan(Cell(_MONTHS_ROW, column), drawn.say(f"timeline.{label}"), "scale_head")
    for column, month in enumerate(span.months(), start=_MONTHS):
        begins = month == span.first or month % _JANUARY == 0
        year: Content = year_of(month) if begins else None
        yield CellPlan(Cell(_YEARS_ROW, column), year, "year_head")
        style = "month_head_today" if month == span.today else "month_head"
        yield CellPlan(Cell(_MONTHS_ROW, column), names[month % _JANUARY], style)
        if month == span.today:
            yield CellPlan(Cell(4, column), drawn.say("timeline.today"), "today_word")


def _row(at: tuple[int, _Project], *, span: Span, drawn: Drawing) -> Sequence[CellPlan]:
    """Make the cells of a project when they are looked at."""
    row, one = at
    line = one.line
    light = line.overall or Light.MISSING
    link = Link(drawn.project_link(line.number or ""), line.number)
    cells = [
        CellPlan(Cell(row, _NUMBER), link, "scale_link"),
        CellPlan(Cell(row, _NAME), line.name, "scale_text"),
        CellPlan(Cell(row, _LIGHT), shown(light, drawn.words), f"chip_{light}"),
        CellPlan(Cell(row, _START), line.start, "scale_date"),
        CellPlan(Cell(row, _END), one.end, "scale_date"),
    ]
    bar, marks = one.bar, one.marks
    for column, month in enumerate(span.months(), start=_MONTHS):
        style = f"bar_{light}" if month in bar else "mark"
        today = "_today" if month == span.today else ""
        cells.append(CellPlan(Cell(row, column), marks.get(month), f"{style}{today}"))
    return cells


def _legend(row: int, drawn: Drawing) -> list[CellPlan]:
    """Say what the marks mean, below the projects."""
    signs = (
        ("bar_green", " ", "legend_bar"),
        ("mark", "B3", "legend_gate"),
        ("mark", "◆ ◆2", "legend_milestone"),
        ("mark", "◇", "legend_baseline"),
        ("mark_today", " ", "legend_today"),
    )
    cells = [CellPlan(Cell(row, _NUMBER), drawn.say("timeline.legend"), "label")]
    for down, (style, sign, key) in enumerate(signs, start=1):
        cells.append(CellPlan(Cell(row + down, _NUMBER), sign, style))
        cells.append(CellPlan(Cell(row + down, _NAME), drawn.say(f"timeline.{key}"), "help_line"))
    return cells
