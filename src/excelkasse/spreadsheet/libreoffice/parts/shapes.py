"""Everything that floats above the cells: charts, pictures, boxes, lines, buttons."""

from collections.abc import Sequence

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.listed import Listed
from excelkasse.spreadsheet.libreoffice.link.living import answered, shapes_on
from excelkasse.spreadsheet.libreoffice.parts.placed import Placed

CHART = "chart"
"""What LibreOffice has no word of its own for: a shape that holds a chart."""

_HOLDER, _CLASS_OF_CHARTS = "OLE2Shape", "12DCAE26-281F-416F-A234-C3086127382E"
"""What LibreOffice calls a shape that holds anything, and what it knows a chart in it by."""

_TYPES = {
    CHART: "chart",
    _HOLDER: "embedded_ole_object",
    "GraphicObjectShape": "picture",
    "TextShape": "text_box",
    "LineShape": "line",
    "ConnectorShape": "line",
    "GroupShape": "group",
    "ControlShape": "form_control",
    "MediaShape": "media",
    "PolyPolygonShape": "free_form",
    "PolyLineShape": "free_form",
}
"""xlwings' words for LibreOffice's kinds of shape; any other is an `auto_shape`."""


def kind_of(uno: Uno) -> str:
    """Return LibreOffice's word for a kind of shape; `chart` for what is a chart in it."""
    return answered(lambda: _kind(uno)) or _HOLDER


def drawn_on(sheet: Uno, *kinds: str) -> list[Uno]:
    """Return what is drawn on a sheet, the lowest first, of all kinds or of some.

    The frames of notes are left out.
    """
    drawn = [(one, kind or _HOLDER) for one, kind in shapes_on(sheet.DrawPage, _kind)]
    return [one for one, kind in drawn if (kind in kinds if kinds else kind != "CaptionShape")]


def _kind(uno: Uno) -> str | None:
    """Return the kind of a shape; None where it does not say, or not what it holds."""
    kind = str(uno.ShapeType or "").rpartition(".")[2]
    if kind != _HOLDER:
        return kind or None
    held = str(uno.CLSID or "").upper()
    return CHART if held == _CLASS_OF_CHARTS else kind if held else None


class Shape(Placed):
    """One thing that floats above the cells."""

    __slots__ = ()

    @property
    def type(self) -> str:
        """What it is, in xlwings' words."""
        return _TYPES.get(kind_of(self.uno), "auto_shape")

    @property
    def index(self) -> int:
        """Its number from 1, the lowest first."""
        return int(self.uno.ZOrder) + 1

    @property
    def text(self) -> str | None:
        """What is written in it; None when nothing is, or nothing can be."""
        return str(getattr(self.uno, "String", "")) or None

    @text.setter
    def text(self, value: str) -> None:
        self.uno.setString(value)

    def activate(self) -> None:
        """Select it in the window."""
        self.parent.doc.CurrentController.select(self.uno)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:  # noqa: FBT001  (xlwings' order)
        """Make it wider by a factor, of a picture's own size or of its present one."""
        before = self._before(original=relative_to_original_size)
        self._resize(factor, 1, before, scale)

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:  # noqa: FBT001
        """Make it taller by a factor, of a picture's own size or of its present one."""
        before = self._before(original=relative_to_original_size)
        self._resize(1, factor, before, scale)

    def _before(self, *, original: bool) -> Uno:
        return self.uno.Graphic.Size100thMM if original else self.uno.Size

    def _resize(self, across: float, down: float, before: Uno, scale: str) -> None:
        now, place = self.uno.Size, self.uno.Position
        width = round(before.Width * across) if across != 1 else now.Width
        height = round(before.Height * down) if down != 1 else now.Height
        share = {"scale_from_top_left": 0.0, "scale_from_middle": 0.5}.get(scale, 1.0)
        x = place.X - round((width - now.Width) * share)
        y = place.Y - round((height - now.Height) * share)
        self.uno.setSize(struct("awt.Size", width, height))
        self.uno.setPosition(struct("awt.Point", x, y))


class Shapes(Listed):
    """What floats above a sheet's cells."""

    __slots__ = ()

    @property
    def api(self) -> Uno:
        """The drawing of the sheet in LibreOffice."""
        return self.parent.uno.DrawPage

    @override
    def members(self) -> Sequence[Shape]:
        """Return everything, the lowest first."""
        return [Shape(self.parent, uno) for uno in drawn_on(self.parent.uno)]
