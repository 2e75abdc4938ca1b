"""What is selected in a window, and going to a place."""

from typing import Protocol

from excelkasse.spreadsheet.libreoffice.cells.places import block_of
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.ranges import Range
from excelkasse.spreadsheet.libreoffice.tabs import Sheets


class HasSelection(Protocol):
    """What the selection needs to know of its workbook."""

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""

    @property
    def sheets(self) -> Sheets:
        """The sheets."""


def selected(book: HasSelection) -> Range | None:
    """Return the selected cells, the first area of several, None when no cells are selected."""
    chosen = book.doc.getCurrentSelection()
    if hasattr(chosen, "getRangeAddresses") and chosen.getCount():
        chosen = chosen.getByIndex(0)
    if not hasattr(chosen, "getRangeAddress"):
        return None
    address = chosen.getRangeAddress()
    return Range(book.sheets(address.Sheet + 1), block_of(address))
