"""XlsxWriter's worksheet, whose plain cells are put and written past what it asks of every cell.

The bulk of a table are texts, numbers and blanks with a format. They are put straight where
XlsxWriter keeps its cells and written a row at a time; whatever else there is goes XlsxWriter's own
way. What comes of it is the same, byte for byte, and a test says so. A number keeps its 17th digit
where it has one (0.1 + 0.2), so that what is written is what is read.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellBlankTuple, CellNumberTuple, CellStringTuple

from excelkasse.spreadsheet.own_links import LinkedWorksheet

_Attributes = Sequence[tuple[str, Any]]
_BULK = frozenset({CellBlankTuple, CellNumberTuple, CellStringTuple})
_letters = lru_cache(maxsize=None)(xl_col_to_name)


class PlainWorksheet(LinkedWorksheet):
    """A worksheet whose plain cells go past what XlsxWriter asks of each."""

    dim_rowmin: int
    dim_rowmax: int

    def put_text(self, row: int, column: int, text: str, form: Any) -> None:  # noqa: ANN401
        """Keep a text that a cell can hold as it is; the place is on the sheet, counted from 0."""
        index = self.str_table._get_shared_string_index(text)  # noqa: SLF001
        self.table[row][column] = CellStringTuple(index, form)

    def put_number(self, row: int, column: int, number: float, form: Any) -> None:  # noqa: ANN401
        """Keep a number that is finite."""
        self.table[row][column] = CellNumberTuple(number, form)

    def put_blank(self, row: int, column: int, form: Any) -> None:  # noqa: ANN401
        """Keep a cell that has nothing but a format."""
        self.table[row][column] = CellBlankTuple(form)

    def write_few(self) -> None:
        """Write the rows of the sheet, which are few enough to share how far they reach."""
        rows = range(self.dim_rowmin, self.dim_rowmax + 1)
        reach = self._reach(rows)
        for row in rows:
            cells, known = self.table.get(row), self.row_info.get(row)
            if cells:
                self._write_row(row, reach, known)
                self._write_cells(row, cells)
                self._xml_end_tag("row")
            elif known is not None or row in self.comments:
                self._write_empty_row(row, reach, known)

    def _reach(self, rows: range) -> str | None:
        """Say from which column to which some rows reach, with their notes."""
        kept = (held.get(row) for held in (self.table, self.comments) for row in rows)
        columns = [column for one in kept if one for column in (min(one), max(one))]
        return f"{min(columns) + 1}:{max(columns) + 1}" if columns else None

    def _write_cells(self, row: int, cells: Mapping[int, Any]) -> None:
        write, number = self.fh.write, row + 1
        for column, cell in sorted(cells.items()):
            kind = type(cell)
            if kind not in _BULK or not cell.format:
                self._write_cell(row, column, cell)
                continue
            at = f'<c r="{_letters(column)}{number}" s="{cell.format._get_xf_index()}"'  # noqa: SLF001
            if kind is CellStringTuple:
                write(f'{at} t="s"><v>{cell.string}</v></c>')
            elif kind is CellBlankTuple:
                write(f"{at}/>")
            else:
                write(f"{at}><v>{_written(cell.number)}</v></c>")

    def _xml_number_element(self, number: float, attributes: _Attributes = ()) -> None:
        said = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{said}><v>{_written(number)}</v></c>")


def _written(number: float) -> str:
    written = f"{number:.16G}"
    return written if float(written) == number else repr(float(number))
