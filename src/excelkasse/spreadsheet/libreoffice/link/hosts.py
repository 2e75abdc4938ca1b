"""What the parts of a workbook need to know of the sheet or the workbook they are on.

Tables, names, charts and notes know sheets, and sheets know them; so that no module needs one that
needs it, the parts know only this much of a sheet.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.connection import Office


class HostSheet(Protocol):
    """A sheet, as its parts know it."""

    office: Office

    @property
    def uno(self) -> Uno:
        """The sheet in LibreOffice."""

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""

    @property
    def name(self) -> str:
        """The sheet's name."""

    @property
    def book(self) -> Any:  # noqa: ANN401  (the book knows its sheets)
        """The workbook."""

    def range(self, arg1: Any, arg2: Any = None) -> Any:  # noqa: ANN401  (as xlwings asks for cells)
        """Return cells by what people write, or by two corners."""


class HostSheets(Protocol):
    """The sheets of a workbook, as its parts know them."""

    def __call__(self, name_or_index: str | int) -> HostSheet:
        """Return a sheet by its name, or its number counted from 1."""

    def __iter__(self) -> Iterator[HostSheet]:
        """Give the sheets in their order."""


class HostBook(Protocol):
    """A workbook, as its parts know it."""

    office: Office

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""

    @property
    def sheets(self) -> HostSheets:
        """The sheets."""


class HostRange(Protocol):
    """Cells, as what is set on them knows them."""

    office: Office

    @property
    def sheet(self) -> Any:  # noqa: ANN401  (the sheet knows its cells)
        """The sheet they are on."""

    @property
    def uno(self) -> Uno:
        """The cells in LibreOffice."""

    @property
    def changing(self) -> Uno:
        """The cells in LibreOffice, to be changed: refused when they are protected."""

    @property
    def address(self) -> str:
        """Where they are, with dollars."""


def cells_of(sheet: HostSheet, address: Uno) -> Any:  # noqa: ANN401  (the range of the sheet's kind)
    """Return the range of one of LibreOffice's addresses."""
    first = address.StartRow + 1, address.StartColumn + 1
    return sheet.range(first, (address.EndRow + 1, address.EndColumn + 1))


def must_be_open(sheet: HostSheet) -> None:
    """Refuse what a protected sheet does not allow anywhere.

    Raises:
        Unreachable: `sheet_protected`.
    """
    if sheet.uno.isProtected():
        raise Unreachable("sheet_protected", {"sheet": sheet.name})
