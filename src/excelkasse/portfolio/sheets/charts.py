"""The charts of Overblik: the numbers behind each, as a small table, and a native chart.

The words for those who cannot see a chart are computed from the same numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from excelkasse.address import Area, Cell
from excelkasse.layout.shown import shown
from excelkasse.plan import CellPlan, Chart, Series
from excelkasse.portfolio.sheets.columns import (
    CHART_ROWS,
    LEFT,
    NUMBERS,
    RIGHT,
    TALL_CHART_ROWS,
    height_over,
    width_between,
)
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import OVERVIEW
from excelkasse.portfolio.whole import COUNTED, Group
from excelkasse.schema.choices import Light

_MILLION = 1000.0
_MOST = 12
"""A chart shows so many groups; the table beside it shows them all."""

_FEW = 5
"""So many names find room below columns; more stand beside bars, in a tall chart."""

_LATEST = 6
"""The trend shows so many reporting dates, the latest."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows, and the columns it stands over.

    `columns` are the key, the name and the colour of each series; numbers are divided by `divisor`.
    """

    key: str
    over: tuple[int, int]
    kind: Literal["column", "bar", "stacked_column", "stacked_bar"]
    first: str
    groups: Sequence[Group]
    columns: Sequence[tuple[str, str, str]]
    divisor: float = 1.0
    style: str = "whole"
    value_format: str = "#,##0"


def pictures(drawn: Drawing) -> Sequence[Picture]:
    """Return the charts in the order they stand: left and right, left and right."""
    portfolio = drawn.portfolio
    lights = [(str(light), drawn.words[light.word_key], str(light)) for light in COUNTED if light]
    money = [("grant", "grey"), ("spent", "dark"), ("forecast", "blue")]
    hours = [("hours_budget", "grey"), ("hours_spent", "dark"), ("hours_remaining", "blue")]
    first = (LEFT.stripe, LEFT.third)
    middle = (LEFT.text, RIGHT.third)
    last = (RIGHT.text, RIGHT.text)
    below = (RIGHT.stripe, RIGHT.text)
    return (
        Picture("lights", first, "stacked_bar", "department", portfolio.by_department, lights),
        Picture(
            "money",
            middle,
            "bar" if len(portfolio.by_committee) > _FEW else "column",
            "committee",
            portfolio.by_committee,
            _named(money, drawn),
            _MILLION,
            "line_number",
            "#,##0.0",
        ),
        Picture("trend", last, "stacked_column", "as_of", portfolio.trend[-_LATEST:], lights),
        Picture(
            "hours",
            below,
            "column",
            "department",
            portfolio.hours_by_department,
            _named(hours, drawn),
        ),
    )


def _named(columns: Sequence[tuple[str, str]], drawn: Drawing) -> list[tuple[str, str, str]]:
    return [(key, drawn.say(f"charts.{key}"), colour) for key, colour in columns]


def numbers(picture: Picture, row: int, drawn: Drawing) -> Iterator[CellPlan]:
    """Give the table of a chart's numbers: its title in `row`, then the header, then the groups."""
    yield CellPlan(Cell(row, NUMBERS), drawn.say(f"charts.{picture.key}"), "label")
    yield CellPlan(Cell(row + 1, NUMBERS), drawn.say(f"charts.{picture.first}"), "header")
    for across, (_, label, _) in enumerate(picture.columns, start=1):
        yield CellPlan(Cell(row + 1, NUMBERS + across), label, "header")
    for down, group in enumerate(picture.groups, start=row + 2):
        yield CellPlan(Cell(down, NUMBERS), name_of(group, drawn), "line_choice")
        for across, (key, _, _) in enumerate(picture.columns, start=1):
            value = group.numbers.get(key)
            content = None if value is None else value / picture.divisor
            yield CellPlan(Cell(down, NUMBERS + across), content, _style(picture))


def _style(picture: Picture) -> str:
    return picture.style if picture.style.startswith("line_") else f"line_{picture.style}"


def height_of(picture: Picture) -> int:
    """Return how many rows the table of a chart's numbers takes, with a blank one after."""
    return len(picture.groups) + 3


def rows_for(shown: Sequence[Picture]) -> int:
    """Return how many rows some charts need that stand beside each other."""
    return TALL_CHART_ROWS if any(len(one.groups) > _FEW for one in shown) else CHART_ROWS


def chart(picture: Picture, row: int, over: range, drawn: Drawing) -> Chart:
    """Return the chart of the numbers that stand from `row`, over the rows `over`."""
    first, last = row + 2, row + 1 + min(_MOST, len(picture.groups))
    sheet = drawn.sheet(OVERVIEW)
    categories = Area(Cell(first, NUMBERS), Cell(last, NUMBERS))
    series = [
        Series(
            label,
            sheet,
            categories,
            Area(Cell(first, NUMBERS + across), Cell(last, NUMBERS + across)),
            colour,
            named_by=Cell(row + 1, NUMBERS + across),
        )
        for across, (key, label, colour) in enumerate(picture.columns, start=1)
        if _shown(picture, key)
    ]
    return Chart(
        at=Cell(over.start, picture.over[0]),
        kind=picture.kind,
        title=drawn.say(f"charts.{picture.key}"),
        series=series,
        alt=_alt(picture, drawn),
        width=width_between(*picture.over),
        height=height_over(len(over)),
        value_format=picture.value_format,
    )


def _shown(picture: Picture, key: str) -> bool:
    """Leave out the light nobody shows, so that the key has no colour without a meaning."""
    return key != Light.MISSING or any(group.numbers.get(key) for group in picture.groups)


def _alt(picture: Picture, drawn: Drawing) -> str:
    rows = [_row(group, picture, drawn) for group in picture.groups[:_MOST]]
    return drawn.say(f"alt.{picture.key}", rows=" ".join(rows))


def _row(group: Group, picture: Picture, drawn: Drawing) -> str:
    told = [
        drawn.say("alt.number", name=label, number=_told(group, key, picture, drawn))
        for key, label, _ in picture.columns
        if _shown(picture, key)
    ]
    return drawn.say("alt.row", name=name_of(group, drawn), numbers=", ".join(told))


def _told(group: Group, key: str, picture: Picture, drawn: Drawing) -> str:
    value = group.numbers.get(key)
    return "–" if value is None else drawn.words.number(round(value / picture.divisor, 1))


def name_of(group: Group, drawn: Drawing) -> str:
    """Return the name of a group as people say it, and how many of its projects lack a number."""
    name = _name_of(group, drawn)
    if not group.missing:
        return name
    return f"{name} ({drawn.say('overview.cards.missing', count=group.missing)})"


def _name_of(group: Group, drawn: Drawing) -> str:
    if group.name is None:
        return drawn.say("unnamed")
    if isinstance(group.name, date):
        return f"{group.name:%d-%m-%Y}"
    return str(shown(group.name, drawn.words))
