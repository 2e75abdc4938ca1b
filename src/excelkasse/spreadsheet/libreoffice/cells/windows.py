"""What belongs to a sheet's window: gridlines, and rows and columns that stay in place."""

import sys
from collections.abc import Callable
from typing import TypeVar

from excelkasse.spreadsheet.libreoffice.cells.cells import HasCells
from excelkasse.spreadsheet.libreoffice.cells.places import COLUMNS, ROWS, block_from
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, uno
from excelkasse.spreadsheet.libreoffice.link.impl import Impl

T = TypeVar("T")

_SYSTEMS = {"win32": 1, "darwin": 5}
_XWINDOW = 6
"""`com.sun.star.lang.SystemDependent`."""


def window_number(frame: Uno) -> int:
    """Return a window's number in the operating system."""
    handle = _handle(frame)
    return int(getattr(handle, "WindowHandle", handle or 0))


def is_drawn(frame: Uno) -> bool:
    """Whether a window is drawn anywhere: a LibreOffice without a screen has windows too."""
    handle = _handle(frame)
    return bool(getattr(handle, "DisplayPointer", handle)) or bool(window_number(frame))


def _handle(frame: Uno) -> Uno:
    system = _SYSTEMS.get(sys.platform, _XWINDOW)
    return frame.ContainerWindow.getWindowHandle(uno().ByteSequence(b""), system)


def in_front(sheet: HasCells, act: Callable[[Uno], T]) -> T:
    """Do something to the window while a sheet is in front, and put the old one back."""
    controller = sheet.doc.CurrentController
    before = controller.ActiveSheet
    controller.setActiveSheet(sheet.uno)
    try:
        return act(controller)
    finally:
        controller.setActiveSheet(before)


class FreezePanes(Impl):
    """Rows above and columns left of a place that stay while people scroll."""

    __slots__ = ("sheet",)

    def __init__(self, sheet: HasCells) -> None:
        """Be the frozen panes of a sheet."""
        super().__init__(sheet)
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze these cells and all above and left of them."""
        block = block_from(frozen_range)
        if block is None:
            message = f"{frozen_range!r} is no range of cells"
            raise ValueError(message)
        columns = 0 if block.width == COLUMNS else block.column + block.width - 1
        rows = 0 if block.height == ROWS else block.row + block.height - 1
        in_front(self.sheet, lambda window: window.freezeAtPosition(columns, rows))

    def unfreeze(self) -> None:
        """Let everything scroll."""
        in_front(self.sheet, lambda window: window.freezeAtPosition(0, 0))
