"""A connection to one LibreOffice: its context, its desktop, and who may end it."""

import os
import socket
import time
from pathlib import Path

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice.bridge import Uno, kind, uno
from excelkasse.spreadsheet.libreoffice.process import Process
from excelkasse.spreadsheet.libreoffice.watch import LIMIT, Watch

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
        self.headless = process is not None and process.headless
        self._connection = self._connected(_ATTACH if process is None else _START)
        factory = _local("com.sun.star.bridge.BridgeFactory")
        self._bridge = factory.createBridge("", "urp", self._connection, None)
        self.ctx: Uno = self._bridge.getInstance("StarOffice.ComponentContext")
        self.smgr: Uno = self.ctx.ServiceManager
        self.desktop: Uno = self.create("com.sun.star.frame.Desktop")
        self.watch = Watch(self.hang_up, limit=limit)
        self.pid = process.pid if process else _pid_behind(pipe)

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
        return self.create("ooo.vba.excel.Range", None, cells)

    def dispatch(self, frame: Uno, command: str, arguments: tuple[Uno, ...] = ()) -> None:
        """Do what a menu command does, in a window."""
        helper = self.create("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(frame, command, "", 0, arguments)

    def hang_up(self) -> None:
        """End what we started, at once; of what we did not start, only the line is cut."""
        self.watch.end()
        if self.process is not None:
            self.process.kill()
            return
        try:
            self._connection.close()
        except kind("uno.Exception"):
            return  # cut already

    def quit(self) -> None:
        """End what we started in good order: its documents are closed, then it goes."""
        if self.process is None or self.gone:
            self.hang_up()
            return
        try:
            self.desktop.terminate()
        except kind("uno.Exception"):
            self.hang_up()  # it goes while it answers
        else:
            self.process.wait()
            self.watch.end()

    def _connected(self, patience: float) -> Uno:
        connector = _local("com.sun.star.connection.Connector")
        give_up = time.monotonic() + patience
        while True:
            try:
                return connector.connect(f"pipe,name={self.pipe}")
            except kind("connection.NoConnectException"):
                ended = self.process is not None and self.process.ended
                if ended or time.monotonic() > give_up:
                    break
            time.sleep(_BETWEEN)
        if self.process is not None:
            self.process.kill()
        raise Unreachable("office_silent", {"pipe": self.pipe})


def _local(service: str) -> Uno:
    context = uno().getComponentContext()
    return context.ServiceManager.createInstanceWithContext(service, context)


def _pid_behind(pipe: str) -> int:
    """Return the process that listens on a pipe, as far as the system tells: on Linux only."""
    folder = Path("/proc/self/fd")
    handles = [int(entry.name) for entry in folder.iterdir()] if folder.is_dir() else []
    return next(filter(None, (_peer(handle, pipe) for handle in handles)), 0)


def _peer(handle: int, pipe: str) -> int:
    try:
        with socket.socket(fileno=os.dup(handle)) as line:
            if str(line.getpeername()).endswith(f"_{pipe}"):
                told = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 4)
                return int.from_bytes(told, "little")
    except OSError:
        pass  # closed meanwhile, or no socket
    return 0
