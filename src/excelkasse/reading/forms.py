"""Where the lines of a form are, by the markers in front of them and by their labels."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Value, down
from excelkasse.reading.drift import gone, moved
from excelkasse.reading.labels import enough
from excelkasse.reading.settle import Lane, agreed, settle
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import form_marker
from excelkasse.schema.once import once
from excelkasse.schema.tool import Form


class FormSpot(NamedTuple):
    """A form as found: the cell of each field's value, their column, and the column of labels."""

    cells: Mapping[str, Cell]
    values: int
    labels: int
    findings: Sequence[Finding] = ()


def locate_form(sheet: Tagged, part: Form, last: int) -> FormSpot:
    """Find the cells of a form in the rows up to `last`; a field that is gone is a finding."""
    first = sheet.grid.origin.row
    rows = sheet.grid.rows[: last - first + 1]
    across, labels = _labels(sheet, part, rows)
    label_column = sheet.grid.origin.column + across
    markers = _marked(sheet, part, len(rows))
    settled = agreed(markers, labels, first) or settle(_lanes(rows, markers, labels, first))
    values = sheet.marks.values or label_column + 1
    return FormSpot(
        cells={key: Cell(row, values) for key, row in settled.at.items()},
        values=values,
        labels=label_column,
        findings=(
            *(moved(sheet, part, lane, Cell(lane.at, label_column)) for lane in settled.moved),
            *gone(sheet, part, settled.at.keys()),
        ),
    )


def _marked(sheet: Tagged, part: Form, count: int) -> Sequence[str | None]:
    """Return the field that the marker of each row names."""
    known, first = _markers(part), sheet.grid.origin.row
    keys = {row: known[text] for text, row in sheet.marks.rows.items() if text in known}
    return list(map(keys.get, range(first, first + count)))


def _lanes(
    rows: Sequence[Sequence[Value]],
    markers: Sequence[str | None],
    labels: Sequence[str | None],
    first: int,
) -> list[Lane]:
    """Give each row with what its marker and its label say; a label alone in its row comes last.

    The title of a section may read as a label does.
    """
    told = enumerate(zip(markers, labels, strict=True), first)
    lanes = [Lane(row, *said) for row, said in told if any(said)]
    alone = [lane for lane in lanes if not lane.marker and _lonely(rows[lane.at - first])]
    return [lane for lane in lanes if lane not in alone] + alone


def _lonely(values: Sequence[Value]) -> bool:
    """Whether a label is all there is in a row."""
    return len(values) - values.count(None) <= 1


@once
def _markers(part: Form) -> Mapping[str, str]:
    """Return the field of each marker of a form."""
    return {form_marker(part.key, key): key for key in part.fields}


def _labels(
    sheet: Tagged, part: Form, rows: Sequence[Sequence[Value]]
) -> tuple[int, Sequence[str | None]]:
    """Return where in a row the labels are, and the field of each row's.

    They are beside the markers, or where most of them are.
    """
    left = sheet.grid.origin.column
    beside = sheet.marks.column - left + 1 if sheet.marks.column else 0
    labels = sheet.fields(part, down(rows, beside))
    if len(labels) - labels.count(None) >= enough(part):
        return beside, labels
    before = sheet.marks.values - left if sheet.marks.values else None  # a value is no label
    counts = Counter(
        across
        for row in rows
        for across, field in enumerate(sheet.fields(part, row[:before]))
        if field
    )
    best = max(counts, key=lambda one: counts[one]) if counts else beside
    return best, sheet.fields(part, down(rows, best))
