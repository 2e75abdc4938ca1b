"""Excel's tables, which LibreOffice keeps as database ranges.

Formulas that refer to a table follow when it grows, shrinks, gets another name or other headers.
LibreOffice 7.4 keeps no table style and no formula of a calculated column; it draws no stripes.
"""

from collections.abc import Sequence
from typing import Any

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.hosts import (
    HostRange,
    HostSheet,
    cells_of,
    must_be_open,
)
from excelkasse.spreadsheet.libreoffice.link.impl import Impl, OfficeError
from excelkasse.spreadsheet.libreoffice.link.listed import Listed, free_name
from excelkasse.spreadsheet.libreoffice.link.vocabulary import enum
from excelkasse.spreadsheet.libreoffice.parts.filters import AutoFilter
from excelkasse.spreadsheet.libreoffice.parts.renaming import rename
from excelkasse.spreadsheet.libreoffice.parts.table_parts import TableColumns, TableRows, headed


class Table(Impl):
    """One table; `.uno` is LibreOffice's XDatabaseRange."""

    __slots__ = ("parent", "uno")

    def __init__(self, parent: HostSheet, uno: Uno) -> None:
        """Stand on a sheet."""
        super().__init__(parent)
        self.parent = parent
        self.uno = uno

    @property
    def api(self) -> Uno:
        """The database range in LibreOffice."""
        return self.uno

    @property
    def name(self) -> str:
        """The name that formulas use."""
        return str(self.uno.Name)

    @name.setter
    def name(self, value: str) -> None:
        if value != self.name:
            must_be_open(self.parent)
            rename(self.parent.doc, self.name, value, lambda: self.uno.setName(value))

    @property
    def display_name(self) -> str:
        """The name again; LibreOffice has one only."""
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def range(self) -> Any:  # noqa: ANN401  (the range of the sheet's kind)
        """All its cells, header and totals among them."""
        return cells_of(self.parent, self.uno.DataArea)

    @property
    def data_body_range(self) -> Any:  # noqa: ANN401
        """The rows of data; None when there are none."""
        area = self.uno.DataArea
        area.StartRow += int(self.uno.ContainsHeader)
        area.EndRow -= int(self.uno.TotalsRow)
        return cells_of(self.parent, area) if area.StartRow <= area.EndRow else None

    @property
    def header_row_range(self) -> Any:  # noqa: ANN401
        """The headers; None when the table shows none."""
        area = self.uno.DataArea
        area.EndRow = area.StartRow
        return cells_of(self.parent, area) if self.uno.ContainsHeader else None

    @property
    def totals_row_range(self) -> Any:  # noqa: ANN401
        """The row of totals; None when the table shows none."""
        area = self.uno.DataArea
        area.StartRow = area.EndRow
        return cells_of(self.parent, area) if self.uno.TotalsRow else None

    @property
    def insert_row_range(self) -> None:
        """None: an empty table has no waiting row in LibreOffice."""

    @property
    def rows(self) -> TableRows:
        """The rows of data."""
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        """The columns."""
        return TableColumns(self)

    @property
    def autofilter(self) -> AutoFilter:
        """What is shown of the table."""
        return AutoFilter(self.range, self.uno)

    @property
    def show_autofilter(self) -> bool:
        """Whether the headers have arrows."""
        return bool(self.uno.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.uno.AutoFilter = value

    @property
    def show_headers(self) -> bool:
        """Whether the first row is headers; it cannot be changed later."""
        return bool(self.uno.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        if value != self.show_headers:
            self.refuse("show_headers")

    @property
    def show_totals(self) -> bool:
        """Whether the last row is totals; it cannot be changed later."""
        return bool(self.uno.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if value != self.show_totals:
            self.refuse("show_totals")

    def resize(self, range: Any) -> None:  # noqa: A002, ANN401  (xlwings' name, xlwings' Range)
        """Reach over other cells; the first one stays, as in Excel.

        Raises:
            OfficeError: the table would begin elsewhere, lie on another table or lose its data.
        """
        wanted, now = range.impl.uno.getRangeAddress(), self.uno.DataArea
        if (wanted.Sheet, wanted.StartRow) != (now.Sheet, now.StartRow):
            message = f"LibreOffice: the table {self.name} must keep its first row"
            raise OfficeError(message)
        _refuse_overlap(self.parent, wanted, self.name)
        must_be_open(self.parent)
        self.uno.setDataArea(wanted)
        headed(self.header_row_range)

    def sort(self, keys: Sequence[int], ascending: Sequence[bool]) -> None:
        """Sort the rows of data by columns, counted from 1."""
        body = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, False)  # noqa: FBT003  (xlwings' order)


class Tables(Listed):
    """The tables of a sheet, from its top."""

    __slots__ = ()

    @override
    def members(self) -> Sequence[Table]:
        """Return every table of the sheet."""
        return [Table(self.parent, uno) for uno in _on(self.parent)]

    @property
    def api(self) -> Uno:
        """The database ranges in LibreOffice, of every sheet."""
        return self.parent.doc.DatabaseRanges

    def add(self, source: Any = None, **options: Any) -> Table:  # noqa: ANN401  (xlwings' Range, xlwings' options)
        """Make cells a table; empty headers get names, and a missing row of headers is put in.

        LibreOffice keeps no style of tables, so `table_style_name` is passed over.
        """
        must_be_open(self.parent)
        cells = source.impl
        _refuse_overlap(self.parent, cells.uno.getRangeAddress(), "")
        if not options.get("has_headers", True):
            cells = _with_headers_above(cells)
        ranges = self.api
        name = options.get("name") or free_name(ranges.ElementNames, "Table")
        ranges.addNewByName(name, cells.uno.getRangeAddress())
        table = Table(self.parent, ranges.getByName(name))
        table.uno.ContainsHeader = True
        table.uno.AutoFilter = True
        headed(table.header_row_range)
        return table


def table_at(cells: HostRange) -> Table | None:
    """Return the table that the first of some cells lies in."""
    first = cells.uno.getRangeAddress()
    for uno in _on(cells.sheet):
        area = uno.DataArea
        if (
            area.StartRow <= first.StartRow <= area.EndRow
            and area.StartColumn <= first.StartColumn <= area.EndColumn
        ):
            return Table(cells.sheet, uno)
    return None


def _on(sheet: HostSheet) -> list[Uno]:
    ranges, number = sheet.doc.DatabaseRanges, sheet.uno.getRangeAddress().Sheet
    found = [(one.DataArea, one) for one in map(ranges.getByName, ranges.ElementNames)]
    here = [(area.StartRow, area.StartColumn, one) for area, one in found if area.Sheet == number]
    return [one for _, _, one in sorted(here, key=lambda place: place[:2])]


def _refuse_overlap(sheet: HostSheet, wanted: Uno, but: str) -> None:
    for uno in _on(sheet):
        area = uno.DataArea
        apart = (
            wanted.EndRow < area.StartRow
            or area.EndRow < wanted.StartRow
            or wanted.EndColumn < area.StartColumn
            or area.EndColumn < wanted.StartColumn
        )
        if uno.Name != but and not apart:
            message = f"LibreOffice: there is a table already, {uno.Name}"
            raise OfficeError(message)


def _with_headers_above(cells: Any) -> Any:  # noqa: ANN401  (the range of the sheet's kind)
    """Move the data one row down, as Excel does, and return it with the row that is free now."""
    area = cells.uno.getRangeAddress()
    area.EndRow = area.StartRow
    cells.sheet.uno.insertCells(area, enum("sheet.CellInsertMode", "DOWN"))
    grown = cells.uno.getRangeAddress()
    grown.StartRow = area.StartRow
    return cells_of(cells.sheet, grown)
