"""A text with the signs that people and programs put in numbers made into plain ones.

Every sign becomes one sign, so that a place in the plain text is the same place in the text.
"""

import re
import unicodedata

_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff"
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_NOTHING, "\u200b"),
        "\uff20": "@",
    }
)
_DIGIT = re.compile(r"(?![0-9])\d")

ANYTHING = "[ \u200b]{0,2}"
"""Up to two spaces, or signs that have no width, where people may leave them."""


def plain(text: str) -> str:
    """Return a text of the same length with plain digits, dashes and spaces."""
    return _DIGIT.sub(_as_plain_digit, text.translate(_SIGNS))


def _as_plain_digit(found: re.Match[str]) -> str:
    return str(unicodedata.digit(found[0]))
