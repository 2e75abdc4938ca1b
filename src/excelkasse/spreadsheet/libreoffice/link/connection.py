"""A connection to one LibreOffice: its context, its desktop, and who may end it."""

import time
from contextlib import suppress

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, kind, uno
from excelkasse.spreadsheet.libreoffice.link.line import cut, lines_to, process_behind
from excelkasse.spreadsheet.libreoffice.link.process import Process
from excelkasse.spreadsheet.libreoffice.link.watch import LIMIT, Watch

_START, _ATTACH = 60.0, 5.0
"""Seconds to wait until a LibreOffice answers: one that starts, and one that should be there."""

_BETWEEN = 0.05


class Office:
    """One LibreOffice, ours or the user's, and the objects through which all else is reached."""

    def __init__(self, pipe: str, process: Process | None, *, limit: float = LIMIT) -> None:
        """Connect, trying until it answers.

        Raises:
            Unreachable: `office_missing`, or `office_silent` when nothing answers on the pipe.
        """
        self.pipe = pipe
        self.process = process
        self.headless = process.headless if process else False
        self.left = False
        self.ctx: Uno = None
        self.smgr: Uno = None
        self.desktop: Uno = None
        self.watch = Watch(self.hang_up, limit=limit)
        self._line: int | None = None
        self._connect(_ATTACH if process is None else _START)
        self.pid = process.pid if process else self._behind()

    @property
    def gone(self) -> bool:
        """Whether this LibreOffice answers no more."""
        if self.process is not None and self.process.ended:
            return True
        try:
            self.desktop.getCurrentFrame()
        except (kind("uno.Exception"), AttributeError):
            return True
        return False

    def create(self, service: str, *arguments: object) -> Uno:
        """Return a new object of a service of LibreOffice's."""
        if arguments:
            return self.smgr.createInstanceWithArgumentsAndContext(service, arguments, self.ctx)
        return self.smgr.createInstanceWithContext(service, self.ctx)

    def vba(self, cells: Uno) -> Uno:
        """Return LibreOffice's own imitation of Excel's Range for a range of cells."""
        _ = cells.CellBackColor  # raises when the document is closed, where the next line crashes
        return self.create("ooo.vba.excel.Range", None, cells)

    def dispatch(self, frame: Uno, command: str, arguments: tuple[Uno, ...] = ()) -> None:
        """Do what a menu command does, in a window."""
        helper = self.create("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(frame, command, "", 0, arguments)

    def hang_up(self) -> None:
        """End what we started, at once; of what we did not start, only the line is cut.

        Other programs can still connect to that one. We can not as long as anything is held of it,
        because UNO gives the dead objects of the old line for those of a new one.
        """
        self.watch.end()
        if self.process is not None:
            self.process.kill()
            return
        if self._line is not None:
            cut(self._line)
            self._line = None  # the number may soon be another file's
        self.ctx = self.smgr = self.desktop = None
        with suppress(kind("uno.Exception")):
            self._bridge.dispose()

    def leave(self, *, at_once: bool = False) -> None:
        """End what we started, in good order or at once; what we did not start stays as it is.

        Its line stays open for the next one who asks, since UNO wants one line to one program.
        """
        self.left = True
        if self.process is None:
            return
        if at_once or self.gone:
            self.hang_up()
            return
        try:
            self.desktop.terminate()
        except kind("uno.Exception"):
            self.hang_up()  # it goes while it answers
        else:
            self.process.wait()
            self.watch.end()

    def _connect(self, patience: float) -> None:
        give_up = time.monotonic() + patience
        while not self._opened():
            ended = self.process is not None and self.process.ended
            if ended or time.monotonic() > give_up:
                if self.process is not None:
                    self.process.kill()
                raise Unreachable("office_silent", {"pipe": self.pipe})
            time.sleep(_BETWEEN)

    def _behind(self) -> int:
        return 0 if self._line is None else process_behind(self._line)

    def _opened(self) -> bool:
        connector = _local("com.sun.star.connection.Connector")
        others = lines_to(self.pipe)
        try:
            self._connection: Uno = connector.connect(f"pipe,name={self.pipe}")
            self._line = next(iter(lines_to(self.pipe) - others), None)
            factory = _local("com.sun.star.bridge.BridgeFactory")
            self._bridge: Uno = factory.createBridge("", "urp", self._connection, None)
            self.ctx = self._bridge.getInstance("StarOffice.ComponentContext")
            self.smgr = self.ctx.ServiceManager
            self.desktop = self.create("com.sun.star.frame.Desktop")
        except (kind("uno.Exception"), AttributeError):
            return False  # nobody listens yet, or it is not ready to answer
        return True


def _local(service: str) -> Uno:
    context = uno().getComponentContext()
    return context.ServiceManager.createInstanceWithContext(service, context)
