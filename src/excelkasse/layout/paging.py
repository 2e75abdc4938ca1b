"""Where printed pages end, so that no heading stands alone and what belongs together is not cut.

Pages are A4 across, and a sheet is scaled to their width. A page is ended a little too early rather
than too late: what a program draws may be a row more or less than what is reckoned here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

_WIDTH, _HEIGHT = 769.9, 508.9
"""Points within the margins that sheets print with."""

_SURE = 0.985
"""How much of a page is counted on."""

_USUAL, _PIXEL = 15.0, 0.75
"""Points: a row without a height of its own, and a pixel, of which heights and widths are made."""


def ends_on_sheet(
    heights: Mapping[int, float], kept: AbstractSet[int], last: int, widths: Iterable[float]
) -> tuple[int, ...]:
    """Return the rows of a sheet that end a page, from the first row to `last`.

    `heights` are in points and have the rows that are not of the usual height, `widths` are those
    of the columns that print (characters).
    """
    every = [_in_whole_pixels(heights.get(row, _USUAL)) for row in range(1, last + 1)]
    return ends_of_pages(every, kept, _points_of_page(widths))


def _in_whole_pixels(points: float) -> float:
    return int(points / _PIXEL) * _PIXEL


def _points_of_page(widths: Iterable[float]) -> float:
    """Return how many points of rows a page holds beside columns of such widths.

    A column of Calibri 11 is 7 pixels a character and 5 more wide (ECMA-376, 18.3.1.13).
    """
    wide = sum(int(7 * width + 5) * _PIXEL for width in widths)
    return _SURE * _HEIGHT * max(1.0, wide / _WIDTH)


def ends_of_pages(heights: Sequence[float], kept: AbstractSet[int], page: float) -> tuple[int, ...]:
    """Return the rows, counted from 1, that are the last of their page.

    `heights` are those of all rows and `page` is what a page holds, in points; a row in `kept`
    stays on the page of the next. What is longer than a page goes on over the next ones.
    """
    found, used, row = [], 0.0, 0
    for run in _runs(heights, kept):
        height = sum(run)
        if used and used + height > page:
            found.append(row)
            used = 0.0
        row += len(run)
        used = (used + height) % page if used + height > page else used + height
    return tuple(found)


def _runs(heights: Sequence[float], kept: AbstractSet[int]) -> Iterator[Sequence[float]]:
    """Give rows that stay together: those to keep, and the one after them."""
    run: list[float] = []
    for row, height in enumerate(heights, start=1):
        run.append(height)
        if row not in kept:
            yield run
            run = []
    if run:
        yield run
