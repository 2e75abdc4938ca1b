"""Cells to values: what stands in the cells of one row or form, parsed, and what could not be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value
from excelkasse.reading.parse import parse
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.calculate import Answer
from excelkasse.schema.tool import Field, Part

_LIMITS = {
    "greater_than_equal": "number_out_of_range",
    "less_than_equal": "number_out_of_range",
    "string_too_long": "text_too_long",
    "string_pattern_mismatch": "text_wrong_form",
}


@dataclass(slots=True)
class Line:
    """One row or form as read: values, the cells they stand in, what could not be read, and why."""

    cells: Mapping[str, Cell]
    values: dict[str, Answer] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, key: str, finding: Finding) -> None:
        """Leave a value out, and say why."""
        self.values.pop(key, None)
        self.unreadable.add(key)
        self.findings.append(finding)


def read_line(
    grid: Grid, cells: Mapping[str, Cell], part: Part, path: str, *, epoch_1904: bool
) -> Line:
    """Read the typed cells of one row or form."""
    line = Line(cells)
    for key, cell in cells.items():
        declared = part.fields[key]
        if declared.computed:
            continue
        where = _Where(grid, cell, declared, path)
        try:
            value = where.value(epoch_1904=epoch_1904)
        except Unclear as unclear:
            line.refuse(key, where.finding(unclear.code, unclear.values))
        else:
            if value is not None:
                line.values[key] = value
    _keep_limits(line, grid, part, path)
    return line


@dataclass(frozen=True, slots=True)
class _Where:
    """A cell, and the field that stands in it."""

    grid: Grid
    cell: Cell
    field: Field
    path: str

    def value(self, *, epoch_1904: bool) -> Answer:
        """Return the parsed value; an error value or an uncached formula is none."""
        if self.cell in self.grid.errors:
            raise Unclear("error_value", {"error": self.grid.errors[self.cell]})
        if self.cell in self.grid.uncached:
            raise Unclear("formula_uncached")
        return parse(self.grid.at(self.cell), self.field.kind, epoch_1904=epoch_1904)

    def finding(self, code: str, values: Mapping[str, str]) -> Finding:
        """Say what is wrong with the cell."""
        got = self.grid.errors.get(self.cell) or as_typed(self.grid.at(self.cell))
        return Finding(
            code,
            Severity.ERROR,
            Place(self.grid.name, self.cell),
            got=got,
            values={**limits_told(self.field), **label_of(self.path, self.field.key), **values},
        )


def _keep_limits(line: Line, grid: Grid, part: Part, path: str) -> None:
    """Let pydantic look at the values, and leave out those outside their limits."""
    try:
        part.record.model_validate(line.values)
    except ValidationError as error:
        for told in error.errors(include_url=False, include_context=False, include_input=False):
            key = str(told["loc"][0])
            where = _Where(grid, line.cells[key], part.fields[key], path)
            line.refuse(key, where.finding(_LIMITS.get(told["type"], "text_wrong_form"), {}))


def limits_told(field: Field) -> Mapping[str, str]:
    """Give the limits of a field for the words of a finding."""
    limits = field.kind.limits
    return {
        "low": f"{limits['ge']:g}" if "ge" in limits else "",
        "high": f"{limits['le']:g}" if "le" in limits else "",
        "room": str(limits.get("max_length", "")),
    }


def label_of(path: str, key: str) -> Mapping[str, str]:
    """Give the label and the help of a field for the words of a finding."""
    return {"label": f"@{path}.{key}.label", "help": f"@{path}.{key}.help"}


def as_typed(value: Value) -> str:
    """Say a cell's value as it was typed, shortened to what a sentence can hold."""
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        text = f"{value:.0f}" if value == round(value) else f"{value:.10g}".replace(".", ",")
    elif hasattr(value, "strftime"):
        text = f"{value:%d-%m-%Y}"
    else:
        text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004


def filled(grid: Grid, cells: Iterator[Cell]) -> bool:
    """Whether any of some cells holds something: a value, an error, an uncached formula."""
    return any(
        grid.at(cell) is not None or cell in grid.errors or cell in grid.uncached for cell in cells
    )
