"""A copy of an open workbook as it is now, which neither saves it nor gives it another name.

A workbook without unsaved changes is its file, and that is copied byte for byte. Otherwise the
program writes the copy, in the way it has for that; Excel for Mac has none.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

import xlwings

from excelkasse.errors import Unreachable, Unreadable
from excelkasse.spreadsheet.libreoffice.saving import save_copy
from excelkasse.spreadsheet.live.busy import patiently
from excelkasse.spreadsheet.live.content import fingerprint
from excelkasse.spreadsheet.live.native import full_name
from excelkasse.spreadsheet.live.source import OpenSource
from excelkasse.spreadsheet.read_file import FileSource


class _Way(NamedTuple):
    """How a program says that nothing is unsaved, and how it writes a copy, if it can."""

    is_saved: Callable[[xlwings.Book], Any]
    write: Callable[[xlwings.Book, Path], object] | None


_WAYS: Mapping[str, _Way] = {
    "libreoffice": _Way(
        lambda book: not book.api.isModified(), lambda book, target: save_copy(book.impl, target)
    ),
    "win32": _Way(
        lambda book: book.api.Saved, lambda book, target: book.api.SaveCopyAs(str(target))
    ),
    "darwin": _Way(lambda book: book.api.saved.get(), None),
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
    file = Path(full_name(book))
    if file.is_file() and patiently(lambda: way.is_saved(book)):
        copyfile(file, target)
    elif way.write is not None:
        written = way.write
        patiently(lambda: written(book, target))
    elif _same(book, file):
        copyfile(file, target)
    else:
        raise Unreachable("unsaved_changes")


def _same(book: xlwings.Book, file: Path) -> bool:
    """Whether what people have written in a workbook is what lies on the disk."""
    try:
        return fingerprint(OpenSource(book).read()) == fingerprint(FileSource(file).read())
    except Unreadable:
        return False
