"""Charts whose numbers go up: columns side by side, and lines over time."""

from collections.abc import Callable, Iterator, Sequence

from excelkasse.pack.document import Chart
from excelkasse.pack.page.charts.lettering import LETTER, LINE, every, fitted
from excelkasse.pack.page.charts.scale import Scale, scale
from excelkasse.pack.page.charts.shapes import (
    MARKS,
    WIDTH,
    Box,
    Drawing,
    Label,
    Mark,
    Path,
    through,
)

_TOP, _BOTTOM = 20, 220
_GAP = 0.3
_CROWDED = 24
"""With more columns than these the numbers stand in the table only."""

_MOST_NAMES = 12

Write = Callable[[float], str]


def columns(chart: Chart, looks: Sequence[str], write: Write) -> Drawing:
    """Draw a group of columns for each category, a number over each while there is room."""
    frame = _Frame(chart, write)
    boxes = tuple(frame.columns(looks))
    names = tuple(frame.names())
    labels = (*names, *frame.numbers_over(boxes))
    return Drawing(_lowest(names), tuple(frame.rules()), boxes, labels=labels)


def lines(chart: Chart, looks: Sequence[str], write: Write) -> Drawing:
    """Draw a line for each series, its points with marks of their own; gaps stay gaps."""
    frame = _Frame(chart, write)
    paths, marks = [], []
    for place, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        points = [frame.point(at, number) for at, number in enumerate(series.numbers)]
        paths.append(Path(through(points), look))
        shape = MARKS[place % len(MARKS)]
        marks += [Mark(*point, shape, look) for point in points if point]
    names, rules = tuple(frame.names()), tuple(frame.rules())
    return Drawing(_lowest(names), rules, (), tuple(paths), tuple(marks), names)


def _lowest(names: Sequence[Label]) -> float:
    return max((name.y for name in names), default=_BOTTOM) + 8


class _Frame:
    """The axes of a chart, and where its categories stand."""

    def __init__(self, chart: Chart, write: Write) -> None:
        self.chart = chart
        self.write = write
        numbers = [one for series in chart.series for one in series.numbers if one is not None]
        whole = all(number == round(number) for number in numbers)
        self.scale: Scale = scale(numbers, _BOTTOM, _TOP, whole=whole)
        widest = max(len(write(tick)) for tick in self.scale.ticks)
        self.left = 10 + widest * LETTER
        self.wide = (WIDTH - 8 - self.left) / max(1, len(chart.categories))

    def middle(self, category: int) -> float:
        return round(self.left + (category + 0.5) * self.wide, 1)

    def point(self, category: int, number: float | None) -> tuple[float, float] | None:
        return None if number is None else (self.middle(category), self.scale.at(number))

    def rules(self) -> Iterator[Path]:
        for tick in self.scale.ticks:
            y = self.scale.at(tick)
            yield Path(f"M{self.left:g} {y:g}H{WIDTH - 8}", "grid" if tick else "axis")

    def names(self) -> Iterator[Label]:
        for tick in self.scale.ticks:
            yield Label(self.left - 5, self.scale.at(tick) + 4, self.write(tick), "end")
        count = len(self.chart.categories)
        shown = tuple(every(count, _MOST_NAMES))
        room = self.wide * (shown[1] if len(shown) > 1 else 1) - 4
        for place in shown:
            for row, text in enumerate(fitted(self.chart.categories[place], room)):
                yield Label(self.middle(place), _BOTTOM + 18 + row * LINE, text)

    def columns(self, looks: Sequence[str]) -> Iterator[Box]:
        width = round(self.wide * (1 - _GAP) / max(1, len(looks)), 2)
        base = self.scale.at(0)
        for place, (series, look) in enumerate(zip(self.chart.series, looks, strict=True)):
            for category, number in enumerate(series.numbers):
                if number is None:
                    continue
                x = self.left + category * self.wide + self.wide * _GAP / 2 + place * width
                y = self.scale.at(number)
                yield Box(round(x, 1), min(y, base), width, round(abs(y - base), 1), look)

    def numbers_over(self, boxes: Sequence[Box]) -> Iterator[Label]:
        numbers = [one for series in self.chart.series for one in series.numbers if one is not None]
        texts = [self.write(number) for number in numbers]
        if len(boxes) > _CROWDED or any(
            len(text) * LETTER > box.width + 6 for text, box in zip(texts, boxes, strict=True)
        ):
            return
        for text, number, box in zip(texts, numbers, boxes, strict=True):
            y = box.y - 4 if number >= 0 else box.y + box.height + 12
            yield Label(round(box.x + box.width / 2, 1), y, text)
