"""Words in a drawing: broken over lines, and shortened where there is no room at all."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

LETTER = 6.2
"""How wide a letter is on average, in units of the drawing."""

LINE = 14
"""From one line to the next."""

_LINES = 3


def fitted(text: str, width: float) -> Sequence[str]:
    """Break a text to lines that fit a width; the full text stands in the table of the numbers."""
    letters = max(3, int(width / LETTER))
    lines = wrap(text, letters) or [""]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: letters - 1]}…"]
    return lines


def every(count: int, room: int) -> Iterator[int]:
    """Give the places to be named where not all `count` of them have room."""
    step = max(1, -(-count // max(1, room)))
    return iter(range(0, count, step))
