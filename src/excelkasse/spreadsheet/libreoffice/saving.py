"""Saving a workbook under a name: the name's ending says how, and a file is never half written.

LibreOffice 7.4 damages some workbooks made in Excel. Such a file is not overwritten, and nothing
that was read from one is written as an Excel workbook: see `fidelity`.
"""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol
from zipfile import ZipFile, is_zipfile

from excelkasse.errors import Unwritable
from excelkasse.spreadsheet.libreoffice.fidelity import known_functions, would_damage
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, kind, path_of, properties, url_of
from excelkasse.spreadsheet.libreoffice.link.connection import Office
from excelkasse.spreadsheet.libreoffice.link.living import documents, told
from excelkasse.spreadsheet.saving import save_atomically, save_bytes

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
    ".xls": "MS Excel 97",
    ".csv": "Text - txt - csv (StarCalc)",
}
"""LibreOffice's name for each kind of file, for reading and for writing."""

_WRITTEN = frozenset({".xlsx", ".ods", ".csv"})
_CSV = "44,34,76,1,,0,false,true,false"
"""Commas, quotes, UTF-8, from the first line, cells as they are shown: the sheet in front."""


class Saved(Protocol):
    """A workbook, as saving knows it."""

    office: Office

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""


def save_book(book: Saved, path: Path) -> None:
    """Save a workbook where it is said, over what is there, and go on working in that file.

    Raises:
        Unwritable: `office_would_damage`, `office_cannot_write`, `office_file_open`,
            `office_read_only`, or as `spreadsheet.saving` says; the old file is untouched.
    """
    doc = book.doc
    filters = _how(book, path)
    if doc.isReadonly() and _location(doc) == path:
        raise Unwritable("office_read_only", {"file": path.name})
    if book.office.process is not None and _location(doc) == path and path.exists():
        _store_copy(book, path, filters)
        doc.setModified(False)
        return
    _refuse_open_elsewhere(book, path)
    _store(book, path, filters)


def save_copy(book: Saved, path: Path) -> None:
    """Save what is in memory under another path; the workbook keeps its name and its state.

    Raises:
        Unwritable: as `save_book`.
    """
    filters = _how(book, path)
    _refuse_open_elsewhere(book, path)
    modified = book.doc.isModified()
    _store_copy(book, path, filters)
    book.doc.setModified(modified)


def _how(book: Saved, path: Path) -> tuple[Uno, ...]:
    """Return how a file of this ending is written, when it may be."""
    ending = path.suffix.lower()
    if ending not in _WRITTEN:
        raise Unwritable("office_cannot_write", {"file": path.name, "ending": ending})
    if ending == ".xlsx":
        _refuse_damage(book.doc, path)
    options = _CSV if ending == ".csv" else None
    return properties(FilterName=FILTERS[ending], FilterOptions=options, Overwrite=True)


def _refuse_damage(doc: Uno, path: Path) -> None:
    unknown = known_functions(doc)
    for file in {path, _location(doc) or path}:
        damaged = would_damage(file, unknown)
        if damaged:
            raise Unwritable("office_would_damage", {"file": file.name, "what": damaged})


def _refuse_open_elsewhere(book: Saved, path: Path) -> None:
    for other in documents(book.office.desktop):
        there = told(partial(_location, other))
        if there == path and other.RuntimeUID != book.doc.RuntimeUID:
            raise Unwritable("office_file_open", {"file": path.name})


def _location(doc: Uno) -> Path | None:
    return path_of(doc.URL) if doc.hasLocation() and doc.URL.startswith("file:") else None


def _store_copy(book: Saved, path: Path, filters: tuple[Uno, ...]) -> None:
    """Write beside the target under another name, read it back, and put it in its place."""
    beside = path.with_name(f".~{path.name}.{os.getpid()}.office.tmp")
    try:
        _in_front(book, path, lambda: book.doc.storeToURL(url_of(beside), filters))
        stored = beside.read_bytes()
        save = save_bytes if path.suffix.lower() == ".csv" else save_atomically
        save(path, stored)
    finally:
        beside.unlink(missing_ok=True)


def _store(book: Saved, path: Path, filters: tuple[Uno, ...]) -> None:
    """Let LibreOffice write the target itself, and put the old file back if that goes wrong."""
    kept = path.with_name(f".~{path.name}.{os.getpid()}.old.tmp")
    there = path.exists()
    try:
        if there:
            _tried(path, lambda: shutil.copy2(path, kept))
        _in_front(book, path, lambda: book.doc.storeAsURL(url_of(path), filters))
        _tried(path, lambda: _read_back(path))
    except BaseException:
        if kept.exists():
            kept.replace(path)
        elif not there:
            path.unlink(missing_ok=True)
        raise
    finally:
        kept.unlink(missing_ok=True)


def _in_front(book: Saved, path: Path, step: Callable[[], object]) -> None:
    """Store while the workbook is the current one: of any other no frozen panes are saved."""
    before = book.office.desktop.getCurrentFrame()
    book.doc.CurrentController.Frame.activate()
    try:
        _tried(path, step)
    finally:
        if before is not None:
            before.activate()


def _tried(path: Path, step: Callable[[], object]) -> None:
    try:
        step()
    except (OSError, kind("io.IOException"), kind("task.ErrorCodeIOException")) as mistake:
        told = {"file": path.name, "cause": str(mistake)}
        raise Unwritable("target_unwritable", told) from mistake


def _read_back(path: Path) -> None:
    if path.suffix.lower() == ".csv":
        return
    if not is_zipfile(path):
        message = f"{path.name} is not whole"
        raise OSError(message)
    with ZipFile(path) as file:
        if file.testzip() is not None:
            message = f"{path.name} is not whole"
            raise OSError(message)
