"""A chart with all that stands around it: its legend, and its numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from excelkasse.pack.document import Chart, Series, Shown, Table
from excelkasse.pack.page.charts.lying import bars
from excelkasse.pack.page.charts.shapes import MARKS, Drawing
from excelkasse.pack.page.charts.upright import columns, lines
from excelkasse.texts import Texts

_DRAWN = {"column": columns, "bar": bars, "line": lines}
_COLOURS = 6


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend; `line` when the series is a line, with its mark."""

    name: str
    look: str
    line: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a page shows of a chart."""

    title: str
    alternative: str
    drawing: Drawing
    legend: Sequence[Key]
    table: Table


def picture(chart: Chart, words: Texts) -> Picture:
    """Draw a chart; its unit stands in the title."""
    looks = [_look(place, series) for place, series in enumerate(chart.series)]
    title = f"{chart.title} ({chart.unit})" if chart.unit else chart.title
    drawn = _DRAWN[chart.kind](chart, looks, words.number)
    return Picture(title, chart.alternative, drawn, _legend(chart, looks), _table(chart, words))


def _look(place: int, series: Series) -> str:
    return f"t-{series.light}" if series.light else f"s{place % _COLOURS}"


def _legend(chart: Chart, looks: Sequence[str]) -> Sequence[Key]:
    """Return nothing for one series: the title says what it is."""
    line = chart.kind == "line"
    keys = tuple(
        Key(series.name, look, line, MARKS[place % len(MARKS)])
        for place, (series, look) in enumerate(zip(chart.series, looks, strict=True))
    )
    return keys if len(keys) > 1 else ()


def _table(chart: Chart, words: Texts) -> Table:
    write = partial(_said, words)
    rows = tuple(
        (Shown(name), *(write(series.numbers[place]) for series in chart.series))
        for place, name in enumerate(chart.categories)
    )
    headings = (words["page.category"], *(series.name for series in chart.series))
    return Table(chart.title, headings, rows)


def _said(words: Texts, number: float | None) -> Shown:
    return Shown(words["page.none"] if number is None else words.number(number), number)
