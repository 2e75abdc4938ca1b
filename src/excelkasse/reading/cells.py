"""Cells to values: what stands in the cells of one row or form, parsed, and what could not be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic_core import ValidationError

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value, at
from excelkasse.reading.across import Across
from excelkasse.reading.parse import as_text, parse
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.calculate import Answer
from excelkasse.schema.kinds import Kind
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
    unreadable: set[str] = field(default_factory=set)
    over: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, key: str, finding: Finding) -> None:
        """Leave a value out, and say why."""
        self.values.pop(key, None)
        self.unreadable.add(key)
        self.findings.append(finding)


@dataclass(frozen=True, slots=True)
class Page:
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
        value = self.grid.at(cell)
        if value is None:
            return None
        return parse(value, self.part.fields[key].kind, epoch_1904=self.epoch_1904)

    def finding(self, code: str, key: str, cell: Cell, values: Mapping[str, str]) -> Finding:
        """Say what is wrong with a cell."""
        kind = self.part.fields[key].kind
        got = self.grid.errors.get(cell) or as_typed(self.grid.at(cell), kind)
        told = {**limits_told(kind), **label_of(self.part, self.path, key), **values}
        place = Place(self.grid.name, cell)
        return Finding(code, Severity.ERROR, place, got=got, values=told)


def read_line(page: Page, cells: Mapping[str, Cell]) -> Line:
    """Read the typed cells of one row or form."""
    line = Line(cells)
    for key, cell in cells.items():
        if page.part.fields[key].computed:
            if typed_over(page.grid, cell):
                line.over.add(key)
        else:
            _read_cell(page, line, key, cell)
    if line.values:
        _keep_limits(page, line)
    return line


def read_row(page: Page, columns: Mapping[str, int], row: int) -> Line:
    """Read the typed cells of a row of a register: what `read_line` gives, by its columns.

    Where no cell of the sheet is an error, each value is taken as it stands in its row.
    """
    cells = Across(row, columns)
    if page.grid.errors or page.grid.uncached:
        return read_line(page, cells)
    line = Line(cells)
    values, left = page.grid.row(row), page.grid.origin.column
    for key, column in columns.items():
        value = at(values, column - left)
        if value is not None:
            _take(page, line, key, value)
    if line.values:
        _keep_limits(page, line)
    return line


def _take(page: Page, line: Line, key: str, value: Value) -> None:
    """Take a value that stands in a cell without an error."""
    if page.part.fields[key].computed:
        if line.cells[key] not in page.grid.formulas:
            line.over.add(key)
        return
    try:
        told = parse(value, page.part.fields[key].kind, epoch_1904=page.epoch_1904)
    except Unclear as unclear:
        line.refuse(key, page.finding(unclear.code, key, line.cells[key], unclear.values))
    else:
        if told is not None:
            line.values[key] = told


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
