"""How large a sheet is: the smallest box around all cells that hold something.

A reader may make room for every cell in it, so it is known before anything is handed to one.
"""

import re
import sys
from collections.abc import Sequence
from functools import lru_cache

from excelkasse.address import Cell, cell_from

NEAR_BOX = 999 * 702
"""The largest box of cells A1:ZZ999, the only ones the quick pattern takes."""

LAST = Cell(1_048_576, 16_384)
"""The last cell of a sheet in Excel, XFD1048576."""

_FILLED = re.compile(rb'<c r="([A-Z]++)([0-9]++)"[^<>]*+(?<!/)>(?!</c>)')


def filled_in(body: bytes, start: int = 0, end: int = sys.maxsize) -> Sequence[tuple[bytes, bytes]]:
    """Return the letters and the row of every cell that holds something, in the ordinary way."""
    return _FILLED.findall(body, start, end)


def box_in(body: bytes, start: int = 0, end: int = sys.maxsize) -> int:
    """Return how many cells lie around those that hold something.

    Raises:
        ValueError: one is outside a sheet.
    """
    filled = filled_in(body, start, end)
    down = [int(row) for row in {row for _, row in filled}]
    across = [cell_at(letters + b"1").column for letters in {letters for letters, _ in filled}]
    return box_of(Cell(min(down), min(across)), Cell(max(down), max(across))) if filled else 0


def box_of(first: Cell, last: Cell) -> int:
    """Return how many cells lie between two corners.

    Raises:
        ValueError: it reaches further than a sheet does.
    """
    if last.row > LAST.row or last.column > LAST.column:
        message = f"{last} is outside a sheet"
        raise ValueError(message)
    return (last.row - first.row + 1) * (last.column - first.column + 1)


@lru_cache(maxsize=65_536)
def cell_at(address: bytes) -> Cell:
    """Return the cell of an address.

    Raises:
        ValueError: it is none.
    """
    return cell_from(address.decode())
