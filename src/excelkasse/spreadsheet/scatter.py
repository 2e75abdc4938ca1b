"""Charts of points: a series for each thing that is shown, with its name beside its point.

LibreOffice shows no label that is taken from a cell, but it does show the name of a series, which
may be taken from one. So each point that is to be named is a series of its own.
"""

from collections.abc import Mapping

from excelkasse.plan import Axis, Chart, Series
from excelkasse.spreadsheet import palette
from excelkasse.spreadsheet.chart_parts import Options, font, words

_SHAPES = ("circle", "triangle", "square", "diamond")
"""Lines differ by the shape of their points too: colour is never alone."""

_NAMED: Mapping[str, Options] = {
    "dot": {"series_name": True, "font": font(10)},
    "name": {"series_name": True, "font": font(10, palette.GREY)},
}
_FAINT: Options = {"visible": True, "line": {"color": palette.CHART_GRID, "width": 0.75}}


def scatter_paint(series: Series, colour: str, number: int) -> Options:
    """Return how a series of a scatter chart looks, and the label it has."""
    look = {**_line(series.drawn, colour), **_marker(series.drawn, colour, number)}
    if series.drawn in _NAMED:
        look["data_labels"] = {**_NAMED[series.drawn], "position": series.beside}
    return look


def _line(drawn: str, colour: str) -> Options:
    if drawn == "line":
        return {"line": {"color": colour, "width": 2.25}}
    if drawn == "dashed":
        return {"line": {"color": colour, "width": 1.5, "dash_type": "dash"}}
    return {"line": {"none": True}}


def _marker(drawn: str, colour: str, number: int) -> Options:
    if drawn in ("dashed", "name"):
        return {"marker": {"type": "none"}}
    look = {"fill": {"color": colour}, "border": {"color": palette.ON_DARK}}
    shape = _SHAPES[number % len(_SHAPES)] if drawn == "line" else "circle"
    return {"marker": {"type": shape, "size": 8, **look}}


def scatter_axes(chart: Chart) -> tuple[Options, Options]:
    """Return the axes of a scatter chart, across and up."""
    return (
        _axis(chart.across or Axis(), chart.name_title),
        _axis(chart.up or Axis(numbers=chart.value_format), chart.value_title),
    )


def _axis(axis: Axis, title: str) -> Options:
    """Return one axis; where it is crossed inside the chart, its numbers stay at the edge."""
    crossed = axis.cross is not None
    told = {
        "min": axis.low,
        "max": axis.high,
        "major_unit": axis.step,
        "crossing": axis.cross,
        "name": words(title) or None,
    }
    return {
        "num_font": font(9),
        "name_font": font(9),
        "num_format": axis.numbers,
        "label_position": "low",
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "major_gridlines": _FAINT,
        "line": {"color": palette.DARK if crossed else palette.CHART_LINE, "width": 1.25},
        **{key: value for key, value in told.items() if value is not None},
    }
