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
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import heading_marker, register_marker
from excelkasse.schema.tool import Register

_SURE = 2
"""So many labels in one row are no chance, where markers say that a header is near."""


@dataclass(frozen=True, slots=True)
class Header:
    """Rows of a register: its first, its markers (0: none), its header, and its body.

    Where the header itself is gone, `row` is that of the markers and the body follows them.
    """

    top: int
    markers: int
    row: int
    body: range = range(0)


def headers(sheet: Tagged) -> Mapping[str, Header]:
    """Find the registers of a sheet, by the key of the part; one that is gone is left out."""
    registers = [part for part in sheet.sheet.parts if isinstance(part, Register)]
    found = {part.key: _header(sheet, part) for part in registers}
    there = {key: header for key, header in found.items() if header is not None}
    return {key: _with_body(header, there, sheet.grid.last.row) for key, header in there.items()}


def _with_body(header: Header, all_headers: Mapping[str, Header], last: int) -> Header:
    below = [other.top for other in all_headers.values() if other.top > header.row]
    body = range(header.row + 1, min(below, default=last + 1))
    return Header(header.top, header.markers, header.row, body)


def _header(sheet: Tagged, part: Register) -> Header | None:
    grid, marks = sheet.grid, sheet.marks
    title = marks.rows.get(heading_marker(part.key), 0)
    markers = marks.rows.get(register_marker(part.key), 0) or row_of_keys(grid, part, enough(part))
    first = (markers or title or grid.origin.row - 1) + 1
    row = _below_markers(sheet, part, markers) if markers else _alone(sheet, part, first)
    if row is None:
        return None
    return Header(title or _top(sheet, markers or row), markers, row)


def _rows(sheet: Tagged, first: int) -> Sequence[Sequence[Value]]:
    """Return the rows from one on, to where another register begins."""
    start = sheet.grid.origin.row
    stop = sheet.marks.next_start(first) or sheet.grid.last.row + 1
    return sheet.grid.rows[first - start : stop - start]


def _below_markers(sheet: Tagged, part: Register, markers: int) -> int:
    """Return the row with most of the labels, else one that looks like a header all reworded."""
    path, first = sheet.path(part), markers + 1
    if _is_header(sheet, part, markers, first):
        return first
    rows = _rows(sheet, first)
    shown = [len(sheet.labels.shown(path, row)) for row in rows]
    best = max(shown, default=0)
    if best >= _SURE:
        return first + shown.index(best)
    filled = (row for row, values in enumerate(rows, first) if any(v is not None for v in values))
    header = next(filled, markers)
    return header if _like_header(sheet, part, markers, header) else markers


def _is_header(sheet: Tagged, part: Register, markers: int, row: int) -> bool:
    """Whether a row has enough of the labels, at a glance where each agrees with its marker."""
    keys, values, left = sheet.row(markers), sheet.row(row), sheet.grid.origin.column
    agreed, least = agreed_on(sheet, part, keys, values, left), enough(part)
    if agreed and len(agreed.at) >= least:
        return True
    return len(sheet.labels.shown(sheet.path(part), values)) >= least


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
