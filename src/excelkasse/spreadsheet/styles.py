"""How each role looks. The only colours in the package stand here.

A role is a plain dict of XlsxWriter format options, so this module imports no library. The three
lights are apart for colour-blind readers too (Machado simulation, CIE76: at least 45), where
Excel's own Bad/Neutral/Good are not (5): `tests/spreadsheet/test_styles.py` keeps it so.
"""

from collections.abc import Mapping

Look = Mapping[str, str | int | float | bool]

_DARK, _BAND, _INK, _GREY, _LINE = "#1F3A4D", "#DDE6ED", "#262626", "#595959", "#BFBFBF"
_INPUT, _COMPUTED, _PANEL, _TRACK = "#FFF9E5", "#F2F2F2", "#F5F8FA", "#E0E0E0"
_RED, _YELLOW, _GREEN, _BLUE, _WHITE, _BLACK = (
    "#9B1B30",
    "#FFD54F",
    "#4DB6AC",
    "#90CAF9",
    "#FFFFFF",
    "#000000",
)
_SOFT_ORANGE, _PALE_RED = "#FCE4D6", "#FBEAEA"

COLOURS: Mapping[str, str] = {
    "green": _GREEN,
    "yellow": _YELLOW,
    "red": _RED,
    "grey": "#A6A6A6",
    "blue": "#3B82B8",
    "dark": _DARK,
    "missing": _TRACK,
    "closed": _BLUE,
}
"""The colour of a chart series or of a point of it, by role."""

DARK_FILLS = frozenset({_RED, _DARK, COLOURS["blue"]})
"""The chart colours that need white words on them."""

SERIES = ("dark", "blue", "green", "grey", "yellow", "red")
"""The colour roles of series that name none, in this order."""

TABS: Mapping[str, str] = {
    "guide": _DARK,
    "input": _YELLOW,
    "register": _GREEN,
    "output": "#3B82B8",
    "control": _RED,
    "list": _LINE,
}
"""The colour of a sheet's tab, by what the sheet is for."""

CHART_INK, CHART_LINE, CHART_GRID, ON_DARK = "#404040", "#A6A6A6", "#E3E3E3", _WHITE
FONT = "Calibri"

_BASE: Look = {"font_name": FONT, "font_size": 11, "font_color": _INK, "valign": "top"}
_RIGHT: Look = {"align": "right"}
_INSET: Look = {"indent": 1}
_CENTRED: Look = {"valign": "vcenter"}
_MIDDLE: Look = {"align": "center"}
_WRAPPED: Look = {"text_wrap": True}
_BOX: Look = {"border": 1, "border_color": _LINE}
_THIN_DARK: Look = {"border": 1, "border_color": "#404040"}

_VALUES: Mapping[str, Look] = {
    "text": {},
    "paragraph": _WRAPPED,
    "date": {"num_format": "dd-mm-yyyy", **_MIDDLE},
    "month": {"num_format": "mmm yyyy", **_MIDDLE},
    "whole": {"num_format": "#,##0", **_RIGHT},
    "year": {"num_format": "0", **_MIDDLE},
    "money": {"num_format": "#,##0", **_RIGHT},
    "hours": {"num_format": "#,##0", **_RIGHT},
    "percent": {"num_format": "0.0 %", **_RIGHT},
    "score": {"num_format": "0", **_MIDDLE},
    "choice": {},
    "light": _MIDDLE,
}
"""One role for every kind of value; `input_` and `computed_` put it in a box."""


def _boxed(prefix: str, box: Look) -> dict[str, Look]:
    return {
        f"{prefix}_{name}": {
            **_WRAPPED,
            **({} if name == "paragraph" else _CENTRED),
            **(_INSET if look.get("align") == "right" else {}),
            **look,
            **box,
        }
        for name, look in _VALUES.items()
    }


def _filled(fill: str, ink: str) -> Look:
    return {"bg_color": fill, "font_color": ink}


_INPUTS = _boxed("input", {**_BOX, "bg_color": _INPUT, "locked": False})
_OUTPUTS = _boxed("computed", {**_BOX, "bg_color": _COMPUTED})
_BODY: Mapping[str, Look] = {**_VALUES, "link": {"font_color": "#1F5C99", "underline": 1}}

_HELP: Look = {"font_size": 9, "italic": True, "font_color": _GREY, **_INSET, **_CENTRED}

