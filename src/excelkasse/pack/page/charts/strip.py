"""Lights over time: a row for each thing that is judged, a mark for each day."""

from collections.abc import Iterator, Sequence

from excelkasse.pack.page.charts.lettering import LETTER, every
from excelkasse.pack.page.charts.shapes import WIDTH, Drawing, Label, Mark, Path
from excelkasse.schema.choices import Light

_NAMES, _ROW, _TOP, _WIDEST = 116, 22, 12, 90


def strip(
    names: Sequence[str], days: Sequence[str], lights: Sequence[Sequence[Light | None]]
) -> Drawing:
    """Draw the lights of every name (a row) at every day (a column).

    The marks are the page's own symbols, one for each light, so that shape and colour both tell.
    """
    wide = min(_WIDEST, (WIDTH - _NAMES) / max(1, len(days)))
    foot = _TOP + _ROW * len(names)
    marks = tuple(
        Mark(round(_NAMES + (column + 0.5) * wide), _TOP + row * _ROW + 8, light.value, "")
        for row, given in enumerate(lights)
        for column, light in enumerate(given)
        if light is not None
    )
    rule = Path(f"M{_NAMES} {foot}H{_NAMES + wide * len(days):g}", "axis")
    labels = (*_rows(names), *_days(days, wide, foot))
    return Drawing(foot + 24, (rule,), marks=marks, labels=labels)


def _rows(names: Sequence[str]) -> Iterator[Label]:
    for row, name in enumerate(names):
        yield Label(_NAMES - 8, _TOP + row * _ROW + 12, name, "end")


def _days(days: Sequence[str], wide: float, foot: float) -> Iterator[Label]:
    room = int(wide * len(days) / (max(map(len, days), default=1) * LETTER + 8))
    for place in every(len(days), room):
        yield Label(round(_NAMES + (place + 0.5) * wide, 1), foot + 16, days[place])
