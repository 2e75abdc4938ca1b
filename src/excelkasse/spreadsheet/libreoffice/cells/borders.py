"""The borders of cells, side by side as xlwings knows them."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeAlias

from xlwings.base_classes import _UNSET, BORDER_GRID_SIDES

from excelkasse.spreadsheet.libreoffice.cells.colours import Colour, number_from, rgb_from
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.connection import Office
from excelkasse.spreadsheet.libreoffice.link.impl import Impl

Said: TypeAlias = Any
"""What is said of a line, or xlwings' mark that nothing is."""

_LINES = {
    "edge_top": "TopLine",
    "edge_bottom": "BottomLine",
    "edge_left": "LeftLine",
    "edge_right": "RightLine",
    "inside_vertical": "VerticalLine",
    "inside_horizontal": "HorizontalLine",
}
_DIAGONALS = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}
_STYLES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 15,
    "dash_dot": 16,
    "dash_dot_dot": 17,
    "slant_dash_dot": 16,
}
_READ = {ours: name for name, ours in reversed(_STYLES.items())} | {3: "double", 14: "dash"}
_DOUBLE_WIDTH = 62
"""Two lines and what is between them; thinner ones are saved as one."""

_WIDTHS = {"hairline": 2, "thin": 26, "medium": 62, "thick": 88}
"""Hundredths of a millimetre, as LibreOffice reads and writes these words in .xlsx."""


class HasBorders(Protocol):
    """What borders need to know of their range."""

    office: Office

    @property
    def uno(self) -> Uno:
        """The cells in LibreOffice."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""

    def sheet_must_be_open(self) -> None:
        """Refuse what a protected sheet does not allow."""


class Border(Impl):
    """One side of a range."""

    __slots__ = ("parent", "side")

    def __init__(self, parent: HasBorders, side: str) -> None:
        """Be a side of `parent`."""
        super().__init__(parent)
        self.parent = parent
        self.side = side

    @property
    def api(self) -> Uno:
        """The line in LibreOffice, a copy."""
        if self.side in _DIAGONALS:
            return self.parent.uno.getPropertyValue(_DIAGONALS[self.side])
        return getattr(self.parent.uno.TableBorder2, _LINES[self.side])

    @property
    def line_style(self) -> str:
        """The style, `none` without a line."""
        line = self.api
        if not line.LineWidth and not line.OuterLineWidth:
            return "none"
        return _READ.get(line.LineStyle, "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.change(line_style=value)

    @property
    def weight(self) -> str | None:
        """The weight, None without a line."""
        width = self.api.LineWidth or self.api.OuterLineWidth
        return min(_WIDTHS, key=lambda name: abs(_WIDTHS[name] - width)) if width else None

    @weight.setter
    def weight(self, value: str) -> None:
        self.change(weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour, None without a line."""
        line = self.api
        return rgb_from(line.Color) if line.LineWidth or line.OuterLineWidth else None

    @color.setter
    def color(self, value: Colour) -> None:
        self.change(color=value)

    def change(
        self, *, line_style: Said = _UNSET, weight: Said = _UNSET, color: Said = _UNSET
    ) -> None:
        """Draw the line anew with what is said; what is not said stays."""
        self.parent.sheet_must_be_open()
        line = self.api
        if color is not _UNSET:
            line.Color = number_from(color)
        if weight is not _UNSET:
            line.LineWidth = _WIDTHS[weight]
        line.LineWidth = line.LineWidth or line.OuterLineWidth or _WIDTHS["thin"]
        if line_style is not _UNSET:
            line = _styled(line, line_style)
        self._put(line)

    def _put(self, line: Uno) -> None:
        if self.side in _DIAGONALS:
            self.parent.uno.setPropertyValue(_DIAGONALS[self.side], line)
            return
        name = _LINES[self.side]
        borders = struct("table.TableBorder2")
        setattr(borders, name, line)
        setattr(borders, f"Is{name}Valid", True)
        self.parent.uno.TableBorder2 = borders


def _styled(line: Uno, style: str | None) -> Uno:
    if style is None:
        return struct("table.BorderLine2")
    line.LineStyle = _STYLES[style]
    if style == "double":
        line.LineWidth = max(line.LineWidth, _DOUBLE_WIDTH)
    return line


class Borders(Impl):
    """The sides of a range."""

    __slots__ = ("parent",)

    def __init__(self, parent: HasBorders) -> None:
        """Be the borders of `parent`."""
        super().__init__(parent)
        self.parent = parent

    @property
    def api(self) -> Uno:
        """The lines in LibreOffice, a copy."""
        return self.parent.uno.TableBorder2

    def __getitem__(self, side: str) -> Border:
        """Return one side."""
        return Border(self.parent, side)

    def _sides(self) -> Iterable[str]:
        height, width = self.parent.shape
        absent = {"inside_vertical": width == 1, "inside_horizontal": height == 1}
        return [side for side in BORDER_GRID_SIDES if not absent.get(side)]

    def _common(self, name: str) -> Said:
        seen = {getattr(self[side], name) for side in self._sides()}
        return seen.pop() if len(seen) == 1 else None

    @property
    def line_style(self) -> str | None:
        """The style of all sides, None where they differ."""
        told = self._common("line_style")
        return None if told is None else str(told)

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(BORDER_GRID_SIDES, line_style=value)

    @property
    def weight(self) -> str | None:
        """The weight of all sides, None where they differ."""
        told = self._common("weight")
        return None if told is None else str(told)

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(BORDER_GRID_SIDES, weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour of all sides, None where they differ."""
        told: tuple[int, int, int] | None = self._common("color")
        return told

    @color.setter
    def color(self, value: Colour) -> None:
        self.set(BORDER_GRID_SIDES, color=value)

    def set(self, which: Iterable[str], **changes: Said) -> None:
        """Draw some sides anew."""
        for side in which:
            self[side].change(**changes)

    def clear(self, which: Iterable[str]) -> None:
        """Take some sides away."""
        self.set(which, line_style=None)
