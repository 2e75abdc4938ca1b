"""The rows of a register: which are begun, which are blank, which are a total somebody added."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, repeat

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value, at, blank
from excelkasse.reading.cells import Line, Page, as_typed, read_row
from excelkasse.reading.columns import Columns, columns_of
from excelkasse.reading.parse import as_text
from excelkasse.reading.plain import heading, tidy
from excelkasse.reading.registers import RegisterSpot
from excelkasse.schema.calculate import Answer
from excelkasse.schema.once import once
from excelkasse.schema.tool import Register
from excelkasse.texts import Word, every_language

_TOTAL = re.compile(r"(?:i ?alt|total(?:t|s|er)?|sum|(?:sub|del)total|in all)(?: \d{4})?\.?\Z")


def read_rows(page: Page, part: Register, spot: RegisterSpot) -> Iterator[Line]:
    """Read every row where somebody typed something; of a fixed register, every row.

    A line without cells is no row of the register, but has something to say.
    """
    columns = columns_of(part, page.grid.origin.column, spot.columns)
    for row, values in _filled_rows(page.grid, columns, spot.body):
        total = _total(page.grid, columns, row, values)
        if total is not None:
            yield Line({}, findings=(total,))
            continue
        line = read_row(page, columns, row, values)
        if lone := _lone_errors(page, line):
            yield Line({}, findings=lone)
        elif part.fixed or (begun(page, line) and (line.values or line.over)):
            yield line
        elif line.findings:
            yield Line({}, findings=line.findings)


def _lone_errors(page: Page, line: Line) -> list[Finding]:
    """Name the errors that somebody typed under our formulas in a row that is blank otherwise."""
    if line.values or line.unreadable or line.over:
        return []
    errors = page.grid.errors
    typed = [(key, cell) for key, cell in line.cells.items() if cell in errors]
    return [
        page.finding("error_value", key, cell, {"error": errors[cell]})
        for key, cell in typed
        if cell not in page.grid.formulas
    ]


def begun(page: Page, line: Line) -> bool:
    """Whether a form or a row holds more than what the template came with.

    Where no formula is left on the sheet, everything was pasted as values, and nobody typed over.
    """
    if line.over and page.grid.formulas:
        return True
    part = page.part
    if not isinstance(part, Register):
        return bool(line.values or line.unreadable)
    if not line.unreadable <= part.prefilled:
        return True
    return bool(line.values) and not (part.starters and _is_starter(part, line.values))


def _is_starter(part: Register, values: Mapping[str, Answer]) -> bool:
    """Whether all that a row holds is what one row of the template came with."""
    known, same = _starters(part), frozenset(range(len(part.starters)))
    for said in values.items():
        same &= known.get(said, frozenset())
        if not same:
            return False
    return True


@once
def _starters(part: Register) -> Mapping[tuple[str, Answer], AbstractSet[int]]:
    """Return which rows of a template hold a value, a word in every language."""
    found: dict[tuple[str, Answer], set[int]] = {}
    for number, starter in enumerate(part.starters):
        for key, value in starter.items():
            spoken = [tidy(words[value]) for words in every_language() if isinstance(value, Word)]
            for one in (value, *spoken):
                found.setdefault((key, one), set()).add(number)
    return found


def _filled_rows(
    grid: Grid, columns: Columns, body: range
) -> Iterator[tuple[int, Sequence[Value]]]:
    """Give the rows that hold something a formula of ours did not put there, with their values."""
    silent = {cell.row for cell in grid.silent if _is_typed(grid, columns, cell)}
    rows = chain(grid.rows[body.start - grid.origin.row :], repeat(()))
    for row, values in zip(body, rows, strict=False):
        if row in silent or (not blank(values) and _is_filled(grid, columns, row, values)):
            yield row, values


def _is_filled(grid: Grid, columns: Columns, row: int, values: Sequence[Value]) -> bool:
    if not blank(columns.told(values)):
        return True
    return bool(grid.formulas and columns.over(grid, row, values))


def _is_typed(grid: Grid, columns: Columns, cell: Cell) -> bool:
    """Whether a cell with an error is one that a person fills, or stands in place of a formula."""
    if cell.column in columns.words or cell.column in columns.numbers:
        return True
    computed = cell.column in columns.of.values() and grid.formulas
    return bool(computed) and cell not in grid.formulas


def _total(grid: Grid, columns: Columns, row: int, values: Sequence[Value]) -> Finding | None:
    """Find a total row: beside its numbers only a word for a total, or nothing but formulas."""
    told = columns.worded(values)
    if len(told) - told.count(None) > 1:
        return None
    words = [column for column in columns.words if _holds(grid, row, column)]
    if len(words) == 1 and _TOTAL.match(heading(as_text(grid.at(Cell(row, words[0]))))):
        return _is_total(grid, Cell(row, words[0]))
    if words or not columns.named:
        return None
    numbers = [Cell(row, column) for column in columns.numbers if _holds(grid, row, column)]
    summed = all(cell in grid.formulas and grid.at(cell) is not None for cell in numbers)
    return _is_total(grid, numbers[0]) if numbers and summed else None


def _is_total(grid: Grid, cell: Cell) -> Finding:
    place = Place(grid.name, cell)
    return Finding("total_row", Severity.NOTE, place, got=as_typed(grid.at(cell)))


def _holds(grid: Grid, row: int, column: int) -> bool:
    if at(grid.row(row), column - grid.origin.column) is not None:
        return True
    return (row, column) in grid.silent
