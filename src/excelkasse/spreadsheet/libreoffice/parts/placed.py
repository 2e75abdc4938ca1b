"""What floats above the cells: its place and size in points, as Excel counts, and its name."""

from typing import Any

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.hosts import HostSheet, must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import Impl

_A_POINT = 2540 / 72
"""Hundredths of a millimetre, in which LibreOffice counts."""


def points(hundredths: int) -> float:
    """Return a length in points."""
    return round(hundredths / _A_POINT, 2)


def hundredths(length: float) -> int:
    """Return a length in points as LibreOffice counts it."""
    return round(length * _A_POINT)


class Placed(Impl):
    """A chart, a picture or a shape; `.uno` is LibreOffice's XShape."""

    __slots__ = ("parent", "uno")

    def __init__(self, parent: HostSheet, uno: Uno) -> None:
        """Stand on a sheet."""
        super().__init__(parent)
        self.parent = parent
        self.uno = uno

    @property
    def api(self) -> Uno:
        """The shape in LibreOffice."""
        return self.uno

    @property
    def name(self) -> str:
        """The name; a chart that LibreOffice made has only the one it is stored under."""
        return str(self.uno.Name or getattr(self.uno, "PersistName", ""))

    @name.setter
    def name(self, value: str) -> None:
        self.uno.Name = value

    @property
    def left(self) -> float:
        """Points from the left edge of the sheet."""
        return points(self.uno.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        self.uno.setPosition(struct("awt.Point", hundredths(value), self.uno.Position.Y))

    @property
    def top(self) -> float:
        """Points from the top of the sheet."""
        return points(self.uno.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        self.uno.setPosition(struct("awt.Point", self.uno.Position.X, hundredths(value)))

    @property
    def width(self) -> float:
        """Points across."""
        return points(self.uno.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        self.stretch(hundredths(value), None)

    @property
    def height(self) -> float:
        """Points down."""
        return points(self.uno.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        self.stretch(None, hundredths(value))

    def stretch(self, width: int | None, height: int | None) -> None:
        """Make it wider or taller, in LibreOffice's measure; what is None stays."""
        now = self.uno.Size
        self.uno.setSize(struct("awt.Size", width or now.Width, height or now.Height))

    def delete(self) -> None:
        """Take it off the sheet."""
        must_be_open(self.parent)
        self.parent.uno.DrawPage.remove(self.uno)


def corner(anchor: Any, left: float | None, top: float | None) -> Uno:  # noqa: ANN401  (xlwings' Range)
    """Return where something new is put: on a cell, or at a place in points."""
    if anchor is not None:
        return anchor.impl.uno.Position
    return struct("awt.Point", hundredths(left or 0), hundredths(top or 0))
