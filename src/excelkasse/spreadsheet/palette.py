"""The colours of the package, and the looks that roles are made of.

The three lights are apart for colour-blind readers too (Machado simulation, CIE76: at least 45),
where Excel's own Bad/Neutral/Good are not (5): `tests/spreadsheet/test_styles.py` keeps it so.
"""

from collections.abc import Mapping

Look = Mapping[str, str | int | float | bool]

DARK, BAND, INK, GREY, LINE = "#1F3A4D", "#DDE6ED", "#262626", "#595959", "#BFBFBF"
INPUT, COMPUTED, PANEL, TRACK = "#FFF9E5", "#F2F2F2", "#F5F8FA", "#E0E0E0"
RED, YELLOW, GREEN, BLUE, WHITE, BLACK = (
    "#9B1B30",
    "#FFD54F",
    "#4DB6AC",
    "#90CAF9",
    "#FFFFFF",
    "#000000",
)
SOFT_ORANGE, PALE_RED = "#FCE4D6", "#FBEAEA"

COLOURS: Mapping[str, str] = {
    "green": GREEN,
    "yellow": YELLOW,
    "red": RED,
    "grey": "#A6A6A6",
    "blue": "#3B82B8",
    "dark": DARK,
    "missing": TRACK,
    "closed": BLUE,
}
"""The colour of a chart series or of a point of it, by role."""

DARK_FILLS = frozenset({RED, DARK, COLOURS["blue"]})
"""The chart colours that need white words on them."""

SERIES = ("dark", "blue", "green", "grey", "yellow", "red")
"""The colour roles of series that name none, in this order."""

TABS: Mapping[str, str] = {
    "guide": DARK,
    "input": YELLOW,
    "register": GREEN,
    "output": "#3B82B8",
    "control": RED,
    "list": LINE,
}
"""The colour of a sheet's tab, by what the sheet is for."""

CHART_INK, CHART_LINE, CHART_GRID, ON_DARK = "#404040", "#A6A6A6", "#E3E3E3", WHITE
FONT = "Calibri"

BASE: Look = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top"}
RIGHT: Look = {"align": "right"}
INSET: Look = {"indent": 1}
CENTRED: Look = {"valign": "vcenter"}
MIDDLE: Look = {"align": "center"}
WRAPPED: Look = {"text_wrap": True}
BOX: Look = {"border": 1, "border_color": LINE}
THIN_DARK: Look = {"border": 1, "border_color": "#404040"}

CARD: Look = {"bg_color": PANEL, "border": 1, "border_color": BAND}
LINK: Look = {"font_color": "#1F5C99", "underline": 1}
SIDES: Look = {"left": 1, "right": 1, "left_color": "#EBEBEB", "right_color": "#EBEBEB"}
RULED: Look = {"bottom": 1, "bottom_color": "#D9D9D9"}

_AS_TYPED = "General"
"""A number in somebody's own unit: 40 is no 40.0, 7.25 no 7.3.

No format with a condition in it: LibreOffice leaves out the minus of what meets none.
"""

VALUES: Mapping[str, Look] = {
    "text": {},
    "paragraph": WRAPPED,
    "date": {"num_format": "dd-mm-yyyy", **MIDDLE},
    "month": {"num_format": "mmm yyyy", **MIDDLE},
    "whole": {"num_format": "#,##0", **RIGHT},
    "year": {"num_format": "0", **MIDDLE},
    "money": {"num_format": "#,##0", **RIGHT},
    "hours": {"num_format": "#,##0", **RIGHT},
    "percent": {"num_format": "0.0 %", **RIGHT},
    "decimal": {"num_format": _AS_TYPED, **RIGHT},
    "value": {"num_format": "0.00", **MIDDLE},
    "score": {"num_format": "0", **MIDDLE},
    "choice": {},
    "light": MIDDLE,
}
"""One role for every kind of value; `input_`, `computed_` and `given_` put it in a box."""


def filled(fill: str, ink: str) -> Look:
    """Return the look of a filled area with words on it."""
    return {"bg_color": fill, "font_color": ink}


LIGHTS: Mapping[str, Look] = {
    "green": filled(GREEN, BLACK),
    "yellow": filled(YELLOW, BLACK),
    "red": filled(RED, WHITE),
    "missing": filled(TRACK, BLACK),
    "closed": filled(BLUE, BLACK),
    "not_started": filled(WHITE, BLACK),
}
