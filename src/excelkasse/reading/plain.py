"""Text as it is compared: without case, accents of stress, odd spaces and the signs of typing."""

import re
import unicodedata
from functools import lru_cache

_ODD = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]|[^\\S\n\t ]")
_DASH = re.compile("[\u2010-\u2015−]")
_STRESS = str.maketrans("áàéèíóúý", "aaeeiouy")
_AROUND_SLASH = re.compile(r"\s*/\s*")
_ORNAMENT = re.compile(r"[\s*:]+\Z")


def tidy(text: str) -> str:
    """Return a text as it is kept: one way to write each letter, plain spaces, nothing unseen."""
    if is_tidy(text):
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if _ODD.search(text):
        text = _ODD.sub(_spaced, text.replace("\r\n", "\n"))
    return text.strip()


def is_tidy(text: str) -> bool:
    """Whether a text of one line is as it is kept already, as most are."""
    if not text.isprintable() or text.strip() != text:
        return False
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and "\ufe0e" not in text and "\ufe0f" not in text
    )


def _spaced(odd: re.Match[str]) -> str:
    return " " if odd[0].isspace() else ""


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return a word of a list as it is compared: `Idé.` is `ide`, `It / Drift` is `it/drift`."""
    told = _DASH.sub("-", tidy(text).casefold().translate(_STRESS))
    return " ".join(_AROUND_SLASH.sub("/", told).split()).rstrip(".")


@lru_cache(maxsize=8192)
def heading(text: str) -> str:
    """Return a label as it is compared: `Projektejer *` and `Projektejer:` are the same."""
    return _ORNAMENT.sub("", " ".join(tidy(text).split())).casefold()
