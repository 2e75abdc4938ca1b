"""Pictures on a sheet, kept in the workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, properties, struct, url_of
from excelkasse.spreadsheet.libreoffice.link.hosts import must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import OfficeError
from excelkasse.spreadsheet.libreoffice.link.listed import Listed, free_name
from excelkasse.spreadsheet.libreoffice.parts.placed import Placed, corner, hundredths
from excelkasse.spreadsheet.libreoffice.parts.shapes import drawn_on

_OWN_SIZE = -1
"""What xlwings asks for when nobody says how large a picture is to be."""

_DOT = 2540 / 96
"""Hundredths of a millimetre: a picture that says no size has 96 dots an inch, as in Excel."""


class Picture(Placed):
    """One picture."""

    __slots__ = ("lock_aspect_ratio",)

    def __init__(self, parent: Any, uno: Uno) -> None:  # noqa: ANN401  (a sheet)
        """Stand on a sheet."""
        super().__init__(parent, uno)
        self.lock_aspect_ratio = True  # as a new picture in Excel

    @property
    def index(self) -> int:
        """Its number from 1 among the pictures, the lowest first."""
        names = [one.Name for one in _pictures(self.parent.uno)]
        return names.index(self.uno.Name) + 1

    @override
    def stretch(self, width: int | None, height: int | None) -> None:
        """Make it wider or taller; the other side follows while the proportion is locked."""
        now = self.uno.Size
        if self.lock_aspect_ratio and now.Width and now.Height:
            width = width or round(now.Width * (height or 0) / now.Height)
            height = height or round(now.Height * width / now.Width)
        super().stretch(width, height)

    def update(self, filename: str) -> "Picture":
        """Show another picture in the same place."""
        self.uno.Graphic = _graphic(self.office, Path(filename))
        return self


class Pictures(Listed):
    """The pictures of a sheet."""

    __slots__ = ()

    @property
    def api(self) -> Uno:
        """The drawing of the sheet in LibreOffice."""
        return self.parent.uno.DrawPage

    @override
    def members(self) -> Sequence[Picture]:
        """Return every picture, the lowest first."""
        return [Picture(self.parent, uno) for uno in _pictures(self.parent.uno)]

    def add(
        self,
        filename: str,
        link_to_file: bool,  # noqa: FBT001  (xlwings' order)
        save_with_document: bool,  # noqa: FBT001
        left: float | None,
        top: float | None,
        **size: Any,  # noqa: ANN401  (width, height, anchor)
    ) -> Picture:
        """Put a picture on the sheet; it is kept in the workbook, not linked."""
        if link_to_file or not save_with_document:
            self.refuse("add(link_to_file=True)")
        must_be_open(self.parent)
        shape = self.parent.doc.createInstance("com.sun.star.drawing.GraphicObjectShape")
        shape.Graphic = _graphic(self.office, Path(filename))
        self.api.add(shape)
        shape.setSize(_size(shape.Graphic, size["width"], size["height"]))
        shape.setPosition(corner(size.get("anchor"), left, top))
        taken = [one.Name for one in drawn_on(self.parent.uno)]
        shape.Name = free_name([name for name in taken if name], "Picture ")
        return Picture(self.parent, shape)


def _pictures(sheet: Uno) -> list[Uno]:
    return drawn_on(sheet, "GraphicObjectShape")


def _graphic(office: Any, path: Path) -> Uno:  # noqa: ANN401
    provider = office.create("com.sun.star.graphic.GraphicProvider")
    graphic = provider.queryGraphic(properties(URL=url_of(path)))
    if graphic is None:
        message = f"LibreOffice: {path.name} is no picture"
        raise OfficeError(message)
    return graphic


def _size(graphic: Uno, width: float, height: float) -> Uno:
    if _OWN_SIZE not in {width, height}:
        return struct("awt.Size", hundredths(width), hundredths(height))
    said, dots = graphic.Size100thMM, graphic.SizePixel
    if said.Width and said.Height:
        return said
    return struct("awt.Size", round(dots.Width * _DOT), round(dots.Height * _DOT))
