"""What a chart is drawn of; lengths are in units of the drawing, which grows with the page.

`look` is the class that the style sheet colours a shape by.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 520
"""How wide a drawing is: its letters are as large as the page's where it fills a phone twice."""

MARKS = ("circle", "square", "triangle")


@dataclass(frozen=True, slots=True)
class Box:
    """A column, a bar."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, as SVG writes them."""

    points: str
    look: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line."""

    x: float
    y: float
    shape: str
    look: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole chart without its title and legend."""

    height: float
    rules: Sequence[Path] = ()
    boxes: Sequence[Box] = ()
    paths: Sequence[Path] = ()
    marks: Sequence[Mark] = ()
    labels: Sequence[Label] = ()
    width: float = WIDTH


def through(points: Sequence[tuple[float, float] | None]) -> str:
    """Return the line through points, broken where there is none."""
    steps: list[str] = []
    pen_down = False
    for point in points:
        if point is not None:
            steps.append(f"{'L' if pen_down else 'M'}{point[0]:g} {point[1]:g}")
        pen_down = point is not None
    return "".join(steps)
