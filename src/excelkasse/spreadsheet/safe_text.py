"""Text as a cell can hold it, and as no program takes it for anything else.

A cell holds 32,767 UTF-16 units (Excel specifications and limits).
"""

import re

MOST_TEXT = 32_767

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_REVIVABLE = re.compile("\t|[\\s\u200b\ufeff]*[=+\\-@{'\uff1d\uff0b\uff0d\uff20]")
"""How text begins that a program would compute, or eat a sign of, when somebody edits the cell."""


def safe_text(text: str, most: int = MOST_TEXT) -> str:
    """Return text as a cell can hold it.

    Control characters are gone, lone surrogates are U+FFFD, line ends are LF, and what is longer
    than `most` UTF-16 units ends with a visible `…`.
    """
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _LONE.sub("\ufffd", _UNSAFE.sub("", text))
    return text if 2 * len(text) <= most else _cut(text, most)


def quoting(text: str) -> tuple[str, ...]:
    """Return the trait of a cell whose text must stay text when edited, if it needs one."""
    return ("quoted",) if _REVIVABLE.match(text) else ()


def is_plain(text: str) -> bool:
    """Whether a cell holds a text as it is, and no program takes it for anything else."""
    fits = text.isprintable() and 2 * len(text) <= MOST_TEXT
    return fits and (text[:1].isalnum() or not _REVIVABLE.match(text))


def _cut(text: str, most: int) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * most:
        return text
    return units[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"
