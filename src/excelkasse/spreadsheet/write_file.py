"""A plan becomes a new workbook: `WorkbookPlan` in, the bytes of an `.xlsx` out.

The same plan gives the same bytes: the only date in the file is a fixed birthday.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

from excelkasse.plan import CellPlan, CellRows, SheetPlan, WorkbookPlan, parts_of_cells
from excelkasse.spreadsheet import palette
from excelkasse.spreadsheet.cells import Formats, Pen
from excelkasse.spreadsheet.charts import add_chart
from excelkasse.spreadsheet.drawings import add_picture
from excelkasse.spreadsheet.heights import Heights
from excelkasse.spreadsheet.own_cells import Told
from excelkasse.spreadsheet.own_workbook import OwnWorkbook
from excelkasse.spreadsheet.own_worksheet import OwnWorksheet
from excelkasse.spreadsheet.page import set_up_page
from excelkasse.spreadsheet.rules import add_rule, add_validation, corners, must
from excelkasse.spreadsheet.safe_text import safe_text
from excelkasse.spreadsheet.saving import save_atomically
from excelkasse.spreadsheet.tables import add_table
from excelkasse.spreadsheet.told_rows import Seat, seat_of, told_row

_BORN = datetime(2024, 1, 1)  # noqa: DTZ001  (XlsxWriter writes it as UTC)
_TYPED_WRITES_ONLY = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LETTERS, _NOTE_FONT = 260, 16, 38, 10


class FileTarget:
    """A new workbook in a file."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self.path = path

    def write(self, plan: WorkbookPlan) -> None:
        """Write the whole plan, or raise `Unwritable` and leave what was there untouched."""
        save_atomically(self.path, workbook_bytes(plan))


def workbook_bytes(plan: WorkbookPlan) -> bytes:
    """Return the plan as the bytes of an `.xlsx`.

    Raises:
        KeyError: a role nobody has drawn.
        ValueError: something Excel would refuse; a mistake in the plan, not in anybody's sheet.
    """
    held = BytesIO()
    book = OwnWorkbook(held, dict(_TYPED_WRITES_ONLY), plan.language)
    formats = Formats(book, plan.accent)
    # Charts may show sheets that come later, so every sheet is there before the first is filled.
    sheets = [book.add_worksheet(sheet.name, OwnWorksheet) for sheet in plan.sheets]
    for sheet, sheet_plan in zip(sheets, plan.sheets, strict=True):
        _write_sheet(book, Pen(sheet, formats), sheet_plan)
    _open_at_first_visible(sheets, plan)
    for name, formula in plan.names.items():
        must(book.define_name(name, f"={formula}"), f"the name {name}")
    book.set_properties(_properties(plan))
    book.close()
    return held.getvalue()


def _write_sheet(book: OwnWorkbook, pen: Pen, plan: SheetPlan) -> None:
    set_up_page(pen.sheet, plan, pen.formats)
    heights = Heights(pen.sheet, plan)
    for table in plan.tables:
        add_table(pen, table, heights)
    _write_cells(pen, plan.cells)
    for validation in plan.validations:
        add_validation(pen.sheet, validation)
    for rule in plan.rules:
        add_rule(pen.sheet, rule, pen.formats)
    _draw(book, pen, plan)


def _draw(book: OwnWorkbook, pen: Pen, plan: SheetPlan) -> None:
    for chart in plan.charts:
        add_chart(book, pen.sheet, chart)
    for picture in plan.pictures:
        add_picture(pen.sheet, picture)


def _write_cells(pen: Pen, cells: Sequence[CellPlan]) -> None:
    """Write cells; rows of them only when their turn to go into the file has come."""
    for part in parts_of_cells(cells):
        if isinstance(part, CellRows):
            _promise_cells(pen, part)
        else:
            for each in part:
                _write_cell(pen, each)


def _promise_cells(pen: Pen, cells: CellRows) -> None:
    must(pen.sheet.reach(*corners(cells.area)), f"the cells {cells.area}")
    first = cells.area.first.row - 1
    seat = cache(partial(seat_of, pen))

    def put(row: int) -> None:
        for each in cells.parts[row - first]:
            _write_cell(pen, each)

    def tell(rows: range) -> Sequence[Told | None]:
        return [_told_cells(pen, row + 1, cells.parts[row - first], seat) for row in rows]

    pen.sheet.promise(range(first, first + len(cells.parts)), put, tell)


def _told_cells(
    pen: Pen, row: int, cells: Sequence[CellPlan], seat: Callable[[int, str], Seat]
) -> Told | None:
    """Return what a file says of the cells of a row, unless one lies across others."""
    there = sorted(cells, key=_column)
    if any(each.across > 1 for each in there):
        return None
    seats = [seat(each.cell.column, each.style) for each in there]
    return told_row(pen, row, [each.content for each in there], seats)


def _column(plan: CellPlan) -> int:
    return plan.cell.column


def _write_cell(pen: Pen, plan: CellPlan) -> None:
    if plan.across > 1:
        _merge(pen, plan)
    pen.write(plan.cell, plan.content, plan.style)
    if not plan.note:
        return
    lines = sum(1 + len(line) // _NOTE_LETTERS for line in plan.note.split("\n"))
    size = {"width": _NOTE_WIDTH, "height": _NOTE_LINE * (lines + 1)}
    looks = {**size, "font_name": palette.FONT, "font_size": _NOTE_FONT}
    row, column = plan.cell.row - 1, plan.cell.column - 1
    must(pen.sheet.write_comment(row, column, safe_text(plan.note), looks), f"note {plan.cell}")


def _merge(pen: Pen, plan: CellPlan) -> None:
    row, first = plan.cell.row - 1, plan.cell.column - 1
    last, look = first + plan.across - 1, pen.formats.of(plan.style)
    must(pen.sheet.merge_range(row, first, row, last, "", look), f"{plan.cell}")


def _open_at_first_visible(sheets: list[Any], plan: WorkbookPlan) -> None:
    shown = [sheet for sheet, each in zip(sheets, plan.sheets, strict=True) if not each.hidden]
    if not shown:
        message = "a workbook needs one sheet that people can see"
        raise ValueError(message)
    shown[0].activate()
    shown[0].set_first_sheet()


def _properties(plan: WorkbookPlan) -> dict[str, object]:
    return {
        "title": safe_text(plan.title),
        "subject": safe_text(plan.subject),
        "author": safe_text(plan.author),
        "created": _BORN,
    }
