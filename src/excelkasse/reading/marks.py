"""The first anchor: the hidden markers of a sheet, wherever they stand now."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value, at
from excelkasse.schema.anchors import (
    HEADING,
    REGISTER,
    VALUES,
    form_marker,
    register_marker,
)
from excelkasse.schema.tool import Form, Part, Register, Sheet


@dataclass(frozen=True, slots=True)
class Marks:
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
    if not rows:
        column = _marker_column(grid, known) or column
        rows = _marked_rows(grid, column, known)
    return Marks(column, rows, _values_column(grid))


def _marked_rows(grid: Grid, column: int, known: AbstractSet[str]) -> Mapping[str, int]:
    """Give the first row of each marker in a column."""
    rows: dict[str, int] = {}
    if column:
        for row, value in _cells_down(grid, column):
            if isinstance(value, str) and value in known:
                rows.setdefault(value, row)
    return rows


def markers(sheet: Sheet) -> AbstractSet[str]:
    """Give every marker that a template writes down the first column of a sheet."""
    return frozenset(text for part in sheet.parts if isinstance(part, Part) for text in _of(part))


def row_of_keys(grid: Grid, part: Part, least: int) -> int:
    """Return the row that holds most field keys of a part, `least` or more; else 0."""
    counts = [sum(1 for value in row if _is_key(value, part)) for row in grid.rows]
    best = max(counts, default=0)
    return grid.origin.row + counts.index(best) if best >= least else 0


def _cells_down(grid: Grid, column: int) -> Iterator[tuple[int, Value]]:
    """Give the rows of a sheet, each with its value in a column."""
    across = column - grid.origin.column
    for row, values in enumerate(grid.rows, start=grid.origin.row):
        yield row, at(values, across)


def _of(part: Part) -> Iterator[str]:
    if isinstance(part, Form):
        yield from (form_marker(part.key, key) for key in part.fields)
    elif isinstance(part, Register):
        yield f"{HEADING}{part.key}"
        yield register_marker(part.key)


def _is_key(value: Value, part: Part) -> bool:
    return isinstance(value, str) and value in part.fields


def _marker_column(grid: Grid, known: AbstractSet[str]) -> int:
    for row in grid.rows:
        for across, value in enumerate(row):
            if isinstance(value, str) and value in known:
                return grid.origin.column + across
    return 0


def _values_column(grid: Grid) -> int:
    for row in grid.rows:
        if VALUES in row:
            return grid.origin.column + list(row).index(VALUES)
    return 0
