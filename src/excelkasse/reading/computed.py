"""Cells that a formula fills: a value typed over the formula, or an error nobody upstream explains.

Our own formulas are computed again from what was read, so a formula without a stored result, or
with a stale one, is no finding. A typed value that differs from the result is, and so is an error
value that no unreadable cell explains.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import isclose

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid
from excelkasse.reading.cells import Line, as_typed, label_of
from excelkasse.reading.parse import parse
from excelkasse.reading.tagged import Tagged
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.calculate import Answer, Scene, Unknown
from excelkasse.schema.tool import Field


def computed_findings(
    scene: Scene, lines: Mapping[str, Sequence[Line]], grids: Mapping[str, Tagged]
) -> Iterator[Finding]:
    """Give a finding for every computed cell that does not hold what its formula gives."""
    for path, rows in lines.items():
        for key, field in scene.parts[path].fields.items():
            if field.computed and not field.spec.helper:
                for number, line in enumerate(rows):
                    if key in line.cells:
                        yield from _look(
                            scene.at(path, number), field, line.cells[key], grids[path].grid
                        )


def _look(scene: Scene, field: Field, cell: Cell, grid: Grid) -> Iterator[Finding]:
    try:
        expected = scene.field(scene.part, scene.row, field.key)
    except Unknown:
        return
    if cell in grid.errors:
        yield _finding("error_value", scene, field, (grid, cell))
    elif cell not in grid.formulas and not _agrees(grid, cell, field, expected):
        yield _finding("formula_overwritten", scene, field, (grid, cell))


def _agrees(grid: Grid, cell: Cell, field: Field, expected: Answer) -> bool:
    value = grid.at(cell)
    if value is None:
        return True
    try:
        told = parse(value, field.kind)
    except Unclear:
        return False
    return _same(told, expected)


def _same(told: Answer, expected: Answer) -> bool:
    if isinstance(told, int | float) and isinstance(expected, int | float):
        return isclose(told, expected, rel_tol=1e-6, abs_tol=1e-6)
    if isinstance(told, date) and isinstance(expected, date):
        return told == expected
    return told == expected or (told is None and expected is None)


def _finding(code: str, scene: Scene, field: Field, at: tuple[Grid, Cell]) -> Finding:
    grid, cell = at
    error = grid.errors.get(cell, "")
    values = {**label_of(scene.part, field.key), "error": error}
    got = error or as_typed(grid.at(cell))
    severity = Severity.ERROR if error else Severity.QUERY
    return Finding(code, severity, Place(grid.name, cell), got=got, values=values)
