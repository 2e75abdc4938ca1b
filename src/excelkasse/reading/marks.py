"""The first anchor: the hidden markers of a sheet, wherever they stand now."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value, down
from excelkasse.schema.anchors import (
    HEADING,
    REGISTER,
    VALUES,
    form_marker,
    register_marker,
)
from excelkasse.schema.once import once
from excelkasse.schema.tool import Form, Part, Register, Sheet


class Marks(NamedTuple):
    """The column of the markers and the row of each; and the column of a form's values.

    A column is 0 where nothing is left of it.
    """

    column: int
    rows: Mapping[str, int]
    values: int

    def next_start(self, row: int) -> int | None:
        """Return the first row from `row` on where a register's heading or markers stand."""
        starts = [at for text, at in self.rows.items() if text[0] in (HEADING, REGISTER)]
        return min((at for at in starts if at >= row), default=None)


def marks_of(grid: Grid, tag: Cell | None, sheet: Sheet) -> Marks:
    """Find the markers: in the column of the tag, or where the tag is gone, of the others."""
    known = markers(sheet)
    column = tag.column if tag else 0
    rows = _marked_rows(grid, column, known)
    if known and not rows:
        column = _marker_column(grid, known) or column
        rows = _marked_rows(grid, column, known)
    has_form = any(isinstance(part, Form) for part in sheet.parts)
    return Marks(column, rows, _values_column(grid) if has_form else 0)


def _marked_rows(grid: Grid, column: int, known: AbstractSet[Value]) -> Mapping[str, int]:
    """Give the first row of each marker in a column."""
    values = down(grid.rows, column - grid.origin.column) if column else ()
    marked = [(value, row) for row, value in enumerate(values, grid.origin.row) if value in known]
    return {str(value): row for value, row in reversed(marked)}


@once
def markers(sheet: Sheet) -> AbstractSet[Value]:
    """Give every marker that a template writes down the first column of a sheet."""
    return frozenset(text for part in sheet.parts if isinstance(part, Part) for text in _of(part))


def row_of_keys(grid: Grid, part: Part, least: int) -> int:
    """Return the row that holds most field keys of a part, `least` or more; else 0."""
    counts = [sum(1 for value in row if _is_key(value, part)) for row in grid.rows]
    best = max(counts, default=0)
    return grid.origin.row + counts.index(best) if best >= least else 0


def _of(part: Part) -> Iterator[str]:
    if isinstance(part, Form):
        yield from (form_marker(part.key, key) for key in part.fields)
    elif isinstance(part, Register):
        yield f"{HEADING}{part.key}"
        yield register_marker(part.key)


def _is_key(value: Value, part: Part) -> bool:
    return isinstance(value, str) and value in part.fields


def _marker_column(grid: Grid, known: AbstractSet[Value]) -> int:
    for row in grid.rows:
        for across, value in enumerate(row):
            if value in known:
                return grid.origin.column + across
    return 0


def _values_column(grid: Grid) -> int:
    for row in grid.rows:
        if VALUES in row:
            return grid.origin.column + list(row).index(VALUES)
    return 0
