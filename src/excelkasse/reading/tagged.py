"""Which sheet is which: by its tag, wherever it stands; else by the labels on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Workbook
from excelkasse.reading.labels import Labels, enough, matches
from excelkasse.schema.anchors import LISTS, PREFIX, README, Tag, tag_from
from excelkasse.schema.tool import Form, Part, Sheet, Tool

_ROWS_SEARCHED = 200


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sheet of a tool as found: its grid, and the cell of its tag if it still has one."""

    tool: Tool
    sheet: Sheet
    grid: Grid
    tag: Cell | None


@dataclass(frozen=True, slots=True)
class Sorted:
    """The sheets of a workbook sorted: ours, in order, and what there is to say of the others."""

    ours: Sequence[Tagged]
    findings: Sequence[Finding]
    other_tools: frozenset[str]


def sort_sheets(workbook: Workbook, tools: Sequence[Tool], labels: Labels) -> Sorted:
    """Find out what each sheet is; the same tag twice is a finding, never a merge."""
    known = {(tool.key, sheet.key): (tool, sheet) for tool in tools for sheet in tool.sheets}
    ours: dict[tuple[str, str], Tagged] = {}
    findings: list[Finding] = []
    untagged: list[Grid] = []
    others: set[str] = set()
    for grid in workbook.grids:
        found = _tag(grid)
        if found is None:
            untagged.append(grid)
            continue
        cell, tag = found
        key = (tag.tool, tag.sheet)
        if key not in known:
            others.add(tag.tool)
            findings.extend(_unknown(grid, cell, tag))
        elif key in ours:
            findings.append(_twice(grid, cell, ours[key].grid))
        else:
            ours[key] = Tagged(*known[key], grid, cell)
            findings.extend(_newer(grid, cell, tag, known[key][0]))
    findings.extend(_by_labels(grid, known, ours, labels) for grid in untagged)
    return Sorted(list(ours.values()), [one for one in findings if one.code], frozenset(others))


def _tag(grid: Grid) -> tuple[Cell, Tag] | None:
    for down, row in enumerate(grid.rows[:_ROWS_SEARCHED]):
        for across, value in enumerate(row):
            if isinstance(value, str) and value.startswith(PREFIX):
                tag = tag_from(value)
                if tag is not None:
                    return Cell(grid.origin.row + down, grid.origin.column + across), tag
    return None


def _unknown(grid: Grid, cell: Cell, tag: Tag) -> Iterator[Finding]:
    if tag.tool not in (README, LISTS):
        place = Place(grid.name, cell)
        yield Finding("sheet_of_unknown_tool", Severity.NOTE, place, got=str(tag))


def _twice(grid: Grid, cell: Cell, first: Grid) -> Finding:
    return Finding(
        "sheet_twice", Severity.ERROR, Place(grid.name, cell), values={"first": first.name}
    )


def _newer(grid: Grid, cell: Cell, tag: Tag, tool: Tool) -> Iterator[Finding]:
    if tag.version > tool.version:
        yield Finding("sheet_newer", Severity.NOTE, Place(grid.name, cell), got=str(tag.version))


def _by_labels(
    grid: Grid,
    known: Mapping[tuple[str, str], tuple[Tool, Sheet]],
    ours: dict[tuple[str, str], Tagged],
    labels: Labels,
) -> Finding:
    """Take a sheet without a tag for the tool most of whose labels it shows, and say so."""
    candidates = [
        (_score(grid, tool, sheet, labels), key)
        for key, (tool, sheet) in known.items()
        if key not in ours
    ]
    score, key = max(candidates, default=(0, ("", "")))
    if score > 0:
        ours[key] = Tagged(*known[key], grid, None)
        return Finding("sheet_by_labels", Severity.NOTE, Place(grid.name))
    filled = next(grid.filled(), None)
    place = Place(grid.name, filled[0]) if filled else Place(grid.name)
    return Finding("sheet_own" if filled else "", Severity.NOTE, place)


def _score(grid: Grid, tool: Tool, sheet: Sheet, labels: Labels) -> int:
    score = 0
    for part in sheet.parts:
        if isinstance(part, Part):
            path = f"{tool.key}.{part.key}"
            best = _labels_shown(grid, part, path, labels)
            score += best if best >= enough(part) else 0
    return score


def _labels_shown(grid: Grid, part: Part, path: str, labels: Labels) -> int:
    rows = grid.rows[:_ROWS_SEARCHED]
    if isinstance(part, Form):
        return sum(1 for row in rows if matches(labels, path, row))
    return max((matches(labels, path, row) for row in rows), default=0)
