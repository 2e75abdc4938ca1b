"""Excel tables: the frame through XlsxWriter, every cell through our own typed pen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from excelkasse.address import Cell
from excelkasse.plan import ColumnPlan, Row, TablePlan
from excelkasse.spreadsheet import styles
from excelkasse.spreadsheet.cells import Pen, checked_formula
from excelkasse.spreadsheet.heights import Heights, Line
from excelkasse.spreadsheet.own_cells import Told
from excelkasse.spreadsheet.rules import corners, must
from excelkasse.spreadsheet.safe_text import quoting, safe_text
from excelkasse.spreadsheet.told_rows import Seat, seat_of, told_rows

_STYLE = "Table Style Light 1"


def add_table(pen: Pen, table: TablePlan, heights: Heights) -> None:
    """Put one table on a sheet, whose rows are fitted while they are written.

    Raises:
        ValueError: no row, a row of another length, an empty header or two equal ones, or a name
            Excel refuses.
    """
    if not table.rows or not all(column.header.strip() for column in table.columns):
        raise _unfit(table)
    options = {
        "name": table.name,
        "style": _STYLE,
        "banded_rows": False,
        "columns": [_column(pen, column) for column in table.columns],
    }
    if table.description:
        options["description"] = safe_text(table.description)
    must(pen.sheet.frame(corners(table.area), options), f"table {table.name}")
    for across, column in enumerate(table.columns):
        if column.formula:
            pen.sheet.let_compute(across, checked_formula(column.formula).removeprefix("="))
    body, first = _Body(pen, table, heights), table.first.row
    pen.sheet.promise(range(first, first + len(table.rows)), body.put, body.tell)


def _column(pen: Pen, column: ColumnPlan) -> dict[str, object]:
    # Over numbers and dates a header is centred: to the right Excel's filter button would hide it.
    aligned = ("center",) if "align" in styles.look(column.style) else ()
    header = safe_text(column.header)
    look = pen.formats.of("header", *aligned, *quoting(header))
    return {"header": header, "header_format": look}


@dataclass(frozen=True)  # a place for what is known of it once
class _Body:
    """The rows of a table, each fitted, and put or told, when it is written."""

    pen: Pen
    table: TablePlan
    heights: Heights

    @cached_property
    def _lines(self) -> Mapping[int, Line]:
        return self.heights.lines(self.table)

    @cached_property
    def _seats(self) -> Sequence[Seat]:
        columns = enumerate(self.table.columns, start=self.table.first.column)
        return [seat_of(self.pen, at, one.style, *styles.TABLE_BODY) for at, one in columns]

    def put(self, row: int) -> None:
        """Put the cells of a row, counted from 0."""
        [contents] = rows = self._rows(range(row, row + 1))
        self.heights.fit(row + 1, [*zip(*rows, strict=True)], self._lines)
        for content, seat in zip(contents, self._seats, strict=True):
            self.pen.write(Cell(row + 1, seat.column), content, seat.role, *seat.traits)

    def tell(self, rows: range) -> Sequence[Told]:
        """Return what a file says of the cells of some rows, counted from 0."""
        first, columns = rows.start + 1, zip(*self._rows(rows), strict=True)
        values = [
            self.pen.led(first, seat.column, column)
            for column, seat in zip(columns, self._seats, strict=True)
        ]
        self.heights.fit(first, values, self._lines)
        return told_rows(self.pen, first, values, self._seats)

    def _rows(self, rows: range) -> Sequence[Row]:
        first = self.table.first.row
        found = self.table.rows[rows.start - first : rows.stop - first]
        if any(len(one) != len(self.table.columns) for one in found):
            raise _unfit(self.table)
        return found


def _unfit(table: TablePlan) -> ValueError:
    return ValueError(f"the rows of table {table.name} do not fit its columns")
