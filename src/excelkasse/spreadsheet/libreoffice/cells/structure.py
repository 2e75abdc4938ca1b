"""Cells that are put in, taken out, cleared, copied, moved, sorted, filled, grouped."""

from collections.abc import Sequence
from typing import Any, Self

from excelkasse.spreadsheet.libreoffice.cells.carrying import carry
from excelkasse.spreadsheet.libreoffice.cells.cells import Cells
from excelkasse.spreadsheet.libreoffice.cells.edges import edge
from excelkasse.spreadsheet.libreoffice.cells.places import COLUMNS, ROWS, Block
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, properties, struct, uno

_CONTENTS = 1 | 2 | 4 | 16
"""`com.sun.star.sheet.CellFlags`: numbers, days, texts, formulas."""

_EVERYTHING = 1023 & ~128  # all but what is drawn over the cells
_FORMATS = 32 | 64
_NOTES, _FORMATTED_TEXT = 8, 256


class Structure(Cells):
    """What changes where things are."""

    __slots__ = ()

    def clear_contents(self) -> None:
        """Empty the cells; their looks and notes stay."""
        self.changing.clearContents(_CONTENTS)

    def clear_formats(self) -> None:
        """Take the looks away; the contents stay."""
        self.sheet_must_be_open()
        self.uno.clearContents(_FORMATS)

    def clear(self) -> None:
        """Take everything away."""
        self.sheet_must_be_open()
        self.uno.clearContents(_CONTENTS | _FORMATS | _NOTES | _FORMATTED_TEXT)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Put empty cells in here; whole rows and columns move whole."""
        if copy_origin == "format_from_right_or_below":
            self.refuse("insert(copy_origin='format_from_right_or_below')")
        self.sheet_must_be_open()
        way = self._whole() or ("DOWN" if shift == "down" else "RIGHT")
        mode = uno().Enum("com.sun.star.sheet.CellInsertMode", way)
        self.sheet.uno.insertCells(self.uno.getRangeAddress(), mode)

    def delete(self, shift: str | None = None) -> None:
        """Take the cells out; others move up, or left where the range is higher than wide."""
        self.sheet_must_be_open()
        shift = shift or ("left" if self.block.height > self.block.width else "up")
        mode = uno().Enum("com.sun.star.sheet.CellDeleteMode", self._whole() or shift.upper())
        self.sheet.uno.removeRange(self.uno.getRangeAddress(), mode)

    def _whole(self) -> str:
        if self.block.width == COLUMNS:
            return "ROWS"
        return "COLUMNS" if self.block.height == ROWS else ""

    def copy(self, destination: Any = None) -> None:  # noqa: ANN401  (xlwings' own range)
        """Copy to another place, or remember what `paste` is to paste."""
        if destination is None:
            self.book.app.copied = self
            return
        self._copy_to(destination.impl)

    def _copy_to(self, target: Cells) -> None:
        block = Block(target.row, target.column, *self.shape)
        _ = target.at(block).changing
        if target.book == self.book:
            address = self.uno.getRangeAddress()
            target.sheet.uno.copyRange(_first(target), address)
            return
        # Emptied first: LibreOffice asks whether to overwrite, and does not if nobody answers.
        target.at(block).uno.clearContents(_EVERYTHING)
        carry(self.uno, self.sheet, target.uno.getCellByPosition(0, 0), target.sheet)

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,  # noqa: FBT001, FBT002  (xlwings' order)
        transpose: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Paste what was copied last, all of it or its values or formulas."""
        if operation is not None:
            self.refuse("paste(operation=...)")
        if self.book.app.copied is None:
            message = "nothing was copied"
            raise ValueError(message)
        self._take(self.book.app.copied, paste or "all", skip_blanks or transpose)

    def copy_from(
        self,
        source_range: Any,  # noqa: ANN401  (xlwings' own range)
        copy_type: str = "all",
        skip_blanks: bool = False,  # noqa: FBT001, FBT002  (xlwings' order)
        transpose: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Take all of another range, its values or its formulas."""
        self._take(source_range.impl, copy_type, skip_blanks or transpose)

    def _take(self, source: Any, what: str, special: bool) -> None:  # noqa: ANN401, FBT001
        if special or what not in {"all", "values", "formulas"}:
            self.refuse("copy_from(skip_blanks, transpose, formats, link)")
        if what == "all":
            source._copy_to(self)  # noqa: SLF001  (another range)
            return
        block = Block(self.block.row, self.block.column, source.block.height, source.block.width)
        target: Any = self.at(block)
        if what == "values":
            target.raw_value = source.raw_value
        else:
            told = source.api.FormulaR1C1
            rows = uno().Any("[][]any", told.Array) if hasattr(told, "Array") else told
            self.office.vba(target.changing).FormulaR1C1 = rows

    def move(self, destination: Any) -> None:  # noqa: ANN401  (xlwings' own range)
        """Move to another place; formulas that speak of these cells follow."""
        destination.impl.sheet_must_be_open()
        self.sheet_must_be_open()
        self.sheet.uno.moveRange(_first(destination.impl), self.uno.getRangeAddress())

    def end(self, direction: str) -> Self:
        """Return the cell where Ctrl and an arrow key lead."""
        row, column = edge(self.sheet.uno, self.block.row - 1, self.block.column - 1, direction)
        return self.at(Block(row + 1, column + 1, 1, 1))

    @property
    def current_region(self) -> Self:
        """The block of filled cells around this one."""
        cursor = self.sheet.uno.createCursorByRange(self.uno)
        cursor.collapseToCurrentRegion()
        return self.around(cursor)

    def select(self) -> None:
        """Select the cells in the window, and put their sheet in front."""
        self.sheet.activate()
        self.doc.CurrentController.select(self.uno)

    def sort(self, keys: Sequence[int], ascending: Sequence[bool], has_headers: bool) -> None:  # noqa: FBT001
        """Sort the rows by some columns, counted from 1."""
        fields = [
            struct("table.TableSortField", Field=key - 1, IsAscending=bool(up))
            for key, up in zip(keys, ascending, strict=True)
        ]
        self.changing.sort(
            properties(
                SortFields=uno().Any("[]com.sun.star.table.TableSortField", tuple(fields)),
                ContainsHeader=bool(has_headers),
                IsSortColumns=False,
            )
        )

    def remove_duplicates(self, columns: Sequence[int], has_headers: bool) -> None:  # noqa: FBT001
        """Keep the first of all rows that are alike in some columns, counted from 1."""
        rows = self.uno.getDataArray()
        seen: set[tuple[object, ...]] = set()
        again = []
        for index, row in enumerate(rows[int(has_headers) :], int(has_headers)):
            key = tuple(str(row[column - 1]).casefold() for column in columns)
            if key in seen:
                again.append(index)
            seen.add(key)
        for index in reversed(again):
            self.at(Block(self.block.row + index, self.block.column, 1, self.block.width)).delete(
                "up"
            )

    def autofill(self, destination: Any, type_: str) -> None:  # noqa: ANN401  (xlwings' own range)
        """Go on with what the range begins, down or to the right."""
        if type_ != "fill_default":
            self.refuse(f"autofill(type_={type_!r})")
        target: Block = destination.impl.block
        down = target.height > self.block.height
        way = uno().Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM" if down else "TO_RIGHT")
        count = self.block.height if down else self.block.width
        destination.impl.changing.fillAuto(way, count)

    def group(self, by: str) -> None:
        """Group the rows or columns, so that they can be folded."""
        self.sheet_must_be_open()
        self.sheet.uno.group(self.uno.getRangeAddress(), _lines(by))

    def ungroup(self, by: str) -> None:
        """Group the rows or columns no longer."""
        self.sheet_must_be_open()
        self.sheet.uno.ungroup(self.uno.getRangeAddress(), _lines(by))


def _lines(by: str) -> Uno:
    name = "ROWS" if by.startswith("row") else "COLUMNS"
    return uno().Enum("com.sun.star.table.TableOrientation", name)


def _first(cells: Cells) -> Uno:
    return cells.uno.getCellByPosition(0, 0).getCellAddress()
