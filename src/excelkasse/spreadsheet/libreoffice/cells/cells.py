"""A rectangle of cells: where it is, and LibreOffice's objects behind it."""

from collections.abc import Mapping
from typing import Any, Protocol, Self

from excelkasse.address import quoted
from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.cells.places import Block, block_of
from excelkasse.spreadsheet.libreoffice.cells.values import formatted_alike
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.hosts import HostSheet, must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import Impl


class HasCells(HostSheet, Protocol):
    """What a range needs to know of its sheet."""

    def activate(self) -> None:
        """Put the sheet in front of the others."""


class Cells(Impl):
    """A rectangle of cells; `.uno` is LibreOffice's XCellRange, None when it has no cells."""

    __slots__ = ("_uno", "arg1_input", "block", "options", "sheet")

    def __init__(self, sheet: HasCells, block: Block, *, written: str = "") -> None:
        """Stand for a rectangle; LibreOffice is asked for it only when needed."""
        super().__init__(sheet)
        self.sheet = sheet
        self.block = block
        self.arg1_input = written
        self.options: Mapping[str, object] = {}
        self._uno: Uno = None

    @property
    def uno(self) -> Uno:
        """The cells in LibreOffice."""
        if self._uno is None and len(self):
            row, column, height, width = self.block
            if row < 1 or column < 1:
                message = f"row {row}, column {column} is outside the sheet"
                raise IndexError(message)
            self._uno = self.sheet.uno.getCellRangeByPosition(
                column - 1, row - 1, column + width - 2, row + height - 2
            )
        return self._uno

    @property
    def changing(self) -> Uno:
        """The cells in LibreOffice, to be changed.

        On a protected sheet LibreOffice passes over some changes without a word, and makes others.

        Raises:
            Unreachable: `sheet_protected`, unless none of these cells is locked.
        """
        if self.sheet.uno.isProtected():
            locked = [one.CellProtection.IsLocked for one in formatted_alike(self.uno)]
            if any(locked):
                self.sheet_must_be_open()
        return self.uno

    def sheet_must_be_open(self) -> None:
        """Refuse what a protected sheet does not allow anywhere.

        Raises:
            Unreachable: `sheet_protected`.
        """
        must_be_open(self.sheet)

    @property
    def doc(self) -> Uno:
        """The document in LibreOffice."""
        return self.sheet.doc

    @property
    def book(self) -> Any:  # noqa: ANN401
        """The workbook."""
        return self.sheet.book

    @property
    def api(self) -> Uno:
        """LibreOffice's own imitation of Excel's Range."""
        return self.office.vba(self.uno)

    @property
    def coords(self) -> tuple[HasCells, int, int, int, int]:
        """Sheet, first row and column, and size."""
        return (self.sheet, *self.block)

    @property
    def row(self) -> int:
        """The first row, counted from 1."""
        return self.block.row

    @property
    def column(self) -> int:
        """The first column, counted from 1."""
        return self.block.column

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.block.height, self.block.width

    def __len__(self) -> int:
        """Count the cells."""
        return self.block.height * self.block.width

    @override
    def __eq__(self, other: object) -> bool:
        """Compare by sheet and place; LibreOffice gives a new object each time it is asked."""
        return (
            isinstance(other, Cells)
            and self.block == other.block
            and self.sheet.name == other.sheet.name
            and bool(self.book == other.book)
        )

    @override
    def __hash__(self) -> int:
        """Hash by place."""
        return hash(self.block)

    def __call__(self, first: int, second: int | None = None) -> Self:
        """Return the n-th cell, or the one at row and column, from 1; it may lie outside."""
        if second is None:
            down, right = divmod(first - 1, self.block.width)
        else:
            down, right = first - 1, second - 1
        return self.at(Block(self.block.row + down, self.block.column + right, 1, 1))

    def at(self, block: Block) -> Self:
        """Return another rectangle of the same sheet."""
        return type(self)(self.sheet, block)

    def around(self, cells: Uno) -> Self:
        """Return the rectangle of one of LibreOffice's ranges on the same sheet."""
        return self.at(block_of(cells.getRangeAddress()))

    @property
    def rows(self) -> Self:
        """The range again; xlwings goes through its rows."""
        return self

    @property
    def columns(self) -> Self:
        """The range again; xlwings goes through its columns."""
        return self

    @property
    def address(self) -> str:
        """Where the range is, with dollars."""
        return self.block.a1()

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:  # noqa: FBT001  (xlwings' order)
        """Say where the range is; `external` with workbook and sheet."""
        a1 = self.block.a1(row_pin="$" * row_absolute, column_pin="$" * col_absolute)
        if not external:
            return a1
        outside = f"[{self.book.name}]{self.sheet.name}"
        return f"{quoted(outside)}!{a1}" if set(outside) & set(" -'") else f"{outside}!{a1}"
