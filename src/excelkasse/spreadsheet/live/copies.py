"""A copy of an open workbook as it is now, which neither saves it nor gives it another name.

A workbook without unsaved changes is its file, and that is copied byte for byte. Otherwise the
program writes the copy, in the way it has for that; Excel for Mac has none.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copyfile, move
from typing import Any, NamedTuple

import xlwings

from excelkasse.errors import Unreachable, Unreadable
from excelkasse.spreadsheet.libreoffice.saving import save_copy
from excelkasse.spreadsheet.live.books import file_of
from excelkasse.spreadsheet.live.busy import patiently
from excelkasse.spreadsheet.live.content import fingerprint
from excelkasse.spreadsheet.live.native import full_name
from excelkasse.spreadsheet.live.source import OpenSource
from excelkasse.spreadsheet.live.synced import is_online
from excelkasse.spreadsheet.read_file import FileSource


class _Way(NamedTuple):
    """How a program says that nothing is unsaved, when that is to be doubted, and how it copies.

    A program may take a workbook for changed that nobody has touched: then the cells decide.
    """

    is_saved: Callable[[xlwings.Book], Any]
    is_doubtful: Callable[[xlwings.Book], Any]
    write: Callable[[xlwings.Book, Path], Any] | None


_WAYS: Mapping[str, _Way] = {
    "libreoffice": _Way(
        is_saved=lambda book: not book.api.isModified(),
        is_doubtful=lambda book: not book.api.UndoManager.isUndoPossible(),
        write=lambda book, target: save_copy(book.impl, target),
    ),
    "win32": _Way(
        is_saved=lambda book: book.api.Saved,
        is_doubtful=lambda _: False,
        write=lambda book, target: book.api.SaveCopyAs(str(target)),
    ),
    "darwin": _Way(
        is_saved=lambda book: book.api.saved.get(),
        is_doubtful=lambda _: True,
        write=None,
    ),
}
"""By LibreOffice's engine, and by the system that Excel runs on."""


def write_copy(book: xlwings.Book, target: Path) -> None:
    """Write a workbook as it is now to a file that is not there yet.

    Raises:
        Unreachable: `unsaved_changes` where the program cannot write a copy; busy or gone.
        Unwritable: LibreOffice would damage it.
        OSError: the file cannot be copied.
    """
    way = _WAYS[book.app.engine.name if book.app.engine.name in _WAYS else sys.platform]
    file = file_of(book)
    if _lies_in(file, book, way):
        copyfile(file, target)
    elif way.write is not None:
        _written(book, target, way.write)
    else:
        raise Unreachable("unsaved_changes")


def _lies_in(file: Path, book: xlwings.Book, way: _Way) -> bool:
    """Whether a workbook is what lies in its file."""
    if is_online(full_name(book)) or not file.is_file():
        return False  # what is saved on the web may not have come down yet
    if patiently(lambda: way.is_saved(book)):
        return True
    return bool(patiently(lambda: way.is_doubtful(book))) and _same(book, file)


def _written(book: xlwings.Book, target: Path, write: Callable[[xlwings.Book, Path], Any]) -> None:
    """Let the program write beside the workbook, and move it from there.

    Programs store a link as the way from the file they write; it must lead right from this folder.
    """
    file = file_of(book)
    if not file.is_absolute() or not os.access(file.parent, os.W_OK):
        patiently(lambda: write(book, target))
        return
    beside = file.with_name(f".~{os.getpid()} {target.name}")
    try:
        patiently(lambda: write(book, beside))
        move(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _same(book: xlwings.Book, file: Path) -> bool:
    """Whether what people have written in a workbook is what lies on the disk."""
    try:
        return fingerprint(OpenSource(book).read()) == fingerprint(FileSource(file).read())
    except Unreadable:
        return False