_WORDS: Mapping[str, Look] = {
    "title": {"font_size": 18, "bold": True, "font_color": _DARK, "valign": "vcenter"},
    "subtitle": {"font_size": 10, "font_color": _GREY},
    "section": {"bold": True, "valign": "vcenter", **_filled(_DARK, _WHITE)},
    "label": {"bold": True, "font_color": _DARK, **_WRAPPED, **_CENTRED},
    "help": {**_HELP, **_WRAPPED},
    "header": {
        "bold": True,
        "valign": "vcenter",
        "border": 1,
        "border_color": _WHITE,
        **_WRAPPED,
        **_filled(_DARK, _WHITE),
    },
    "help_line": _HELP,
    "subheading": {"font_size": 13, "bold": True, "font_color": _DARK},
    "readme": {**_WRAPPED, **_INSET, **_CENTRED},
    "readme_label": {"bold": True, "font_color": _DARK, **_WRAPPED, **_CENTRED},
    "marker": {"font_size": 8, "font_color": _LINE},
    "note": {"font_size": 10, "font_color": _GREY, **_WRAPPED},
}

_TOTAL: Look = {"bold": True, "top": 1, "top_color": _DARK}
_CARD: Look = {"bg_color": _PANEL, "border": 1, "border_color": _BAND}

_PAGES: Mapping[str, Look] = {
    "key_value": {"font_size": 20, "bold": True, "font_color": _DARK, "align": "left"},
    "key_label": {"font_size": 9, "font_color": _GREY, "align": "left", **_WRAPPED},
    "card": {**_CARD, **_WRAPPED},
    "card_title": {**_CARD, "bold": True, "font_color": _DARK},
    "card_value": {
        **_CARD,
        "font_size": 20,
        "bold": True,
        "font_color": _DARK,
        "align": "left",
        "valign": "vcenter",
        "num_format": "#,##0",
    },
    "card_label": {**_CARD, "font_size": 9, "font_color": _GREY, **_WRAPPED},
    "total": _TOTAL,
    "total_money": {**_VALUES["money"], **_TOTAL},
    "total_hours": {**_VALUES["hours"], **_TOTAL},
    "total_whole": {**_VALUES["whole"], **_TOTAL},
    "total_percent": {**_VALUES["percent"], **_TOTAL},
}

_COUNT: Look = {**_MIDDLE, **_CENTRED, "font_size": 14, "bold": True, "num_format": "0;-0;;@"}

_MATRIX: Mapping[str, Look] = {
    "matrix_green": {**_filled(_GREEN, _BLACK), **_COUNT, "border": 1, "border_color": _WHITE},
    "matrix_yellow": {**_filled(_YELLOW, _BLACK), **_COUNT, "border": 1, "border_color": _WHITE},
    "matrix_red": {**_filled(_RED, _WHITE), **_COUNT, "border": 1, "border_color": _WHITE},
}
"""A square of a matrix: a count in the middle, nothing where there is none."""

_LIGHTS: Mapping[str, Look] = {
    "green": _filled(_GREEN, _BLACK),
    "yellow": _filled(_YELLOW, _BLACK),
    "red": _filled(_RED, _WHITE),
    "missing": _filled(_TRACK, _BLACK),
    "closed": _filled(_BLUE, _BLACK),
    "not_started": _filled(_WHITE, _BLACK),
}
_SYMBOLS = {"green": "●", "yellow": "▲", "red": "■", "missing": "–"}
_BIG: Look = {"font_size": 20, "bold": True, "num_format": "#,##0", **_MIDDLE, **_CENTRED}
_RULED: Look = {"bottom": 1, "bottom_color": "#D9D9D9"}
_MARK: Look = {"font_size": 9, "bold": True, **_MIDDLE, **_CENTRED}
_TODAY: Look = {"left": 2, "left_color": "#C2185B"}

