"""Formulas are written and read in Excel's English, and calculated at once."""

import datetime as dt

import pytest
import xlwings

pytestmark = pytest.mark.office


def test_one_formula(sheet: xlwings.Sheet) -> None:
    """A formula is calculated, and comes back as it was written."""
    sheet["A1:A2"].value = [[2], [3]]
    sheet["A3"].formula = "=SUM(A1:A2)*IF(A1>1,10,0)"

    assert 50 == sheet["A3"].value
    assert "=SUM(A1:A2)*IF(A1>1,10,0)" == sheet["A3"].formula == sheet["A3"].formula2


def test_one_formula_fills_a_range(sheet: xlwings.Sheet) -> None:
    """References move along, those with dollars do not."""
    sheet["A1:A3"].value = [[1], [2], [3]]
    sheet["B1:C3"].formula = "=$A1*A$1"

    assert (("=$A1*A$1", "=$A1*B$1"), ("=$A2*A$1", "=$A2*B$1")) == sheet["B1:C2"].formula
    assert [[1, 1], [2, 2], [3, 3]] == sheet["B1:C3"].value


def test_formulas_among_values(sheet: xlwings.Sheet) -> None:
    """A block may hold both; a constant reads as the formula bar shows it."""
    sheet["A1"].value = [["Timer", 7.5], ["I alt", "=B1*2"], ["'=x", "=B2&A1"]]

    assert [["Timer", 7.5], ["I alt", 15], ["=x", "15Timer"]] == sheet["A1:B3"].value
    assert (("Timer", "7.5"), ("I alt", "=B1*2"), ("=x", "=B2&A1")) == sheet["A1:B3"].formula


def test_a_formula_gives_its_type(sheet: xlwings.Sheet) -> None:
    """What is a day, a truth value or a text by its formula is read as one."""
    sheet["A1"].value = ["=DATE(2026,11,26)", "=1=1", '="x"', '=""', "=1.5"]

    assert [dt.datetime(2026, 11, 26), True, "x", None, 1.5] == sheet["A1:E1"].value  # noqa: DTZ001


def test_another_sheet_and_its_name(book: xlwings.Book) -> None:
    """A reference to another sheet follows when the sheet is renamed."""
    other = book.sheets.add("Risici og mål")
    other["B2"].value = 4
    cell = book.sheets["Sheet1"]["A1"]
    cell.formula = "='Risici og mål'!B2+1"
    other.name = "Mål"

    assert (5, "=Mål!B2+1") == (cell.value, cell.formula)


def test_excels_rules_hold_in_a_new_workbook(sheet: xlwings.Sheet) -> None:
    """Letters are compared in any case, INDIRECT speaks A1, and `*` stands for anything."""
    sheet["A1"].value = ["Alt", '="A"="a"', '=INDIRECT("Sheet1!A1")', '=COUNTIF(A1,"a*")']

    assert [True, "Alt", 1] == sheet["B1:D1"].value


def test_an_array_formula(sheet: xlwings.Sheet) -> None:
    """One formula over several cells, told apart from several formulas."""
    sheet["A1:A3"].value = [[1], [2], [3]]
    sheet["B1:B3"].formula_array = "=A1:A3*2"

    assert [2, 4, 6] == sheet["B1:B3"].value
    assert "=A1:A3*2" == sheet["B1:B3"].formula_array
    assert (True, False) == (sheet["B2"].has_array, sheet["A1"].has_array)


def test_manual_calculation(app: xlwings.App, sheet: xlwings.Sheet) -> None:
    """While calculation is manual a result stands still until it is asked for."""
    sheet["A1"].value = 1
    sheet["A2"].formula = "=A1+1"
    with app.properties(calculation="manual"):
        sheet["A1"].value = 5
        before = sheet["A2"].value
        app.calculate()

        assert (2, 6) == (before, sheet["A2"].value)
        assert "manual" == app.calculation
    assert "automatic" == app.calculation
