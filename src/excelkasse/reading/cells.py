"""Cells to values: what stands in the cells of one row or form, parsed, and what could not be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value, down
from excelkasse.reading.across import Across, Down
from excelkasse.reading.columns import Columns
from excelkasse.reading.parse import as_text, parse
from excelkasse.reading.unclear import Unclear
from excelkasse.reading.usual import Usual, usual
from excelkasse.schema.calculate import Answer
from excelkasse.schema.kinds import Kind
from excelkasse.schema.once import once
from excelkasse.schema.tool import Part
from excelkasse.texts import Word

_LIMITS = {
    "greater_than_equal": "number_out_of_range",
    "less_than_equal": "number_out_of_range",
    "string_too_long": "text_too_long",
    "string_pattern_mismatch": "text_wrong_form",
}
_ROOM = 60
"""So much of what was typed fits in a sentence."""


@dataclass(slots=True)
class Line:
    """One row or form as read: values, the cells they stand in, what could not be read, and why.

    `over` are the fields where something was typed over a formula.
    """

    cells: Mapping[str, Cell]
    values: dict[str, Answer] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    over: Sequence[str] = ()
    findings: Sequence[Finding] = ()

    def refuse(self, key: str, finding: Finding) -> None:
        """Leave a value out, and say why."""
        self.values.pop(key, None)
        self.unreadable |= {key}
        self.findings = (*self.findings, finding)


class Page(NamedTuple):
    """What a part is read from: its sheet, its declaration, and the name it goes by."""

    grid: Grid
    part: Part
    path: str
    epoch_1904: bool = False

    def value(self, key: str, cell: Cell) -> Answer:
        """Return the value of a cell.

        Raises:
            Unclear: it is no value of the field's kind, or an error, or was never computed.
        """
        if cell in self.grid.errors:
            raise Unclear("error_value", {"error": self.grid.errors[cell]})
        if cell in self.grid.uncached:
            raise Unclear("formula_uncached")
        return parse(self.grid.at(cell), self.part.fields[key].kind, epoch_1904=self.epoch_1904)

    def finding(self, code: str, key: str, cell: Cell, values: Mapping[str, str]) -> Finding:
        """Say what is wrong with a cell."""
        kind = self.part.fields[key].kind
        got = self.grid.errors.get(cell) or as_typed(self.grid.at(cell), kind)
        told = {**limits_told(kind), **label_of(self.part, self.path, key), **values}
        place = Place(self.grid.name, cell)
        return Finding(code, Severity.ERROR, place, got=got, values=told)


def read_form(page: Page, column: int, rows: Mapping[str, int]) -> Line:
    """Read the typed cells of a form, all in one column."""
    grid, cells, (typed, computed) = page.grid, Down(column, rows), _fields(page.part)
    if grid.silent and not grid.silent.isdisjoint(cells.values()):
        return read_line(page, cells)
    (first, left), formulas = grid.origin, grid.formulas
    values = down(grid.rows, column - left)
    told = [(key, take, values[rows[key] - first]) for key, take in typed.items() if key in rows]
    filled = [key for key in computed if key in rows and values[rows[key] - first] is not None]
    over = [key for key in filled if (rows[key], column) not in formulas]
    return _taken(page, cells, told, over)


def read_line(page: Page, cells: Mapping[str, Cell]) -> Line:
    """Read the typed cells of a form or of a row of a register, with an error among them."""
    grid, (typed, computed) = page.grid, _fields(page.part)
    told = [(key, take, grid.at(cells[key])) for key, take in typed.items() if key in cells]
    over = [key for key in computed if key in cells and typed_over(grid, cells[key])]
    silent = [key for key, _, _ in told if cells[key] in grid.silent]
    return _taken(page, cells, told, over, silent)


@once
def _fields(part: Part) -> tuple[Mapping[str, Usual], Sequence[str]]:
    """Return what tells the usual values of fields that people fill, and the other fields."""
    computed = [key for key, field in part.fields.items() if field.computed]
    typed = {key: field for key, field in part.fields.items() if not field.computed}
    return {key: usual(field.kind) for key, field in typed.items()}, computed


def read_row(page: Page, columns: Columns, row: int, values: Sequence[Value]) -> Line:
    """Read the typed cells of a row of a register, which holds some values."""
    grid, cells = page.grid, Across(row, columns.of)
    if grid.silent and not grid.silent.isdisjoint(cells.values()):
        return read_line(page, cells)
    told = zip(columns.typed, columns.usual, columns.told(values), strict=True)
    return _taken(page, cells, told, columns.over(grid, row, values))


def _taken(
    page: Page,
    cells: Mapping[str, Cell],
    told: Iterable[tuple[str, Usual, Value]],
    over: Sequence[str],
    silent: Sequence[str] = (),
) -> Line:
    """Return a line with its usual values as they stand; where all are, none breaks a limit."""
    values = {key: take(value) for key, take, value in told if value is not None}
    line = Line(cells, values, over=over)
    if silent or None in values.values():
        _take_odd(page, line, silent)
    return line


def _take_odd(page: Page, line: Line, silent: Sequence[str]) -> None:
    """Parse the values of a line that are not usual, and look at the limits of all."""
    odd = [key for key, value in line.values.items() if value is None]
    for key in odd:
        del line.values[key]
    for key in dict.fromkeys((*silent, *odd)):
        _read_cell(page, line, key, line.cells[key])
    if line.values:
        _keep_limits(page, line)


def typed_over(grid: Grid, cell: Cell) -> bool:
    """Whether a cell that a formula should fill holds something else."""
    return grid.at(cell) is not None and cell not in grid.formulas


def _read_cell(page: Page, line: Line, key: str, cell: Cell) -> None:
    try:
        value = page.value(key, cell)
    except Unclear as unclear:
        line.refuse(key, page.finding(unclear.code, key, cell, unclear.values))
    else:
        if value is not None:
            line.values[key] = value


def _keep_limits(page: Page, line: Line) -> None:
    """Let pydantic look at the values, and leave out those outside their limits."""
    from pydantic_core import ValidationError  # noqa: PLC0415  (slow to load, and seldom needed)

    try:
        page.part.record.model_validate(line.values)
    except ValidationError as error:
        for told in error.errors(include_url=False, include_context=False, include_input=False):
            key = str(told["loc"][0])
            code = _LIMITS.get(told["type"], "text_wrong_form")
            line.refuse(key, page.finding(code, key, line.cells[key], {}))


def limits_told(kind: Kind) -> Mapping[str, str]:
    """Give the limits of a kind for the words of a finding."""
    low, high = kind.limits.get("ge"), kind.limits.get("le")
    return {
        "low": as_typed(low, kind) if isinstance(low, float | int) else "",
        "high": as_typed(high, kind) if isinstance(high, float | int) else "",
        "room": str(kind.limits.get("max_length", "")),
    }


def label_of(part: Part, path: str, key: str) -> Mapping[str, str]:
    """Give the label and the help of a field for the words of a finding."""
    spec = part.fields[key].spec
    if spec.label:
        return {"label": spec.label, "help": spec.help}
    return {"label": Word(f"{path}.{key}.label"), "help": Word(f"{path}.{key}.help")}


def as_typed(value: Value, kind: Kind | None = None) -> str:
    """Say a cell's value as it was typed, shortened to what a sentence can hold."""
    shares = kind is not None and kind.name == "percent"
    if shares and isinstance(value, float | int) and not isinstance(value, bool):
        return f"{as_text(value * 100)} %"
    text = as_text(value)
    return text if len(text) <= _ROOM else f"{text[: _ROOM - 1]}…"
