"""What every chart is made of: words that stay words, fonts, references to cells."""

import re
from typing import Any

from excelkasse.address import Area, Cell, quoted
from excelkasse.spreadsheet import palette
from excelkasse.spreadsheet.safe_text import safe_text

Options = dict[str, Any]
"""What XlsxWriter takes for a part of a chart."""

_MOST_WORDS = 255
_HEADING_SIZE = 12

_LIKE_REFERENCE = re.compile(r"=?[^!]+!\$?[A-Z]+\$?\d+")
"""What XlsxWriter takes for the address of a name, in `Chart._process_names`."""


def words(text: str) -> str:
    """Return words for a chart; an invisible letter keeps `Hurra!B1` from becoming a reference."""
    safe = safe_text(text, _MOST_WORDS)
    return safe.replace("!", "!\u2060") if _LIKE_REFERENCE.match(safe) else safe


def font(size: int, colour: str = palette.CHART_INK) -> Options:
    """Return a font of a size in points; a heading's is bold."""
    return {"name": palette.FONT, "size": size, "color": colour, "bold": size >= _HEADING_SIZE}


def reference(sheet: str, area: Area) -> list[object]:
    """Return an area of a sheet as XlsxWriter takes it, counted from 0."""
    first, last = area.first, area.last
    return [sheet, first.row - 1, first.column - 1, last.row - 1, last.column - 1]


def name_in(sheet: str, cell: Cell) -> str:
    """Return the reference to a cell that holds the name of a series."""
    return f"={quoted(sheet)}!{cell.absolute}"
