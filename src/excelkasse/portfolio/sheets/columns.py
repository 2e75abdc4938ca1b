"""The columns of Overblik: two halves alike, and to the right, outside what prints, the numbers.

A half is a stripe for colour, three narrow columns and a wide one. Cards, charts and lists all
stand on the same columns, so nothing needs to be merged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Half:
    """The columns of one half."""

    stripe: int
    number: int
    name: int
    third: int
    text: int

    @property
    def figures(self) -> Sequence[int]:
        """The columns that hold a figure of a card."""
        return self.number, self.name, self.third, self.text


LEFT = Half(2, 3, 4, 5, 6)
RIGHT = Half(8, 9, 10, 11, 12)
NUMBERS = 14
"""The first column of the numbers behind the charts."""

LAST = 12
"""The last column that prints."""

_STRIPE, _NUMBER, NAME_WIDTH, _THIRD, TEXT_WIDTH = 1.6, 11.5, 20.0, 14.5, 42.0
_WIDTHS = (_STRIPE, _NUMBER, NAME_WIDTH, _THIRD, TEXT_WIDTH)
_GUTTER = 2.0
_AIR = 6
_GROUP, _VALUE, _VALUES = 30.0, 14.0, 5

WIDTHS: Mapping[int, float] = {
    1: 2.0,
    **dict(enumerate(_WIDTHS, start=LEFT.stripe)),
    7: _GUTTER,
    **dict(enumerate(_WIDTHS, start=RIGHT.stripe)),
    13: 4.0,
    NUMBERS: _GROUP,
    **dict.fromkeys(range(NUMBERS + 1, NUMBERS + 1 + _VALUES), _VALUE),
}

CHART_ROWS, TALL_CHART_ROWS = 10, 15
"""How many rows of 20 pixels a chart stands over; the tall ones have many groups."""


def height_over(rows: int) -> int:
    """Return the height in pixels of a chart that stands over so many rows."""
    return rows * 20 - 3


def width_between(first: int, last: int) -> int:
    """Return the width of some columns in pixels, with a little air to the next chart.

    Calibri 11 is 7 pixels a digit, and a column has 5 of padding.
    """
    return sum(int(WIDTHS[column] * 7 + 5) for column in range(first, last + 1)) - _AIR
