"""Milepælsskred: what the most moved milestones were expected to, reporting date for date.

A line that rises is a milestone that slips; one that lies flat keeps its date. The chart shows the
first rows of the table below it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from excelkasse.address import Area, Cell, quoted
from excelkasse.plan import Axis, CellPlan, Chart, Link, Print, Series, SheetPlan
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.shift import Slip
from excelkasse.portfolio.tables import OVERVIEW, SLIPS
from excelkasse.schema.anchors import README, Tag

_NUMBER, _NAME, _ITEM, _TEXT, _LABEL, _FIRST = 2, 3, 4, 5, 6, 7
_WIDTHS = {1: 2.0, _NUMBER: 12.0, _NAME: 34.0, _ITEM: 8.0, _TEXT: 44.0, _LABEL: 2.0}
_DATE_WIDTH = 12.0
_CHART_ROW, _HEADER = 6, 32
_WIDTH, _HEIGHT = 1120, 500
_DRAWN, _MOST = 6, 40
_OF_ONE_PROJECT = 2
"""The chart has room for so many of one project, so that the others are seen too."""

_TICKS, _WEEK = 8, 7
_LONGEST = 44
_EPOCH = date(1899, 12, 30)
"""A spreadsheet counts its days from here."""


def slip_sheet(drawn: Drawing) -> SheetPlan:
    """Plan the sheet."""
    rows = _in_order(drawn.portfolio.slips.rows)[:_MOST]
    dates = drawn.portfolio.slips.dates
    last = _FIRST + len(dates)
    return SheetPlan(
        name=drawn.sheet(SLIPS),
        protected=True,
        cells=[*_heading(drawn), *(_table(rows, drawn) if rows else _nothing(drawn))],
        charts=[_chart(rows[:_DRAWN], drawn)] if rows else [],
        widths={**_WIDTHS, **dict.fromkeys(range(_FIRST, last + 1), _DATE_WIDTH)},
        heights={1: 30.0, 2: 16.0, 3: 16.0, 4: 18.0, _HEADER: 33.0},
        hidden_columns=frozenset({1, _LABEL}),
        printing=Print(
            repeat_rows=(_HEADER, _HEADER) if rows else None,
            footer_left=drawn.say("title"),
            footer_right=drawn.words["template.footer.page"],
        ),
        tab="output",
    )


def _in_order(rows: Sequence[Slip]) -> list[Slip]:
    """Return the rows with those of the chart first: the furthest, a few of each project.

    Of those that always moved together one is drawn: the others would lie under its line.
    """
    drawn: list[Slip] = []
    for one in rows:
        same = [other for other in drawn if other.number == one.number]
        together = any(other.expected == one.expected for other in same)
        if len(drawn) < _DRAWN and len(same) < _OF_ONE_PROJECT and not together:
            drawn.append(one)
    return [*drawn, *(one for one in rows if one not in drawn)]


def _heading(drawn: Drawing) -> Iterator[CellPlan]:
    home = f"internal:{quoted(drawn.sheet(OVERVIEW))}!A1"
    yield CellPlan(Cell(1, 1), str(Tag(README, SLIPS, 1)), "marker")
    yield CellPlan(Cell(1, _NUMBER), drawn.say(f"sheets.{SLIPS}.title"), "title")
    yield CellPlan(Cell(2, _NUMBER), drawn.as_of(), "front_date")
    yield CellPlan(Cell(3, _NUMBER), drawn.say(f"sheets.{SLIPS}.help"), "help_line")
    yield CellPlan(Cell(4, _NUMBER), Link(home, drawn.words["template.to_front"]), "link")


def _nothing(drawn: Drawing) -> Iterator[CellPlan]:
    yield CellPlan(Cell(_CHART_ROW, _NUMBER), drawn.say(f"{SLIPS}.nothing"), "text")


def _table(rows: Sequence[Slip], drawn: Drawing) -> Iterator[CellPlan]:
    dates = drawn.portfolio.slips.dates
    heads = {_NUMBER: "number", _NAME: "name", _ITEM: "item", _TEXT: "milestone"}
    for column, key in heads.items():
        yield CellPlan(Cell(_HEADER, column), drawn.say(f"{SLIPS}.{key}"), "header")
    for across, day in enumerate(dates):
        yield CellPlan(Cell(_HEADER, _FIRST + across), _day(day), "header_right")
    moved = _FIRST + len(dates)
    yield CellPlan(Cell(_HEADER, moved), drawn.say(f"{SLIPS}.days"), "header_right")
    for row, one in enumerate(rows, start=_HEADER + 1):
        yield CellPlan(Cell(row, _NUMBER), one.number, "line_choice")
        yield CellPlan(Cell(row, _NAME), one.name, "line_choice")
        yield CellPlan(Cell(row, _ITEM), one.item, "line_choice")
        yield CellPlan(Cell(row, _TEXT), one.text, "line_choice")
        yield CellPlan(Cell(row, _LABEL), _label(one), "marker")
        for across, expected in enumerate(one.expected):
            yield CellPlan(Cell(row, _FIRST + across), expected, "line_date")
        yield CellPlan(Cell(row, moved), one.days, "line_whole")


def _chart(rows: Sequence[Slip], drawn: Drawing) -> Chart:
    sheet, dates = drawn.sheet(SLIPS), drawn.portfolio.slips.dates
    last = _FIRST + len(dates) - 1
    categories = Area(Cell(_HEADER, _FIRST), Cell(_HEADER, last))
    series = [
        Series(
            _label(one),
            sheet,
            categories,
            Area(Cell(row, _FIRST), Cell(row, last)),
            named_by=Cell(row, _LABEL),
        )
        for row, one in enumerate(rows, start=_HEADER + 1)
    ]
    return Chart(
        at=Cell(_CHART_ROW, _NUMBER),
        kind="line",
        title=drawn.say(f"{SLIPS}.chart"),
        series=series,
        alt=_alt(rows, drawn),
        width=_WIDTH,
        height=_HEIGHT,
        value_format="dd-mm-yyyy",
        value_title=drawn.say(f"{SLIPS}.up"),
        name_title=drawn.say(f"{SLIPS}.across"),
        up=_axis([day for one in rows for day in one.expected if day is not None]),
    )


def _axis(days: Sequence[date]) -> Axis:
    """Return an axis from a week before the first day to one after the last, in whole weeks."""
    low, high = min(days) - timedelta(days=_WEEK), max(days) + timedelta(days=_WEEK)
    step = _WEEK * ceil((high - low).days / _TICKS / _WEEK)
    steps = ceil((high - low).days / step)
    first = (low - _EPOCH).days
    return Axis(low=first, high=first + steps * step, step=step, numbers="dd-mm-yyyy")


def _label(one: Slip) -> str:
    text = f"{one.number} {one.item} {one.text}".strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _alt(rows: Sequence[Slip], drawn: Drawing) -> str:
    """Say how each milestone of the chart moved: from, to, and how many days."""
    told = []
    for one in rows:
        days = [day for day in one.expected if day is not None]
        told.append(
            drawn.say(
                f"{SLIPS}.row",
                label=_label(one),
                first=_day(days[0]),
                last=_day(days[-1]),
                days=drawn.words.number(one.days, signed=True),
            )
        )
    return drawn.say(f"{SLIPS}.alt", count=len(rows), rows=" ".join(told))


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
