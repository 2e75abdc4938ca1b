"""The fullest workbook of the sample municipality, as values; and what a reading of it says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from excelkasse.address import Cell, cell_from
from excelkasse.finding import Finding, Severity
from excelkasse.grid import Grid, Workbook
from excelkasse.layout.place import FormPlace, Places, RegisterPlace, parts_of, places
from excelkasse.plan import WorkbookPlan
from excelkasse.reading import Reading, read
from excelkasse.sample import SampleProject, sample_projects
from excelkasse.schema.calculate import Row
from excelkasse.schema.tool import Record, Register, Tool
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.sheets import workbook_of

TODAY = date(2026, 10, 30)
PARTS = parts_of(SHELF)
REGISTERS = tuple(path for path, part in PARTS.items() if isinstance(part, Register))


@cache
def fullest() -> SampleProject:
    """Return the sample project with most rows."""
    return max(
        sample_projects(PARTS), key=lambda one: sum(len(rows) for rows in one.parts.values())
    )


def planned(rows: Mapping[str, Sequence[Row]], language: str = "da") -> WorkbookPlan:
    """Plan a workbook of the whole shelf with some rows in it."""
    return project_workbook(SHELF, texts(language), Content(rows, TODAY), title="Prøve")


@cache
def filled(language: str = "da") -> Workbook:
    """Return the workbook of the fullest project as it is read again."""
    return workbook_of(planned(fullest().parts, language))


@cache
def where() -> Places:
    """Tell where everything is in it."""
    counts = {path: len(rows) for path, rows in fullest().parts.items()}
    return places(SHELF, texts("da"), counts)


def form(path: str) -> FormPlace:
    """Tell where a form is in it."""
    found = where().form(path)
    assert found is not None
    return found


def register(path: str) -> RegisterPlace:
    """Tell where a register is in it."""
    found = where().register(path)
    assert found is not None
    return found


def sheet_of(path: str) -> str:
    """Return the name of the sheet that a part stands on."""
    return where().parts[path].sheet


def empty(tools: Sequence[Tool], language: str = "da") -> Workbook:
    """Return the empty template of some tools."""
    return workbook_of(project_workbook(tools, texts(language), Content(), title="Skabelon"))


def grid_named(workbook: Workbook, name: str) -> Grid:
    """Return a sheet by its name."""
    return next(grid for grid in workbook.grids if grid.name == name)


def reading_of(workbook: Workbook) -> Reading:
    """Read a workbook of the shelf's tools."""
    return read(workbook, SHELF, today=TODAY)


@cache
def clean() -> Reading:
    """Return the reading of the fullest workbook as nobody has touched it."""
    return reading_of(filled())


def told(findings: Iterable[Finding]) -> list[str]:
    """Say findings as `Risici!P10 action_overdue`."""
    return [f"{finding.place} {finding.code}" for finding in findings]


def but_notes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave the notes out."""
    return (one for one in findings if one.severity is not Severity.NOTE)


def said(findings: Iterable[Finding]) -> Counter[tuple[str, str, str]]:
    """Count findings by what they say, because their cells may have moved."""
    return Counter((one.code, one.got, str(one.values.get("label", ""))) for one in findings)


def named(sheet: str, findings: Iterable[Finding]) -> set[Cell | None]:
    """Return every cell of a sheet that a finding names, in its place or in its words."""
    mine = [one for one in findings if one.place.sheet == sheet]
    cells: set[Cell | None] = {one.place.cell for one in mine}
    for one in mine:
        for area in filter(None, str(one.values.get("cells", "")).split(", ")):
            first, _, last = area.partition(":")
            cells |= _within(cell_from(first), cell_from(last or first))
    return cells


def _within(first: Cell, last: Cell) -> set[Cell | None]:
    return {
        Cell(row, column)
        for row in range(first.row, last.row + 1)
        for column in range(first.column, last.column + 1)
    }


def typed(reading: Reading, path: str) -> list[dict[str, object]]:
    """Return what was typed in each row of a part, without what is computed."""
    fields = [field.key for field in PARTS[path].fields.values() if not field.computed]
    return [_typed(record, fields) for record in reading.records[path]]


def _typed(record: Record, fields: Sequence[str]) -> dict[str, object]:
    told_of = {key: getattr(record, key) for key in fields}
    return {key: value for key, value in told_of.items() if value is not None}
