"""The spreadsheet programs on the user's desk, and what can be asked of a workbook open in one."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import xlwings

from excelkasse.address import Cell
from excelkasse.errors import Unreachable
from excelkasse.finding import Finding, Place
from excelkasse.grid import Workbook
from excelkasse.schema.anchors import Tag
from excelkasse.spreadsheet.libreoffice import PIPE, attach
from excelkasse.spreadsheet.live.books import file_of, open_workbook
from excelkasse.spreadsheet.live.busy import limit_tries, patiently, reachable
from excelkasse.spreadsheet.live.control import ControlScreen
from excelkasse.spreadsheet.live.copies import write_copy
from excelkasse.spreadsheet.live.native import is_read_only, is_typed_in
from excelkasse.spreadsheet.live.notes import sheet_tag
from excelkasse.spreadsheet.live.source import OpenSource
from excelkasse.texts import Texts

TITLE = "Excelkasse"
_CALLS, _PAUSE = 3, 0.3
_EXCEL = "excel"
_ANY = datetime.fromtimestamp(0, tz=UTC)
"""The moment of no check: going from finding to finding makes none."""


def _at_once() -> None:
    """Say nothing."""


class LiveBook:
    """One workbook that is open in a program."""

    def __init__(self, book: xlwings.Book) -> None:
        """Keep the workbook; nothing is read yet."""
        self.native = book

    @property
    def file(self) -> Path | None:
        """Where it is saved; None if it never was, or not on a drive."""
        path = patiently(lambda: file_of(self.native))
        return path if path.is_absolute() else None

    @property
    def program(self) -> "LiveProgram":
        """The program it is open in."""
        return LiveProgram(self.native.app)

    def ready(self, waiting: Callable[[], object] = _at_once) -> None:
        """Let somebody who is typing in a cell finish; `waiting` is called when that takes time.

        Raises:
            Unreachable: `cell_edited` if it takes too long.
        """
        if patiently(lambda: is_typed_in(self.native.app)):
            waiting()
            patiently(self._refuse_typing)

    def _refuse_typing(self) -> None:
        if is_typed_in(self.native.app):
            raise Unreachable("cell_edited")

    @property
    def read_only(self) -> bool:
        """Whether it cannot be changed and saved under its own name."""
        return patiently(lambda: is_read_only(self.native))

    def read(self) -> Workbook:
        """Read every sheet as it is now."""
        return patiently(OpenSource(self.native).read)

    def tags(self) -> Mapping[str, Tag]:
        """Say which sheets are ours, by name, and what they are."""
        tags = patiently(lambda: [(sheet.name, sheet_tag(sheet)) for sheet in self.native.sheets])
        return {sheet: tag for sheet, tag in tags if tag is not None}

    def show(
        self,
        findings: Sequence[Finding],
        words: Texts,
        when: datetime,
        before_writing: Callable[[], object] = _at_once,
    ) -> None:
        """Show the findings on the sheet Kontrol and at their cells."""
        ControlScreen(self.native, words, when, before_writing).show(self.native.name, findings)

    def next_finding(self, words: Texts) -> Place | None:
        """Go to the next cell with a finding, and return it; None if there is none."""
        here = patiently(self._selection)
        return ControlScreen(self.native, words, _ANY).next_after(here)

    def copy_to(self, target: Path) -> None:
        """Write it as it is now to another file, without saving it; it is changed after that."""
        self.ready()
        write_copy(self.native, target)

    def print_sheet(self, sheet: str, target: Path) -> None:
        """Write one sheet as a PDF."""
        patiently(lambda: self.native.sheets[sheet].to_pdf(str(target)))

    def close(self) -> None:
        """Close it without saving."""
        patiently(self.native.close)

    def _selection(self) -> Place:
        """Return where the person is: a sheet, and a cell if cells are selected."""
        sheet = self.native.sheets.active.name
        with suppress(AttributeError):  # something else than cells is selected
            cells = self.native.app.selection
            if cells is not None and cells.sheet.name == sheet:
                return Place(sheet, Cell(cells.row, cells.column))
        return Place(sheet)


class LiveProgram:
    """One program, as the person in front of it sees it."""

    def __init__(self, app: xlwings.App) -> None:
        """Keep the program."""
        self._app = app

    def tell(self, text: str) -> None:
        """Show a line in the status bar."""
        with reachable():
            self._app.status_bar = text

    def quiet(self) -> None:
        """Give the status bar back to the program."""
        with reachable():
            self._app.status_bar = False

    def alert(self, text: str) -> None:
        """Show a message that waits until it is read."""
        with reachable():
            self._app.alert(text, TITLE, mode="info")

    def ask(self, text: str) -> bool:
        """Ask a question with yes and no."""
        with reachable():
            answer: str | None = self._app.alert(text, TITLE, buttons="yes_no")
        return answer == "yes"

    def open(self, file: Path) -> LiveBook:
        """Open a workbook in front of the person."""
        book = patiently(lambda: self._app.books.open(str(file)))
        with reachable(file.name):
            book.activate()
        return LiveBook(book)


class DeskPrograms:
    """Excel as the system knows it, and the LibreOffice that listens on the user's pipe."""

    def __init__(self, pipe: str = PIPE) -> None:
        """Name the pipe; nothing is looked for yet."""
        self._pipe = pipe
        self._office: xlwings.App | None = None

    def program(self, name: str, window: int) -> LiveProgram:
        """Find a program by a window of it; without one, the one last in front.

        Raises:
            Unreachable: it is not running.
        """
        apps = self._apps(name)
        here = (app for app in apps if window and _window(app) == window)
        return LiveProgram(next(here, apps[0]))

    def book(self, name: str, workbook: str, window: int) -> LiveBook:
        """Find an open workbook by its full path.

        Raises:
            Unreachable: it is not open, or the program is not running or does not answer.
        """
        return LiveBook(open_workbook(self._apps(name), workbook, window))

    def _apps(self, name: str) -> Sequence[xlwings.App]:
        return _excels() if name == _EXCEL else (self._attached(),)

    def _attached(self) -> xlwings.App:
        """Return the line to LibreOffice; a new one where the last is cut."""
        if self._office is None or self._office.impl.office.gone:
            self._office = _line(self._pipe)
        return self._office


def _excels() -> Sequence[xlwings.App]:
    """Return every Excel that runs, the one last in front first."""
    limit_tries()
    engine = xlwings.engines.engines_by_name.get(_EXCEL)
    apps = [] if engine is None else list(engine.apps)
    if not apps:
        raise Unreachable("excel_not_running")
    return apps


def _line(pipe: str) -> xlwings.App:
    """Connect to LibreOffice; one that drops the line while it picks up is called again.

    Raises:
        Unreachable: `office_missing` or `office_silent`.
    """
    for _ in range(_CALLS):
        try:
            return attach(pipe)
        except Unreachable:
            raise
        except Exception:  # noqa: BLE001  (it says so in a language of its own)
            time.sleep(_PAUSE)
    raise Unreachable("office_silent", {"pipe": pipe})


def _window(app: xlwings.App) -> int:
    with suppress(Exception):  # it does not answer just now, and so it cannot say
        return int(app.hwnd or 0)
    return 0
