"""What a person wrote outside the fields: it is not read, so it is named, with its cells."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value
from excelkasse.reading.labels import normal, our_words
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import HEADING, REGISTER, VALUES

_NAMED = 20


def strays(
    sheets: Sequence[Tagged], read_cells: Mapping[str, AbstractSet[tuple[int, int]]]
) -> Iterator[Finding]:
    """Give one note a sheet that names the cells outside our fields which hold something."""
    for sheet in sheets:
        cells = list(_outside(sheet, read_cells[sheet.grid.name]))
        if cells:
            named = ", ".join(str(cell) for cell in cells[:_NAMED])
            more = f" (+{len(cells) - _NAMED})" if len(cells) > _NAMED else ""
            place = Place(sheet.grid.name, cells[0])
            yield Finding("not_read", Severity.NOTE, place, values={"cells": named + more})


def _outside(sheet: Tagged, read: AbstractSet[tuple[int, int]]) -> Iterator[Cell]:
    grid = sheet.grid
    tag_column = sheet.tag.column if sheet.tag else 0
    marked = _marked_rows(grid, tag_column)
    for cell, value in grid.filled():
        if cell in read or cell.column == tag_column or cell.row in marked:
            continue
        if cell not in grid.formulas and not _ours(value):
            yield cell


def _marked_rows(grid: Grid, tag_column: int) -> AbstractSet[int]:
    """Return the hidden rows of markers: they hold nothing a person writes."""
    rows = set()
    for down, row in enumerate(grid.rows):
        across = tag_column - grid.origin.column
        marker = row[across] if 0 <= across < len(row) else None
        if VALUES in row or (isinstance(marker, str) and marker[:1] == REGISTER):
            rows.add(grid.origin.row + down)
    return rows


def _ours(value: Value) -> bool:
    return isinstance(value, str) and (
        normal(value) in our_words() or value.startswith((HEADING, REGISTER))
    )