_FRONT: Mapping[str, Look] = {
    "headline": {"font_size": 24, "bold": True, "font_color": _DARK, "valign": "vcenter"},
    "front_date": {"num_format": "dd-mm-yyyy", "align": "left", "font_color": _GREY},
    "figure": {**_BIG, **_CARD, "font_color": _DARK},
    "figure_decimal": {**_BIG, **_CARD, "font_color": _DARK, "num_format": "#,##0.0"},
    "figure_share": {**_BIG, **_CARD, "font_color": _DARK, "num_format": "+0.0 %;-0.0 %;0.0 %"},
    "figure_text": {**_BIG, **_CARD, "font_color": _DARK, "font_size": 14},
    "figure_label": {**_CARD, "font_size": 9, "font_color": _GREY, **_MIDDLE, **_WRAPPED},
    **{
        f"figure_{light}": {**_BIG, **_LIGHTS[light], **_THIN_DARK, "num_format": f'"{symbol} "0'}
        for light, symbol in _SYMBOLS.items()
    },
    **{
        f"chip_{name}": {**_MIDDLE, **_CENTRED, **_THIN_DARK, **_WRAPPED, **look}
        for name, look in _LIGHTS.items()
    },
    **{f"line_{name}": {**_WRAPPED, **look, **_RULED} for name, look in _VALUES.items()},
    "line_link": {"font_color": "#1F5C99", "underline": 1, **_RULED},
    "line_header": {
        "font_size": 9,
        "bold": True,
        "font_color": _GREY,
        "bottom": 1,
        "bottom_color": _DARK,
    },
    "line_number": {"num_format": "#,##0.0", **_RIGHT, **_RULED},
    **{f"bar_{name}": {**look, **_MARK, "border": 0} for name, look in _LIGHTS.items()},
    **{f"bar_{name}_today": {**look, **_MARK, **_TODAY} for name, look in _LIGHTS.items()},
    "mark": _MARK,
    "mark_today": {**_MARK, **_TODAY},
    "month_head": {"font_size": 9, **_MIDDLE, **_CENTRED, **_filled(_BAND, _INK)},
    "month_head_today": {
        "font_size": 9,
        "bold": True,
        **_MIDDLE,
        **_CENTRED,
        **_filled(_BAND, _INK),
        **_TODAY,
    },
    "year_head": {"bold": True, **_CENTRED, **_filled(_DARK, _WHITE)},
}
"""Roles of the portfolio's front page and its timeline."""

_BY_RULE: Mapping[str, Look] = {
    "light_green": {**_filled(_GREEN, _BLACK), **_THIN_DARK},
    "light_yellow": {**_filled(_YELLOW, _BLACK), **_THIN_DARK},
    "light_red": {**_filled(_RED, _WHITE), **_THIN_DARK},
    "light_missing": {**_filled(_TRACK, _BLACK), **_THIN_DARK},
    "light_closed": {**_filled(_BLUE, _BLACK), **_THIN_DARK},
    "light_not_started": {**_filled(_WHITE, _BLACK), **_THIN_DARK},
    "required_empty": {"bg_color": _SOFT_ORANGE},
    "overdue": {"bold": True, **_filled(_PALE_RED, _RED)},
    "heat_green": _filled(_GREEN, _BLACK),
    "heat_yellow": _filled(_YELLOW, _BLACK),
    "heat_red": _filled(_RED, _WHITE),
}
"""Roles of conditional formats. They change only what they name, so they carry no base font."""

_ROLES: Mapping[str, Look] = {
    **_BODY,
    **_INPUTS,
    **_OUTPUTS,
    **_WORDS,
    **_PAGES,
    **_MATRIX,
    **_FRONT,
    **_BY_RULE,
}

_TRAITS: Mapping[str, Look] = {
    "unlocked": {"locked": False},
    "wrapped": _WRAPPED,
    "ruled": {"bottom": 1, "bottom_color": "#D9D9D9"},
    "quoted": {"quote_prefix": True},
    "right": _RIGHT,
    "center": _MIDDLE,
}

TABLE_BODY = ("wrapped", "ruled")
"""The traits of a table's rows: LibreOffice draws no table styles, so our own formats rule them."""

ROLES = frozenset(_ROLES)
"""Every role a plan may name."""

RULE_ROLES = frozenset(_BY_RULE)
"""The roles a conditional format may name."""


def look(role: str, *traits: str) -> Look:
    """Return how cells of a role look; traits add what the role leaves open.

    Traits: `unlocked`, `wrapped`, `ruled` (a pale line below), `quoted` (what stands in the cell is
    text, also when somebody edits it). An unknown role or trait is a KeyError.
    """
    whole: dict[str, str | int | float | bool] = dict(_BASE)
    for trait in traits:
        whole |= _TRAITS[trait]
    return whole | dict(_ROLES[role])


def rule_look(role: str) -> Look:
    """Return what a conditional format changes. An unknown role is a KeyError."""
    return _BY_RULE[role]


def is_input(role: str) -> bool:
    """Whether cells of a role are for people to fill in."""
    return role in _INPUTS
