"""Where the columns of a register are, by the hidden row of markers and by the header."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from excelkasse.address import Area, Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Value
from excelkasse.reading.agreed import agreed_on, marked
from excelkasse.reading.drift import gone, moved, twice
from excelkasse.reading.headers import Header, headers
from excelkasse.reading.settle import Lane, settle
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.tool import Register


class RegisterSpot(NamedTuple):
    """A register as found: the column of each field, its rows, and what there is to say of it.

    `top` is its first row, title or markers; `above` are the rows of markers and header, each with
    the columns we know.
    """

    columns: Mapping[str, int]
    body: range
    top: int = 0
    above: Sequence[tuple[int, Iterable[int]]] = ()
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
    left, (keys, labels) = sheet.grid.origin.column, _said(sheet, header)
    agreed = header.agreed or agreed_on(sheet, part, keys, labels, left)
    lanes = [] if agreed else _lanes(marked(part, keys), sheet.fields(part, labels), left)
    settled = agreed or settle(lanes)
    first = Cell(header.row, min(settled.at.values(), default=left))
    findings = [
        *(moved(sheet, part, lane, Cell(header.row, lane.at)) for lane in settled.moved),
        *(twice(sheet, part, lane, Cell(header.row, lane.at)) for lane in settled.twice),
        *gone(sheet, part, settled.at.keys(), first),
    ]
    if not header.markers:
        findings.append(Finding("markers_gone", Severity.NOTE, Place(sheet.grid.name, first)))
    elif header.row != header.markers and not agreed and not any(lane.label for lane in lanes):
        findings.append(_unknown(sheet, first, lanes))
    known = [lane.at for lane in lanes if lane.marker] if lanes else settled.at.values()
    above = [(header.markers, known), (header.row, settled.at.values())]
    return RegisterSpot(settled.at, header.body, header.top, above, findings)


def _said(sheet: Tagged, header: Header) -> tuple[Sequence[Value], Sequence[Value]]:
    """Return the rows of the markers and of the header."""
    labels = sheet.row(header.row) if header.row != header.markers else ()
    return sheet.row(header.markers), labels


def _lanes(
    markers: Sequence[str | None], labels: Sequence[str | None], left: int
) -> Sequence[Lane]:
    told = enumerate(zip_longest(markers, labels), left)
    return [Lane(column, *said) for column, said in told if any(said)]


def _unknown(sheet: Tagged, first: Cell, lanes: Sequence[Lane]) -> Finding:
    """Say that no label is one we know: such a header could be a row, where the header is gone."""
    last = Cell(first.row, max((lane.at for lane in lanes), default=first.column))
    values = {"cells": str(Area(first, last))}
    return Finding("header_unknown", Severity.NOTE, Place(sheet.grid.name, first), values=values)
