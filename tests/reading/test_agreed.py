"""What is looked at once for many workbooks is as if looked at anew, and never fills the memory."""

from excelkasse.address import Cell
from excelkasse.grid import Value
from excelkasse.reading.agreed import agreed_on, known_of
from excelkasse.reading.labels import labels_of
from excelkasse.reading.tagged import Tagged, claims_of, sort_sheets
from excelkasse.tools import SHELF
from tests.reading.edits import on_sheet, typed_in
from tests.reading.samples import (
    PARTS,
    filled,
    grid_named,
    reading_of,
    register,
    said,
    sheet_of,
)

RISKS = "risk_register.risks"


def _sheet() -> Tagged:
    found = sort_sheets(*claims_of(filled()), SHELF, labels_of(SHELF))
    return next(one for one in found.ours if one.tool.key == "risk_register")


def _header(sheet: Tagged) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    markers = sheet.marks.rows["#risks"]
    return tuple(sheet.row(markers)), tuple(sheet.row(markers + 1))


def test_the_same_header_is_looked_at_once() -> None:
    """Two workbooks of one template share where the fields of a register stand."""
    sheet, part = _sheet(), PARTS[RISKS]
    keys, labels = _header(sheet)
    first = agreed_on(sheet, part, keys, labels, 1)

    assert first is not None
    assert first is agreed_on(sheet, part, list(keys), list(labels), 1)


def test_a_long_header_is_not_kept() -> None:
    """Whatever somebody writes beside the header, it is not kept for the next workbook."""
    sheet, part = _sheet(), PARTS[RISKS]
    keys, labels = _header(sheet)
    long = (*labels, "x" * 20_000)
    found = [agreed_on(sheet, part, (*keys, None), long, 1) for _ in range(2)]

    assert found[0] == found[1]
    assert found[0] is not found[1]


def test_few_headers_are_kept_of_each_part() -> None:
    """A thousand workbooks with a header each leave no more than a handful."""
    sheet, part = _sheet(), PARTS[RISKS]
    keys, labels = _header(sheet)
    for first in range(1000):
        agreed_on(sheet, part, keys, labels, first)

    assert len(known_of(part)) < 20


def test_a_header_that_was_changed_is_seen() -> None:
    """A label over another column is followed, although the header as it was is known."""
    place = register(RISKS)
    first, second = (place.columns[key] for key in ("risk", "risk_owner"))
    sheet = grid_named(filled(), sheet_of(RISKS))
    labels = [sheet.at(Cell(place.header_row, column)) for column in (first, second)]
    one = typed_in(Cell(place.header_row, second), labels[0])
    other = typed_in(Cell(place.header_row, first), labels[1])
    swapped = on_sheet(on_sheet(filled(), sheet.name, one), sheet.name, other)

    before, between, after = (reading_of(one) for one in (filled(), swapped, filled()))

    assert "label_moved" in {finding.code for finding in between.findings}
    assert before.records == after.records
    assert said(before.findings) == said(after.findings)
