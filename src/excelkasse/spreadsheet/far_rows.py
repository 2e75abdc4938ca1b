"""Rows far below all others, where somebody went to the end of a sheet and typed by mistake.

A reader makes room for every cell in between. So it is handed the rows that hold something close
together, and what comes out of it is put back where it stands.
"""

import re
from collections.abc import Sequence
from typing import Any

from excelkasse.spreadsheet.boxes import box_in, filled_in
from excelkasse.spreadsheet.package import Sheet

_ADDRESS = re.compile(rb'(?<=<c r=")([A-Z]++)([0-9]++)(?=")')
Raw = tuple[tuple[int, int] | None, list[list[Any]]]
"""Where the values of a sheet begin, counted from 0, and its rows."""


def close_together(sheet: Sheet) -> tuple[Sheet, int]:
    """Return a sheet in the ordinary way of writing without its empty rows, and its box then."""
    rows = sorted({int(row) for _, row in filled_in(sheet.body)})
    closer = {b"%d" % row: b"%d" % number for number, row in enumerate(rows, 1)}

    def moved(address: re.Match[bytes]) -> bytes:
        return address[1] + closer.get(address[2], address[2])

    body = _ADDRESS.sub(moved, sheet.body)
    return sheet._replace(body=body, rows=rows), box_in(body)


def between(rows: Sequence[int]) -> int:
    """Return how many rows lie from the first to the last of those that were moved."""
    return rows[-1] - rows[0] + 1 if rows else 0


def put_back(rows: Sequence[int], raw: Raw) -> Raw:
    """Put rows that were close together back where they stand; nothing is between them.

    `rows` are their numbers; none if they never were moved.
    """
    start, close = raw
    if not rows or start is None:
        return raw
    numbers = rows[start[0] : start[0] + len(close)]
    first = numbers[0]
    found: list[list[Any]] = [[]] * (numbers[-1] - first + 1)
    for number, values in zip(numbers, close, strict=True):
        found[number - first] = values
    return (first - 1, start[1]), found
