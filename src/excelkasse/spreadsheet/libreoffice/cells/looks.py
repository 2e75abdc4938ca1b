"""How cells look: format, colour, font, borders, alignment, size, what is hidden or merged."""

import re
from collections.abc import Sequence
from types import EllipsisType
from typing import Self

from excelkasse.spreadsheet.libreoffice.cells.borders import Borders
from excelkasse.spreadsheet.libreoffice.cells.cells import Cells
from excelkasse.spreadsheet.libreoffice.cells.colours import (
    AUTOMATIC,
    Colour,
    number_from,
    rgb_from,
)
from excelkasse.spreadsheet.libreoffice.cells.fonts import Font, common
from excelkasse.spreadsheet.libreoffice.cells.places import Block
from excelkasse.spreadsheet.libreoffice.cells.values import format_key
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, english, uno

_POINTS = 72 / 2540
"""A hundredth of a millimetre in points."""

_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4}
_LOUD = re.compile(r'("[^"]*"|\\\\.|\[[^\]]*\]|General|AM/PM)|[YMDHS]+')
"""LibreOffice writes days and hours in capitals, Excel does not; the first group stays."""

_BOTTOM = 0
"""LibreOffice's standard, which is at the bottom."""


class Looks(Cells):
    """The looks of a range; where cells differ the answer is None."""

    __slots__ = ()

    @property
    def looks(self) -> Uno:
        """The cells in LibreOffice, to look different."""
        self.sheet_must_be_open()
        return self.uno

    @property
    def number_format(self) -> str | None:
        """The number format in Excel's English codes."""
        key = common(self.uno, "NumberFormat")
        return None if key is None else _code(self.doc, int(key))

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.looks.NumberFormat = format_key(self.doc, value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The fill colour, None without one."""
        return rgb_from(common(self.uno, "CellBackColor"))

    @color.setter
    def color(self, value: Colour | None) -> None:
        self.looks.CellBackColor = AUTOMATIC if value is None else number_from(value)

    def set_colors(self, colors: Sequence[Sequence[Colour | EllipsisType | None]]) -> None:
        """Give each cell its own fill colour; `...` leaves one as it is."""
        for down, row in enumerate(colors):
            for right, colour in enumerate(row):
                if not isinstance(colour, EllipsisType):
                    self(down + 1, right + 1).color = colour

    @property
    def font(self) -> Font:
        """The font."""
        return Font(self)

    @property
    def borders(self) -> Borders:
        """The borders."""
        return Borders(self)

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text goes over several lines."""
        wrapped = common(self.uno, "IsTextWrapped")
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.looks.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """Where text is from left to right."""
        told = common(self.uno, "HoriJustify")
        return next(
            (name for name, ours in _HORIZONTAL.items() if told and ours == told.value), None
        )

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in _HORIZONTAL:
            self.refuse(f"horizontal_alignment = {value!r}")
        self.looks.HoriJustify = uno().Enum(
            "com.sun.star.table.CellHoriJustify", _HORIZONTAL[value]
        )

    @property
    def vertical_alignment(self) -> str | None:
        """Where text is from top to bottom."""
        told = common(self.uno, "VertJustify")
        if told == _BOTTOM:
            return "bottom"
        return next((name for name, ours in _VERTICAL.items() if ours == told), None)

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        if value not in _VERTICAL:
            self.refuse(f"vertical_alignment = {value!r}")
        self.looks.VertJustify = _VERTICAL[value]

    def adjust_indent(self, amount: int) -> None:
        """Move text in or out by so many steps."""
        vba = self.office.vba(self.looks)
        vba.IndentLevel = int(vba.IndentLevel or 0) + amount

    @property
    def column_width(self) -> float | None:
        """The width of the columns in characters."""
        told = self.api.ColumnWidth
        return None if told is None else float(told)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.office.vba(self.looks).ColumnWidth = float(value)

    @property
    def row_height(self) -> float | None:
        """The height of the rows in points."""
        told = self.api.RowHeight
        return None if told is None else float(told)

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.office.vba(self.looks).RowHeight = float(value)

    @property
    def width(self) -> float:
        """The width of the range in points."""
        return float(self.uno.Size.Width) * _POINTS

    @property
    def height(self) -> float:
        """The height of the range in points."""
        return float(self.uno.Size.Height) * _POINTS

    @property
    def left(self) -> float:
        """How far the range is from the left edge, in points."""
        return float(self.uno.Position.X) * _POINTS

    @property
    def top(self) -> float:
        """How far the range is from the top edge, in points."""
        return float(self.uno.Position.Y) * _POINTS

    def autofit(self, axis: str | None = None) -> None:
        """Make columns, rows, or both as large as what is in them."""
        if axis in {None, "c", "columns"}:
            self.looks.Columns.OptimalWidth = True
        if axis in {None, "r", "rows"}:
            self.looks.Rows.OptimalHeight = True

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden."""
        return _all_hidden(self.uno.Rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.looks.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden."""
        return _all_hidden(self.uno.Columns)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.looks.Columns.IsVisible = not value

    @property
    def merge_area(self) -> Self:
        """The merged cells around this one, or this one."""
        cursor = self.sheet.uno.createCursorByRange(self.uno)
        cursor.collapseToMergedArea()
        return self.around(cursor)

    @property
    def merge_cells(self) -> bool:
        """Whether there are merged cells among these."""
        return bool(self.uno.getIsMerged()) or self.merge_area.block != self.block

    def merge(self, across: bool = False) -> None:  # noqa: FBT001, FBT002  (xlwings' order)
        """Make the range one cell, or each of its rows."""
        rows = range(self.block.height) if across else ()
        for row in rows:
            self.at(Block(self.block.row + row, self.block.column, 1, self.block.width)).merge()
        if not across:
            self.looks.merge(True)  # noqa: FBT003  (UNO knows no names)

    def unmerge(self) -> None:
        """Make merged cells single again."""
        self.merge_area.looks.merge(False)  # noqa: FBT003


def _all_hidden(lines: Uno) -> bool | None:
    seen = {bool(lines.getByIndex(index).IsVisible) for index in range(lines.getCount())}
    return None if len(seen) > 1 else not seen.pop()


def _code(doc: Uno, key: int) -> str:
    """Return a number format as Excel writes it in English, whatever the document's language."""
    told = doc.NumberFormats.getByKey(key)
    language = told.Locale.Language
    if language not in {"", "en"}:
        key = doc.NumberFormats.addNewConverted(told.FormatString, told.Locale, english())
        told = doc.NumberFormats.getByKey(key)
    return _LOUD.sub(lambda found: found[1] or found[0].lower(), str(told.FormatString))
