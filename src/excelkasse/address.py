"""Where a cell is: `Cell` and `Area`, with A1 in and out. Nobody else knows column letters.

Rows and columns count from 1, as people see them. Limits: 1,048,576 rows, 16,384 columns (Excel).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from excelkasse.overriding import override

_A1 = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})\Z")
_ALPHABET = 26


class Cell(NamedTuple):
    """One cell: row and column, both counted from 1."""

    row: int
    column: int

    @override
    def __str__(self) -> str:
        """Say the cell as Excel writes it, for example `E14`."""
        return f"{letters(self.column)}{self.row}"

    @property
    def absolute(self) -> str:
        """The cell as a formula pins it, for example `$E$14`."""
        return f"${letters(self.column)}${self.row}"


class Area(NamedTuple):
    """A rectangle of cells, both corners included."""

    first: Cell
    last: Cell

    @override
    def __str__(self) -> str:
        """Say the area as Excel writes it, for example `B4:E14`."""
        return f"{self.first}:{self.last}"

    @property
    def absolute(self) -> str:
        """The area as a formula pins it, for example `$B$4:$E$14`."""
        return f"{self.first.absolute}:{self.last.absolute}"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, _ALPHABET)
        found = chr(ord("A") + rest) + found
    return found


def cell_from(a1: str) -> Cell:
    """Read a cell from `E14` or `$E$14`.

    Raises:
        ValueError: the text is no cell.
    """
    match = _A1.match(a1)
    if match is None:
        message = f"{a1!r} is not a cell"
        raise ValueError(message)
    column = 0
    for letter in match[1]:
        column = column * _ALPHABET + ord(letter) - ord("A") + 1
    return Cell(int(match[2]), column)


def quoted(sheet: str) -> str:
    """Quote a sheet name for use in a formula or a link: `'Risici'`, apostrophes doubled."""
    return "'" + sheet.replace("'", "''") + "'"
