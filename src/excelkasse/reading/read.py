"""A workbook to records and findings: sort the sheets, read the cells, compute, check."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from excelkasse.finding import Finding
from excelkasse.grid import Workbook
from excelkasse.reading.carried import carried_profile
from excelkasse.reading.computed import error_values, overwritten
from excelkasse.reading.crosscheck import missing_values, rule_findings
from excelkasse.reading.labels import labels_of
from excelkasse.reading.places import Lines, ReadPlaces
from excelkasse.reading.tagged import Sorted, claims_of, sort_sheets
from excelkasse.reading.take import SheetTaken, Taken, take
from excelkasse.reading.unread_cells import strays
from excelkasse.reading.unread_sheets import front_page, own_sheet
from excelkasse.schema.calculate import Inputs, Scene, calculated
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.tailor import tailored
from excelkasse.schema.told import Places
from excelkasse.schema.tool import Part, Record, Tool


class Reading(NamedTuple):
    """What a workbook says: records by part, the place of every value, and all findings.

    `records` are keyed by `tool.part`, `places` by part, row and field. `other_tools` are tags of
    tools that were not asked for, such as those of a portfolio workbook. `profile` is the one that
    the workbook was made with.
    """

    records: Mapping[str, Sequence[Record]]
    places: Places
    findings: Sequence[Finding]
    versions: Mapping[str, int] = {}
    other_tools: frozenset[str] = frozenset()
    profile: Profile = PLAIN

    def form(self, path: str) -> Record | None:
        """Return the record of a form; None if it is not begun or not there."""
        found = self.records.get(path, ())
        return found[0] if found else None


def read(workbook: Workbook, tools: Sequence[Tool], *, today: date) -> Reading:
    """Read and check a workbook; all findings at once, in the order of its sheets and cells.

    The tools are taken as the workbook's own profile has tailored them.
    """
    claims, untagged = claims_of(workbook)
    carried = carried_profile(claims)
    tools = tailored(tools, carried.profile)
    found = sort_sheets(claims, untagged, tools, labels_of(tools))
    sheets = [take(sheet, epoch_1904=workbook.epoch_1904) for sheet in found.ours]
    parts = {path: taken for sheet in sheets for path, taken in sheet.parts.items()}
    scene = Scene(_declared(tools), _inputs(parts), today, carried.profile.settings)
    findings = [
        *carried.findings,
        *found.findings,
        *(one for sheet in sheets for one in sheet.findings),
        *missing_values(parts),
        *rule_findings(scene, parts),
        *error_values(scene, parts),
        *overwritten(scene, parts),
        *_unread(found, sheets, carried.profile),
    ]
    order = {grid.name: place for place, grid in enumerate(workbook.grids)}
    return Reading(
        records={path: _records(scene, path) for path in parts},
        places=_places(parts),
        findings=tuple(sorted(findings, key=lambda one: _order(one, order))),
        versions={sheet.tool.key: sheet.tool.version for sheet in found.ours},
        other_tools=found.other_tools,
        profile=carried.profile,
    )


def _declared(tools: Sequence[Tool]) -> Mapping[str, Part]:
    return {path: part for tool in tools for path, part in tool.parts.items()}


def _inputs(parts: Mapping[str, Taken]) -> Inputs:
    return Inputs(
        rows={path: [line.values for line in taken.lines] for path, taken in parts.items()},
        unreadable={
            (path, row, key)
            for path, taken in parts.items()
            for row, line in enumerate(taken.lines)
            for key in line.unreadable
        },
    )


def _unread(found: Sorted, sheets: Sequence[SheetTaken], profile: Profile) -> Iterator[Finding]:
    """Name what people wrote outside the fields, sheet by sheet."""
    for sheet, taken in zip(found.ours, sheets, strict=True):
        yield from strays(sheet, taken.seen)
    for claim in found.front:
        yield from front_page(claim, profile)
    for grid in found.others:
        yield from own_sheet(grid)


def _records(scene: Scene, path: str) -> Sequence[Record]:
    # The typed values were validated cell by cell, and what the formulas give needs no limits.
    return tuple(map(scene.parts[path].record.made_of, calculated(scene, path)))


def _places(parts: Mapping[str, Taken]) -> Places:
    return ReadPlaces(
        {
            path: Lines(taken.page.grid.name, [line.cells for line in taken.lines])
            for path, taken in parts.items()
        }
    )


def _order(finding: Finding, sheets: Mapping[str, int]) -> tuple[int, int, int]:
    cell = finding.place.cell
    return (sheets.get(finding.place.sheet, -1), *((cell.row, cell.column) if cell else (0, 0)))
