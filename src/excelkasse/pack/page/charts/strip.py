"""Lights over time: a row for each thing that is judged, a mark for each day."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.pack.page.charts.lettering import LETTER, every
from excelkasse.pack.page.charts.shapes import WIDTH, Drawing, Label, Path
from excelkasse.schema.choices import Light

_NAMES, _ROW, _TOP, _WIDEST = 116, 22, 12, 90
_ROUND = "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z"
_OUTLINES: Mapping[Light, str] = {
    Light.GREEN: _ROUND,
    Light.YELLOW: "m-7 5.5h14l-7-12z",
    Light.RED: "m-6-6h12v12h-12z",
    Light.MISSING: "m-6-2h12v4h-12z",
    Light.CLOSED: "m0-7.5l7.5 7.5l-7.5 7.5l-7.5-7.5z",
    Light.NOT_STARTED: _ROUND,
}
"""How each light is drawn around its middle: the signs that its word begins with."""


def strip(
    names: Sequence[str], days: Sequence[str], lights: Sequence[Sequence[Light | None]]
) -> Drawing:
    """Draw the lights of every name (a row) at every day (a column).

    Shape and colour both tell. All marks of a light are one path, so that hundreds of strips are
    light to carry and quick to draw.
    """
    wide = min(_WIDEST, (WIDTH - _NAMES) / max(1, len(days)))
    foot = _TOP + _ROW * len(names)
    rule = Path(f"M{_NAMES} {foot}H{_NAMES + wide * len(days):g}", "axis")
    marks = _marks(lights, wide)
    labels = (*_rows(names), *_days(days, wide, foot))
    return Drawing(foot + 24, (rule, *marks), labels=labels)


def _marks(lights: Sequence[Sequence[Light | None]], wide: float) -> Iterator[Path]:
    for light, outline in _OUTLINES.items():
        points = "".join(
            f"M{round(_NAMES + (column + 0.5) * wide)} {_TOP + row * _ROW + 8}{outline}"
            for row, given in enumerate(lights)
            for column, one in enumerate(given)
            if one is light
        )
        if points:
            yield Path(points, f"mark t-{light}")


def _rows(names: Sequence[str]) -> Iterator[Label]:
    for row, name in enumerate(names):
        yield Label(_NAMES - 8, _TOP + row * _ROW + 12, name, "end")


def _days(days: Sequence[str], wide: float, foot: float) -> Iterator[Label]:
    room = int(wide * len(days) / (max(map(len, days), default=1) * LETTER + 8))
    for place in every(len(days), room):
        yield Label(round(_NAMES + (place + 0.5) * wide, 1), foot + 16, days[place])
