"""How each role looks: a plain dict of XlsxWriter format options, so no library is imported here.

The roles of sheets people fill in and read. Those of the portfolio's front page are in
`front_styles`; every colour is in `palette`.
"""

from collections.abc import Mapping

from excelkasse.spreadsheet.front_styles import FRONT
from excelkasse.spreadsheet.palette import (
    BAND,
    BASE,
    BLACK,
    BLUE,
    BOX,
    CARD,
    CENTRED,
    COMPUTED,
    DARK,
    GREEN,
    GREY,
    INPUT,
    INSET,
    LINE,
    LINK,
    MIDDLE,
    PALE_RED,
    RED,
    RIGHT,
    RULED,
    SIDES,
    SOFT_ORANGE,
    THIN_DARK,
    TRACK,
    VALUES,
    WHITE,
    WRAPPED,
    YELLOW,
    Look,
    filled,
)


def _boxed(prefix: str, box: Look) -> dict[str, Look]:
    return {
        f"{prefix}_{name}": {
            **WRAPPED,
            **CENTRED,
            **(INSET if look.get("align") == "right" else {}),
            **look,
            **box,
        }
        for name, look in VALUES.items()
    }


_INPUTS = _boxed("input", {**BOX, "bg_color": INPUT, "locked": False})
_GIVENS = _boxed("given", BOX)
_OUTPUTS = _boxed("computed", {**BOX, "bg_color": COMPUTED})
_BODY: Mapping[str, Look] = {**VALUES, "link": LINK}

_HELP: Look = {"font_size": 9, "italic": True, "font_color": GREY, **INSET, **CENTRED}

_HEADER: Look = {
    "bold": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": WHITE,
    **WRAPPED,
    **filled(DARK, WHITE),
}

_WORDS: Mapping[str, Look] = {
    "title": {"font_size": 18, "bold": True, "font_color": DARK, "valign": "vcenter"},
    "subtitle": {"font_size": 10, "font_color": GREY},
    "section": {"bold": True, "valign": "vcenter", **filled(DARK, WHITE)},
    "label": {"bold": True, "font_color": DARK, **WRAPPED, **CENTRED},
    "help": {**_HELP, **WRAPPED},
    "header": _HEADER,
    "header_right": {**_HEADER, **RIGHT},
    "header_inset": {**_HEADER, **INSET},
    "help_line": _HELP,
    "subheading": {"font_size": 13, "bold": True, "font_color": DARK},
    "readme": {**WRAPPED, **INSET, **CENTRED},
    "readme_label": {"bold": True, "font_color": DARK, **WRAPPED, **CENTRED},
    "marker": {"font_size": 8, "font_color": LINE},
    "note": {"font_size": 10, "font_color": GREY, **WRAPPED},
}

_PAPER: Look = {"font_size": 10, **WRAPPED, **CENTRED, **BOX}
_PAPER_HEADER: Look = {**_PAPER, **INSET, "bold": True, "font_size": 9, **filled(DARK, WHITE)}
_NUMBER: Look = {**INSET, "text_wrap": False}
_PAPERS: Mapping[str, Look] = {
    **{
        f"page_{name}": {**_PAPER, **(_NUMBER if look.get("align") == "right" else {}), **look}
        for name, look in VALUES.items()
    },
    "page_text": {**_PAPER, **INSET, "font_size": 9},
    "page_strong": {**_PAPER, **INSET, "font_size": 9, "bold": True},
    "page_prose": {**_PAPER, **INSET, "font_size": 9, "valign": "top", "align": "left"},
    "page_duty": {**_PAPER, "bold": True, **MIDDLE},
    "page_choice": {**_PAPER, "font_size": 9, **MIDDLE},
    "page_label": {**_PAPER, **INSET, "bold": True, "font_color": DARK, "font_size": 9},
    "page_header": _PAPER_HEADER,
    "page_header_right": {**_PAPER_HEADER, **RIGHT},
    "page_header_centred": {**_PAPER_HEADER, **MIDDLE, "indent": 0},
    "page_section": {**_PAPER, **INSET, "bold": True, "font_size": 9, **filled(DARK, WHITE)},
}
"""The roles of a page that is only read."""

