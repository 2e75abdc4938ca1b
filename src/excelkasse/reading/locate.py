"""Where the fields are on a sheet as it stands now, whatever was moved, inserted or renamed.

First anchor: hidden markers. Second: visible labels. Where a label belongs to another field than
its marker, the label wins and a note says so; a label we do not know leaves the marker in charge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value
from excelkasse.reading.labels import Labels, enough, matches
from excelkasse.reading.tagged import Tagged
from excelkasse.schema.anchors import HEADING, REGISTER, VALUES, form_marker, register_marker
from excelkasse.schema.tool import Form, Register

_ROWS_TO_HEADER = 25


@dataclass(frozen=True, slots=True)
class FormSpot:
    """A form as found: the cell of each field's value, and which cells are ours to pass over."""

    cells: Mapping[str, Cell]
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class RegisterSpot:
    """A register as found: its header row, the column of each field, and its first and last row."""

    header_row: int
    columns: Mapping[str, int]
    first_row: int
    last_row: int
    findings: Sequence[Finding] = ()


def locate_form(sheet: Tagged, part: Form, path: str, labels: Labels) -> FormSpot:
    """Find the cells of a form; a field whose line is gone is a finding."""
    grid = sheet.grid
    values = _values_column(grid)
    rows, findings = _form_rows(sheet, part, path, labels)
    cells = {}
    for key, (row, label_column) in rows.items():
        cells[key] = Cell(row, values or label_column + 1)
    if rows:
        findings += [
            _gone(grid.name, path, key, required=field.spec.required)
            for key, field in part.fields.items()
            if key not in cells and not field.computed
        ]
    return FormSpot(cells, findings)


def _values_column(grid: Grid) -> int | None:
    for row in grid.rows[:_ROWS_TO_HEADER]:
        if VALUES in row:
            return grid.origin.column + list(row).index(VALUES)
    return None


def _form_rows(
    sheet: Tagged, part: Form, path: str, labels: Labels
) -> tuple[dict[str, tuple[int, int]], list[Finding]]:
    """Return the row and label column of each field."""
    markers = {form_marker(part.key, key): key for key in part.fields}
    marked: dict[str, tuple[int, int]] = {}
    labelled: dict[str, tuple[int, int]] = {}
    findings: list[Finding] = []
    last = _form_end(sheet)
    for row, (marker, label, column) in _form_lines(sheet, path, labels).items():
        if row > last:
            break
        field = markers.get(marker)
        if label and label not in labelled and (field is not None or not _has_markers(sheet)):
            labelled[label] = (row, column)
        if field and label and field != label:
            place = Place(sheet.grid.name, Cell(row, column))
            findings.append(_moved(place, path, field, label))
        elif field and not label:
            marked.setdefault(field, (row, column))
    return {**marked, **labelled}, findings


def _has_markers(sheet: Tagged) -> bool:
    return sheet.tag is not None


def _form_end(sheet: Tagged) -> int:
    """Return the last row a form can reach: the one before the first register's heading."""
    grid = sheet.grid
    if sheet.tag is not None:
        for down, row in enumerate(grid.rows):
            across = sheet.tag.column - grid.origin.column
            value = row[across] if across < len(row) else None
            if isinstance(value, str) and value[:1] in (HEADING, REGISTER):
                return grid.origin.row + down - 1
    return grid.last.row


def _form_lines(sheet: Tagged, path: str, labels: Labels) -> dict[int, tuple[str, str | None, int]]:
    """Give for each row its marker, the field its label names, and the label's column."""
    grid = sheet.grid
    column = _label_column(grid, path, labels)
    lines = {}
    for down, row in enumerate(grid.rows):
        marker = ""
        if sheet.tag is not None:
            told = _at(row, sheet.tag.column - grid.origin.column)
            marker = told if isinstance(told, str) else ""
        label = labels.field(path, _at(row, column - grid.origin.column))
        if marker or label:
            lines[grid.origin.row + down] = (marker, label, column)
    return lines


def _label_column(grid: Grid, path: str, labels: Labels) -> int:
    """Return the column that shows most of the form's labels."""
    counts: dict[int, int] = {}
    for row in grid.rows:
        for across, value in enumerate(row):
            if isinstance(value, str) and labels.field(path, value):
                counts[across] = counts.get(across, 0) + 1
    across = max(counts, key=lambda one: counts[one]) if counts else 1
    return grid.origin.column + across


