"""A page or a chart on a sheet: all of it is ours, so only what somebody typed there is named."""

from collections.abc import Set as AbstractSet

from excelkasse.schema.graph import Graph
from excelkasse.schema.page import Page
from excelkasse.schema.tool import Sheet, Tool
from excelkasse.texts import every_language


def has_page(sheet: Sheet) -> bool:
    """Whether there is a page or a chart on a sheet, so that nobody types beside the fields."""
    return any(isinstance(part, Page | Graph) for part in sheet.parts)


def tiles(tool: Tool, sheet: Sheet) -> AbstractSet[str]:
    """Give the words that stand on the pages of a sheet, in every language."""
    return frozenset(
        tile.text(words, f"{tool.key}.{part.key}")
        for part in sheet.parts
        if isinstance(part, Page)
        for strip in part.strips
        for tile in strip.tiles
        if tile.word
        for words in every_language()
    )
