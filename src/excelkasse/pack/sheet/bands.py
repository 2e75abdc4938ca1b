"""Rows of a sheet before they have a place: tiles over some of its columns, and how high they are.

Heights are in points. What Excel cannot show in one row, which is 409 points high at most, goes on
in the next, so that no text is cut off.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from excelkasse.address import Cell
from excelkasse.plan import Chart, Plain

COLUMNS, UPRIGHT, UNIT = 24, 19, 5.29
"""The columns of a sheet that lies or stands, and their width: an A4 page in width.

One that stands is printed at nine tenths of its size."""

_LETTERS, _INSET = 1.45, 1.6
"""Letters of running text, 9 points high, in one unit of width; what a cell's edges take of it."""

_LINE_POINTS, _AIR = 12.0, 2.0
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Tile:
    """What stands in some columns of a row, beginning with `column`."""

    column: int
    span: int
    content: Plain
    style: str
    text: str = ""

    def at(self, row: int) -> Cell:
        """Return the cell it begins in."""
        return Cell(row, self.column)


@dataclass(frozen=True, slots=True)
class Band:
    """One row; one to `keep` stays on the page of the next. `chart` draws a chart from its row."""

    tiles: Sequence[Tile]
    height: float
    keep: bool = False
    chart: Callable[[int, str], Chart] | None = None


def wrapped(text: str, style: str, columns: int) -> Tile:
    """Return a tile across the whole sheet."""
    return Tile(1, columns, text, style, text)


def room(span: int) -> int:
    """Return how many letters there are in a line of a tile."""
    return max(3, int((span * UNIT - _INSET) * _LETTERS))


def filled(tiles: Sequence[Tile], *, keep: bool = False) -> Iterator[Band]:
    """Give the row that holds some tiles, and the rows that a very long text goes on in."""
    lines = [_lines(tile) for tile in tiles]
    most = max(map(len, lines), default=1)
    if most <= MOST_LINES:
        yield Band(tiles, _height(most), keep=keep)
        return
    for start in range(0, most, MOST_LINES):
        parts = [_part(tile, told, start) for tile, told in zip(tiles, lines, strict=True)]
        yield Band(parts, _height(min(MOST_LINES, most - start)))


def _part(tile: Tile, lines: Sequence[str], start: int) -> Tile:
    if len(lines) <= MOST_LINES:
        return tile if not start else Tile(tile.column, tile.span, None, "page_text")
    text = "\n".join(lines[start : start + MOST_LINES]) if lines[start:] else None
    return Tile(tile.column, tile.span, text, tile.style, text or "")


def _lines(tile: Tile) -> Sequence[str]:
    """Return the lines that a text takes, roughly as a program will break it."""
    width = room(tile.span)
    return [
        line
        for paragraph in tile.text.split("\n")
        for line in (wrap(paragraph, width, drop_whitespace=False) or [""])
    ]


def _height(lines: int) -> float:
    return ceil(max(lines, 1) * _LINE_POINTS + _AIR)
