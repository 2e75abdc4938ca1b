"""The font of cells; where they differ the answer is None."""

from typing import Protocol

from excelkasse.spreadsheet.libreoffice.cells.cells import Cells
from excelkasse.spreadsheet.libreoffice.cells.colours import Colour, number_from, rgb_from
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, uno
from excelkasse.spreadsheet.libreoffice.link.connection import Office
from excelkasse.spreadsheet.libreoffice.link.impl import Impl

_BOLD, _PLAIN = 150.0, 100.0
_SCRIPTS = ("", "Asian", "Complex")
"""LibreOffice keeps a font for each family of scripts; they are the same for us."""


class HasUno(Protocol):
    """What a font needs to know of the cells, or the text, it is of."""

    office: Office

    @property
    def uno(self) -> Uno:
        """The cells in LibreOffice."""


def common(cells: Uno, name: str) -> Uno:
    """Return what a property is in every cell, None where they differ."""
    state = cells.getPropertyState(name) if hasattr(cells, "getPropertyState") else None
    if state is not None and state.value == "AMBIGUOUS_VALUE":
        return None
    return cells.getPropertyValue(name)


class Font(Impl):
    """The font of some cells or of a text."""

    __slots__ = ("parent",)

    def __init__(self, parent: HasUno) -> None:
        """Be the font of `parent`."""
        super().__init__(parent)
        self.parent = parent

    @property
    def api(self) -> Uno:
        """What LibreOffice holds the font in."""
        return self.parent.uno

    def _set(self, name: str, value: object) -> None:
        if isinstance(self.parent, Cells):
            self.parent.sheet_must_be_open()
        for script in _SCRIPTS if name != "CharColor" else _SCRIPTS[:1]:
            self.api.setPropertyValue(f"{name}{script}", value)

    @property
    def bold(self) -> bool | None:
        """Whether it is bold."""
        weight = common(self.api, "CharWeight")
        return None if weight is None else bool(weight > _PLAIN)

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", _BOLD if value else _PLAIN)

    @property
    def italic(self) -> bool | None:
        """Whether it is italic."""
        posture = common(self.api, "CharPosture")
        return None if posture is None else bool(posture.value != "NONE")

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set(
            "CharPosture", uno().Enum("com.sun.star.awt.FontSlant", "ITALIC" if value else "NONE")
        )

    @property
    def size(self) -> float | None:
        """The size in points."""
        size = common(self.api, "CharHeight")
        return None if size is None else float(size)

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def name(self) -> str | None:
        """The family, for example `Calibri`."""
        name = common(self.api, "CharFontName")
        return None if name is None else str(name)

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour; black where it is left to LibreOffice."""
        number = common(self.api, "CharColor")
        return None if number is None else rgb_from(number) or (0, 0, 0)

    @color.setter
    def color(self, value: Colour) -> None:
        self._set("CharColor", number_from(value))
