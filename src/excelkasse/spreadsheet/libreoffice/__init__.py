"""LibreOffice Calc behind xlwings: an ordinary xlwings script runs on it unchanged.

    import xlwings as xw
    from excelkasse.spreadsheet.libreoffice import office

    with office() as app:
        book = app.books.add()
        sheet = book.sheets[0]
        sheet["A1"].value = [["Fase", "Timer"], ["Analyse", 12], ["Drift", 30]]
        sheet["B4"].formula = "=SUM(B2:B3)"
        sheet["A1:B1"].font.bold = True
        print(sheet["B4"].value)
        book.save("timer.xlsx")

`start` and `attach` return an `xlwings.App`: `start` a LibreOffice of our own, without windows
unless asked for, `attach` the one that is open already and listens on a pipe. Nothing of
LibreOffice is needed before one of them is called.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import xlwings

from excelkasse.spreadsheet.libreoffice.engine import attached, register, started
from excelkasse.spreadsheet.libreoffice.link.impl import OfficeError

__all__ = ["OfficeError", "attach", "office", "start"]

PIPE = "excelkasse"
"""Where LibreOffice on the user's desk listens."""

register()


def start(*, visible: bool = False, locale: str = "en-US") -> xlwings.App:
    """Start a LibreOffice of our own, with a profile of its own.

    With another `locale` it writes numbers as people do there, which is for printing only.

    Raises:
        Unreachable: `office_missing` or `office_silent`.
    """
    return xlwings.App(impl=started(visible=visible, locale=locale))


def attach(pipe: str = PIPE) -> xlwings.App:
    """Connect to a LibreOffice that is open already; it is never ended by us.

    Raises:
        Unreachable: `office_missing` or `office_silent`.
    """
    return xlwings.App(impl=attached(pipe))


@contextmanager
def office(*, visible: bool = False, locale: str = "en-US") -> Iterator[xlwings.App]:
    """Start a LibreOffice of our own and end it when done, whatever happens.

    Raises:
        Unreachable: `office_missing` or `office_silent`.
    """
    app = start(visible=visible, locale=locale)
    try:
        yield app
    finally:
        app.quit()
