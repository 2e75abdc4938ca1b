"""A page on a sheet: strips of tiles, each a word of ours or a formula with its result."""

from collections.abc import Iterator, Sequence

from excelkasse.address import Area, Cell
from excelkasse.layout.block import Block, Desk
from excelkasse.layout.formats import light_rules
from excelkasse.layout.place import LABEL, PagePlace
from excelkasse.layout.shown import shown
from excelkasse.layout.spoken import Speaker, speak
from excelkasse.plan import CellPlan, Content, Formula, Rule
from excelkasse.schema.calculate import Unknown, compute
from excelkasse.schema.choices import JudgedLight, Light
from excelkasse.schema.page import Page, Strip, Tile

_WIDTH, _LINE_POINTS, _AIR = 110.0, 13.5, 5.0
_LIGHTS = (JudgedLight, Light)


def page_block(part: Page, path: str, place: PagePlace, desk: Desk) -> Block:
    """Lay out a page, strip below strip."""
    strips = list(enumerate(part.strips, start=place.top))
    return Block(
        cells=tuple(cell for row, strip in strips for cell in _cells(strip.tiles, row, path, desk)),
        rules=tuple(rule for row, strip in strips for rule in _rules(strip, row, desk)),
        widths=dict.fromkeys(range(LABEL, LABEL + part.columns), _WIDTH / part.columns),
        heights={row: strip.lines * _LINE_POINTS + _AIR for row, strip in strips},
    )


def _placed(tiles: Sequence[Tile], row: int) -> Iterator[tuple[Tile, Cell]]:
    column = LABEL
    for tile in tiles:
        yield tile, Cell(row, column)
        column += tile.span


def _cells(tiles: Sequence[Tile], row: int, path: str, desk: Desk) -> Iterator[CellPlan]:
    for tile, cell in _placed(tiles, row):
        yield CellPlan(cell, _content(tile, path, desk), _style(tile), across=tile.span)


def _style(tile: Tile) -> str:
    return f"page_{tile.kind.style if tile.role == 'value' else tile.role}"


def _content(tile: Tile, path: str, desk: Desk) -> Content:
    if tile.value is None:
        return tile.text(desk.words, path)
    speaker = Speaker(desk.places, desk.words, desk.settings, path)
    try:
        result = shown(compute(tile.value, desk.scene), desk.words)
    except Unknown:
        result = None
    return Formula(speak(tile.value, speaker), "" if result is None else result)


def _rules(strip: Strip, row: int, desk: Desk) -> Iterator[Rule]:
    if strip.marked:
        first = Cell(row, LABEL)
        last = Cell(row, LABEL + sum(tile.span for tile in strip.tiles) - 1)
        yield Rule(Area(first, last), f'{first.absolute}<>""', "page_now")
    for tile, cell in _placed(strip.tiles, row):
        if tile.kind.choices in _LIGHTS:
            area = Area(cell, Cell(cell.row, cell.column + tile.span - 1))
            yield from light_rules(area, desk.words)
