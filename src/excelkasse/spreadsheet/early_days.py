"""A number below zero in a cell that shows a day: Excel shows `#####`, calamine a time of day.

The number itself is what somebody stored, so it is put back.
"""

import re
from collections.abc import Iterator, MutableSequence, Sequence
from datetime import time
from typing import Any

from excelkasse.address import Cell
from excelkasse.spreadsheet.walked import Walked, walk_through

_BELOW_ZERO = re.compile(rb"-(?<=v>-)")
_NUMBER = "n"


def put_back_early_days(
    body: bytes, start: tuple[int, int] | None, rows: Sequence[MutableSequence[Any]]
) -> None:
    """Put the numbers in place of the times of day that were made of them.

    `start` is the row and the column of the first value, counted from 0.

    Raises:
        Unreadable: a sheet with both such numbers and times cannot be walked through.
        ValueError: an address is none.
    """
    if start is None or not _BELOW_ZERO.search(body):
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
