"""The rows and columns of a table, added and taken away as Excel does: cells below move."""

from collections.abc import Sequence
from typing import Any

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.hosts import cells_of
from excelkasse.spreadsheet.libreoffice.link.impl import Impl, OfficeError
from excelkasse.spreadsheet.libreoffice.link.listed import Listed
from excelkasse.spreadsheet.libreoffice.link.vocabulary import enum


def headed(header: Any) -> None:  # noqa: ANN401  (the range of the sheet's kind, or None)
    """Give every empty header a name nothing else has, as Excel does."""
    if header is None:
        return
    width = header.uno.Columns.Count
    cells = [header.uno.getCellByPosition(column, 0) for column in range(width)]
    taken = {cell.String.casefold() for cell in cells}
    for number, cell in enumerate(cells, 1):
        if cell.String:
            continue
        while f"column{number}" in taken:
            number += 1  # noqa: PLW2901  (the next free one)
        cell.String = f"Column{number}"
        taken.add(f"column{number}")


class _Part(Impl):
    """One row or one column of a table, by its number from 1."""

    __slots__ = ("index", "table")

    def __init__(self, table: Any, index: int) -> None:  # noqa: ANN401  (the table knows its parts)
        """Belong to a table."""
        super().__init__(table)
        self.table: Any = table
        self.index = index


class TableRow(_Part):
    """One row of data."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The row's number; rows have no names."""
        return str(self.index)

    @property
    def range(self) -> Any:  # noqa: ANN401
        """The cells of the row."""
        area = self.table.data_body_range.uno.getRangeAddress()
        area.StartRow = area.EndRow = area.StartRow + self.index - 1
        return cells_of(self.table.parent, area)

    def delete(self) -> None:
        """Take the row away; what is below moves up. The last one is emptied and stays."""
        cells = self.range
        if len(self.table.rows) == 1:
            cells.clear_contents()
            return
        self.table.parent.uno.removeRange(cells.uno.getRangeAddress(), _mode("UP"))


class TableRows(Listed):
    """The rows of data of a table."""

    __slots__ = ()

    @override
    def members(self) -> Sequence[TableRow]:
        """Return every row of data."""
        body = self.parent.data_body_range
        return [TableRow(self.parent, number + 1) for number in range(body.shape[0] if body else 0)]

    @property
    def column_count(self) -> int:
        """How many values a row takes."""
        area = self.parent.uno.DataArea
        return int(area.EndColumn - area.StartColumn + 1)

    def add(self, values: Sequence[object] | None, index: int | None) -> TableRow:
        """Put a row in, at the end unless said otherwise; what is below moves down."""
        number = len(self) + 1 if index is None else index
        table, area = self.parent, self.parent.uno.DataArea
        area.StartRow = area.EndRow = area.StartRow + int(table.show_headers) + number - 1
        before = table.uno.DataArea
        table.parent.uno.insertCells(area, _mode("DOWN"))
        before.EndRow += 1
        table.uno.setDataArea(before)
        added = TableRow(table, number)
        if values is not None:
            added.range.raw_value = [list(values)]
        return added


class TableColumn(_Part):
    """One column, header and totals among its cells."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The header."""
        return str(self.range.uno.getCellByPosition(0, 0).String)

    @property
    def range(self) -> Any:  # noqa: ANN401
        """The cells of the column."""
        return self._of(self.table.range)

    @property
    def data_body_range(self) -> Any:  # noqa: ANN401
        """The column's cells of data; None when there are none."""
        body = self.table.data_body_range
        return self._of(body) if body is not None else None

    def delete(self) -> None:
        """Take the column away; what is to the right moves left.

        Raises:
            OfficeError: it is the only one.
        """
        if len(self.table.columns) == 1:
            message = f"LibreOffice: {self.table.name} has one column only"
            raise OfficeError(message)
        self.table.parent.uno.removeRange(self.range.uno.getRangeAddress(), _mode("LEFT"))

    def _of(self, cells: Any) -> Any:  # noqa: ANN401
        area = cells.uno.getRangeAddress()
        area.StartColumn = area.EndColumn = area.StartColumn + self.index - 1
        return cells_of(self.table.parent, area)


class TableColumns(Listed):
    """The columns of a table."""

    __slots__ = ()

    @override
    def members(self) -> Sequence[TableColumn]:
        """Return every column."""
        area = self.parent.uno.DataArea
        width = area.EndColumn - area.StartColumn + 1
        return [TableColumn(self.parent, number + 1) for number in range(width)]

    def add(self, name: str, index: int | None) -> TableColumn:
        """Put a column in, last unless said otherwise; what is to the right moves right."""
        number = len(self) + 1 if index is None else index
        table, area = self.parent, self.parent.uno.DataArea
        area.StartColumn = area.EndColumn = area.StartColumn + number - 1
        before = table.uno.DataArea
        table.parent.uno.insertCells(area, _mode("RIGHT"))
        before.EndColumn += 1
        added = TableColumn(table, number)
        added_header = table.parent.uno.getCellByPosition(area.StartColumn, area.StartRow)
        added_header.String = name
        table.uno.setDataArea(before)
        return added


def _mode(direction: str) -> Uno:
    kind = "CellDeleteMode" if direction in {"UP", "LEFT"} else "CellInsertMode"
    return enum(f"sheet.{kind}", direction)
