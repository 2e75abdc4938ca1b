"""The workbook that a button was pressed in, among all that are open."""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from urllib.parse import unquote

import xlwings

from excelkasse.address import Cell
from excelkasse.errors import Unreachable
from excelkasse.finding import Place
from excelkasse.spreadsheet.live.busy import is_gone, patiently, tame_xlwings
from excelkasse.spreadsheet.live.native import full_name
from excelkasse.spreadsheet.live.synced import is_online, libraries, synced_file

Apps = Iterable[xlwings.App]


def open_workbook(apps: xlwings.App | Apps, fullname: str, window: int = 0) -> xlwings.Book:
    """Find an open workbook by its full path, or by its name if it was never saved.

    `window` is the number of the window that the button was pressed in, 0 if it is not known. It
    decides only where two programs have a workbook of the same name open.

    Raises:
        Unreachable: `workbook_closed`; `workbook_twice` if it is open twice and nobody can tell
            which is meant; `excel_busy` if the program does not answer.
    """
    tame_xlwings()
    several = [apps] if isinstance(apps, xlwings.App) else list(apps)
    found: Sequence[xlwings.Book] = patiently(lambda: list(_named(several, fullname)))
    name = PurePath(fullname.replace("\\", "/")).name
    if not found:
        raise Unreachable("workbook_closed", {"file": name})
    if len(found) > 1:
        found = _in_window(found, window)
    if len(found) != 1:
        raise Unreachable("workbook_twice", {"file": name})
    return found[0]


def file_of(book: xlwings.Book) -> Path:
    """Return where a workbook lies on this machine; of one that does not, its bare name."""
    name = full_name(book)
    if not is_online(name):
        return Path(name)
    here = synced_file(name, libraries())
    return Path(unquote(name.rpartition("/")[2])) if here is None else here


def link_at(book: xlwings.Book, place: Place) -> str:
    """Return where a cell leads to, on this machine if it is here too; empty where it does not."""
    address = ""
    with suppress(Exception):  # each program says in a way of its own that there is no link
        address = str(book.sheets[place.sheet].range(tuple(place.cell or Cell(1, 1))).hyperlink)
    here = synced_file(address, libraries()) if is_online(address) else None
    return address if here is None else str(here)


def _named(apps: Sequence[xlwings.App], fullname: str) -> Iterator[xlwings.Book]:
    wanted = _plain(fullname)
    for app in apps:
        for book in app.books:
            if _plain(_name_now(book)) == wanted:
                yield book


def _name_now(book: xlwings.Book) -> str:
    """Return what a workbook is called; nothing where somebody closes it just now."""
    try:
        return full_name(book)
    except Exception as mistake:
        if not is_gone(mistake):
            raise
        return ""


def _in_window(books: Sequence[xlwings.Book], window: int) -> Sequence[xlwings.Book]:
    """Return the workbooks of the program whose window it was; all of them if none has it."""
    here = [book for book in books if window and _window(book.app) == window]
    return here or books


def _window(app: xlwings.App) -> int:
    with suppress(Exception):  # a program without windows has no number for one
        return int(app.hwnd or 0)
    return 0


def _plain(path: str) -> str:
    """Return a path as paths are compared: a Mac takes letters apart, Windows knows no case."""
    whole = unicodedata.normalize("NFC", path)
    looks_like_windows = "\\" in whole or os.name == "nt"
    return whole.replace("\\", "/").casefold() if looks_like_windows else whole
