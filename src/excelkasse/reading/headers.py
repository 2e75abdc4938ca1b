"""The rows of the registers on a sheet: where each begins, its header, and where its body ends.

Several registers may stand below each other, so they are found together: a body ends where the next
register begins, also on a sheet that has lost its markers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excelkasse.grid import Value, at
from excelkasse.reading.agreed import agreed_on
from excelkasse.reading.labels import enough
from excelkasse.reading.marks import row_of_keys
from excelkasse.reading.plain import heading
from excelkasse.reading.settle import Settled
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import heading_marker, register_marker
from excelkasse.schema.tool import Register

_SURE = 2
"""So many labels in one row are no chance, where markers say that a header is near."""


@dataclass(slots=True)
class Header:
    """Rows of a register: its first, its markers (0: none), its header, and its body.

    Where the header itself is gone, `row` is that of the markers and the body follows them.
    `agreed` is where each field stands, if markers and labels agree on enough of them.
    """

    top: int
    markers: int
    row: int
    agreed: Settled | None
    body: range = range(0)


def headers(sheet: Tagged) -> Mapping[str, Header]:
    """Find the registers of a sheet, by the key of the part; one that is gone is left out."""
    registers = [part for part in sheet.sheet.parts if isinstance(part, Register)]
    found = {part.key: _header(sheet, part) for part in registers}
    there = {key: header for key, header in found.items() if header is not None}
    end = sheet.grid.last.row + 1
    for header in there.values():
        below = [other.top for other in there.values() if other.top > header.row]
        header.body = range(header.row + 1, min(below, default=end))
    return there


def _header(sheet: Tagged, part: Register) -> Header | None:
    grid, marks = sheet.grid, sheet.marks
    title = marks.rows.get(heading_marker(part.key), 0)
    markers = marks.rows.get(register_marker(part.key), 0) or row_of_keys(grid, part, enough(part))
    agreed = _agreed(sheet, part, markers) if markers else None
    if agreed:
        row: int | None = markers + 1
    elif markers:
        row = _below_markers(sheet, part, markers)
    else:
        row = _alone(sheet, part, (title or grid.origin.row - 1) + 1)
    return (
        None if row is None else Header(title or _top(sheet, markers or row), markers, row, agreed)
    )


def _agreed(sheet: Tagged, part: Register, markers: int) -> Settled | None:
    """Return where the fields stand if the row below the markers agrees on enough of them."""
    keys, labels = sheet.row(markers), sheet.row(markers + 1)
    agreed = agreed_on(sheet, part, keys, labels, sheet.grid.origin.column)
    return agreed if agreed and len(agreed.at) >= enough(part) else None


def _rows(sheet: Tagged, first: int) -> Sequence[Sequence[Value]]:
    """Return the rows from one on, to where another register begins."""
    start = sheet.grid.origin.row
    stop = sheet.marks.next_start(first) or sheet.grid.last.row + 1
    return sheet.grid.rows[first - start : stop - start]


def _below_markers(sheet: Tagged, part: Register, markers: int) -> int:
    """Return the row with most of the labels, else one that looks like a header all reworded."""
    path, first = sheet.path(part), markers + 1
    if len(sheet.labels.shown(path, sheet.row(first))) >= enough(part):
        return first
    rows = _rows(sheet, first)
    shown = [len(sheet.labels.shown(path, row)) for row in rows]
    best = max(shown, default=0)
    if best >= _SURE:
        return first + shown.index(best)
    filled = (row for row, values in enumerate(rows, first) if any(v is not None for v in values))
    header = next(filled, markers)
    return header if _like_header(sheet, part, markers, header) else markers


def _like_header(sheet: Tagged, part: Register, markers: int, row: int) -> bool:
    """Whether a row has a text below every marker."""
    values = sheet.row(row)
    return all(
        isinstance(at(values, across), str)
        for across, key in enumerate(sheet.row(markers))
        if isinstance(key, str) and key in part.fields
    )


def _alone(sheet: Tagged, part: Register, first: int) -> int | None:
    """Return the row that shows most of the labels, if they are enough to be no chance."""
    path = sheet.path(part)
    shown = [len(sheet.labels.shown(path, row)) for row in _rows(sheet, first)]
    best = max(shown, default=0)
    return first + shown.index(best) if best >= enough(part) else None


def _top(sheet: Tagged, row: int) -> int:
    """Climb from the header over blank rows to what the template wrote above it: the title."""
    ours = sheet.words.titles
    top = row
    for above in range(row - 1, sheet.grid.origin.row - 1, -1):
        told = [value for value in sheet.row(above) if value is not None]
        if any(not isinstance(one, str) or heading(one) not in ours for one in told):
            break
        if told:
            top = above
    return top
