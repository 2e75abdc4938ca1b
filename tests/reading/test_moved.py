"""Nothing shifts: whatever people do to the sheets, the same records are read from them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.address import Cell
from excelkasse.grid import Grid, Workbook
from excelkasse.texts import texts
from tests.reading.edits import (
    Edit,
    column_deleted,
    columns_inserted,
    columns_reordered,
    on_every_sheet,
    on_sheet,
    row_deleted,
    rows_inserted,
    rows_reordered,
    typed_in,
    uncached,
    values_only,
)
from tests.reading.samples import (
    REGISTERS,
    clean,
    filled,
    form,
    fullest,
    reading_of,
    register,
    said,
    told,
    typed,
)

FEW = settings(max_examples=40, derandomize=True)
SHEETS = st.sampled_from(range(len(filled().grids)))
FILLED_REGISTERS = [path for path in REGISTERS if len(fullest().parts.get(path, ())) > 1]


def _edited(sheet: int, edit: Edit) -> Workbook:
    return on_sheet(filled(), filled().grids[sheet].name, edit)


@FEW
@given(sheet=SHEETS, before=st.integers(1, 130), count=st.integers(1, 3))
def test_rows_may_be_inserted_anywhere(sheet: int, before: int, count: int) -> None:
    """Blank rows above, between or inside what stands on a sheet change nothing."""
    reading = reading_of(_edited(sheet, rows_inserted(before, count)))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


@FEW
@given(sheet=SHEETS, before=st.integers(1, 35), count=st.integers(1, 3))
def test_columns_may_be_inserted_anywhere(sheet: int, before: int, count: int) -> None:
    """Blank columns before the markers, before the values or inside a table change nothing."""
    reading = reading_of(_edited(sheet, columns_inserted(before, count)))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


@FEW
@given(data=st.data())
def test_many_edits_may_be_made_to_one_workbook(data: st.DataObject) -> None:
    """Rows and columns inserted here and there, on sheets in another order and with new names."""
    grids = data.draw(st.permutations(filled().grids))
    workbook = Workbook([replace(grid, name=f"Ark{n}") for n, grid in enumerate(grids)])
    for _ in range(4):
        at, count = data.draw(st.integers(1, 30)), data.draw(st.integers(1, 2))
        edit = data.draw(st.sampled_from([rows_inserted, columns_inserted]))(at, count)
        workbook = on_every_sheet(workbook, edit)

    reading = reading_of(workbook)

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


def test_findings_follow_what_was_moved() -> None:
    """A finding and a place name the cell where it stands now."""
    name = register("risk_register.risks").sheet
    before = clean().places["risk_register.risks", 0, "due"].cell
    assert before is not None

    moved = reading_of(on_sheet(filled(), name, rows_inserted(1, 2)))

    assert before._replace(row=before.row + 2) == moved.places["risk_register.risks", 0, "due"].cell


@pytest.mark.parametrize("path", FILLED_REGISTERS)
def test_a_table_may_be_sorted(path: str) -> None:
    """The rows of a register in another order are the same rows in another order."""
    place, count = register(path), len(fullest().parts[path])
    edit = rows_reordered(place.first_row, range(count - 1, -1, -1))

    reading = reading_of(on_sheet(filled(), place.sheet, edit))

    assert typed(clean(), path)[::-1] == typed(reading, path)
    assert said(clean().findings) == said(reading.findings)


@pytest.mark.parametrize("path", FILLED_REGISTERS)
def test_a_column_may_be_dragged_with_its_header(path: str) -> None:
    """The first column dragged to the end takes its values along; only notes say so."""
    place = register(path)
    columns = list(place.columns.values())
    order = [*range(1, len(columns)), 0]
    rows = range(place.header_row, place.header_row + place.room + 1)

    reading = reading_of(
        on_sheet(filled(), place.sheet, columns_reordered(rows, columns[0], order))
    )

    assert clean().records == reading.records
    new = said(reading.findings) - said(clean().findings)
    assert {"label_moved"} == {code for code, _, _ in new}


@pytest.mark.parametrize("path", FILLED_REGISTERS)
def test_a_header_may_be_reworded(path: str) -> None:
    """A heading we do not know leaves the hidden marker above it in charge, without a word."""
    place = register(path)
    for column in place.columns.values():
        edit = typed_in(Cell(place.header_row, column), "Noget helt andet")

        reading = reading_of(on_sheet(filled(), place.sheet, edit))

        assert clean().records == reading.records
        assert said(clean().findings) == said(reading.findings)


@pytest.mark.parametrize("path", FILLED_REGISTERS)
def test_every_header_may_be_reworded(path: str) -> None:
    """Headings that are all unknown are read by their markers, and a note says so."""
    place = register(path)
    workbook = filled()
    for column in place.columns.values():
        edit = typed_in(Cell(place.header_row, column), f"Spalte {column}")
        workbook = on_sheet(workbook, place.sheet, edit)

    reading = reading_of(workbook)

    assert clean().records == reading.records
    new = said(reading.findings) - said(clean().findings)
    assert {("header_unknown", "", ""): 1} == new


def test_a_label_of_a_form_may_be_reworded() -> None:
    """A label we do not know leaves the marker in front of it in charge, without a word."""
    place = form("master_data.project")
    edit = typed_in(Cell(place.rows["name"], 2), "Hvad det hedder")

    reading = reading_of(on_sheet(filled(), place.sheet, edit))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


def test_a_label_that_another_field_has_already_is_a_reworded_label() -> None:
    """Two lines of a form with one label are told apart by their markers."""
    place = form("master_data.project")
    edit = typed_in(Cell(place.rows["owner"], 2), texts("da")["master_data.project.manager.label"])

    reading = reading_of(on_sheet(filled(), place.sheet, edit))

    assert clean().records == reading.records


def test_lines_of_a_form_may_change_places() -> None:
    """Two lines cut and pasted without the hidden column are read by their labels, with a note."""
    place = form("master_data.project")
    rows = (place.rows["owner"], place.rows["manager"])
    swap = _columns_of_rows_swapped(*rows)

    reading = reading_of(on_sheet(filled(), place.sheet, swap))

    assert clean().records == reading.records
    new = said(reading.findings) - said(clean().findings)
    assert {"label_moved": 2} == {code: sum(new.values()) for code, _, _ in new}


def _columns_of_rows_swapped(one: int, other: int) -> Edit:
    """Swap two rows from column B on."""

    def edit(grid: Grid) -> Grid:
        rows = [list(row) for row in grid.rows]
        left, right = rows[one - grid.origin.row], rows[other - grid.origin.row]
        left[1:], right[1:] = right[1:], left[1:]
        return replace(grid, rows=rows)

    return edit


def test_the_column_of_markers_may_be_deleted() -> None:
    """Sheets without their hidden column are known by their labels; only notes say so."""
    reading = reading_of(on_every_sheet(filled(), column_deleted(1)))

    assert clean().records == reading.records
    new = said(reading.findings) - said(clean().findings)
    assert {"sheet_by_labels"} == {code for code, _, _ in new}


def test_the_row_of_tags_may_be_deleted() -> None:
    """Sheets without their first row are known by their other markers; only notes say so."""
    reading = reading_of(on_every_sheet(filled(), row_deleted(1)))

    assert clean().records == reading.records
    new = said(reading.findings) - said(clean().findings)
    assert {"sheet_by_labels"} == {code for code, _, _ in new}


@pytest.mark.parametrize("path", FILLED_REGISTERS)
def test_the_row_of_markers_may_be_deleted(path: str) -> None:
    """A register without the hidden row above its header is read by its headings."""
    place = register(path)

    reading = reading_of(on_sheet(filled(), place.sheet, row_deleted(place.marker_row)))

    assert clean().records == reading.records
    assert {("markers_gone", "", ""): 1} == said(reading.findings) - said(clean().findings)


@pytest.mark.parametrize("path", ["risk_register.risks", "budget.lines", "gate_register.gates"])
def test_a_header_that_is_gone_takes_no_row_with_it(path: str) -> None:
    """Where the header was deleted, the rows follow the markers, and every one of them is read."""
    place = register(path)

    reading = reading_of(on_sheet(filled(), place.sheet, row_deleted(place.header_row)))

    assert clean().records == reading.records


@pytest.mark.parametrize("path", FILLED_REGISTERS)
def test_headings_may_be_reworded_where_only_the_column_of_markers_is_gone(path: str) -> None:
    """The hidden row above the header is enough by itself."""
    place = register(path)
    column = max(place.columns.values())
    reworded = on_sheet(
        filled(), place.sheet, typed_in(Cell(place.header_row, column), "Noget helt andet")
    )

    reading = reading_of(on_sheet(reworded, place.sheet, column_deleted(1)))

    assert clean().records == reading.records


def test_the_mark_of_the_values_may_be_deleted() -> None:
    """A form without the mark above its values finds them beside its labels."""
    place = form("master_data.project")

    reading = reading_of(on_sheet(filled(), place.sheet, row_deleted(5)))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


def test_a_translated_workbook_says_the_same() -> None:
    """The same project in the English template is read to the same records."""
    reading = reading_of(filled("en"))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


def test_results_that_were_never_stored_are_no_matter() -> None:
    """A program that does not calculate loses every result of ours, and we compute them again."""
    reading = reading_of(on_every_sheet(filled(), uncached))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


def test_formulas_may_be_pasted_as_values() -> None:
    """What the formulas gave says nothing new where it stands as values."""
    workbook = Workbook([values_only(grid) for grid in filled().grids])

    reading = reading_of(workbook)

    assert clean().records == reading.records
    assert told(clean().findings) == told(one for one in reading.findings if one.code != "not_read")
