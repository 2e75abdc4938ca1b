"""The workbooks that are open, and one workbook."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from numbers import Number
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from excelkasse.errors import Unreachable
from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import (
    Uno,
    kind,
    path_of,
    properties,
    uno,
    url_of,
)
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.link.living import answered, documents, told
from excelkasse.spreadsheet.libreoffice.parts.names import Names
from excelkasse.spreadsheet.libreoffice.parts.pdf import write_pdf
from excelkasse.spreadsheet.libreoffice.saving import FILTERS, save_book
from excelkasse.spreadsheet.libreoffice.tabs import Sheets

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_UNUSED = (
    *("write_res_password", "ignore_read_only_recommended", "origin", "delimiter"),
    *("editable", "notify", "converter"),
)
"""What xlwings hands over between the password and whether to remember the workbook."""

_NEVER = 0
"""Macros never run, links are never fetched."""


class Books(Impl):
    """The workbooks open in one LibreOffice."""

    __slots__ = ("app",)

    def __init__(self, app: Any) -> None:  # noqa: ANN401  (the app knows its books)
        """Belong to an application."""
        super().__init__(app)
        self.app = app

    @property
    def api(self) -> Uno:
        """What is open in LibreOffice, other documents too."""
        return self.office.desktop.Components

    @property
    def active(self) -> "Book | None":
        """The workbook in front; without windows, the one opened or activated last."""
        books = self._all()
        front = self.office.desktop.getCurrentComponent()
        uid = self.app.active_uid if self.office.headless else getattr(front, "RuntimeUID", "")
        return next((book for book in books if book.uid == uid), books[-1] if books else None)

    def __call__(self, name_or_index: str | int) -> "Book":
        """Return a workbook by its file's name or its number, counted from 1."""
        books = self._all()
        if isinstance(name_or_index, Number):
            return books[int(name_or_index) - 1]
        for book in books:
            if (_name_now(book) or "").casefold() == str(name_or_index).casefold():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        """Count the workbooks."""
        return len(self._all())

    def __iter__(self) -> Iterator["Book"]:
        """Give the workbooks, the oldest first."""
        return iter(self._all())

    def _all(self) -> list["Book"]:
        docs = reversed(documents(self.office.desktop))  # LibreOffice begins with the newest
        return [Book(self.app, doc) for doc in docs if _is_workbook(doc)]

    def __contains__(self, name: str) -> bool:
        """Whether a workbook of this name is open."""
        return any(_name_now(book) == name for book in self._all())

    def add(self) -> "Book":
        """Make a new workbook that calculates by Excel's rules."""
        stream = self.office.create(
            "com.sun.star.io.SequenceInputStream", uno().ByteSequence(_empty())
        )
        return self._shown(
            "private:stream", "", InputStream=stream, AsTemplate=True, FilterName=FILTERS[".xlsx"]
        )

    def open(self, fullname: str, *options: Any, **named: Any) -> "Book":  # noqa: ANN401
        """Open a file; macros do not run and links to other files are not followed.

        Raises:
            Unreachable: `not_opened`: no workbook, damaged, or a password is needed.
        """
        wanted = _asked(options, named)
        path = Path(fullname)
        if not path.stat().st_size:
            raise Unreachable(
                "not_opened", {"file": path.name}
            )  # LibreOffice takes it for a new one
        return self._shown(
            url_of(path),
            path.name,
            FilterName=FILTERS.get(path.suffix.lower()),
            ReadOnly=wanted["read_only"],
            Hidden=wanted["add_to_mru"] is False,  # not to be remembered: not to be seen either
            Password=wanted["password"],
        )

    def _shown(self, url: str, name: str, **options: object) -> "Book":
        wanted = properties(MacroExecutionMode=_NEVER, UpdateDocMode=_NEVER, **options)
        refused = Unreachable("not_opened", {"file": name})
        try:
            doc = self.office.desktop.loadComponentFromURL(url, "_blank", 0, wanted)
        except kind("uno.Exception"):
            doc = None
            if self.office.gone:
                raise
        if doc is None or not _is_workbook(doc):
            if doc is not None:
                doc.close(True)  # noqa: FBT003  (UNO knows no names)
            raise refused
        if self.office.headless:
            answered(lambda: _frame(doc).ContainerWindow).setVisible(False)
        book = Book(self.app, doc)
        self.app.active_uid = book.uid
        return book


def _is_workbook(doc: Uno) -> bool:
    return bool(told(lambda: doc.supportsService(_SPREADSHEET)))


def _frame(doc: Uno) -> Uno:
    return doc.CurrentController.Frame


def _name(doc: Uno) -> str:
    return path_of(doc.URL).name if doc.hasLocation() else str(doc.Title)


def _name_now(book: "Book") -> str | None:
    return told(partial(_name, book.doc))


def _asked(options: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    """Return what xlwings asks for, in the order in which it hands it over."""
    names = ("update_links", "read_only", "format", "password", *_UNUSED, "add_to_mru")
    return dict.fromkeys(names) | dict(zip(names, options, strict=False)) | named


def _empty() -> bytes:
    """Return an empty workbook as Excel makes it, so that Excel's rules hold in it."""
    file = BytesIO()
    with Workbook(file) as workbook:
        workbook.add_worksheet("Sheet1")
    return file.getvalue()


class Book(Impl):
    """One workbook; `.doc` is LibreOffice's XSpreadsheetDocument."""

    __slots__ = ("app", "doc")

    def __init__(self, app: Any, doc: Uno) -> None:  # noqa: ANN401
        """Belong to an application."""
        super().__init__(app)
        self.app = app
        self.doc = doc

    @property
    def api(self) -> Uno:
        """The document in LibreOffice."""
        return self.doc

    @property
    def uid(self) -> str:
        """What tells this document from every other, as long as it is open."""
        return str(self.doc.RuntimeUID)

    @property
    def frame(self) -> Uno:
        """The window the workbook is in."""
        return answered(lambda: _frame(self.doc))

    @override
    def __eq__(self, other: object) -> bool:
        """Compare by document; LibreOffice gives a new object each time it is asked."""
        return isinstance(other, Book) and self.uid == other.uid

    @override
    def __hash__(self) -> int:
        """Hash by document."""
        return hash(self.uid)

    @property
    def name(self) -> str:
        """The file's name, or the title of a workbook that was never saved."""
        return _name(self.doc)

    @property
    def fullname(self) -> str:
        """The file's full path, or the title of a workbook that was never saved."""
        return str(path_of(self.doc.URL)) if self.doc.hasLocation() else str(self.doc.Title)

    @property
    def sheets(self) -> Sheets:
        """The sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The names, those of the sheets among them."""
        return Names(self)

    def to_pdf(self, path: str, quality: str) -> None:
        """Print what is shown into a PDF."""
        write_pdf(self.doc, Path(path), quality)

    def activate(self) -> None:
        """Put the workbook in front of the others."""
        self.app.active_uid = self.uid
        if not self.office.headless:
            self.frame.activate()
            self.frame.ContainerWindow.toFront()

    def close(self) -> None:
        """Close without saving."""
        self.doc.setModified(False)
        self.doc.close(True)  # noqa: FBT003

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save where it was, or as said; a new one without a path goes to the present folder."""
        if password is not None:
            self.refuse("save(password=...)")
        own = path_of(self.doc.URL) if self.doc.hasLocation() else Path(f"{self.name}.xlsx")
        target = (own if path is None else Path(path)).resolve()
        if not target.parent.is_dir():
            raise FileNotFoundError(target.parent)  # LibreOffice would make the folder
        save_book(self, target)
