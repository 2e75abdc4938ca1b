"""Where the columns of a register are, by the hidden row of markers and by the header."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.reading.drift import gone, moved, twice
from excelkasse.reading.headers import Header, headers
from excelkasse.reading.settle import Lane, Settled, settle
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.tool import Register


@dataclass(frozen=True, slots=True)
class RegisterSpot:
    """A register as found: the column of each field, its rows, and what there is to say of it.

    `top` is its first row, title or markers; `above` are the cells of markers and header we know.
    """

    columns: Mapping[str, int]
    body: range
    top: int = 0
    above: frozenset[Cell] = frozenset()
    findings: Sequence[Finding] = ()


def locate_registers(sheet: Tagged) -> Iterator[tuple[Register, RegisterSpot]]:
    """Find every register of a sheet."""
    found = headers(sheet)
    for part in sheet.sheet.parts:
        if isinstance(part, Register) and part.key in found:
            yield part, _located(sheet, part, found[part.key])
        elif isinstance(part, Register):
            lost = [one for one in gone(sheet, part, set()) if one.severity is Severity.ERROR]
            yield part, RegisterSpot({}, range(0), findings=lost)


def _located(sheet: Tagged, part: Register, header: Header) -> RegisterSpot:
    lanes = _lanes(sheet, part, header)
    settled = settle(lanes)
    first = Cell(header.row, min(settled.at.values(), default=sheet.grid.origin.column))
    findings = [
        *(moved(sheet, part, lane, Cell(header.row, lane.at)) for lane in settled.moved),
        *(twice(sheet, part, lane, Cell(header.row, lane.at)) for lane in settled.twice),
        *gone(sheet, part, settled.at.keys(), first),
    ]
    if not header.markers:
        findings.append(Finding("markers_gone", Severity.NOTE, Place(sheet.grid.name, first)))
    above = _above(header, lanes, settled)
    return RegisterSpot(settled.at, header.body, header.top, above, findings)


def _lanes(sheet: Tagged, part: Register, header: Header) -> Sequence[Lane]:
    """Give each column with what the marker and the header say."""
    grid = sheet.grid
    lanes = []
    for column in range(grid.origin.column, grid.last.column + 1):
        marker = grid.at(Cell(header.markers, column)) if header.markers else None
        label = grid.at(Cell(header.row, column)) if header.row != header.markers else None
        key = marker if isinstance(marker, str) and marker in part.fields else None
        lanes.append(Lane(column, key, sheet.label(part, label)))
    return [lane for lane in lanes if lane.marker or lane.label]


def _above(header: Header, lanes: Sequence[Lane], settled: Settled) -> frozenset[Cell]:
    """Give the cells of the markers, and of a header at least one of whose labels we know.

    A header that says nothing we know could be a row of a register whose header is gone.
    """
    cells = {Cell(header.markers, lane.at) for lane in lanes if lane.marker}
    if any(lane.label for lane in lanes):
        cells.update(Cell(header.row, column) for column in settled.at.values())
    return frozenset(cells)
