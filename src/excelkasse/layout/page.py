"""A page on a sheet: strips of tiles, each a word of ours or a formula with its result.

Rows cannot grow with what a formula gives, so a text that is longer than its tile has room for ends
with `…`: a reader sees that there is more on the sheet it comes from.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from excelkasse.address import Area, Cell
from excelkasse.layout.block import Block, Kit
from excelkasse.layout.formats import light_rules
from excelkasse.layout.place import LABEL, PagePlace
from excelkasse.layout.shown import shown
from excelkasse.layout.spoken import Speaker, speak
from excelkasse.plan import CellPlan, Content, Formula, Plain, Rule
from excelkasse.schema.calculate import Unknown, compute
from excelkasse.schema.choices import JudgedLight, Light
from excelkasse.schema.page import Page, Strip, Tile

_LINE_POINTS, _AIR = 12.0, 4.0
_LETTERS = 1.4
"""Letters of running Danish text, 9 points high, in one unit of column width."""

_INSET = 1.5
_LIGHTS = (JudgedLight, Light)
_TEXTS = ("text", "strong", "prose")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """All that is needed to draw: what, by which path, where from, with which words."""

    part: Page
    path: str
    place: PagePlace
    kit: Kit

    @property
    def column_width(self) -> float:
        """How wide each column is, in characters."""
        return self.part.width / self.part.columns

    def tiles(self) -> Iterator[tuple[Strip, Tile, Cell]]:
        """Give every tile with its strip and its first cell."""
        for row, strip in enumerate(self.part.strips, start=self.place.top):
            column = LABEL
            for tile in strip.tiles:
                yield strip, tile, Cell(row, column)
                column += tile.span


def page_block(part: Page, path: str, place: PagePlace, kit: Kit) -> Block:
    """Lay out a page, strip below strip."""
    drawing = _Drawing(part, path, place, kit)
    return Block(
        cells=tuple(
            CellPlan(cell, _content(drawing, strip, tile), _style(tile), across=tile.span)
            for strip, tile, cell in drawing.tiles()
        ),
        rules=tuple(_rules(drawing)),
        widths=dict.fromkeys(range(LABEL, LABEL + part.columns), drawing.column_width),
        heights={
            row: strip.lines * _LINE_POINTS + _AIR
            for row, strip in enumerate(part.strips, start=place.top)
        },
    )


def room(part: Page, strip: Strip, tile: Tile) -> int:
    """Return how many letters of running text a tile has room for."""
    width = tile.span * part.width / part.columns - _INSET
    return strip.lines * int(width * _LETTERS)


def _style(tile: Tile) -> str:
    return f"page_{tile.kind.style if tile.role == 'value' else tile.role}"


def _content(drawing: _Drawing, strip: Strip, tile: Tile) -> Content:
    kit, path = drawing.kit, drawing.path
    if tile.value is None:
        return tile.text(kit.words, path)
    spoken = speak(tile.value, Speaker(kit.places, kit.words, kit.settings, path))
    try:
        result = shown(compute(tile.value, kit.scene), kit.words)
    except Unknown:
        result = None
    if tile.role in _TEXTS:
        return _fitted(spoken, result, room(drawing.part, strip, tile))
    return Formula(spoken, "" if result is None else result)


def _fitted(spoken: str, result: Plain, most: int) -> Formula:
    """Say a text without line breaks, and cut it where there is no more room."""
    flat = f'SUBSTITUTE({spoken},CHAR(10)," ")'
    text = "" if result is None else str(result).replace("\n", " ")
    told = text if len(text) <= most else f"{text[: most - 1]}…"
    return Formula(f'IF(LEN({spoken})>{most},LEFT({flat},{most - 1})&"…",{flat})', told)


def _rules(drawing: _Drawing) -> Iterator[Rule]:
    for row, strip in enumerate(drawing.part.strips, start=drawing.place.top):
        if strip.marked:
            first, last = Cell(row, LABEL), Cell(row, LABEL + drawing.part.columns - 1)
            yield Rule(Area(first, last), f'{first.absolute}<>""', "page_now")
    for _, tile, cell in drawing.tiles():
        if tile.kind.choices in _LIGHTS:
            area = Area(cell, Cell(cell.row, cell.column + tile.span - 1))
            yield from light_rules(area, drawing.kit.words)
