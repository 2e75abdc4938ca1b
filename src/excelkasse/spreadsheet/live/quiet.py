"""A program that neither draws nor calculates while we write, and that is as it was afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import xlwings

_STILL = {
    "screen_updating": False,
    "display_alerts": False,
    "enable_events": False,
    "calculation": "manual",
}


@contextmanager
def quiet(book: xlwings.Book) -> Iterator[None]:
    """Keep a program still, and put the person back where they were.

    What cannot be asked for is left as it is: Excel has no way to calculate without a workbook.
    """
    app, sheet = book.app, book.sheets.active
    with ExitStack() as afterwards:
        afterwards.callback(_catch_up, app)
        for name, still in _STILL.items():
            with suppress(Exception):
                afterwards.callback(_restore, app, name, getattr(app, name))
                setattr(app, name, still)
        afterwards.callback(_show_again, book, sheet.name)
        yield


def _restore(app: xlwings.App, name: str, value: object) -> None:
    """Put one setting back; a program that is gone has none."""
    with suppress(Exception):
        setattr(app, name, value)


def _catch_up(app: xlwings.App) -> None:
    """Calculate for a person who does so only when asked: what we have written has to be right."""
    with suppress(Exception):
        if app.calculation != "automatic":
            app.calculate()


def _show_again(book: xlwings.Book, sheet: str) -> None:
    with suppress(Exception):
        book.activate()
        book.sheets[sheet].activate()
