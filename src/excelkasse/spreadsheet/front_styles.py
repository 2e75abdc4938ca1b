"""How the portfolio's front page, its timeline and its matrices look."""

from collections.abc import Mapping

from excelkasse.spreadsheet.palette import (
    BAND,
    BLACK,
    CARD,
    CENTRED,
    DARK,
    GREEN,
    GREY,
    INK,
    INSET,
    LIGHTS,
    LINK,
    MIDDLE,
    RED,
    RIGHT,
    RULED,
    THIN_DARK,
    VALUES,
    WHITE,
    WRAPPED,
    YELLOW,
    Look,
    filled,
)

_COUNT: Look = {**MIDDLE, **CENTRED, "font_size": 14, "bold": True, "num_format": "0;-0;;@"}

_MATRIX: Mapping[str, Look] = {
    "matrix_green": {**filled(GREEN, BLACK), **_COUNT, "border": 1, "border_color": WHITE},
    "matrix_yellow": {**filled(YELLOW, BLACK), **_COUNT, "border": 1, "border_color": WHITE},
    "matrix_red": {**filled(RED, WHITE), **_COUNT, "border": 1, "border_color": WHITE},
}
"""A square of a matrix: a count in the middle, nothing where there is none."""

_SYMBOLS = {"green": "●", "yellow": "▲", "red": "■", "missing": "–"}
_BIG: Look = {"font_size": 18, "bold": True, "num_format": "#,##0", **MIDDLE, **CENTRED}
_MARK: Look = {"font_size": 8, "bold": True, **MIDDLE, **CENTRED, **WRAPPED}
_APART: Look = {"top": 5, "top_color": WHITE, "bottom": 5, "bottom_color": WHITE}
_TODAY: Look = {"left": 2, "left_color": "#C2185B"}

_FRONT_PAGE: Mapping[str, Look] = {
    "headline": {"font_size": 24, "bold": True, "font_color": DARK, "valign": "vcenter"},
    "front_date": {"num_format": "dd-mm-yyyy", "align": "left", "font_color": GREY},
    "figure": {**_BIG, **CARD, "font_color": DARK},
    "figure_decimal": {**_BIG, **CARD, "font_color": DARK, "num_format": "#,##0.0"},
    "figure_share": {**_BIG, **CARD, "font_color": DARK, "num_format": "+0.0 %;-0.0 %;0.0 %"},
    "figure_text": {**_BIG, **CARD, "font_color": DARK, "font_size": 14},
    "figure_label": {**CARD, "font_size": 9, "font_color": GREY, **MIDDLE, **WRAPPED},
    **{
        f"figure_{light}": {**_BIG, **LIGHTS[light], **THIN_DARK, "num_format": f'"{symbol} "0'}
        for light, symbol in _SYMBOLS.items()
    },
    **{
        f"chip_{name}": {**MIDDLE, **CENTRED, **THIN_DARK, **WRAPPED, **look}
        for name, look in LIGHTS.items()
    },
    **{
        f"line_{name}": {**WRAPPED, **look, **RULED, **CENTRED, "font_size": 10}
        for name, look in VALUES.items()
    },
    "line_link": {**LINK, "font_size": 10, "indent": 1, **RULED, **CENTRED},
    "line_number": {"num_format": "#,##0.0", **RIGHT, **RULED},
    **{f"bar_{name}": {**look, **_MARK, **_APART} for name, look in LIGHTS.items()},
    **{f"bar_{name}_today": {**look, **_MARK, **_APART, **_TODAY} for name, look in LIGHTS.items()},
    **{f"stripe_{name}": {**look, **_APART} for name, look in LIGHTS.items()},
    "stripe_dark": {"bg_color": DARK},
    "sum_text": {"bold": True, "font_color": DARK, "bg_color": BAND, **CENTRED},
    "sum_note": {"font_color": DARK, "bg_color": BAND, "font_size": 10, **INSET, **CENTRED},
    "sum_money": {**VALUES["money"], "bold": True, "font_color": DARK, "bg_color": BAND, **CENTRED},
    "line_share": {
        "num_format": "+0.0 %;-0.0 %;0.0 %",
        "font_size": 10,
        **RIGHT,
        **RULED,
        **CENTRED,
    },
    "grid_hours": {
        "num_format": '#,##0;-#,##0;"–"',
        "font_size": 10,
        **RIGHT,
        **RULED,
        **CENTRED,
    },
    "grid_load": {"num_format": "0 %", "font_size": 10, **MIDDLE, **RULED, **CENTRED},
    "line_since": {"num_format": "0", "align": "left", "font_size": 10, **RULED, **CENTRED},
    "line_muted": {"font_size": 9, "font_color": GREY, "indent": 1, **RULED, **CENTRED},
    "line_note": {"font_size": 10, **INSET, **WRAPPED, **RULED, **CENTRED},
    "line_alarm": {"bold": True, "font_color": RED, "font_size": 10, **INSET, **RULED, **CENTRED},
    "third": {"bold": True, "font_size": 10, **MIDDLE, **RULED, **CENTRED},
    "third_date": {**VALUES["date"], "font_size": 10, **RULED, **CENTRED},
    "line_wide": {"font_size": 10, **RULED, **CENTRED},
    "label_line": {"bold": True, "font_color": DARK},
    "alarm": {"bold": True, "font_color": RED, "underline": 1},
    "mark": _MARK,
    "mark_today": {**_MARK, **_TODAY},
    "scale_text": {**CENTRED, **WRAPPED},
    "scale_date": {**VALUES["date"], **CENTRED},
    "scale_link": {**LINK, **CENTRED},
    "scale_head": {"font_size": 9, "bold": True, **CENTRED, **filled(BAND, INK)},
    "today_word": {"font_size": 9, "bold": True, "font_color": "#C2185B"},
    "board_head": {
        "bold": True,
        "font_color": DARK,
        "bg_color": BAND,
        "bottom": 2,
        "bottom_color": DARK,
        **CENTRED,
    },
    "board_third": {
        "font_size": 9,
        "font_color": GREY,
        "bg_color": BAND,
        "bottom": 2,
        "bottom_color": DARK,
        **MIDDLE,
        **CENTRED,
    },
    "board_text": {
        "font_size": 9,
        "font_color": GREY,
        "bg_color": BAND,
        "bottom": 2,
        "bottom_color": DARK,
        **CENTRED,
    },
    "month_head": {"font_size": 9, **MIDDLE, **CENTRED, **filled(BAND, INK)},
    "month_head_today": {
        "font_size": 9,
        "bold": True,
        **MIDDLE,
        **CENTRED,
        **filled(BAND, INK),
        **_TODAY,
    },
    "year_head": {
        "bold": True,
        "align": "left",
        "num_format": "0",
        **CENTRED,
        **filled(DARK, WHITE),
    },
}
"""Roles of the portfolio's front page and its timeline."""

FRONT: Mapping[str, Look] = {**_MATRIX, **_FRONT_PAGE}
"""Every role that only the portfolio names."""
