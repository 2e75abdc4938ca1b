"""XlsxWriter's worksheet, whose plain cells are told past what it asks of every cell.

The bulk of a table are texts, numbers, days and blanks with a format. What a file says of a row of
them is told at once; whatever else there is goes XlsxWriter's own way. What comes of it is the
same, byte for byte, and a test says so. A number keeps its 17th digit where it has one (0.1 + 0.2),
so that what is written is what is read.
"""

from collections.abc import Callable, Sequence
from functools import partial
from io import StringIO
from typing import Any, NamedTuple

from excelkasse.spreadsheet.own_links import LinkedWorksheet

_Attributes = Sequence[tuple[str, Any]]


class Told(NamedTuple):
    """What a file says of the cells of a row, and its first and its last column, from 0."""

    cells: str
    first: int
    last: int


class ToldWorksheet(LinkedWorksheet):
    """A worksheet; of a row in `told` no cell is kept, but what a file says of all of them."""

    dim_rowmin: int
    dim_rowmax: int
    default_row_height: float
    original_row_height: float

    def __init__(self) -> None:
        """Begin with no row that is told."""
        super().__init__()
        self.told: dict[int, Told] = {}

    def tell(self, row: int, column: int) -> str:
        """Return what a file says of a cell that was put, and keep it no longer."""
        cell = self.table[row].pop(column)
        return self.written(partial(self._write_cell, row, column, cell))

    def write_few(self) -> None:
        """Write the rows of the sheet, which are few enough to share how far they reach."""
        rows = range(self.dim_rowmin, self.dim_rowmax + 1)
        reach = self._reach(rows)
        for row in rows:
            told, known = self.told.pop(row, None), self.row_info.get(row)
            if told is not None:
                self._begin_row(row, reach, known)
                self.fh.write(told.cells)
                self._xml_end_tag("row")
            elif cells := self.table.get(row):
                self._write_row(row, reach, known)
                for column, cell in sorted(cells.items()):
                    self._write_cell(row, column, cell)
                self._xml_end_tag("row")
            elif known is not None or row in self.comments:
                self._write_empty_row(row, reach, known)

    def _begin_row(self, row: int, reach: str | None, known: object) -> None:
        """Write how a row begins; XlsxWriter asks much of one of which nothing is known."""
        if known is None and self.default_row_height == self.original_row_height:
            self.fh.write(f'<row r="{row + 1}" spans="{reach}">')
        else:
            self._write_row(row, reach, known)

    def _reach(self, rows: range) -> str | None:
        """Say from which column to which some rows reach, with their notes."""
        kept = (held.get(row) for held in (self.table, self.comments) for row in rows)
        columns = [column for one in kept if one for column in (min(one), max(one))]
        told = [one for row in rows if (one := self.told.get(row))]
        columns += [column for one in told for column in (one.first, one.last)]
        return f"{min(columns) + 1}:{max(columns) + 1}" if columns else None

    def written(self, write: Callable[[], None]) -> str:
        """Return what is written, instead of writing it."""
        file, self.fh = self.fh, StringIO()
        try:
            write()
            return self.fh.getvalue()
        finally:
            self.fh = file

    def _xml_number_element(self, number: float, attributes: _Attributes = ()) -> None:
        said = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{said}><v>{digits(number)}</v></c>")


def digits(number: float) -> str:
    """Return a number that is finite as a file says it."""
    written = f"{number:.16G}"
    return written if float(written) == number else repr(float(number))
