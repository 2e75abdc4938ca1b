"""A page or a chart on a sheet: all of it is ours, so only what somebody typed there is named."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from excelkasse.address import Cell
from excelkasse.reading.furniture import titles
from excelkasse.reading.plain import heading
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.graph import Graph
from excelkasse.schema.page import Page
from excelkasse.texts import every_language


def page_of(sheet: Tagged) -> AbstractSet[Cell]:
    """Return the cells of a page, or around a chart, that are as a template made them.

    Where no formula is left, the sheet was pasted as values, and nobody typed on it.
    """
    if not any(isinstance(part, Page | Graph) for part in sheet.sheet.parts):
        return frozenset()
    if not sheet.grid.formulas:
        return frozenset(cell for cell, _ in sheet.grid.filled())
    return frozenset(_ours(sheet))


def _ours(sheet: Tagged) -> Iterator[Cell]:
    words = titles(sheet.tool, sheet.sheet) | _words(sheet)
    for cell, value in sheet.grid.filled():
        if cell in sheet.grid.formulas or (isinstance(value, str) and heading(value) in words):
            yield cell


def _words(sheet: Tagged) -> AbstractSet[str]:
    """Give the words that stand on a page, in every language."""
    return frozenset(
        heading(tile.text(words, sheet.path(part)))
        for part in sheet.sheet.parts
        if isinstance(part, Page)
        for strip in part.strips
        for tile in strip.tiles
        if tile.word
        for words in every_language()
    )
