"""Numbers as Danes type them: `1.234,50`, `1234,5 kr.`, `-2.000`, `(1.234)`, `12 %`.

A dot is a thousands sign and must have three digits behind it; a comma is the decimal sign. What
could be read in two ways (`12.34`, `1,234.50`, `ca. 2 mio.`) is unclear, never guessed.
"""

import re

from excelkasse.grid import Value
from excelkasse.reading.unclear import Unclear

_UNITS = re.compile(
    r"(?:\s*(?:t\.?\s?kr\.?|kr\.?|dkk|timer|hours|dage|days|t\.?))\Z", re.IGNORECASE
)
_DIGITS = re.compile(r"(?:\d+|\d{1,3}(?:[. ]\d{3})+)(?:,\d+)?\Z")
_MINUS = "-−–"
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")


def number(value: Value) -> float:
    """Read a number.

    Raises:
        Unclear: it is no number, or could be read in two ways.
    """
    if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        return float(value)
    if not isinstance(value, str):
        raise Unclear("number_unreadable")
    return _from_text(value)


def whole(value: Value) -> int:
    """Read a whole number.

    Raises:
        Unclear: it is no number, or has decimals.
    """
    found = number(value)
    if found != round(found):
        raise Unclear("number_not_whole")
    return round(found)


def share(value: Value) -> float:
    """Read a percentage as a fraction: `12 %` is 0.12, as Excel stores it.

    Raises:
        Unclear: it is no number, or a text without its percent sign.
    """
    if not isinstance(value, str):
        return number(value)
    text = value.strip()
    if not text.endswith("%"):
        raise Unclear("percent_unreadable")
    return _from_text(text[:-1]) / 100


def _from_text(value: str) -> float:
    text = _UNITS.sub("", value.translate(_SPACES).strip()).strip()
    text, negative = _sign(text)
    if not _DIGITS.match(text):
        raise Unclear("number_unreadable")
    found = float(text.replace(".", "").replace(" ", "").replace(",", "."))
    return -found if negative else found


def _sign(text: str) -> tuple[str, bool]:
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text[:1] and text[0] in _MINUS:
        return text[1:].strip(), True
    if text[-1:] and text[-1] in _MINUS:
        return text[:-1].strip(), True
    return text.removeprefix("+"), False
