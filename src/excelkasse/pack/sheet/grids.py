"""Tables as rows of a sheet."""

from collections.abc import Iterator, Sequence

from excelkasse.pack.document import Shown, Table
from excelkasse.pack.sheet.bands import Band, Tile, filled
from excelkasse.pack.sheet.spans import spans
from excelkasse.plan import Plain

_NUMBERS = frozenset({"whole", "money", "hours", "percent"})
_CENTRED = frozenset({"date", "month", "year", "score"})


def table_bands(table: Table, columns: int, *, captioned: bool = True) -> Iterator[Band]:
    """Give the rows of a table: its caption, its headings, then each of its rows."""
    widths = spans(table, columns)
    if captioned:
        yield from filled((Tile(1, columns, table.caption, "note", table.caption),), keep=True)
    first = table.rows[0] if table.rows else [None] * len(widths)
    yield from filled(tuple(headings(table.headings, widths, first)), keep=True)
    for row in table.rows:
        yield from filled(tuple(tiles_of(row, widths)))


def headings(
    names: Sequence[str], widths: Sequence[int], first: Sequence[Shown | None]
) -> Iterator[Tile]:
    """Give the tiles of a row of headings, each aligned as what stands below it."""
    column = 1
    for name, width, below in zip(names, widths, first, strict=True):
        yield Tile(column, width, name, _heading(below), name)
        column += width


def _heading(below: Shown | None) -> str:
    if below is None:
        return "page_header"
    if below.style in _NUMBERS:
        return "page_header_right"
    centred = below.style in _CENTRED or below.light is not None
    return "page_header_centred" if centred else "page_header"


def tiles_of(row: Sequence[Shown], widths: Sequence[int]) -> Iterator[Tile]:
    """Give the tiles of a row of values."""
    column = 1
    for said, width in zip(row, widths, strict=True):
        yield tile_of(column, width, said)
        column += width


def tile_of(column: int, span: int, said: Shown) -> Tile:
    """Return a value as it stands in some columns: a number stays one."""
    if said.light is not None and said.style == "light":
        return Tile(column, span, said.text, f"chip_{said.light}", said.text)
    if said.style in _CENTRED | _NUMBERS:
        return Tile(column, span, _number(said), f"page_{said.style}", said.text)
    return Tile(column, span, said.text, "page_text", said.text)


def _number(said: Shown) -> Plain:
    """Return a value as a cell holds it: a number stays one, so that people can reckon on."""
    return said.text if isinstance(said.value, str | bool | None) else said.value
