"""Where the lines of a form are, by the markers in front of them and by their labels."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Value, at
from excelkasse.reading.drift import gone, moved
from excelkasse.reading.labels import enough
from excelkasse.reading.settle import Lane, settle
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import form_marker
from excelkasse.schema.tool import Form


@dataclass(frozen=True, slots=True)
class FormSpot:
    """A form as found: the cell of each field's value, and the cells of their labels."""

    cells: Mapping[str, Cell]
    labels: frozenset[Cell] = frozenset()
    findings: Sequence[Finding] = ()


def locate_form(sheet: Tagged, part: Form, last: int) -> FormSpot:
    """Find the cells of a form in the rows up to `last`; a field that is gone is a finding."""
    rows = sheet.grid.rows[: last - sheet.grid.origin.row + 1]
    across = _label_column(sheet, part, rows)
    settled = settle(_lanes(sheet, part, rows, across))
    label_column = sheet.grid.origin.column + across
    values = sheet.marks.values or label_column + 1
    return FormSpot(
        cells={key: Cell(row, values) for key, row in settled.at.items()},
        labels=frozenset(Cell(row, label_column) for row in settled.at.values()),
        findings=(
            *(moved(sheet, part, lane, Cell(lane.at, label_column)) for lane in settled.moved),
            *gone(sheet, part, settled.at.keys()),
        ),
    )


def _lanes(sheet: Tagged, part: Form, rows: Sequence[Sequence[Value]], across: int) -> list[Lane]:
    """Give each row with what its marker and its label say; a label alone in its row comes last.

    The title of a section may read as a label does.
    """
    first = sheet.grid.origin.row
    keys = {sheet.marks.rows.get(form_marker(part.key, key)): key for key in part.fields}
    lanes, alone = [], []
    for row, values in enumerate(rows, start=first):
        lane = Lane(row, keys.get(row), sheet.label(part, at(values, across)))
        if lane.marker or (lane.label and sum(value is not None for value in values) > 1):
            lanes.append(lane)
        elif lane.label:
            alone.append(lane)
    return lanes + alone


def _label_column(sheet: Tagged, part: Form, rows: Sequence[Sequence[Value]]) -> int:
    """Return where in a row the labels are: beside the markers, or where most of them are."""
    left = sheet.grid.origin.column
    beside = sheet.marks.column - left + 1 if sheet.marks.column else 0
    if sum(sheet.label(part, at(row, beside)) is not None for row in rows) >= enough(part):
        return beside
    before = sheet.marks.values - left if sheet.marks.values else None  # a value is no label
    counts = Counter(
        across
        for row in rows
        for across, value in enumerate(row[:before])
        if sheet.label(part, value)
    )
    return max(counts, key=lambda one: counts[one]) if counts else beside
