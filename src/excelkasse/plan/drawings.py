"""What is drawn over the cells: charts and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from excelkasse.address import Area, Cell


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a name, the cells of its categories and values, a colour role.

    `named_by` is a cell that holds the name. In a scatter chart `drawn` says what is seen: a dot
    with its name beside it, a line with dots, a dashed line, or the name alone; `beside` is where
    the name stands.
    """

    name: str
    sheet: str
    categories: Area
    values: Area
    colour: str = ""
    named_by: Cell | None = None
    drawn: Literal["dot", "line", "dashed", "name"] = "dot"
    beside: Literal["right", "left", "above", "below"] = "right"


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of a scatter chart: from, to, where the other axis crosses it, how its numbers look.

    A point beyond it is not drawn. None leaves the choice to the program that shows the chart.
    """

    low: float | None = None
    high: float | None = None
    cross: float | None = None
    step: float | None = None
    numbers: str = "0"


BELOW_THE_EDGE = 2
"""Pixels from a chart to the row it begins in: else a page that ends there prints its frame too."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart. `alt` says in words what it shows, computed from the same data.

    `plot` is what the data is drawn on, from the left and the top and in size, as shares of the
    chart; without it the program that shows the chart decides.
    """

    at: Cell
    kind: Literal["column", "bar", "line", "stacked_column", "stacked_bar", "doughnut", "scatter"]
    title: str
    series: Sequence[Series]
    alt: str
    width: int = 480
    height: int = 288
    value_format: str = "#,##0"
    value_title: str = ""
    name_title: str = ""
    legend: bool = True
    across: Axis | None = None
    up: Axis | None = None
    plot: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the bytes of a PNG or JPEG, and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PictureAt:
    """A picture on a sheet, shrunk to a height in pixels; `alt` says what it shows."""

    at: Cell
    picture: Picture
    height: int
    alt: str
