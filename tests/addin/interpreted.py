"""Excel as pyOpenVBA's interpreter plays it, and the machine around it as a test wants it.

The interpreter touches neither files nor environment. `Outbox`, which only writes a file, is
replaced by a note of what it was given; LibreOffice runs the real one.
"""

import json
import ntpath
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pyopenvba.apps.excel import Application, ExcelApplication
from pyopenvba.apps.excel._model import Workbook
from pyopenvba.interpreter import NOTHING, VBADate, VBARuntimeError, _preprocess
from pyopenvba.interpreter._objects import MemberSpec

NOW = datetime(2026, 11, 26, 15, 42, 10, 250_000)  # noqa: DTZ001  (VBA's Now has no zone)
_NOTED = """Attribute VB_Name = "Outbox"
Public Sub LeaveRequest(ByVal id As String, ByVal text As String)
    Debug.Print id
    Debug.Print text
End Sub
"""
_FAILS = """Attribute VB_Name = "Outbox"
Public Sub LeaveRequest(ByVal id As String, ByVal text As String)
    Err.Raise 61, "VBA", "Disken er fuld"
End Sub
"""
_FILE_NOT_FOUND = 53


@dataclass(frozen=True, slots=True)
class Machine:
    """What the buttons find around them."""

    system: str = "win32"
    environment: Mapping[str, str] = field(
        default_factory=lambda: {"LOCALAPPDATA": r"C:\Users\kari\AppData\Local"}
    )
    workbook: str = r"C:\Sager\P-2026-01 Cykelsti.xlsx"
    heartbeat: int | None = 1
    """Its age in seconds; none is no heartbeat at all."""

    full_disk: bool = False


class Excel:
    """Excel with the add-in loaded."""

    def __init__(self, addin: Path, machine: Machine, patch: pytest.MonkeyPatch) -> None:
        """Open the add-in on a machine; everything is put back with `patch`."""
        self._machine = machine
        self.asked: list[str] = []
        patch.setitem(_preprocess.DEFAULT_CONSTANTS, "Mac", machine.system == "darwin")
        self._app = ExcelApplication.open(addin)
        self._app.interpreter.freeze(NOW)
        self._app.add_module(_FAILS if machine.full_disk else _NOTED, name="Outbox")
        self._play_the_machine(patch)
        self._put_in_front(machine.workbook)

    def press(self, function: str) -> None:
        """Call a function of the ribbon; what control it came from, no function asks."""
        self._app.run(function, NOTHING)

    def run(self, procedure: str, *arguments: object) -> Any:  # noqa: ANN401  (VBA's Variant)
        """Run a procedure and return what it gives."""
        return self._app.run(procedure, *arguments)

    @property
    def request(self) -> Mapping[str, object]:
        """What was left in the inbox: the text as JSON."""
        _, text = self._app.interpreter.console
        assert text.isascii()
        return dict(json.loads(text))

    @property
    def left(self) -> list[str]:
        """The name of what was left and its text, or nothing."""
        return list(self._app.interpreter.console)

    @property
    def said(self) -> list[str]:
        """What stood in message boxes."""
        return [str(prompt) for _, prompt, _, _ in self._app.interpreter.dialogs]

    @property
    def status_bar(self) -> object:
        """What stands in the status bar; False is Excel's own."""
        return self._app.application.status_bar

    def _play_the_machine(self, patch: pytest.MonkeyPatch) -> None:
        separator = "\\" if self._machine.system == "win32" else "/"
        patch.setitem(self._app.interpreter._intrinsics, "environ", self._environ)  # noqa: SLF001
        patch.setitem(self._app.interpreter._intrinsics, "filedatetime", self._written)  # noqa: SLF001
        for name, value in (("PathSeparator", separator), ("Hwnd", 198422)):
            told = MemberSpec(name=name, kind="property", getter=lambda _, value=value: value)
            patch.setitem(Application._vba_members, name.lower(), told)  # noqa: SLF001

    def _put_in_front(self, workbook: str) -> None:
        """Make a workbook the active one, and the add-in the code's own, as in Excel."""
        own = self._app.application
        own._this_workbook, own.active_book = own.active_book, None  # noqa: SLF001
        if workbook:
            paths = ntpath if self._machine.system == "win32" else posixpath
            folder, name = paths.split(workbook)
            own.active_book = Workbook(own, name, folder)
            patched = MemberSpec(name="FullName", kind="property", getter=lambda _: workbook)
            own.active_book._vba_members = {  # noqa: SLF001
                **Workbook._vba_members,  # noqa: SLF001
                "fullname": patched,
            }

    def _environ(self, _: object, arguments: list[object], __: object) -> str:
        return self._machine.environment.get(str(arguments[0]), "")

    def _written(self, _: object, arguments: list[object], __: object) -> VBADate:
        self.asked.append(str(arguments[0]))
        if self._machine.heartbeat is None:
            raise VBARuntimeError(_FILE_NOT_FOUND, "File not found")
        written = NOW - timedelta(seconds=self._machine.heartbeat)
        return VBADate((written - VBADate.EPOCH) / timedelta(days=1))
