"""Cells that a formula fills: a value typed over the formula, or an error nobody upstream explains.

Our own formulas are computed again from what was read, so a formula without a stored result, or
with a stale one, is no finding. A typed value that differs from the result is, and so is an error
value, unless the formula needs a cell that could not be read or that shows an error itself.
"""

from collections.abc import Iterator, Mapping
from math import isclose

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.reading.cells import Page, as_typed, label_of
from excelkasse.reading.parse import choice_from, parse
from excelkasse.reading.take import Taken
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.calculate import Answer, Scene, Unknown
from excelkasse.schema.choices import Choice
from excelkasse.schema.explain import Spot, upstream
from excelkasse.schema.tool import Field


def overwritten(scene: Scene, parts: Mapping[str, Taken]) -> Iterator[Finding]:
    """Give a finding for every value typed over a formula that gives something else."""
    for path, taken in parts.items():
        for number, line in enumerate(taken.lines):
            for key in line.over:
                field, cell = taken.page.part.fields[key], line.cells[key]
                if not _agrees(scene.at(path, number), taken.page, field, cell):
                    got = as_typed(taken.page.grid.at(cell), field.kind)
                    place = Place(taken.page.grid.name, cell)
                    values = label_of(taken.page.part, path, key)
                    yield Finding("formula_overwritten", Severity.QUERY, place, got, values)


def error_values(scene: Scene, parts: Mapping[str, Taken]) -> Iterator[Finding]:
    """Give a finding for every computed cell that shows an error of its own making."""
    wrong = [one for taken in parts.values() for one in _wrong(taken)]
    broken: set[Spot] = {(page.path, key) for page, key, _ in wrong}
    broken |= {(path, key) for path, _, key in scene.inputs.unreadable}
    for page, key, cell in wrong:
        if broken.isdisjoint(upstream((page.path, key), scene.parts)):
            error = page.grid.errors[cell]
            values = {**label_of(page.part, page.path, key), "error": error}
            place = Place(page.grid.name, cell)
            yield Finding("error_value", Severity.ERROR, place, error, values)


def _wrong(taken: Taken) -> Iterator[tuple[Page, str, Cell]]:
    """Give the computed cells of begun forms and rows that show an error."""
    for line in taken.lines if taken.page.grid.errors else ():
        for key, cell in line.cells.items():
            if cell in taken.page.grid.errors and taken.page.part.fields[key].computed:
                yield taken.page, key, cell


def _agrees(scene: Scene, page: Page, field: Field, cell: Cell) -> bool:
    """Whether a typed value is what the formula gives, or nobody can know."""
    try:
        expected = scene.field(scene.part, scene.row, field.key)
    except Unknown:
        return True
    try:
        if isinstance(expected, Choice):
            return choice_from(page.grid.at(cell), type(expected)) is expected
        told = parse(page.grid.at(cell), field.kind, epoch_1904=page.epoch_1904)
    except Unclear:
        return False
    return _same(told, expected)


def _same(told: Answer, expected: Answer) -> bool:
    if isinstance(told, int | float) and isinstance(expected, int | float):
        return isclose(told, expected, rel_tol=1e-6, abs_tol=1e-6)
    return told == expected
