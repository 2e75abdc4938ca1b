"""What a spreadsheet program says of a block of cells, as the grid that a file would give.

The same cell is the same value whether its file was read or its open sheet: whole days are dates,
times of day are times, text of nothing but white space is blank, an error is no value.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value

Rows = Sequence[Sequence[object]]
Elapsed = Callable[[Cell], bool]

_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  (a sheet knows no time zone)
_REAL_LEAP = datetime(1900, 2, 28)  # noqa: DTZ001
"""Excel believes in 29 February 1900, so before it its own days are one ahead of the programs'."""
_EARLY = 1901
_ERROR_LAST = ("!", "?", "A")


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells as read: where it begins, its values and its formulas.

    An error stands among the values as its text; `plain` are the values again with nothing for
    each error, which tells `#N/A` from a text that says so. `elapsed` tells of a cell whether its
    format counts hours beyond a day.
    """

    first: Cell
    values: Rows
    formulas: Rows
    plain: Rows
    elapsed: Elapsed


def grid_of(name: str, block: Block, *, hidden: bool) -> Grid:
    """Return a block as a grid, without the empty rows and columns around it."""
    errors = dict(_errors(block))
    formulas = frozenset(_formulas(block))
    rows = [
        [
            None if (cell := Cell(row, column)) in errors else _value(raw, cell, block.elapsed)
            for column, raw in enumerate(values, start=block.first.column)
        ]
        for row, values in enumerate(block.values, start=block.first.row)
    ]
    held = [*_filled(block, rows), *errors, *formulas]
    if not held:
        return Grid(name, hidden=hidden)
    top, left = min(cell.row for cell in held), min(cell.column for cell in held)
    bottom, right = max(cell.row for cell in held), max(cell.column for cell in held)
    down, across = top - block.first.row, left - block.first.column
    kept = rows[down : bottom - block.first.row + 1]
    return Grid(
        name=name,
        rows=tuple(tuple(row[across : right - block.first.column + 1]) for row in kept),
        origin=Cell(top, left),
        errors=errors,
        formulas=formulas,
        hidden=hidden,
    )


def looks_like_error(value: object) -> bool:
    """Whether a value may be the text of an error: `#REF!`, `#NAME?`, `#N/A`."""
    return isinstance(value, str) and value[:1] == "#" and value.endswith(_ERROR_LAST)


def as_rows(raw: object, height: int, width: int) -> Rows:
    """Return rows of what a program gives for a block: one value, a flat list, or rows."""
    if not isinstance(raw, list | tuple):
        return [[raw]]
    if not raw or isinstance(raw[0], list | tuple):
        return raw
    return [raw] if height == 1 else [raw[at : at + width] for at in range(0, len(raw), width)]


def _errors(block: Block) -> Iterator[tuple[Cell, str]]:
    for row, values in enumerate(block.values):
        for column, value in enumerate(values):
            if looks_like_error(value) and block.plain[row][column] is None:
                yield Cell(block.first.row + row, block.first.column + column), str(value)


def _formulas(block: Block) -> Iterator[Cell]:
    for row, formulas in enumerate(block.formulas):
        for column, formula in enumerate(formulas):
            if _is_formula(formula, block.values[row][column]):
                yield Cell(block.first.row + row, block.first.column + column)


def _is_formula(formula: object, value: object) -> bool:
    """Whether a cell computes: of a text that looks like a formula, formula and value are the same.

    LibreOffice keeps a truth value as a formula that gives it.
    """
    if not isinstance(formula, str) or not formula.startswith(("=", "{=")):
        return False
    return formula not in (value, f"={value}()".upper() if isinstance(value, bool) else value)


def _filled(block: Block, rows: Sequence[Sequence[Value]]) -> Iterator[Cell]:
    for row, values in enumerate(rows, start=block.first.row):
        for column, value in enumerate(values, start=block.first.column):
            if value is not None:
                yield Cell(row, column)


def _value(raw: object, cell: Cell, elapsed: Elapsed) -> Value:
    if isinstance(raw, str):
        return None if not raw or raw.isspace() else raw
    if isinstance(raw, datetime):
        return _moment(raw, cell, elapsed)
    if isinstance(raw, bool | date | time | timedelta) or raw is None:
        return raw
    return float(raw) if isinstance(raw, int | float) else str(raw)


def _moment(raw: datetime, cell: Cell, elapsed: Elapsed) -> Value:
    """Return a moment as a file's reader would: a time of day, a day, or both.

    Programs count from 30 December 1899, so a time of day is a moment of that day.
    """
    moment = raw.replace(tzinfo=None)
    if moment.year < _EARLY and elapsed(cell):
        return moment - _DAY_ZERO
    if moment < _DAY_ZERO + timedelta(days=1):
        return moment.time()
    if moment < _REAL_LEAP:
        moment += timedelta(days=1)
    return moment.date() if moment.time() == time() else moment
