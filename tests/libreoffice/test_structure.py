"""Cells put in, taken out, copied, moved, sorted, filled: values, looks and formulas follow."""

import pytest
import xlwings

pytestmark = pytest.mark.office

ROWS = [["Fase", "Timer"], ["Drift", 3.0], ["Analyse", 1.0], ["Bygge", 2.0]]


@pytest.fixture
def filled(sheet: xlwings.Sheet) -> xlwings.Sheet:
    """Give a sheet with a small register and a sum that speaks of it."""
    sheet["A1"].value = ROWS
    sheet["D1"].formula = "=SUM(B2:B4)"
    return sheet


def test_rows_put_in_and_taken_out(filled: xlwings.Sheet) -> None:
    """Rows move down and up again, and the sum follows."""
    filled["3:4"].insert("down")
    wider = filled["D1"].formula, filled["A5:B5"].value
    filled["3:4"].delete()

    assert ("=SUM(B2:B6)", ROWS[2]) == wider
    assert ("=SUM(B2:B4)", ROWS) == (filled["D1"].formula, filled["A1:B4"].value)


def test_cells_put_in_and_taken_out(filled: xlwings.Sheet) -> None:
    """Only the cells below or to the right move."""
    filled["A2"].insert("down")
    filled["A1"].insert("right")

    assert [[None, "Fase"], [None, 3.0]] == filled["A1:B2"].value
    filled["A1"].delete("left")
    filled["A2"].delete("up")
    assert ROWS == filled["A1:B4"].value


def test_columns_taken_out(filled: xlwings.Sheet) -> None:
    """Whole columns go whole."""
    filled["A:A"].delete()

    assert ["Timer", 3.0] == filled["A1:A2"].value
    assert "=SUM(A2:A4)" == filled["C1"].formula


def test_clearing(filled: xlwings.Sheet) -> None:
    """Contents, looks, or both."""
    filled["A1:A3"].font.bold = True
    filled["A1"].clear_contents()
    filled["A2"].clear_formats()
    filled["A3"].clear()

    assert [None, "Drift", None] == filled["A1:A3"].value
    assert [True, False, False] == [filled[f"A{row}"].font.bold for row in (1, 2, 3)]


def test_a_copy_takes_looks_and_moves_references(filled: xlwings.Sheet) -> None:
    """A copied formula speaks of cells as far away as before."""
    filled["D1"].color = "#FFD54F"
    filled["D1"].copy(filled["E2"])

    assert "=SUM(C3:C5)" == filled["E2"].formula
    assert (255, 213, 79) == filled["E2"].color


def test_a_copy_into_another_workbook(app: xlwings.App, filled: xlwings.Sheet) -> None:
    """Values and looks arrive in the other workbook."""
    filled["A1"].font.bold = True
    other = app.books.add()
    filled["A1:B4"].copy(other.sheets[0]["C3"])

    assert ROWS == other.sheets[0]["C3:D6"].value
    assert True is other.sheets[0]["C3"].font.bold
    other.close()


def test_copies_of_values_or_formulas(filled: xlwings.Sheet) -> None:
    """Only the values, only the formulas; what we do not do says so."""
    filled["F1"].copy_from(filled["D1"], "values")
    filled["F2:F3"].copy_from(filled["D1"], "formulas")
    filled["A1:B1"].copy()
    filled["A9"].paste("values")

    assert ("6", "=SUM(D3:D5)") == (filled["F1"].formula, filled["F2"].formula)
    assert ROWS[0] == filled["A9:B9"].value
    with pytest.raises(NotImplementedError, match=r"Range\.copy_from\(skip_blanks"):
        filled["F1"].copy_from(filled["D1"], "values", transpose=True)


def test_moved_cells_take_references_along(filled: xlwings.Sheet) -> None:
    """Formulas that speak of moved cells speak of them still."""
    filled["A1:B4"].move(filled["H7"])

    assert "=SUM(I8:I10)" == filled["D1"].formula
    assert ROWS == filled["H7:I10"].value
    assert None is filled["A1"].value


@pytest.mark.parametrize(
    ("start", "direction", "goal"),
    [
        ("A1", "down", "$A$4"),
        ("A1", "right", "$B$1"),
        ("B1", "right", "$D$1"),
        ("D1", "right", "$XFD$1"),
        ("A1048576", "up", "$A$4"),
        ("A4", "up", "$A$1"),
        ("C9", "up", "$C$1"),
        ("Z2", "left", "$B$2"),
        ("D1", "left", "$B$1"),
        ("A4", "down", "$A$1048576"),
    ],
)
def test_the_end_of_a_block(filled: xlwings.Sheet, start: str, direction: str, goal: str) -> None:
    """Ctrl and an arrow key lead where they do in Excel."""
    assert goal == filled[start].end(direction).address


def test_regions(filled: xlwings.Sheet) -> None:
    """The block around a cell, the block that grows, and all that is used."""
    assert "$A$1:$B$4" == filled["B3"].current_region.address == filled["A1"].expand().address
    assert "$A$1:$A$4" == filled["A1"].expand("down").address
    assert "$A$1:$B$1" == filled["A1"].expand("right").address
    assert "$A$1:$D$4" == filled.used_range.address


def test_duplicates_and_order(filled: xlwings.Sheet) -> None:
    """Rows are sorted below their header, and rows alike are kept once."""
    impl = filled["A1:B4"].impl
    impl.sort([1], [True], True)  # noqa: FBT003  (xlwings' order)
    in_order = filled["A2:A4"].value
    filled["A3"].value = "DRIFT"
    impl.remove_duplicates([1], True)  # noqa: FBT003

    assert ["Analyse", "Bygge", "Drift"] == in_order
    assert ["Analyse", "DRIFT", None] == filled["A2:A4"].value


def test_a_series_goes_on(sheet: xlwings.Sheet) -> None:
    """Two numbers tell how the rest goes."""
    sheet["A1:A2"].value = [[1], [3]]
    sheet["A1:A2"].autofill(sheet["A1:A4"])

    assert [1, 3, 5, 7] == sheet["A1:A4"].value


def test_groups(sheet: xlwings.Sheet) -> None:
    """Rows and columns can be grouped and ungrouped."""
    sheet["B:C"].group()
    sheet["2:4"].group()
    sheet["B:C"].ungroup()
    outline = sheet.impl.uno.getCellRangeByName("A1:A9")
    sheet.impl.uno.hideDetail(outline.getRangeAddress())

    assert (True, False) == (sheet["2:4"].rows.hidden, sheet["B:C"].columns.hidden)


def test_outside_the_sheet(sheet: xlwings.Sheet) -> None:
    """A place above the first row is told, not guessed."""
    with pytest.raises(IndexError, match="row 0"):
        _ = sheet["A1"].offset(-1, 0).value
