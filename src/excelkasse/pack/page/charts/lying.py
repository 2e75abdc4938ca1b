"""Charts whose numbers go to the side: a bar for each category, its name to the left."""

from collections.abc import Iterator, Sequence

from excelkasse.pack.document import Chart
from excelkasse.pack.page.charts.lettering import LETTER, LINE, fitted
from excelkasse.pack.page.charts.scale import scale
from excelkasse.pack.page.charts.shapes import WIDTH, Box, Drawing, Label, Path
from excelkasse.pack.page.charts.upright import Write

_NAMES = 170
_BAR, _AIR, _TOP = 16, 12, 8


def bars(chart: Chart, looks: Sequence[str], write: Write) -> Drawing:
    """Draw a group of bars for each category, with its name and numbers."""
    group = max(_BAR * len(chart.series), 2 * LINE) + _AIR
    height = _TOP + group * len(chart.categories) + 4
    numbers = [one for series in chart.series for one in series.numbers if one is not None]
    widest = max((len(write(number)) for number in numbers), default=1) * LETTER + 8
    below = min(numbers, default=0) < 0
    axis = scale(numbers, _NAMES + (widest if below else 0), WIDTH - widest, whole=False)
    boxes, labels = [], list(_names(chart, group))
    for place, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        for category, number in enumerate(series.numbers):
            if number is None:
                continue
            start, end = sorted((axis.at(0), axis.at(number)))
            y = _TOP + category * group + place * _BAR
            boxes.append(Box(start, y, round(end - start, 1), _BAR - 2, look))
            labels.append(_number(number, (start, end), y, write))
    base = Path(f"M{axis.at(0):g} {_TOP - 4}V{height - _AIR + 4}", "axis")
    return Drawing(height, (base,), tuple(boxes), labels=tuple(labels))


def _number(number: float, span: tuple[float, float], y: float, write: Write) -> Label:
    if number < 0:
        return Label(span[0] - 4, y + 12, write(number), "end")
    return Label(span[1] + 4, y + 12, write(number), "start")


def _names(chart: Chart, group: float) -> Iterator[Label]:
    for place, name in enumerate(chart.categories):
        for row, text in enumerate(fitted(name, _NAMES - 12)[:2]):
            yield Label(_NAMES - 8, _TOP + place * group + 12 + row * LINE, text, "end")
