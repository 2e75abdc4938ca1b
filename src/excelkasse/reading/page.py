"""A page or a chart on a sheet: all of it is ours, so only what somebody typed there is named."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from excelkasse.address import Cell
from excelkasse.grid import Value
from excelkasse.reading.furniture import titles
from excelkasse.reading.plain import heading
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.graph import Graph
from excelkasse.schema.once import once
from excelkasse.schema.page import Page
from excelkasse.schema.tool import Sheet, Tool
from excelkasse.texts import every_language


def page_of(sheet: Tagged) -> Callable[[Cell, Value], bool]:
    """Return whether a cell of a page, or around a chart, is as a template made it.

    Where no formula is left, the sheet was pasted as values, and nobody typed on it.
    """
    formulas = sheet.grid.formulas
    if not any(isinstance(part, Page | Graph) for part in sheet.sheet.parts):
        return lambda *_: False
    if not formulas:
        return lambda *_: True
    words = _words(sheet.tool)[sheet.sheet.key]

    def on_page(cell: Cell, value: Value) -> bool:
        return cell in formulas or (isinstance(value, str) and heading(value) in words)

    return on_page


@once
def _words(tool: Tool) -> Mapping[str, AbstractSet[str]]:
    """Give the words that stand on each page of a tool, in every language."""
    return {sheet.key: titles(tool, sheet) | _tiles(tool, sheet) for sheet in tool.sheets}


def _tiles(tool: Tool, sheet: Sheet) -> AbstractSet[str]:
    return frozenset(
        heading(tile.text(words, f"{tool.key}.{part.key}"))
        for part in sheet.parts
        if isinstance(part, Page)
        for strip in part.strips
        for tile in strip.tiles
        if tile.word
        for words in every_language()
    )