_TOTAL: Look = {"bold": True, "top": 1, "top_color": DARK}

_PAGES: Mapping[str, Look] = {
    "key_value": {"font_size": 20, "bold": True, "font_color": DARK, "align": "left"},
    "key_label": {"font_size": 9, "font_color": GREY, "align": "left", **WRAPPED},
    "card": {**CARD, **WRAPPED},
    "card_title": {**CARD, "bold": True, "font_color": DARK},
    "card_value": {
        **CARD,
        "font_size": 20,
        "bold": True,
        "font_color": DARK,
        "align": "left",
        "valign": "vcenter",
        "num_format": "#,##0",
    },
    "card_label": {**CARD, "font_size": 9, "font_color": GREY, **WRAPPED},
    "total": _TOTAL,
    "total_money": {**VALUES["money"], **_TOTAL},
    "total_hours": {**VALUES["hours"], **_TOTAL},
    "total_whole": {**VALUES["whole"], **_TOTAL},
    "total_percent": {**VALUES["percent"], **_TOTAL},
}

_GANTT: Mapping[str, Look] = {
    "gantt_days_off": {"font_size": 8, "font_color": GREY, **MIDDLE, "valign": "bottom"},
    "gantt_month": {"font_size": 8, "font_color": DARK, **MIDDLE, **WRAPPED, "valign": "bottom"},
    "gantt_week": {"font_size": 9, "bold": True, **MIDDLE, **CENTRED, **filled(DARK, WHITE)},
    "gantt_cell": {**MIDDLE, **CENTRED, **SIDES, "font_color": DARK},
}

_BY_RULE: Mapping[str, Look] = {
    "light_green": {**filled(GREEN, BLACK), **THIN_DARK},
    "light_yellow": {**filled(YELLOW, BLACK), **THIN_DARK},
    "light_red": {**filled(RED, WHITE), **THIN_DARK},
    "light_missing": {**filled(TRACK, BLACK), **THIN_DARK},
    "light_closed": {**filled(BLUE, BLACK), **THIN_DARK},
    "light_not_started": {**filled(WHITE, BLACK), **THIN_DARK},
    "required_empty": {"bg_color": SOFT_ORANGE},
    "overdue": {"bold": True, **filled(PALE_RED, RED)},
    "heat_green": filled(GREEN, BLACK),
    "heat_yellow": filled(YELLOW, BLACK),
    "heat_red": filled(RED, WHITE),
    "gantt_milestone": {"bold": True, **filled(WHITE, BLACK)},
    "gantt_finished": {"bg_color": DARK},
    "gantt_planned": {"bg_color": BLUE},
    "gantt_holiday": {"bg_color": TRACK},
    "gantt_school": {"bg_color": BAND},
    "gantt_today": {"left": 1, "left_color": RED},
    "gantt_this_week": filled(RED, WHITE),
    "month_begins": {"top": 1, "top_color": DARK},
    "month_first": {"bold": True, "font_color": DARK},
    "month_again": {"font_color": GREY},
    "not_told": {"italic": True, "font_color": GREY},
    "page_now": {"bold": True, **filled(BAND, DARK)},
}
"""Roles of conditional formats. They change only what they name, so they carry no base font."""

_ROLES: Mapping[str, Look] = {
    **_BODY,
    **_INPUTS,
    **_GIVENS,
    **_OUTPUTS,
    **_WORDS,
    **_PAGES,
    **_PAPERS,
    **_GANTT,
    **FRONT,
    **_BY_RULE,
}

_TRAITS: Mapping[str, Look] = {
    "unlocked": {"locked": False},
    "wrapped": WRAPPED,
    "ruled": RULED,
    "quoted": {"quote_prefix": True},
    "right": RIGHT,
    "center": MIDDLE,
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
    whole: dict[str, str | int | float | bool] = dict(BASE)
    for trait in traits:
        whole |= _TRAITS[trait]
    return whole | dict(_ROLES[role])


def rule_look(role: str) -> Look:
    """Return what a conditional format changes. An unknown role is a KeyError."""
    return _BY_RULE[role]


def is_input(role: str) -> bool:
    """Whether cells of a role are for people to fill in."""
    return role in _INPUTS
