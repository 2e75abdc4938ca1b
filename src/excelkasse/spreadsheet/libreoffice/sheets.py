"""The sheets of a workbook, and one sheet."""

from collections.abc import Iterator
from numbers import Number
from typing import Any, Protocol

from typing_extensions import override

from excelkasse.spreadsheet.libreoffice.bridge import Uno
from excelkasse.spreadsheet.libreoffice.connection import Office
from excelkasse.spreadsheet.libreoffice.impl import Impl
from excelkasse.spreadsheet.libreoffice.places import (
    COLUMNS,
    ROWS,
    Block,
    between,
    block_from,
    block_of,
    named_cells,
)
from excelkasse.spreadsheet.libreoffice.ranges import Range

_PROPER = 2
"""A place as two numbers: row and column."""


class HasSheets(Protocol):
    """What sheets need to know of their workbook."""

    office: Office

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""


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
    def active(self) -> "Sheet":
        """The sheet in front."""
        return Sheet(self.book, self.book.doc.CurrentController.ActiveSheet)

    def __call__(self, name_or_index: str | int) -> "Sheet":
        """Return a sheet by its name, in any case, or its number, counted from 1."""
        if isinstance(name_or_index, Number):
            return Sheet(self.book, self.uno.getByIndex(int(name_or_index) - 1))
        if not self.uno.hasByName(name_or_index):
            raise KeyError(name_or_index)
        return Sheet(self.book, self.uno.getByName(name_or_index))

    def __len__(self) -> int:
        """Count the sheets."""
        return int(self.uno.getCount())

    def __iter__(self) -> Iterator["Sheet"]:
        """Give the sheets in their order."""
        return iter([self(number + 1) for number in range(len(self))])

    def __contains__(self, name_or_index: str | int) -> bool:
        """Whether there is such a sheet."""
        if isinstance(name_or_index, Number):
            return 1 <= int(name_or_index) <= len(self)
        return bool(self.uno.hasByName(name_or_index))

    def add(
        self, before: "Sheet | None" = None, after: "Sheet | None" = None, name: str | None = None
    ) -> "Sheet":
        """Add a sheet, before the active one when no place is said, and show it."""
        sheets = self.uno
        name = name or _free_name(sheets)
        sheets.insertNewByName(name, position(before or (None if after else self.active), after))
        added = self(name)
        added.activate()
        return added


def position(before: "Sheet | None", after: "Sheet | None") -> int:
    """Return where a sheet comes to lie, counted from 0."""
    if before is not None:
        return before.index - 1
    return after.index if after is not None else 0


def _free_name(sheets: Uno) -> str:
    number = int(sheets.getCount()) + 1
    while sheets.hasByName(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


class Sheet(Impl):
    """One sheet; `.uno` is LibreOffice's XSpreadsheet."""

    __slots__ = ("book", "uno")

    def __init__(self, book: HasSheets, uno: Uno) -> None:
        """Belong to a workbook."""
        super().__init__(book)
        self.book = book
        self.uno = uno

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""
        return self.book.doc

    @property
    def api(self) -> Uno:
        """The sheet in LibreOffice."""
        return self.uno

    @property
    def name(self) -> str:
        """The name on the sheet's tab."""
        return str(self.uno.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.uno.Name = value

    @property
    def index(self) -> int:
        """The sheet's number, counted from 1."""
        return int(self.uno.getRangeAddress().Sheet) + 1

    @override
    def __eq__(self, other: object) -> bool:
        """Compare by workbook and name."""
        return (
            isinstance(other, Sheet) and self.name == other.name and bool(self.book == other.book)
        )

    @override
    def __hash__(self) -> int:
        """Hash by name."""
        return hash(self.name)

    @property
    def cells(self) -> Range:
        """Every cell."""
        return Range(self, Block(1, 1, ROWS, COLUMNS))

    def range(self, arg1: Any, arg2: Any = None) -> Range:  # noqa: ANN401  (xlwings takes all)
        """Return cells by what people write, by row and column, or between two ranges."""
        if isinstance(arg1, Number) and isinstance(arg2, Number):
            arg1, arg2 = (arg1, arg2), None
        first = self._block(arg1)
        block = first if arg2 is None else between(first, self._block(arg2))
        return Range(self, block, written=arg1 if isinstance(arg1, str) else "")

    def _block(self, place: Any) -> Block:  # noqa: ANN401
        if isinstance(place, Range):
            return place.block
        if isinstance(place, tuple):
            return _from_numbers(place)
        found = block_from(place.rpartition("!")[2])
        if found is not None:
            return found
        cells = named_cells(self.doc, self.uno, place)
        if cells is None:
            message = f"{place!r} is no place on the sheet {self.name!r}"
            raise ValueError(message)
        return block_of(cells.getRangeAddress())

    def activate(self) -> None:
        """Put the sheet in front of the others."""
        self.doc.CurrentController.setActiveSheet(self.uno)

    def select(self) -> None:
        """Put the sheet in front of the others."""
        self.activate()


def _from_numbers(place: tuple[int, ...]) -> Block:
    if len(place) == _PROPER:
        place = (*place, 1, 1)
    if 0 in place[:_PROPER]:
        message = "rows and columns count from 1"
        raise IndexError(message)
    return Block(*place)
