"""Workbooks to PDF, by the program that is there: Excel, else a LibreOffice of our own.

Whoever prints gets a function from a workbook's file to a PDF's, and does not ask which program it
is. The program is started once for many files, and ended when done, whatever happens.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import xlwings

from excelkasse.errors import Unreachable, Unwritable
from excelkasse.spreadsheet.libreoffice import office

Printer = Callable[[Path, Path], None]
"""Prints a workbook to a PDF, which must not be there yet."""

_MAGIC = b"%PDF-"
_WITH_EXCEL = frozenset({"win32", "darwin"})


@contextmanager
def printing(language: str = "da-DK") -> Iterator[Printer]:
    """Give the printer; `language` is how numbers are written where the program can choose.

    Raises:
        Unreachable: `printer_missing` where there is neither program.
    """
    excel = _excel()
    if excel is not None:
        try:
            yield _by(excel)
        finally:
            excel.quit()
        return
    with _libreoffice(language) as app:
        yield _by(app)


@contextmanager
def _libreoffice(language: str) -> Iterator[xlwings.App]:
    """Start LibreOffice; only its being missing is said in other words."""
    with ExitStack() as started:
        try:
            app = started.enter_context(office(locale=language))
        except Unreachable as refusal:
            raise Unreachable("printer_missing", refusal.values) from refusal
        yield app


def _excel() -> xlwings.App | None:
    """Start an Excel of our own without a window; None where there is none."""
    if sys.platform not in _WITH_EXCEL:
        return None
    try:
        return xlwings.App(visible=False, add_book=False)
    except Exception:  # noqa: BLE001  (whatever a program that is not there raises)
        return None


def _by(app: xlwings.App) -> Printer:
    def print_workbook(workbook: Path, pdf: Path) -> None:
        book = app.books.open(str(workbook), read_only=True)
        try:
            book.to_pdf(str(pdf))
        finally:
            book.close()
        if not pdf.is_file() or not pdf.read_bytes().startswith(_MAGIC):
            raise Unwritable("target_unwritable", {"file": pdf.name, "cause": "PDF"})

    return print_workbook
