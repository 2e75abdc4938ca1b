"""A range of cells, as xlwings asks for it; what it can do is in the modules it calls."""

from collections.abc import Mapping
from typing import Any, Protocol

from typing_extensions import override

from excelkasse.address import quoted
from excelkasse.spreadsheet.libreoffice.bridge import Uno
from excelkasse.spreadsheet.libreoffice.connection import Office
from excelkasse.spreadsheet.libreoffice.formulas import (
    fill,
    is_formula,
    read_formulas,
    write_formulas,
)
from excelkasse.spreadsheet.libreoffice.impl import Impl
from excelkasse.spreadsheet.libreoffice.places import Block
from excelkasse.spreadsheet.libreoffice.values import read_rows, write_rows


class HasCells(Protocol):
    """What a range needs to know of its sheet."""

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
    def book(self) -> Any:  # noqa: ANN401  (the book knows sheets, and sheets know ranges)
        """The workbook."""


class Range(Impl):
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
            self._uno = self.sheet.uno.getCellRangeByPosition(
                column - 1, row - 1, column + width - 2, row + height - 2
            )
        return self._uno

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
            isinstance(other, Range)
            and self.block == other.block
            and self.sheet.name == other.sheet.name
            and bool(self.book == other.book)
        )

    @override
    def __hash__(self) -> int:
        """Hash by place."""
        return hash(self.block)

    def __call__(self, first: int, second: int | None = None) -> "Range":
        """Return the n-th cell, or the one at row and column, from 1; it may lie outside."""
        if second is None:
            down, right = divmod(first - 1, self.block.width)
        else:
            down, right = first - 1, second - 1
        return self.at(self.block.row + down, self.block.column + right)

    def at(self, row: int, column: int, height: int = 1, width: int = 1) -> "Range":
        """Return another rectangle of the same sheet."""
        return Range(self.sheet, Block(row, column, height, width))

    @property
    def max_cells_per_read(self) -> None:
        """Nothing is too large to be read at once."""
        return

    @property
    def max_cells_per_write(self) -> None:
        """Nothing is too large to be written at once."""
        return

    @property
    def raw_value(self) -> Any:  # noqa: ANN401  (a cell holds anything)
        """The value of one cell, or rows of values."""
        if not len(self):
            return None
        rows = read_rows(self.doc, self.uno)
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, value: object) -> None:
        if not len(self):
            return
        if is_formula(value):
            fill(self.office, self.uno, str(value))
            return
        rows = value if isinstance(value, list | tuple) else self._filled(value)
        if rows and not isinstance(rows[0], list | tuple):
            rows = [rows]
        write_rows(self.doc, self.uno, [[_text(one) for one in row] for row in rows])
        write_formulas(self.office, self.uno, rows)

    def _filled(self, value: object) -> list[list[object]]:
        return [[value] * self.block.width for _ in range(self.block.height)]

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...] | None:
        """The formula of one cell, or rows of formulas, in English."""
        return read_formulas(self.office, self.uno) if len(self) else None

    @formula.setter
    def formula(self, value: object) -> None:
        self.raw_value = value

    @property
    def formula2(self) -> str | tuple[tuple[str, ...], ...] | None:
        """The same: LibreOffice spills nothing."""
        return self.formula

    @formula2.setter
    def formula2(self, value: object) -> None:
        self.raw_value = value

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:  # noqa: FBT001  (xlwings' order)
        """Say where the range is; `external` with workbook and sheet."""
        a1 = self.block.a1(row_pin="$" * row_absolute, column_pin="$" * col_absolute)
        if not external:
            return a1
        outside = f"[{self.book.name}]{self.sheet.name}"
        return f"{outside if outside.isalnum() else quoted(outside)}!{a1}"

    @property
    def address(self) -> str:
        """Where the range is, with dollars."""
        return self.block.a1()

    @property
    def rows(self) -> "Range":
        """The range again; xlwings goes through its rows."""
        return self

    @property
    def columns(self) -> "Range":
        """The range again; xlwings goes through its columns."""
        return self

    def expand(self, mode: str = "table") -> "Range":
        """Grow to where the values end, as xlwings defines it."""
        from xlwings import Range as Public  # noqa: PLC0415  (xlwings is loading its engines)
        from xlwings.expansion import expanders  # noqa: PLC0415

        grown = expanders.get(mode, mode).expand(Public(impl=self)).impl
        assert isinstance(grown, Range)  # noqa: S101
        return grown


def _text(value: object) -> object:
    """Return what is stored of a value: nothing yet of a formula, no apostrophe of a text."""
    if is_formula(value):
        return None
    if isinstance(value, str) and value.startswith("'"):
        return value[1:]
    return value
