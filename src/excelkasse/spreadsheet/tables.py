"""Excel tables: the frame through XlsxWriter, every cell through our own typed pen."""

from collections.abc import Sequence
from typing import Any

from excelkasse.address import Cell
from excelkasse.plan import ColumnPlan, Content, Link, TablePlan
from excelkasse.spreadsheet import styles
from excelkasse.spreadsheet.cells import Pen, checked_formula, quoting, safe_text
from excelkasse.spreadsheet.heights import Heights
from excelkasse.spreadsheet.rules import corners, must

_Columns = Sequence[tuple[int, str, Any]]
"""Of each column its number, its role and the format of its cells."""

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
    _write_rows(pen, table, heights)


def _column(pen: Pen, column: ColumnPlan) -> dict[str, object]:
    # Over numbers and dates a header is centred: to the right Excel's filter button would hide it.
    aligned = ("center",) if "align" in styles.look(column.style) else ()
    header = safe_text(column.header)
    look = pen.formats.of("header", *aligned, *quoting(header))
    return {"header": header, "header_format": look}


def _write_rows(pen: Pen, table: TablePlan, heights: Heights) -> None:
    columns = [
        (at, column.style, pen.formats.of(column.style, *styles.TABLE_BODY))
        for at, column in enumerate(table.columns, start=table.first.column)
    ]
    first, lines = table.first.row, heights.lines(table)

    def put(at: int) -> None:
        row = table.rows[at - first]
        if len(row) != len(columns):
            raise _unfit(table)
        heights.fit(at + 1, row, lines)
        _write_row(pen, at + 1, row, columns)

    pen.sheet.promise(range(first, first + len(table.rows)), put)


def _unfit(table: TablePlan) -> ValueError:
    return ValueError(f"the rows of table {table.name} do not fit its columns")


def _write_row(pen: Pen, row: int, contents: Sequence[Content], columns: _Columns) -> None:
    for content, (column, role, form) in zip(contents, columns, strict=True):
        value = content
        if type(content) is Link:
            pen.lead(row, column, content)
            value = content.value
        if not pen.put(row, column, value, form):
            pen.write(Cell(row, column), value, role, *styles.TABLE_BODY)