def _at(row: Sequence[Value], across: int) -> Value:
    return row[across] if 0 <= across < len(row) else None


def locate_register(
    sheet: Tagged, part: Register, path: str, labels: Labels
) -> RegisterSpot | None:
    """Find a register's header, columns and body; None where nothing is left of it."""
    marker_row = _marker_row(sheet, part)
    header_row = _header_row(sheet.grid, part, path, labels, marker_row)
    if header_row is None:
        return None
    columns, findings = _columns(sheet.grid, part, path, labels, (marker_row, header_row))
    if marker_row is None:
        place = Place(sheet.grid.name, Cell(header_row, min(columns.values())))
        findings = [*findings, Finding("markers_gone", Severity.NOTE, place)]
    first = header_row + 1
    return RegisterSpot(header_row, columns, first, _body_end(sheet, first), findings)


def _marker_row(sheet: Tagged, part: Register) -> int | None:
    if sheet.tag is None:
        return None
    wanted = register_marker(part.key)
    across = sheet.tag.column - sheet.grid.origin.column
    for down, row in enumerate(sheet.grid.rows):
        if _at(row, across) == wanted:
            return sheet.grid.origin.row + down
    return None


def _header_row(
    grid: Grid, part: Register, path: str, labels: Labels, marker_row: int | None
) -> int | None:
    """Return the row that shows most of the labels; below the markers, where they are."""
    start = 0 if marker_row is None else marker_row + 1 - grid.origin.row
    stop = len(grid.rows) if marker_row is None else start + _ROWS_TO_HEADER
    rows = grid.rows[start:stop]
    scores = [matches(labels, path, row) for row in rows]
    best = max(scores, default=0)
    if best >= (enough(part) if marker_row is None else 1):
        return grid.origin.row + start + scores.index(best)
    if marker_row is None:
        return None
    filled = (down for down, row in enumerate(rows) if any(value is not None for value in row))
    return grid.origin.row + start + next(filled, 0)


def _columns(
    grid: Grid, part: Register, path: str, labels: Labels, at: tuple[int | None, int]
) -> tuple[dict[str, int], list[Finding]]:
    """Return the column of each field; a label we know wins over the marker above it."""
    marker_row, header_row = at
    by_label: dict[str, int] = {}
    by_marker: dict[str, int] = {}
    findings: list[Finding] = []
    for column in range(grid.origin.column, grid.last.column + 1):
        header = Cell(header_row, column)
        label = labels.field(path, grid.at(header))
        marker = grid.at(Cell(marker_row, column)) if marker_row else None
        field = marker if isinstance(marker, str) and marker in part.fields else None
        if label and label in by_label:
            findings.append(_column_twice(Place(grid.name, header), path, label))
        elif label:
            by_label[label] = column
            if field and field != label:
                findings.append(_moved(Place(grid.name, header), path, field, label))
        elif field:
            by_marker.setdefault(field, column)
    columns = {**by_marker, **by_label}
    return columns, findings + [
        _gone(grid.name, path, key, required=field.spec.required, row=header_row)
        for key, field in part.fields.items()
        if key not in columns and not field.computed
    ]


def _body_end(sheet: Tagged, first: int) -> int:
    """Return the last row before the next thing that is marked, or the end of the sheet."""
    grid = sheet.grid
    if sheet.tag is not None:
        for row in range(first, grid.last.row + 1):
            marker = grid.at(Cell(row, sheet.tag.column))
            if isinstance(marker, str) and marker[:1] in (HEADING, REGISTER):
                return row - 1
    return grid.last.row


def _moved(place: Place, path: str, marker: str, label: str) -> Finding:
    values = {"label": f"@{path}.{label}.label", "marker": f"@{path}.{marker}.label"}
    return Finding("label_moved", Severity.NOTE, place, values=values)


def _column_twice(place: Place, path: str, label: str) -> Finding:
    return Finding(
        "column_twice", Severity.ERROR, place, values={"label": f"@{path}.{label}.label"}
    )


def _gone(sheet: str, path: str, key: str, *, required: bool, row: int | None = None) -> Finding:
    place = Place(sheet, Cell(row, 1)) if row else Place(sheet)
    severity = Severity.ERROR if required else Severity.NOTE
    return Finding("field_gone", severity, place, values={"label": f"@{path}.{key}.label"})
