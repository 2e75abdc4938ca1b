"""A number below zero in a cell that shows a day: Excel shows `#####`, calamine a time of day.

The number itself is what somebody stored, so it is put back.
"""

import re
from collections.abc import MutableSequence, Sequence
from datetime import time
from typing import Any

from excelkasse.spreadsheet.stored import Emerged
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
    if not any(time in map(type, row) for row in rows):
        return
    there, (top, left) = Emerged(start, rows, {}), start

    def take(one: Walked) -> None:
        if one.kind != _NUMBER or not (one.text or "").startswith("-") or not there.has(one.cell):
            return
        row, column = rows[one.cell.row - 1 - top], one.cell.column - 1 - left
        if isinstance(row[column], time):
            row[column] = float(one.text or "")

    walk_through(body, take)
