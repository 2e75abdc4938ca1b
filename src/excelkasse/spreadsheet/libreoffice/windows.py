"""What belongs to a sheet's window: gridlines, and rows and columns that stay in place."""

from collections.abc import Iterator
from contextlib import contextmanager

from excelkasse.spreadsheet.libreoffice.bridge import Uno
from excelkasse.spreadsheet.libreoffice.cells import HasCells
from excelkasse.spreadsheet.libreoffice.impl import Impl
from excelkasse.spreadsheet.libreoffice.places import COLUMNS, ROWS, block_from


@contextmanager
def in_front(sheet: HasCells) -> Iterator[Uno]:
    """Give the window while a sheet is in front of the others, and put the old one back."""
    controller = sheet.doc.CurrentController
    before = controller.ActiveSheet
    controller.setActiveSheet(sheet.uno)
    try:
        yield controller
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
        with in_front(self.sheet) as window:
            window.freezeAtPosition(columns, rows)

    def unfreeze(self) -> None:
        """Let everything scroll."""
        with in_front(self.sheet) as window:
            window.freezeAtPosition(0, 0)
