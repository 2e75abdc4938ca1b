"""One sheet."""

from numbers import Number
from typing import Any, Protocol

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.cells.places import (
    COLUMNS,
    ROWS,
    Block,
    between,
    block_from,
    block_of,
    named_cells,
)
from excelkasse.spreadsheet.libreoffice.cells.windows import FreezePanes, in_front
from excelkasse.spreadsheet.libreoffice.contents import Contents
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.connection import Office
from excelkasse.spreadsheet.libreoffice.ranges import Range
from excelkasse.spreadsheet.libreoffice.removal import remove_sheet
from excelkasse.spreadsheet.libreoffice.sheet_copy import paste_sheet

_PROPER = 2
"""A place as two numbers: row and column."""

_VERY_HIDDEN = 2
"""Excel's number for a sheet that people cannot bring back; here it is hidden."""


class HasSheets(Protocol):
    """What sheets need to know of their workbook."""

    office: Office

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""


class Sheet(Contents):
    """One sheet; `.uno` is LibreOffice's XSpreadsheet."""

    __slots__ = ("_uno", "book")

    def __init__(self, book: HasSheets, uno: Uno) -> None:
        """Belong to a workbook."""
        super().__init__(book)
        self.book = book
        self._uno = uno

    @property
    def uno(self) -> Uno:
        """The sheet in LibreOffice; a handle shrinks when cells are taken out, and is renewed."""
        area = self._uno.getRangeAddress()
        if (area.EndRow, area.EndColumn) != (ROWS - 1, COLUMNS - 1):
            self._uno = self.doc.Sheets.getByName(self._uno.Name)
        return self._uno

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
        if self.name != value:  # LibreOffice passes over what is no name without a word
            message = f"{value!r} cannot be the name of a sheet"
            raise ValueError(message)

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

    @property
    def used_range(self) -> Range:
        """The smallest rectangle around everything that is on the sheet."""
        cursor = self.uno.createCursor()
        cursor.gotoStartOfUsedArea(False)  # noqa: FBT003  (UNO knows no names)
        cursor.gotoEndOfUsedArea(True)  # noqa: FBT003
        return Range(self, block_of(cursor.getRangeAddress()))

    def clear(self) -> None:
        """Take everything out of the cells."""
        self.cells.clear()

    def clear_contents(self) -> None:
        """Empty the cells; their looks and notes stay."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Take the looks away; the contents stay."""
        self.cells.clear_formats()

    def autofit(self, axis: str | None = None) -> None:
        """Make columns, rows, or both as large as what is in them."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Take the sheet out of the workbook."""
        remove_sheet(self.doc, self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Put a copy before or after another sheet, of this workbook or another."""
        target = before or after or self
        at = position(before, after)
        if target.book == self.book:
            self.doc.Sheets.copyByName(self.name, _copy_name(self.doc, self.name), at)
        else:
            name = _free(target.doc, self.name)
            target.doc.Sheets.insertNewByName(name, at)
            paste_sheet(self, Sheet(target.book, target.doc.Sheets.getByName(name)))

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Move before or after another sheet of the workbook."""
        self.doc.Sheets.moveByName(self.name, position(before, after))

    @property
    def visible(self) -> bool:
        """Whether the sheet has a tab."""
        return bool(self.uno.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.uno.IsVisible = bool(value) and value != _VERY_HIDDEN

    @property
    def protected(self) -> bool:
        """Whether locked cells of the sheet can not be changed."""
        return bool(self.uno.isProtected())

    @property
    def show_gridlines(self) -> bool:
        """Whether lines are drawn between the cells; LibreOffice does not save it."""
        return in_front(self, lambda window: bool(window.ShowGrid))

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        in_front(self, lambda window: setattr(window, "ShowGrid", bool(value)))

    @property
    def freeze_panes(self) -> FreezePanes:
        """What stays in place while people scroll."""
        return FreezePanes(self)


def _from_numbers(place: tuple[int, ...]) -> Block:
    if len(place) == _PROPER:
        place = (*place, 1, 1)
    if 0 in place[:_PROPER]:
        message = "rows and columns count from 1"
        raise IndexError(message)
    return Block(*place)


def position(before: "Sheet | None", after: "Sheet | None") -> int:
    """Return where a sheet comes to lie, counted from 0."""
    if before is not None:
        return before.index - 1
    return after.index if after is not None else 0


def _free(doc: Uno, name: str) -> str:
    return _copy_name(doc, name) if doc.Sheets.hasByName(name) else name


def _copy_name(doc: Uno, name: str) -> str:
    number = 2
    while doc.Sheets.hasByName(f"{name} ({number})"):
        number += 1
    return f"{name} ({number})"
