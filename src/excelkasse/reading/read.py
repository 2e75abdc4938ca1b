"""A workbook to records and findings: sort the sheets, read the cells, compute, check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from excelkasse.finding import Finding, Place
from excelkasse.grid import Workbook
from excelkasse.reading.cells import Line, read_line
from excelkasse.reading.computed import computed_findings
from excelkasse.reading.crosscheck import missing_values, rule_findings
from excelkasse.reading.labels import Labels, labels_of
from excelkasse.reading.locate import locate_form, locate_register
from excelkasse.reading.rows import read_rows
from excelkasse.reading.strays import strays
from excelkasse.reading.tagged import Tagged, sort_sheets
from excelkasse.schema.calculate import Inputs, Row, Scene, calculated
from excelkasse.schema.settings import STANDARD, Settings
from excelkasse.schema.tool import Form, Part, Record, Register, Tool

Spot = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says: records by part, the place of every value, and all findings.

    `records` are keyed by `tool.part`, `places` by part, row and field. `other_tools` are tags of
    tools that were not asked for, such as those of a portfolio workbook.
    """

    records: Mapping[str, Sequence[Record]]
    places: Mapping[Spot, Place]
    findings: Sequence[Finding]
    versions: Mapping[str, int] = field(default_factory=dict)
    other_tools: frozenset[str] = frozenset()

    def form(self, path: str) -> Record | None:
        """Return the record of a form; None if it is not begun or not there."""
        found = self.records.get(path, ())
        return found[0] if found else None


def read(
    workbook: Workbook, tools: Sequence[Tool], *, today: date, settings: Settings = STANDARD
) -> Reading:
    """Read and check a workbook; all findings at once, in the order of its sheets and cells."""
    labels = labels_of(tools)
    found = sort_sheets(workbook, tools, labels)
    desk = _Desk(workbook.epoch_1904, labels)
    for sheet in found.ours:
        desk.take(sheet)
    scene = _scene(desk, tools, today, settings)
    findings = [*found.findings, *desk.findings]
    findings += missing_values(scene, desk.lines, desk.sheet_of)
    findings += rule_findings(scene, desk.lines, desk.sheet_of)
    findings += computed_findings(scene, desk.lines, desk.grid_of)
    findings += strays(found.ours, desk.read_cells)
    records = {
        path: tuple(_record(scene.parts[path], row) for row in calculated(scene, path))
        for path in desk.lines
    }
    order = {grid.name: place for place, grid in enumerate(workbook.grids)}
    return Reading(
        records=records,
        places=_places(desk),
        findings=tuple(sorted(findings, key=lambda one: _order(one, order))),
        versions={sheet.tool.key: sheet.tool.version for sheet in found.ours},
        other_tools=found.other_tools,
    )


def _record(part: Part, row: Row) -> Record:
    # The typed values were validated cell by cell, and what the formulas give needs no limits.
    return part.record.model_construct(None, **row)


def _order(finding: Finding, sheets: Mapping[str, int]) -> tuple[int, int, int]:
    cell = finding.place.cell
    return (sheets.get(finding.place.sheet, -1), *((cell.row, cell.column) if cell else (0, 0)))


class _Desk:
    """Where the sheets are laid out and read, one by one."""

    def __init__(self, epoch_1904: bool, labels: Labels) -> None:  # noqa: FBT001
        self.epoch_1904 = epoch_1904
        self.labels = labels
        self.lines: dict[str, list[Line]] = {}
        self.findings: list[Finding] = []
        self.sheet_of: dict[str, str] = {}
        self.grid_of: dict[str, Tagged] = {}
        self.read_cells: dict[str, set[tuple[int, int]]] = {}

    def take(self, sheet: Tagged) -> None:
        """Read every part of a sheet."""
        mine = self.read_cells.setdefault(sheet.grid.name, set())
        for part in sheet.sheet.parts:
            if isinstance(part, Part):
                path = f"{sheet.tool.key}.{part.key}"
                self.sheet_of[path] = sheet.grid.name
                self.grid_of[path] = sheet
                lines = self._lines(sheet, part, path, mine)
                self.findings += [one for line in lines for one in line.findings]
                self.lines[path] = [line for line in lines if line.cells]
        self._drop_unbegun(sheet)

    def _lines(
        self, sheet: Tagged, part: Part, path: str, mine: set[tuple[int, int]]
    ) -> list[Line]:
        if isinstance(part, Form):
            spot = locate_form(sheet, part, path, self.labels)
            self.findings += spot.findings
            mine.update(spot.cells.values())
            return [read_line(sheet.grid, spot.cells, part, path, epoch_1904=self.epoch_1904)]
        if not isinstance(part, Register):
            return []
        found = locate_register(sheet, part, path, self.labels)
        if found is None:
            return []
        self.findings += found.findings
        for row in range(found.header_row, found.last_row + 1):
            mine.update((row, column) for column in found.columns.values())
        return list(read_rows(sheet.grid, found, part, path, epoch_1904=self.epoch_1904))

    def _drop_unbegun(self, sheet: Tagged) -> None:
        """Leave out a form, and the rows of a fixed register, where nobody has typed anything."""
        parts = [part for part in sheet.sheet.parts if isinstance(part, Part)]
        begun = any(self._begun(sheet, part) for part in parts)
        for part in parts:
            path = f"{sheet.tool.key}.{part.key}"
            alone = isinstance(part, Form) and any(not one.computed for one in part.fields.values())
            if not begun or (alone and not self._begun(sheet, part)):
                self.lines[path] = []

    def _begun(self, sheet: Tagged, part: Part) -> bool:
        for line in self.lines[f"{sheet.tool.key}.{part.key}"]:
            prefilled = part.prefilled if isinstance(part, Register) else frozenset()
            if line.unreadable or any(key not in prefilled for key in line.values):
                return True
        return False


def _scene(desk: _Desk, tools: Sequence[Tool], today: date, settings: Settings) -> Scene:
    rows = {path: [line.values for line in lines] for path, lines in desk.lines.items()}
    unreadable = {
        (path, row, key)
        for path, lines in desk.lines.items()
        for row, line in enumerate(lines)
        for key in line.unreadable
    }
    parts = {path: part for tool in tools for path, part in tool.parts.items()}
    return Scene(parts, Inputs(rows, unreadable), today, settings)


def _places(desk: _Desk) -> Mapping[Spot, Place]:
    return {
        (path, row, key): Place(desk.sheet_of[path], cell)
        for path, lines in desk.lines.items()
        for row, line in enumerate(lines)
        for key, cell in line.cells.items()
    }
