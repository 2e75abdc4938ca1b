"""Colours: three numbers or `#rrggbb` as people write them, one number as LibreOffice does."""

from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int] | str | int
"""Red, green and blue; `#rrggbb`; or Excel's number, which has blue first."""

AUTOMATIC = -1
"""LibreOffice's number for no colour of its own."""


def number_from(colour: Colour) -> int:
    """Return LibreOffice's number of a colour."""
    if isinstance(colour, str):
        return int(colour.lstrip("#"), 16)
    if isinstance(colour, int):
        return int.from_bytes(colour.to_bytes(3, "little"), "big")
    return int.from_bytes(bytes(colour), "big")


def rgb_from(number: int | None) -> tuple[int, int, int] | None:
    """Return red, green and blue; None without a colour."""
    if number is None or number == AUTOMATIC:
        return None
    red, green, blue = int(number).to_bytes(4, "big")[1:]
    return red, green, blue
