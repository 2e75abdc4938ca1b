"""One LibreOffice as an application."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.books import Books
from excelkasse.spreadsheet.libreoffice.cells.windows import is_drawn, window_number
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, kind, path_of, struct
from excelkasse.spreadsheet.libreoffice.link.connection import Office
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.link.message import ask, ask_nobody
from excelkasse.spreadsheet.libreoffice.ranges import Range
from excelkasse.spreadsheet.libreoffice.selection import selected
from excelkasse.spreadsheet.libreoffice.typing import is_typing


class App(Impl):
    """One LibreOffice; `.office` is the connection to it."""

    __slots__ = (
        "_indicator",
        "_quiet",
        "_status",
        "active_uid",
        "copied",
        "display_alerts",
        "enable_events",
        "engine",
    )

    def __init__(self, office: Office, engine: Any) -> None:  # noqa: ANN401  (it knows its apps)
        """Stand for a LibreOffice that answers."""
        self.office = office
        self.engine = engine
        self.active_uid = ""
        self.copied: Range | None = None
        self.display_alerts = True
        self.enable_events = True
        self._quiet: list[Uno] = []
        self._status: str | None = None
        self._indicator: Uno = None

    @property
    def api(self) -> Uno:
        """The desktop in LibreOffice."""
        return self.office.desktop

    @override
    def __eq__(self, other: object) -> bool:
        """Compare by the connection."""
        return isinstance(other, App) and self.office is other.office

    @override
    def __hash__(self) -> int:
        """Hash by the connection."""
        return hash(id(self.office))

    @property
    def pid(self) -> int:
        """The process: the one we started, or the one behind the pipe where the system tells."""
        return self.office.pid

    @property
    def books(self) -> Books:
        """The workbooks that are open."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active workbook, None when something else is selected."""
        book = self.books.active
        return selected(book) if book is not None else None

    @property
    def version(self) -> str:
        """LibreOffice's version, for example `7.4.7.2`."""
        return str(self._setting("/org.openoffice.Setup/Product", "ooSetupVersionAboutBox"))

    @property
    def path(self) -> str:
        """The folder LibreOffice is installed in."""
        macros = self.office.create("com.sun.star.util.PathSubstitution")
        return str(path_of(macros.substituteVariables("$(prog)", True)))  # noqa: FBT003  (UNO knows no names)

    @property
    def startup_path(self) -> str:
        """The folder of the user's own macros and extensions."""
        macros = self.office.create("com.sun.star.util.PathSubstitution")
        return str(Path(path_of(macros.substituteVariables("$(user)", True))))  # noqa: FBT003

    def _setting(self, place: str, name: str) -> object:
        provider = self.office.create("com.sun.star.configuration.ConfigurationProvider")
        where = struct("beans.PropertyValue", Name="nodepath", Value=place)
        access = "com.sun.star.configuration.ConfigurationAccess"
        return provider.createInstanceWithArguments(access, (where,)).getByName(name)

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT001, FBT002  (xlwings' order)
        """Be the active program, and put the active workbook's window in front."""
        del steal_focus  # a window that comes to the front has the focus
        self.engine.apps.lead(self)
        book = self.books.active
        if book is not None:
            book.activate()

    @property
    def visible(self) -> bool:
        """Whether windows can be seen; without a screen there is nothing to show."""
        windows = self._windows()
        return not self.office.headless and (not windows or any(one.isVisible() for one in windows))

    @visible.setter
    def visible(self, value: bool) -> None:
        if self.office.headless:
            return  # a window that is drawn nowhere can still hang LibreOffice
        for window in self._windows():
            window.setVisible(bool(value))

    @property
    def hwnd(self) -> int:
        """The active workbook's window as the system knows it, 0 without a screen."""
        book = self.books.active
        return window_number(book.frame) if book is not None else 0

    @property
    def typing(self) -> bool:
        """Whether somebody is typing in a cell of a workbook."""
        frames = self.office.desktop.Frames
        windows = [frames.getByIndex(number) for number in range(frames.Count)]
        return any(is_typing(self.office, window) for window in windows)

    def _windows(self) -> list[Uno]:
        return [book.frame.ContainerWindow for book in self.books]

    @property
    def interactive(self) -> bool:
        """Whether people can type and click in the workbooks."""
        return all(window.isEnabled() for window in self._windows())

    @interactive.setter
    def interactive(self, value: bool) -> None:
        for window in self._windows():
            window.setEnable(bool(value))

    @property
    def screen_updating(self) -> bool:
        """Whether a change is drawn at once."""
        return not self._quiet

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if value:
            while self._quiet:
                doc = self._quiet.pop()
                if doc in [book.doc for book in self.books]:
                    doc.unlockControllers()
        elif not self._quiet:
            self._quiet = [book.doc for book in self.books]
            for doc in self._quiet:
                doc.lockControllers()

    @property
    def calculation(self) -> str:
        """`automatic` or `manual`; LibreOffice knows it for each workbook, we set it for all."""
        books = list(self.books)
        automatic = all(book.doc.isAutomaticCalculationEnabled() for book in books)
        return "automatic" if automatic else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        for book in self.books:
            book.doc.enableAutomaticCalculation(value != "manual")

    def calculate(self) -> None:
        """Calculate what needs it in every open workbook, and TODAY and its like."""
        for book in self.books:
            book.doc.calculateAll()

    @property
    def status_bar(self) -> str | bool:
        """What we say at the bottom of the window; False when it is LibreOffice's own."""
        return False if self._status is None else self._status

    @status_bar.setter
    def status_bar(self, value: str | bool | None) -> None:
        book = self.books.active
        if isinstance(value, str) and book is not None:
            if self._indicator is None:
                self._indicator = book.frame.createStatusIndicator()
                self._indicator.start(value, 0)
            self._indicator.setText(value)
        elif self._indicator is not None:
            with suppress(kind("uno.Exception")):  # its window may be closed
                self._indicator.end()
            self._indicator = None
        self._status = value if isinstance(value, str) else None

    @property
    def cut_copy_mode(self) -> None:
        """Nothing: LibreOffice keeps no frame around what was copied."""
        return

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: bool) -> None:
        del value

    def alert(
        self,
        prompt: str | None,
        title: str | None,
        buttons: str | None,
        mode: str | None,
        callback: object,
    ) -> str:
        """Ask or tell something in a window and return the button; without one, the default."""
        del callback  # xlwings' remote engines call back; here we wait
        book = self.books.active
        if book is None or not self.display_alerts or not is_drawn(book.frame):
            return ask_nobody(buttons)
        said = (title or "", prompt or "")
        return ask(self.office, book.frame.ContainerWindow, said, buttons=buttons, mode=mode)

    def quit(self) -> None:
        """Close our workbooks without saving and end; what we did not start stays as it is."""
        if self.office.process is not None and not self.office.gone:
            for book in self.books:
                book.close()
        self.office.leave()

    def kill(self) -> None:
        """End at once what we started; what we did not start stays as it is."""
        self.office.leave(at_once=True)
