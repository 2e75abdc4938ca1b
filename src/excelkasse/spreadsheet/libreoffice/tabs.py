"""The sheets of a workbook, as its tabs show them."""

from collections.abc import Iterator
from numbers import Number

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.sheets import HasSheets, Sheet, position


class Sheets(Impl):
    """The sheets of a workbook."""

    __slots__ = ("book",)

    def __init__(self, book: HasSheets) -> None:
        """Belong to a workbook."""
        super().__init__(book)
        self.book = book

    @property
    def uno(self) -> Uno:
        """The sheets in LibreOffice."""
        return self.book.doc.Sheets

    @property
    def api(self) -> Uno:
        """The sheets in LibreOffice."""
        return self.uno

    @property
    def active(self) -> Sheet:
        """The sheet in front."""
        return Sheet(self.book, self.book.doc.CurrentController.ActiveSheet)

    def __call__(self, name_or_index: str | int) -> Sheet:
        """Return a sheet by its name, in any case, or its number, counted from 1."""
        if isinstance(name_or_index, Number):
            return Sheet(self.book, self.uno.getByIndex(int(name_or_index) - 1))
        if not self.uno.hasByName(name_or_index):
            raise KeyError(name_or_index)
        return Sheet(self.book, self.uno.getByName(name_or_index))

    def __len__(self) -> int:
        """Count the sheets."""
        return int(self.uno.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        """Give the sheets in their order."""
        return iter([self(number + 1) for number in range(len(self))])

    def __contains__(self, name_or_index: str | int) -> bool:
        """Whether there is such a sheet."""
        if isinstance(name_or_index, Number):
            return 1 <= int(name_or_index) <= len(self)
        return bool(self.uno.hasByName(name_or_index))

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """Add a sheet, before the active one when no place is said, and show it."""
        sheets = self.uno
        name = name or _free_name(sheets)
        sheets.insertNewByName(name, position(before or (None if after else self.active), after))
        added = self(name)
        added.activate()
        return added


def _free_name(sheets: Uno) -> str:
    number = int(sheets.getCount()) + 1
    while sheets.hasByName(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"
