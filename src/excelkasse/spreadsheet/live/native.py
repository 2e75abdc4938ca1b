"""The few things xlwings has no word for: protection, read-only, the calendar, printed pages.

Each is asked of the program's own object in the words that programs use for it: Excel for Windows,
Excel for Mac, LibreOffice. Where none is understood, the answer is the harmless one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import xlwings

from excelkasse.plan import Plain
from excelkasse.spreadsheet.safe_text import safe_text

_EPOCH_1904 = 1904
_NO_PASSWORD = ""
_WINDOWS_PERMITS = {
    "DrawingObjects": False,
    "Contents": True,
    "Scenarios": True,
    "AllowFormattingCells": True,
    "AllowFormattingColumns": True,
    "AllowFormattingRows": True,
    "AllowSorting": True,
    "AllowFiltering": True,
}
_MAC_PERMITS = {
    "drawing_objects": False,
    "worksheet_contents": True,
    "scenarios": True,
    "allow_formatting_cells": True,
    "allow_formatting_columns": True,
    "allow_formatting_rows": True,
    "allow_sorting": True,
    "allow_filtering": True,
}
"""What people may do on a sheet of ours: as `spreadsheet/page.py` says when it makes one."""


def put_value(cell: xlwings.Range, value: Plain) -> None:
    """Write a value into a cell as if it were copied there: a text is that text.

    To a program a value is what somebody types: `=1+1` is a formula and `1-2` a day. An apostrophe
    before it is how people say that it is neither; it is no part of what stands in the cell.
    """
    cell.value = f"'{safe_text(value)}" if isinstance(value, str) else value


def is_protected(sheet: xlwings.Sheet) -> bool:
    """Whether a sheet is protected."""
    return _first(sheet.api, ("ProtectContents", "protect_contents", "isProtected")) is True


def unprotect(sheet: xlwings.Sheet) -> bool:
    """Take the protection off a sheet that has it without a password; say whether it is off."""
    if not is_protected(sheet):
        return True
    try:
        if _has(sheet.api, "ProtectContents"):
            sheet.api.Unprotect(_NO_PASSWORD)
        else:
            sheet.api.unprotect(_NO_PASSWORD)
    except Exception:  # noqa: BLE001  (each program refuses a wrong password in a way of its own)
        return False
    return not is_protected(sheet)


def protect(sheet: xlwings.Sheet) -> None:
    """Protect a sheet of ours as it was made: without a password, against slips."""
    if _has(sheet.api, "ProtectContents"):
        sheet.api.Protect(_NO_PASSWORD, **_WINDOWS_PERMITS)
    elif _has(sheet.api, "protect_contents"):
        sheet.api.protect_worksheet(**_MAC_PERMITS)
    else:
        sheet.api.protect(_NO_PASSWORD)


@contextmanager
def unlocked(sheet: xlwings.Sheet, *, ours: bool) -> Iterator[bool]:
    """Take the protection off one of our sheets for a while; give whether it is off.

    Only ours, and only without a password: nobody else's protection is ours to put back.
    """
    was = is_protected(sheet)
    off = not was or (ours and unprotect(sheet))
    try:
        yield off
    finally:
        if was and off:
            protect(sheet)


def end_pages(sheet: xlwings.Sheet, rows: Sequence[int]) -> None:
    """End a printed page with each of some rows and with no other; a program may leave them."""
    with suppress(Exception):  # Excel for Windows needs a printer for it
        if _has(sheet.api, "HPageBreaks"):
            sheet.api.ResetAllPageBreaks()
            for row in rows:
                sheet.api.HPageBreaks.Add(sheet.range(f"{row + 1}:{row + 1}").api)
        elif _has(sheet.api, "removeAllManualPageBreaks"):
            sheet.api.removeAllManualPageBreaks()
            for row in rows:
                sheet.api.Rows.getByIndex(row).IsStartOfNewPage = True


def is_typed_in(app: xlwings.App) -> bool:
    """Whether somebody is typing in a cell and the program would let us disturb that.

    Excel rejects every call meanwhile.
    """
    return app.engine.name == "libreoffice" and bool(app.impl.typing)


def has_fixed_sheets(book: xlwings.Book) -> bool:
    """Whether a workbook is protected so that no sheet can be added to it."""
    return _first(book.api, ("ProtectStructure", "protect_structure", "isProtected")) is True


def is_read_only(book: xlwings.Book) -> bool:
    """Whether a workbook cannot be saved under its own name."""
    return _first(book.api, ("ReadOnly", "read_only", "isReadonly")) is True


def counts_from_1904(book: xlwings.Book) -> bool:
    """Whether a workbook's day 0 is in 1904."""
    found = _first(book.api, ("Date1904", "uses_date_1904", "NullDate"))
    return found is True or getattr(found, "Year", 0) == _EPOCH_1904


def full_name(book: xlwings.Book) -> str:
    """Return where a workbook lies, as its program says it: a path, or a web address."""
    found = _first(book.api, ("FullName", "full_name"))
    return found if isinstance(found, str) and found else str(book.fullname)


def _first(api: Any, words: Sequence[str]) -> Any:  # noqa: ANN401  (another program's object)
    """Return what the first word that is understood gives."""
    for word in words:
        try:
            found = getattr(api, word)
            if hasattr(found, "get"):  # Excel for Mac gives a way to the value
                return found.get()
            return found() if callable(found) else found
        except Exception:  # noqa: BLE001, S112  (each program says in its own way that it has no such word)
            continue
    return None


def _has(api: Any, word: str) -> bool:  # noqa: ANN401
    try:
        getattr(api, word)
    except Exception:  # noqa: BLE001
        return False
    return True
