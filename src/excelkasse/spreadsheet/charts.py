"""Native charts: title, axis titles, colours by role, and words for those who cannot see them."""

from collections.abc import Mapping, Sequence
from typing import Any

from excelkasse.plan import BELOW_THE_EDGE, Axis, Chart, Series
from excelkasse.spreadsheet import palette
from excelkasse.spreadsheet.chart_parts import Options, font, name_in, reference, words
from excelkasse.spreadsheet.rules import must
from excelkasse.spreadsheet.safe_text import safe_text
from excelkasse.spreadsheet.scatter import scatter_axes, scatter_paint

_KINDS: Mapping[str, Mapping[str, str]] = {
    "column": {"type": "column"},
    "stacked_column": {"type": "column", "subtype": "stacked"},
    "bar": {"type": "bar"},
    "stacked_bar": {"type": "bar", "subtype": "stacked"},
    "line": {"type": "line"},
    "doughnut": {"type": "doughnut"},
    "scatter": {"type": "scatter"},
}
_GAP = 60
_FEW_SERIES = 4
_FEW_POINTS = 12
_MOVES_BUT_KEEPS_SIZE = 2


def add_chart(book: Any, sheet: Any, chart: Chart) -> None:  # noqa: ANN401
    """Put one chart on a sheet.

    Raises:
        ValueError: it has no series, no title or no words for those who cannot see it.
    """
    if not (chart.series and chart.title and chart.alt):
        message = f"a chart needs series, a title and alt text: {chart.title!r}"
        raise ValueError(message)
    drawn = book.add_chart(dict(_KINDS[chart.kind]))
    for number, series in enumerate(chart.series):
        drawn.add_series(_series(chart, series, number))
    drawn.set_title({"name": words(chart.title), "name_font": font(12), "overlay": False})
    drawn.set_legend({"position": "bottom", "font": font(9)} if chart.legend else {"none": True})
    drawn.set_size({"width": chart.width, "height": chart.height})
    drawn.show_hidden_data()  # what a chart shows may stand in columns that nobody needs to see
    drawn.set_chartarea({"border": {"color": palette.CHART_GRID}})
    _set_axes(drawn, chart)
    if chart.plot:
        layout = dict(zip(("x", "y", "width", "height"), chart.plot, strict=True))
        drawn.set_plotarea({"layout": layout})
    options = {
        "description": safe_text(chart.alt),
        "object_position": _MOVES_BUT_KEEPS_SIZE,
        "y_offset": BELOW_THE_EDGE,
    }
    must(sheet.insert_chart(chart.at.row - 1, chart.at.column - 1, drawn, options), chart.title)


def _series(chart: Chart, series: Series, number: int) -> Options:
    colour = series.colour or palette.SERIES[number % len(palette.SERIES)]
    colours = [palette.COLOURS[role] for role in colour.split(",")]
    by_point = _points(series) if len(colours) > 1 or chart.kind == "doughnut" else []
    found: Options = {
        "name": words(series.name),
        "categories": reference(series.sheet, series.categories),
        "values": reference(series.sheet, series.values),
        **_paint(chart.kind, colours[0], _SHAPES[number % len(_SHAPES)]),
    }
    if by_point:
        found["points"] = [{"fill": {"color": each}, **_EDGE} for each in by_point]
    if series.named_by is not None:
        found["name"] = name_in(series.sheet, series.named_by)
    if chart.kind == "scatter":
        return found | scatter_paint(series, colours[0], number)
    if _wants_labels(chart, series):
        found["data_labels"] = _labels(chart, colours[0], by_point)
    return found


_OUTSIDE: Mapping[str, str] = {"column": "outside_end", "bar": "outside_end", "line": "above"}
_SHAPES = ("circle", "triangle", "square", "diamond")
"""Lines differ by the shape of their points too: colour is never alone."""

_EDGE: Mapping[str, Any] = {"border": {"color": palette.ON_DARK, "width": 1}}


def _paint(kind: str, colour: str, shape: str) -> Options:
    if kind == "line":
        marker = {"type": shape, "size": 7, "fill": {"color": colour}}
        marker["border"] = {"color": colour}
        return {"line": {"color": colour, "width": 2.25}, "marker": marker}
    if kind in ("doughnut", "scatter"):
        return {}
    return {
        "fill": {"color": colour},
        "gap": _GAP,
        **({"overlap": 100} if "stacked" in kind else {}),
    }


def _points(series: Series) -> list[str]:
    """Return a colour for each point: the roles of the series, or the palette over and over."""
    area = series.values
    count = (area.last.row - area.first.row + 1) * (area.last.column - area.first.column + 1)
    roles = series.colour.split(",") if "," in series.colour else palette.SERIES
    return [palette.COLOURS[roles[number % len(roles)]] for number in range(count)]


def _wants_labels(chart: Chart, series: Series) -> bool:
    stacked_low = "stacked" in chart.kind and len(chart.series) <= _FEW_SERIES
    return len(_points(series)) <= _FEW_POINTS and (len(chart.series) == 1 or stacked_low)


def _labels(chart: Chart, colour: str, by_point: Sequence[str]) -> Options:
    shown: Options = {"value": True, "num_format": chart.value_format, "font": font(9)}
    if chart.kind in _OUTSIDE:
        return {**shown, "position": _OUTSIDE[chart.kind]}
    # A part of nothing has no area to stand in, so its label stays away.
    shown["num_format"] = f"{chart.value_format};-{chart.value_format};"
    if by_point:
        return {**shown, "custom": [{"font": _font_on(each)} for each in by_point]}
    return {**shown, "font": _font_on(colour)}


def _set_axes(drawn: Any, chart: Chart) -> None:  # noqa: ANN401
    if chart.kind == "doughnut":
        drawn.set_hole_size(58)
        return
    if chart.kind == "scatter":
        across, up = scatter_axes(chart)
        drawn.set_x_axis(across)
        drawn.set_y_axis(up)
        return
    names: Options = {
        "num_font": font(9),
        "line": {"color": palette.CHART_LINE},
        "major_tick_mark": "none",
    }
    values: Options = {
        "num_font": font(9),
        "num_format": chart.value_format,
        "line": {"none": True},
        "major_tick_mark": "none",
        "major_gridlines": {"visible": True, "line": {"color": palette.CHART_GRID, "width": 0.75}},
    }
    if chart.value_title:
        values |= {"name": words(chart.value_title), "name_font": font(9)}
    values |= _span(chart.up)
    if "bar" in chart.kind:
        # The first row of the table belongs at the top, and the numbers stay at the bottom.
        names["reverse"] = True
        names["crossing"] = "max"
        drawn.set_x_axis(values)
        drawn.set_y_axis(names)
        return
    if chart.name_title:
        names |= {"name": words(chart.name_title), "name_font": font(9)}
    drawn.set_x_axis(names)
    drawn.set_y_axis(values)


def _span(axis: Axis | None) -> Options:
    """Return from where to where the values go, as far as it is told."""
    told = {"min": axis.low, "max": axis.high, "major_unit": axis.step} if axis else {}
    return {key: value for key, value in told.items() if value is not None}


def _font_on(fill: str) -> Options:
    """Return the font of a label on a filled area: white on what is dark."""
    dark = fill in palette.DARK_FILLS
    return {**font(9), "color": palette.ON_DARK if dark else palette.CHART_INK}
