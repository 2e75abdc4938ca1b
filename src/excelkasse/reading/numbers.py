"""Numbers as Danes type them: `1.234,50`, `1234,5 kr.`, `-2.000`, `(1.234)`, `12 %`.

A dot is a thousands sign and must have three digits behind it; a comma is the decimal sign. What
could be read in two ways (`12.34`, `0.500`, `1,234.50`, `ca. 2 mio.`) is unclear, never guessed.
A unit is understood only where the field has it: hours are not kroner.
"""

import re
from math import isfinite

from excelkasse.grid import Value
from excelkasse.reading.plain import tidy
from excelkasse.reading.unclear import Unclear

# Compiled when they are first asked for: most numbers are numbers already.
_DIGITS = r"(?:[0-9]+|[1-9][0-9]{0,2}([. ])[0-9]{3}(?:\1[0-9]{3})*)(?:,[0-9]+)?\Z"
_BEHIND = {
    "": r"\Z",
    "money": r"(?: *,-)?(?: *(?:t\.? ?kr\.?|kr\.?|t?dkk))?\Z",
    "hours": r" *(?:timer?|t\.?|hours?|h)?\Z",
    "days": r" *(?:dage?|days?)?\Z",
    "percent": r" *(?:%|pct\.?|procent|percent)\Z",
}
_IN_FRONT = r"\A(?:kr\.?|t?dkk) *"
_MINUS = "-−–"


def number(value: Value, unit: str = "") -> float:
    """Read a number, with or without the unit of its field.

    Raises:
        Unclear: it is no number, or could be read in two ways.
    """
    if isinstance(value, str):
        return _from_text(value, unit)
    if isinstance(value, float | int) and not isinstance(value, bool) and isfinite(value):
        return float(value)
    raise Unclear("number_unreadable")


def whole(value: Value, unit: str = "") -> int:
    """Read a whole number.

    Raises:
        Unclear: it is no number, or has decimals.
    """
    found = number(value, unit)
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
    text = tidy(value).casefold()
    if not re.search(_BEHIND["percent"], text):
        raise Unclear("percent_unreadable")
    return _from_text(text, "percent") / 100


def _from_text(value: str, unit: str) -> float:
    text, negative = _sign(_bare(tidy(value).casefold(), unit))
    text = _bare(text, unit)  # `(1.234 kr.)` has its unit inside the sign
    if not re.match(_DIGITS, text):
        raise Unclear("number_unreadable")
    found = float(text.replace(".", "").replace(" ", "").replace(",", "."))
    return -found if negative else found


def _bare(text: str, unit: str) -> str:
    """Take the unit away."""
    text = re.sub(_BEHIND[unit], "", text, count=1)
    return re.sub(_IN_FRONT, "", text) if unit == "money" else text


def _sign(text: str) -> tuple[str, bool]:
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text[:1] and text[0] in _MINUS:
        return text[1:].strip(), True
    if text[-1:] and text[-1] in _MINUS:
        return text[:-1].strip(), True
    return text.removeprefix("+").strip(), False
