"""A sheet copied to another workbook, with its charts, its widths and how it prints.

LibreOffice's own `importSheet` loses the page and what is hidden, and a sheet with charts that it
has imported makes LibreOffice 7.4 die later (once in six). So all cells are copied and pasted.
"""

from collections.abc import Sequence

from excelkasse.spreadsheet.libreoffice.cells.carrying import carry
from excelkasse.spreadsheet.libreoffice.cells.cells import HasCells
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.page_styles import carry_page

_MARKS = ("TabColor", "IsVisible")


def paste_sheet(source: HasCells, target: HasCells) -> None:
    """Fill a new, empty sheet of another workbook with all that is on a sheet."""
    carry(source.uno, source, target.uno.getCellByPosition(0, 0), target)
    _hide(source.uno, target.uno)
    carry_page(source.uno, source.doc, target.uno, target.doc)
    for mark in _MARKS:
        setattr(target.uno, mark, getattr(source.uno, mark))
    if source.uno.isProtected():
        target.uno.protect("")


def _hide(source: Uno, target: Uno) -> None:
    """Hide the rows and columns that are hidden; only as far as anything stands there."""
    cursor = source.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003  (UNO knows no names)
    last = cursor.getRangeAddress()
    for side, end in (("Rows", last.EndRow), ("Columns", last.EndColumn)):
        for number in _hidden(getattr(source, side), end):
            getattr(target, side).getByIndex(number).IsVisible = False


def _hidden(lines: Uno, end: int) -> Sequence[int]:
    return [number for number in range(end + 1) if not lines.getByIndex(number).IsVisible]
