"""Texts as long as there is room for on one page: whole sentences where they are long enough."""

from dataclasses import dataclass, replace

from excelkasse.pack.document import Shown

_MORE = " …"
_WORTH = 0.5
"""A sentence is kept alone if it is at least so much of the room."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows a list has at most, how many what comes has, and how many letters a text."""

    rows: int
    ahead: int
    letters: int


def shortened(said: Shown, letters: int) -> Shown:
    """Return a value whose text is no longer than some letters; the same one if it fits."""
    if len(said.text) <= letters:
        return said
    start = said.text[: letters - len(_MORE)]
    end = max(start.rfind(mark) for mark in (". ", "? ", "! ", ".\n", "?\n"))
    if end + 1 < letters * _WORTH:
        end = max(start.rfind(" "), start.rfind("\n")) - 1
    kept = start[: end + 1].rstrip(" ,;:") if end > 0 else start
    return replace(said, text=f"{kept}{_MORE}", value=f"{kept}{_MORE}")


def project(number: Shown, name: Shown) -> Shown:
    """Return a project's number and name as one value, from the cell of its name."""
    text = f"{number.text} {name.text}"
    return replace(name, text=text, value=text)
