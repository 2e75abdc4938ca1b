"""The icons of the buttons, drawn: `vba/icons/<key>_16.png` and `_32.png`.

Each is drawn on a grid of 16 units and made small by the mean of areas, so that an edge on a whole
unit is sharp at both sizes. Shapes differ, not only colours. A white rim keeps them apart from a
dark ribbon and is not seen on a light one.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from excelkasse.addin.sources import SIZES
from excelkasse.buttons import BUTTONS

ICONS = Path(__file__).parent.parent / "vba" / "icons"
_UNIT = 64
_SIDE = 16 * _UNIT
_BLUE, _RED, _YELLOW, _TEAL = "#1F4E79", "#9B1B30", "#FFD54F", "#4DB6AC"
_WHITE = "#FFFFFF"
_RIM = 0.9
_LETTERS = {
    "P": ("##.", "#.#", "##.", "#..", "#.."),
    "D": ("##.", "#.#", "#.#", "#.#", "##."),
    "F": ("###", "#..", "##.", "#..", "#.."),
}

Point = tuple[float, float]


class Pen:
    """A canvas of 16 by 16 units."""

    def __init__(self) -> None:
        """Begin with nothing on it."""
        self.image = Image.new("RGBA", (_SIDE, _SIDE))
        self._draw = ImageDraw.Draw(self.image)

    def shape(self, colour: str, *points: Point) -> None:
        """Fill the area within some points."""
        self._draw.polygon([(x * _UNIT, y * _UNIT) for x, y in points], fill=colour)

    def box(self, colour: str, left: float, top: float, right: float, bottom: float) -> None:
        """Fill an upright rectangle."""
        self.shape(colour, (left, top), (right, top), (right, bottom), (left, bottom))

    def disc(self, colour: str, middle: Point, radius: float) -> None:
        """Fill a circle."""
        (x, y), r = middle, radius
        edges = ((x - r) * _UNIT, (y - r) * _UNIT, (x + r) * _UNIT - 1, (y + r) * _UNIT - 1)
        self._draw.ellipse(edges, fill=colour)

    def arc(self, middle: Point, radius: float, degrees: tuple[float, float]) -> None:
        """Draw a part of a ring, two units thick, clockwise; 0 degrees is to the right."""
        (x, y), r = middle, radius + 1
        edges = ((x - r) * _UNIT, (y - r) * _UNIT, (x + r) * _UNIT, (y + r) * _UNIT)
        self._draw.arc(edges, *degrees, fill=_BLUE, width=2 * _UNIT)

    def page(self) -> None:
        """Draw a sheet of paper with its corner folded."""
        self.shape(_BLUE, (2, 1), (9, 1), (13, 5), (13, 15), (2, 15))
        self.shape(_WHITE, (3, 2), (8, 2), (8, 6), (12, 6), (12, 14), (3, 14))
        self.shape(_WHITE, (9, 2.4), (9, 5), (11.6, 5))


def new_project(pen: Pen) -> None:
    """Draw a page with a plus."""
    pen.page()
    pen.box(_WHITE, 7, 7, 16, 16)
    pen.box(_TEAL, 10, 8, 13, 15)
    pen.box(_TEAL, 8, 10, 15, 13)


def new_light(pen: Pen) -> None:
    """Draw a small page with a plus."""
    pen.shape(_BLUE, (1, 5), (5, 5), (8, 8), (8, 15), (1, 15))
    pen.box(_WHITE, 2, 9, 7, 14)
    pen.box(_TEAL, 11, 1, 13, 8)
    pen.box(_TEAL, 8.5, 3.5, 15.5, 5.5)


def new_full(pen: Pen) -> None:
    """Draw a pile of pages with a plus on the foremost."""
    for step in (0, 2, 4):
        pen.box(_BLUE, 5 - step, step, 16 - step, 12 + step)
        pen.box(_WHITE, 6 - step, step + 1, 15 - step, 11 + step)
    pen.box(_TEAL, 5.5, 7, 7.5, 14)
    pen.box(_TEAL, 3, 9.5, 10, 11.5)


def check(pen: Pen) -> None:
    """Draw a list whose lines are ticked off."""
    pen.box(_BLUE, 1, 1, 13, 15)
    pen.box(_WHITE, 2, 2, 12, 14)
    for top in (4, 7, 10):
        pen.box(_BLUE, 4, top, 10, top + 1)
    pen.shape(_WHITE, (4, 10), (7, 7), (9, 9), (14, 3), (16, 5), (16, 7), (9, 16), (4, 12))
    pen.shape(_TEAL, (5.5, 10.5), (7.5, 8.5), (9.3, 10.8), (13.5, 5), (15.5, 6.8), (9.5, 14.5))


def next_finding(pen: Pen) -> None:
    """Draw an arrow that points to a cell with an exclamation mark."""
    pen.box(_BLUE, 1, 7, 4, 9)
    pen.shape(_BLUE, (3, 4), (7, 8), (3, 12))
    pen.box(_RED, 8, 2, 15, 14)
    pen.box(_WHITE, 11, 4, 12, 9)
    pen.box(_WHITE, 11, 11, 12, 12)


def status_pdf(pen: Pen) -> None:
    """Draw a page with the letters PDF on a band."""
    pen.page()
    pen.box(_RED, 2, 7, 15, 14)
    for at, letter in zip((3, 7, 11), "PDF", strict=True):
        for down, row in enumerate(_LETTERS[letter]):
            for along, dot in enumerate(row):
                if dot == "#":
                    left, top = at + along, down + 8
                    pen.box(_WHITE, left, top, left + 1, top + 1)


def refresh(pen: Pen) -> None:
    """Draw two arrows that go round."""
    pen.arc((8, 8), 5, (190, 315))
    pen.arc((8, 8), 5, (10, 135))
    pen.shape(_BLUE, (14.6, 1.6), (14.6, 7.6), (8.6, 7.6))
    pen.shape(_BLUE, (1.4, 14.4), (1.4, 8.4), (7.4, 8.4))


def stop(pen: Pen) -> None:
    """Draw the eight-sided sign with a bar."""
    eight = ((5, 1), (11, 1), (15, 5), (15, 11), (11, 15), (5, 15), (1, 11), (1, 5))
    pen.shape(_RED, *eight)
    pen.box(_WHITE, 4, 7, 12, 9)


def send(pen: Pen) -> None:
    """Draw an envelope that flies."""
    pen.box(_BLUE, 4, 3, 16, 13)
    pen.shape(_WHITE, (5.4, 4), (14.6, 4), (10, 8.2))
    pen.shape(_WHITE, (5, 5), (8.2, 8), (5, 11.4))
    pen.shape(_WHITE, (15, 5), (11.8, 8), (15, 11.4))
    pen.shape(_WHITE, (9, 8.8), (10, 9.7), (11, 8.8), (14.4, 12), (5.6, 12))
    for top, left in ((5, 1), (8, 0), (11, 1.5)):
        pen.box(_TEAL, left, top, 3, top + 1)


def undo(pen: Pen) -> None:
    """Draw an arrow that turns back."""
    pen.box(_BLUE, 5, 4, 10, 6)
    pen.arc((10, 9), 4, (270, 90))
    pen.box(_BLUE, 5, 12, 10, 14)
    pen.shape(_BLUE, (1, 5), (6, 0.5), (6, 9.5))


def guide(pen: Pen) -> None:
    """Draw an open book with a ribbon in it."""
    pen.shape(_BLUE, (8.5, 4), (1, 2), (1, 13), (8.5, 15), (16, 13), (16, 2))
    pen.shape(_WHITE, (8, 5), (2, 3.3), (2, 12.1), (8, 13.7))
    pen.shape(_WHITE, (9, 5), (15, 3.3), (15, 12.1), (9, 13.7))
    for top in (6, 8, 10):
        pen.box(_BLUE, 3, top, 7, top + 1)
    pen.shape(_YELLOW, (11, 4.6), (14, 3.7), (14, 10), (12.5, 9), (11, 11))


DRAWN: Mapping[str, Callable[[Pen], None]] = {
    each.__name__: each
    for each in (
        *(new_project, new_light, new_full, check, next_finding, status_pdf),
        *(refresh, stop, send, undo, guide),
    )
}
"""How the icon of each button is drawn."""


def drawn(key: str, size: int) -> Image.Image:
    """Return the icon of a button at a size in pixels."""
    pen = Pen()
    DRAWN[key](pen)
    small = pen.image.convert("RGBa").resize((size, size), Image.Resampling.BOX).convert("RGBA")
    around = small.getchannel("A").filter(ImageFilter.MaxFilter(3))
    rim = Image.new("RGBA", small.size, _WHITE)
    rim.putalpha(around.point(lambda alpha: round(alpha * _RIM)))
    return Image.alpha_composite(rim, small)


def draw_all(folder: Path = ICONS) -> None:
    """Write the icons of every button at both sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    for button in BUTTONS:
        for size in SIZES:
            drawn(button.key, size).save(folder / f"{button.key}_{size}.png", optimize=True)
