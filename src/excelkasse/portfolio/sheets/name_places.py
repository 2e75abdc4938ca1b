"""On which side of its point each name of a chart stands, so that few names cover one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

Side = Literal["right", "left", "above", "below"]

_SIDES: Sequence[Side] = ("right", "left", "above", "below")
_LETTER, _LINE, _AWAY = 5.5, 15.0, 8.0
"""Pixels of a letter and a line in Calibri 10, and from a point to its name."""

_LETTERS = 23
"""A longer name is broken in lines, by Excel and by LibreOffice."""

_DOT, _THIN = 5.0, 2.0
_COVERED = 20.0
"""How much worse it is to cover a point than another name, and to leave the chart."""

_ROUNDS, _MOST = 4, 80
"""Names make room for one another so many times; more names than this do not fit anyway."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, in pixels from the top left corner of what is drawn, and its name."""

    right: float
    down: float
    name: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn on, in pixels: how wide and high, and where its two lines cross."""

    wide: float
    high: float
    right: float
    down: float


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "_Box") -> float:
        """Return the area that two boxes share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)


def places_for(spots: Sequence[Spot | None], frame: Frame) -> Sequence[Side]:
    """Return the side for every name; to the right where it can be.

    What is not drawn now stands to the right, should it be drawn later.
    """
    drawn = [spot for spot in spots if spot]
    sides = dict(zip(drawn, _settled(drawn, frame), strict=True))
    return [sides[spot] if spot else "right" for spot in spots]


def _settled(spots: Sequence[Spot], frame: Frame) -> Sequence[Side]:
    sides: list[Side] = ["right"] * len(spots)
    if len(spots) > _MOST:
        return sides
    boxes = [dict(_boxes(spot)) for spot in spots]
    dots, lines = [_dot(spot) for spot in spots], _lines(frame)
    for _ in range(_ROUNDS):
        for at, own in enumerate(boxes):
            names = [boxes[other][sides[other]] for other in range(len(spots)) if other != at]
            costs = {side: _cost(box, [*names, *lines], dots, frame) for side, box in own.items()}
            sides[at] = min(_SIDES, key=costs.__getitem__)
    return sides


def _lines(frame: Frame) -> Sequence[_Box]:
    """Return the lines that cross, as boxes of a few pixels."""
    across = _Box(0, frame.down - _THIN, frame.wide, frame.down + _THIN)
    return across, _Box(frame.right - _THIN, 0, frame.right + _THIN, frame.high)


def _cost(box: _Box, others: Sequence[_Box], dots: Sequence[_Box], frame: Frame) -> float:
    outside = max(0.0, -box.left) + max(0.0, box.right - frame.wide)
    covered = sum(box.shared(dot) for dot in dots) + outside * _LINE
    return _COVERED * covered + sum(box.shared(other) for other in others)


def _dot(spot: Spot) -> _Box:
    return _Box(spot.right - _DOT, spot.down - _DOT, spot.right + _DOT, spot.down + _DOT)


def _boxes(spot: Spot) -> Iterator[tuple[Side, _Box]]:
    lines = wrap(spot.name, _LETTERS) or [""]
    wide, high = max(map(len, lines)) * _LETTER, len(lines) * _LINE
    top, bottom = spot.down - high / 2, spot.down + high / 2
    left, right = spot.right - wide / 2, spot.right + wide / 2
    yield "right", _Box(spot.right + _AWAY, top, spot.right + _AWAY + wide, bottom)
    yield "left", _Box(spot.right - _AWAY - wide, top, spot.right - _AWAY, bottom)
    yield "above", _Box(left, spot.down - _AWAY - high, right, spot.down - _AWAY)
    yield "below", _Box(left, spot.down + _AWAY, right, spot.down + _AWAY + high)
