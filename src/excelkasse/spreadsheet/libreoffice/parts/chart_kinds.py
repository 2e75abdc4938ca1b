"""Excel's kinds of chart, in LibreOffice's words: a diagram and what is set on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct

_PLAIN, _SQUARES = -3, -2
"""LibreOffice's numbers for no marks on a line, and for marks it chooses."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: LibreOffice's diagram, what it sets, whether its slices and lines are marked."""

    diagram: str
    settings: Mapping[str, object] = field(default_factory=dict)


_Settings: TypeAlias = dict[str, object]

_STACKED: _Settings = {"Stacked": True}
_SHARES: _Settings = {"Percent": True}
_LYING: _Settings = {"Vertical": True}
_LINES: _Settings = {"SymbolType": _PLAIN}
_MARKS: _Settings = {"SymbolType": _SQUARES}
_WITH_LINES: _Settings = {"Lines": True}
_WITHOUT_LINES: _Settings = {"Lines": False}
_ROUND: _Settings = {"SplineType": 1}

KINDS: Mapping[str, Kind] = {
    "column_clustered": Kind("BarDiagram"),
    "column_stacked": Kind("BarDiagram", _STACKED),
    "column_stacked_100": Kind("BarDiagram", _SHARES),
    "bar_clustered": Kind("BarDiagram", _LYING),
    "bar_stacked": Kind("BarDiagram", _LYING | _STACKED),
    "bar_stacked_100": Kind("BarDiagram", _LYING | _SHARES),
    "line": Kind("LineDiagram", _LINES),
    "line_stacked": Kind("LineDiagram", _LINES | _STACKED),
    "line_stacked_100": Kind("LineDiagram", _LINES | _SHARES),
    "line_markers": Kind("LineDiagram", _MARKS),
    "line_markers_stacked": Kind("LineDiagram", _MARKS | _STACKED),
    "line_markers_stacked_100": Kind("LineDiagram", _MARKS | _SHARES),
    "area": Kind("AreaDiagram"),
    "area_stacked": Kind("AreaDiagram", _STACKED),
    "area_stacked_100": Kind("AreaDiagram", _SHARES),
    "pie": Kind("PieDiagram"),
    "doughnut": Kind("DonutDiagram"),
    "radar": Kind("NetDiagram", _LINES),
    "radar_markers": Kind("NetDiagram", _MARKS),
    "radar_filled": Kind("FilledNetDiagram"),
    "xy_scatter": Kind("XYDiagram", _MARKS | _WITHOUT_LINES),
    "xy_scatter_lines": Kind("XYDiagram", _MARKS | _WITH_LINES),
    "xy_scatter_lines_no_markers": Kind("XYDiagram", _LINES | _WITH_LINES),
    "xy_scatter_smooth": Kind("XYDiagram", _MARKS | _WITH_LINES | _ROUND),
    "xy_scatter_smooth_no_markers": Kind("XYDiagram", _LINES | _WITH_LINES | _ROUND),
}
"""The kinds that LibreOffice draws as Excel does."""

_ASKED = ("Vertical", "Stacked", "Percent", "SymbolType", "SplineType")


def draw(chart: Uno, kind: Kind) -> None:
    """Make a chart of a kind; its data stay."""
    chart.setDiagram(chart.createInstance(f"com.sun.star.chart.{kind.diagram}"))
    diagram = chart.Diagram
    for name, value in kind.settings.items():
        setattr(diagram, name, value)


def kind_of_chart(chart: Uno) -> str | None:
    """Return Excel's word for what a chart is; None when there is none."""
    diagram = chart.Diagram
    name = str(diagram.DiagramType).rpartition(".")[2]
    candidates = {word: kind for word, kind in KINDS.items() if kind.diagram == name}
    has = {one: getattr(diagram, one) for one in _ASKED} | {"Lines": _with_lines(chart)}
    for word, kind in sorted(candidates.items(), key=lambda one: -len(one[1].settings)):
        if all(_same(has.get(said), value) for said, value in kind.settings.items()):
            return word
    return next(iter(candidates), None)


def _with_lines(chart: Uno) -> bool:
    """Whether points are joined; the diagram itself always says yes."""
    for system in chart.getFirstDiagram().getCoordinateSystems():
        for kind in system.getChartTypes():
            for series in kind.getDataSeries():
                return bool(series.LineStyle.value != "NONE")
    return True


def _same(found: object, wanted: object) -> bool:
    """Whether a setting is as wanted; any mark is a mark."""
    if wanted == _SQUARES and isinstance(found, int) and not isinstance(found, bool):
        return found != _PLAIN
    return found == wanted


def rectangle(place: Uno, width: int, height: int) -> Uno:
    """Return a rectangle in LibreOffice's measure."""
    return struct("awt.Rectangle", place.X, place.Y, width, height)
