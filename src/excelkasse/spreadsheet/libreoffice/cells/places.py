"""What people write for a place on a sheet: `A1`, `B2:C9`, `A:C`, `1:3`, a name, a table."""

import re
from typing import NamedTuple

from excelkasse.address import cell_from, letters
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

ROWS, COLUMNS = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z", re.IGNORECASE)
_COLUMN = re.compile(r"\$?([A-Z]{1,3})\Z", re.IGNORECASE)
_ROW = re.compile(r"\$?([0-9]{1,7})\Z")


class Block(NamedTuple):
    """A rectangle: its first cell, counted from 1, and its size."""

    row: int
    column: int
    height: int
    width: int

    def a1(self, *, row_pin: str = "$", column_pin: str = "$") -> str:
        """Say the rectangle as Excel does; whole rows and columns in short."""
        bottom, right = self.row + self.height - 1, self.column + self.width - 1
        if (self.column, self.width) == (1, COLUMNS):
            return f"{row_pin}{self.row}:{row_pin}{bottom}"
        if (self.row, self.height) == (1, ROWS):
            return f"{column_pin}{letters(self.column)}:{column_pin}{letters(right)}"
        first = f"{column_pin}{letters(self.column)}{row_pin}{self.row}"
        last = f"{column_pin}{letters(right)}{row_pin}{bottom}"
        return first if first == last else f"{first}:{last}"


def between(first: Block, last: Block) -> Block:
    """Return the smallest rectangle around both."""
    row, column = min(first.row, last.row), min(first.column, last.column)
    bottom = max(first.row + first.height, last.row + last.height)
    right = max(first.column + first.width, last.column + last.width)
    return Block(row, column, bottom - row, right - column)


def block_from(text: str) -> Block | None:
    """Read a rectangle from what people write; None when it is none."""
    parts = text.replace(" ", "").split(":")
    if len(parts) == 1:
        return _part(parts[0]) if _CELL.match(parts[0]) else None
    ends = [_part(part) for part in parts]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:  # noqa: PLR2004  (first and last)
        return None
    return between(ends[0], ends[1])


def _part(text: str) -> Block | None:
    if _CELL.match(text):
        cell = cell_from(text.upper())
        return Block(cell.row, cell.column, 1, 1)
    if match := _COLUMN.match(text):
        return Block(1, cell_from(f"{match[1].upper()}1").column, ROWS, 1)
    if match := _ROW.match(text):
        return Block(int(match[1]), 1, 1, COLUMNS)
    return None


def block_of(address: Uno) -> Block:
    """Return the rectangle of one of LibreOffice's addresses."""
    return Block(
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    )


def named_cells(doc: Uno, sheet: Uno, name: str) -> Uno | None:
    """Return the cells of a defined name or a table, the sheet's own names first."""
    for names in (sheet.NamedRanges, doc.NamedRanges):
        if names.hasByName(name):
            return names.getByName(name).getReferredCells()
    if doc.DatabaseRanges.hasByName(name):
        return _body(doc, doc.DatabaseRanges.getByName(name))
    return None


def _body(doc: Uno, table: Uno) -> Uno:
    """Return a table's cells without its header, as its name means in Excel."""
    area = table.DataArea
    header = int(table.ContainsHeader)
    sheet = doc.Sheets.getByIndex(area.Sheet)
    return sheet.getCellRangeByPosition(
        area.StartColumn, area.StartRow + header, area.EndColumn, area.EndRow
    )
