"""The charts of a page: known by their titles, they show the numbers where these stand now."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import xlwings

from excelkasse.address import Area, Cell
from excelkasse.plan import BELOW_THE_EDGE, Chart
from excelkasse.spreadsheet import palette
from excelkasse.spreadsheet.live.seats import Home

_POINTS_IN_PIXEL = 0.75
_NEAR = 1.0
"""Points that a chart may lie beside its place without being moved."""


def charts_by_title(sheet: xlwings.Sheet) -> Mapping[str, xlwings.Chart]:
    """Return the charts of a sheet by their titles; one without a title is nobody's."""
    found: dict[str, xlwings.Chart] = {}
    for chart in sheet.charts:
        with suppress(Exception):  # a chart of a kind that has no title
            found.setdefault(chart.title or "", chart)
    return found


def source_of(chart: Chart) -> Area:
    """Return the cells a chart shows: the header above its names, and its numbers."""
    areas = [chart.series[0].categories, *(series.values for series in chart.series)]
    first = Cell(
        min(area.first.row for area in areas) - 1, min(area.first.column for area in areas)
    )
    return Area(
        first,
        Cell(max(area.last.row for area in areas), max(area.last.column for area in areas)),
    )


def update_charts(sheet: xlwings.Sheet, charts: Sequence[Chart], home: Home) -> Iterator[str]:
    """Let each chart of a page show its numbers where they stand now; give the titles not there."""
    there = charts_by_title(sheet)
    for chart in charts:
        if chart.title in there:
            _update(there[chart.title], chart, sheet, home)
        else:
            yield chart.title


def _update(drawn: xlwings.Chart, chart: Chart, sheet: xlwings.Sheet, home: Home) -> None:
    area = source_of(chart)
    source = sheet.range(tuple(home.cell(area.first)), tuple(home.cell(area.last)))
    if _moved(drawn, chart, home):
        drawn.set_source_data(source, plot_by="columns")
        _colour(drawn, chart)
    _place(drawn, chart, sheet.range(tuple(home.cell(chart.at))))


def _moved(drawn: xlwings.Chart, chart: Chart, home: Home) -> bool:
    """Whether a chart's numbers stand elsewhere than before, or are more or fewer."""
    names = chart.series[0].categories
    grid = home.grid
    above, below = (
        Cell(names.first.row - 2, names.first.column),
        Cell(names.last.row + 1, names.last.column),
    )
    same = (
        grid.at(home.cell(above)) == chart.title
        and grid.at(home.cell(names.last)) is not None
        and grid.at(home.cell(below)) is None
    )
    return not same or len(drawn.series) != len(chart.series)


def _colour(drawn: xlwings.Chart, chart: Chart) -> None:
    for number, series in enumerate(chart.series):
        role = series.colour or palette.SERIES[number % len(palette.SERIES)]
        with suppress(Exception):
            drawn.series[number].fill_color = palette.COLOURS[role]


def _place(drawn: xlwings.Chart, chart: Chart, corner: xlwings.Range) -> None:
    """Put a chart where the page has room for it."""
    wanted = {
        "left": corner.left,
        "top": corner.top + BELOW_THE_EDGE * _POINTS_IN_PIXEL,
        "width": chart.width * _POINTS_IN_PIXEL,
        "height": chart.height * _POINTS_IN_PIXEL,
    }
    for name, points in wanted.items():
        if abs(getattr(drawn, name) - points) > _NEAR:
            setattr(drawn, name, points)
