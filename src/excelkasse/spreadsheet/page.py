"""A sheet's outer self: columns, rows, panes, protection, and how it prints."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from excelkasse.address import Cell
from excelkasse.plan import CellRows, Print, SheetPlan, parts_of_cells
from excelkasse.spreadsheet import palette, styles
from excelkasse.spreadsheet.cells import Formats
from excelkasse.spreadsheet.heights import STANDARD_WIDTH
from excelkasse.spreadsheet.rules import corners, must
from excelkasse.spreadsheet.safe_text import safe_text

_A4 = 9
_ALL_GRIDLINES, _PRINTED_GRIDLINES = 2, 1
_MOST_FOOTER = 255
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.5, "bottom": 0.7}
_FULL_PAGE = {"left": 0.4, "right": 0.4, "top": 0.35, "bottom": 0.55}
"""Inches. What must go on one page gets more of it, so that its letters stay large."""


_PERMITTED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "objects": True,
}
"""What people may do on a protected sheet. There is no password: it guards against slips only.

A chart of such a sheet can be marked and copied to a presentation.
"""


def set_up_page(sheet: Any, plan: SheetPlan, formats: Formats) -> None:  # noqa: ANN401
    """Give a sheet its columns, rows, view, protection and print setup."""
    _set_columns(sheet, plan, formats)
    _set_rows(sheet, plan)
    _set_view(sheet, plan)
    _set_printing(sheet, plan.printing)
    if plan.protected:
        sheet.protect("", _PERMITTED)
    # "07" in a text cell is meant: Excel's green corner would call it a mistake.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def first_cell(plan: SheetPlan) -> Cell:
    """Return the cell to stand in at first: the first to fill in, else the first one seen."""
    parts = parts_of_cells(plan.cells)
    single = chain.from_iterable(part for part in parts if not isinstance(part, CellRows))
    of_cells = ((each.cell, each.style) for each in single)
    first = min(_to_fill(plan, of_cells), default=None)
    first = first or next(_to_fill(plan, _of_tables(plan)), None)
    if first is not None:
        return first
    row = next(row for row in range(1, 1_048_577) if row not in plan.hidden_rows)
    column = next(number for number in range(1, 16_385) if number not in plan.hidden_columns)
    return Cell(row, column)


def _of_tables(plan: SheetPlan) -> Iterator[tuple[Cell, str]]:
    for table in plan.tables:
        for across, column in enumerate(table.columns):
            yield Cell(table.first.row + 1, table.first.column + across), column.style


def _to_fill(plan: SheetPlan, cells: Iterable[tuple[Cell, str]]) -> Iterator[Cell]:
    """Give the cells that people are to fill in and can see."""
    return (cell for cell, style in cells if styles.is_input(style) and _seen(plan, cell))


def _seen(plan: SheetPlan, cell: Cell) -> bool:
    return cell.row not in plan.hidden_rows and cell.column not in plan.hidden_columns


def _set_columns(sheet: Any, plan: SheetPlan, formats: Formats) -> None:  # noqa: ANN401
    for column in sorted({*plan.widths, *plan.hidden_columns, *plan.column_styles}):
        style = plan.column_styles.get(column)
        form = formats.of(style) if style else None
        width = plan.widths.get(column, STANDARD_WIDTH)
        hidden = {"hidden": True} if column in plan.hidden_columns else {}
        must(sheet.set_column(column - 1, column - 1, width, form, hidden), f"column {column}")


def _set_rows(sheet: Any, plan: SheetPlan) -> None:  # noqa: ANN401
    for row in sorted({*plan.heights, *plan.hidden_rows}):
        hidden = {"hidden": True} if row in plan.hidden_rows else {}
        must(sheet.set_row(row - 1, plan.heights.get(row), None, hidden), f"row {row}")


def _set_view(sheet: Any, plan: SheetPlan) -> None:  # noqa: ANN401
    if plan.freeze:
        sheet.freeze_panes(plan.freeze.row - 1, plan.freeze.column - 1)
    if plan.hidden:
        sheet.hide()
    if plan.tab:
        sheet.set_tab_color(plan.tab if plan.tab.startswith("#") else palette.TABS[plan.tab])
    sheet.set_zoom(plan.zoom)
    sheet.hide_gridlines(_PRINTED_GRIDLINES if plan.gridlines else _ALL_GRIDLINES)
    start = first_cell(plan)
    sheet.set_selection(start.row - 1, start.column - 1, start.row - 1, start.column - 1)


def _set_printing(sheet: Any, printing: Print) -> None:  # noqa: ANN401
    sheet.set_paper(_A4)
    if printing.portrait:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.fit_to_pages(printing.pages_wide, 1 if printing.one_page else 0)
    sheet.set_h_pagebreaks(printing.breaks)
    sheet.set_margins(**(_FULL_PAGE if printing.one_page else _MARGINS))
    sheet.center_horizontally()
    if printing.repeat_rows:
        first, last = printing.repeat_rows
        sheet.repeat_rows(first - 1, last - 1)
    if printing.repeat_columns:
        first, last = printing.repeat_columns
        sheet.repeat_columns(first - 1, last - 1)
    if printing.area:
        must(sheet.print_area(*corners(printing.area)), "print area")
    footer = f"&L{printing.footer_left}&R{printing.footer_right}"
    if printing.footer_left or printing.footer_right:
        must(sheet.set_footer(safe_text(footer, _MOST_FOOTER)), "footer")
