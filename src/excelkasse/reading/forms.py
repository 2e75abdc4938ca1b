"""Where the lines of a form are, by the markers in front of them and by their labels."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.finding import Finding
from excelkasse.grid import Value, down
from excelkasse.reading.agreed import agreed_on, markers_of
from excelkasse.reading.drift import gone, moved
from excelkasse.reading.labels import enough
from excelkasse.reading.settle import Lane, Settled, agreed, settle
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.tool import Form


class FormSpot(NamedTuple):
    """A form as found: the row of each field, and the columns of values and of labels."""

    rows: Mapping[str, int]
    values: int
    labels: int
    findings: Sequence[Finding] = ()


def locate_form(sheet: Tagged, part: Form, last: int) -> FormSpot:
    """Find the cells of a form in the rows up to `last`; a field that is gone is a finding."""
    rows = sheet.grid.rows[: last - sheet.grid.origin.row + 1]
    column, settled = _beside(sheet, part, rows) or _anywhere(sheet, part, rows)
    return FormSpot(
        rows=settled.at,
        values=sheet.marks.values or column + 1,
        labels=column,
        findings=(
            *(moved(sheet, part, lane, Cell(lane.at, column)) for lane in settled.moved),
            *gone(sheet, part, settled.at.keys()),
        ),
    )


def _beside(
    sheet: Tagged, part: Form, rows: Sequence[Sequence[Value]]
) -> tuple[int, Settled] | None:
    """Return the column of labels beside the markers, if enough of them are and they agree.

    The heading of a sheet stands above the markers, and is another in each workbook.
    """
    (first, left), marks = sheet.grid.origin, sheet.marks
    top = min((marks.rows[one] for one in marks.rows.keys() & markers_of(part)), default=0)
    if not top:
        return None
    above, below = rows[: top - first], rows[top - first :]
    keys, labels = (down(below, marks.column + side - left) for side in (0, 1))
    agreed = agreed_on(sheet, part, keys, labels, top)
    if not agreed or len(agreed.at) < enough(part):
        return None
    alone = any(sheet.fields(part, down(above, marks.column + 1 - left)))
    return None if alone else (marks.column + 1, agreed)


def _anywhere(sheet: Tagged, part: Form, rows: Sequence[Sequence[Value]]) -> tuple[int, Settled]:
    """Return the column of labels wherever it is, and the row of each field."""
    first, left = sheet.grid.origin
    across, labels = _labels(sheet, part, rows)
    markers = _marked(sheet, part, len(rows))
    settled = agreed(markers, labels, first) or settle(_lanes(rows, markers, labels, first))
    return left + across, settled


def _marked(sheet: Tagged, part: Form, count: int) -> Sequence[str | None]:
    """Return the field that the marker of each row names; of two alike the first counts."""
    known, first = markers_of(part), sheet.grid.origin.row
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
    # What stands in the column of the values is no label.
    before = sheet.marks.values - left if sheet.marks.values else max(map(len, rows), default=0)
    columns = {across: sheet.fields(part, down(rows, across)) for across in range(before)}
    counts = {across: _known(labels) for across, labels in columns.items()}
    best = max(counts, key=counts.__getitem__, default=beside)
    return (best, columns[best]) if any(counts.get(best, ())) else (beside, labels)


def _known(labels: Sequence[str | None]) -> tuple[int, int]:
    """Return how many labels are known, and how early the first one stands."""
    count = len(labels) - labels.count(None)
    return (count, -next(at for at, field in enumerate(labels) if field)) if count else (0, 0)
