"""Numbers that are no days, in cells that show one: what somebody stored is the number itself.

Of a number below zero calamine makes a time of day, where Excel shows `#####`; over one that is too
far off for its calendar it falls. So the far ones are handed to it without their style, and those
below zero are put back.
"""

import re
from collections.abc import Iterator, MutableSequence, Sequence
from datetime import time
from typing import Any

from excelkasse.address import Cell
from excelkasse.spreadsheet.package import Package, Sheet
from excelkasse.spreadsheet.walked import Walked, walk_through

_BELOW_ZERO = re.compile(rb"-(?<=v>-)")
_NUMBER = "n"

_FAR = rb"(?:[0-9]{9}|[0-9.]++[eE]\+?[0-9]|[iI]nf|INF|NaN)"
"""Some 2.7 million years and more, and what is no number at all."""
_FAR_NUMBER = re.compile(rb"v>-?" + _FAR)
_FAR_BELOW_ZERO = re.compile(_BELOW_ZERO.pattern + _FAR)
_LASTING = (re.compile(rb"\[[hHmMsS]"), re.compile(rb"""46(?<=numFmtId=["']46)["']"""))
"""Styles that show how long something lasts (`[h]:mm`): there far numbers above zero fall too."""
_STYLED = re.compile(
    rb"""(?>(<(?:\w++:)?c\s(?:[^<>]*?\s)??)s\s*=\s*["'][0-9]*+["'])"""
    rb"(?=[^<>]*+>\s*+(?:<(?:\w++:)?f[^<>]*+>(?:[^<]*+</(?:\w++:)?f>)?+\s*+)?+"
    rb"<(?:\w++:)?v>-?" + _FAR + rb")"
)


def below_zero(sheets: Sequence[Sheet]) -> Sequence[bool]:
    """Return of each sheet whether it has numbers below zero."""
    return [_BELOW_ZERO.search(sheet.body) is not None for sheet in sheets]


def without_far_days(package: Package) -> Package:
    """Return a workbook in which cells with far numbers have no style that would make days of them.

    They come out as the numbers they are, and whoever asks for a day is told that they are none.
    """
    lasting = any(style.search(package.styles) for style in _LASTING)
    far = _FAR_NUMBER if lasting else _FAR_BELOW_ZERO
    return package._replace(sheets=[_unstyled(sheet, far) for sheet in package.sheets])


def _unstyled(sheet: Sheet, far: re.Pattern[bytes]) -> Sheet:
    """Return a sheet without the styles of far numbers, if it has such as calamine falls over."""
    if far.search(sheet.body):
        return sheet._replace(body=_STYLED.sub(rb"\1", sheet.body))
    return sheet


def put_back_early_days(
    body: bytes, start: tuple[int, int] | None, rows: Sequence[MutableSequence[Any]]
) -> None:
    """Put the numbers in place of the times of day that were made of them.

    `start` is the row and the column of the first value, counted from 0.

    Raises:
        Unreadable: a sheet with both such numbers and times cannot be walked through.
        ValueError: an address is none.
    """
    if start is None:
        return
    times = dict(_times(start, rows))

    def take(one: Walked) -> None:
        if one.cell in times and one.kind == _NUMBER and (one.text or "").startswith("-"):
            down, across = times[one.cell]
            rows[down][across] = float(one.text or "")

    if times:
        walk_through(body, take)


def _times(
    start: tuple[int, int], rows: Sequence[Sequence[Any]]
) -> Iterator[tuple[Cell, tuple[int, int]]]:
    """Give the cells that are read as times of day, and where they are among the rows."""
    for down, row in enumerate(rows):
        if time in map(type, row):
            for across, value in enumerate(row):
                if isinstance(value, time):
                    yield Cell(start[0] + down + 1, start[1] + across + 1), (down, across)
