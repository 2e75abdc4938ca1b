"""A workplace's own colour in place of ours: titles, headers, and the pale band beside them."""

from excelkasse.spreadsheet.palette import BAND, DARK, Look

_PALE = 0.86
"""How much white there is in the band."""


def accented(look: Look, accent: str) -> Look:
    """Return a look with our dark colour and its band put in a workplace's own."""
    if not accent:
        return look
    own = {DARK: accent, BAND: pale(accent)}
    return {
        key: own.get(value, value) if isinstance(value, str) else value
        for key, value in look.items()
    }


def pale(code: str) -> str:
    """Return a colour with much white in it."""
    parts = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * _PALE):02X}" for part in parts)
