"""Defined names: for cells, constants and formulas, of a workbook and of a sheet."""

import pytest
import xlwings

pytestmark = pytest.mark.office


def test_names_mean_what_excel_would_write(sheet: xlwings.Sheet) -> None:
    """A name for cells, a constant, a formula; each is read back in Excel's grammar."""
    names = sheet.book.names
    sheet["H1:H3"].name = "timer"
    names.add("moms", "=1.25")
    names.add("voksende", "=OFFSET(Sheet1!$A$1,0,0,COUNTA(Sheet1!$A:$A),1)")

    assert "=Sheet1!$H$1:$H$3" == names["TIMER"].refers_to
    assert "$H$1:$H$3" == names["timer"].refers_to_range.address == sheet["timer"].address
    assert "timer" == sheet["H1:H3"].name.name
    assert "=1.25" == names["moms"].refers_to
    assert "=OFFSET(Sheet1!$A$1,0,0,COUNTA(Sheet1!$A:$A),1)" == names["voksende"].refers_to
    assert sheet["H1:H2"].name is None


def test_a_sheets_own_names(sheet: xlwings.Sheet) -> None:
    """They are told with their sheet, and the workbook knows them too."""
    sheet.name = "Mit ark"
    sheet.names.add("her", "='Mit ark'!$B$2")

    assert ["'Mit ark'!her"] == [name.name for name in sheet.names]
    assert "her" in sheet.book.names
    assert "$B$2" == sheet.book.names["'Mit ark'!her"].refers_to_range.address


def test_formulas_use_a_names_new_name(sheet: xlwings.Sheet) -> None:
    """A renamed name, and one with a new meaning, are followed; a deleted one is gone."""
    name = sheet.book.names.add("sats", "=2")
    sheet["A1"].formula = "=sats*10"

    name.name = "takst"
    name.refers_to = "=3"

    assert ("=takst*10", 30) == (sheet["A1"].formula, sheet["A1"].value)
    name.delete()
    assert "takst" not in sheet.book.names


def test_a_name_without_cells(sheet: xlwings.Sheet) -> None:
    """A constant has no range, and asking for it says so."""
    sheet.book.names.add("moms", "=1.25")

    with pytest.raises(ValueError, match="moms"):
        _ = sheet.book.names["moms"].refers_to_range
    with pytest.raises(KeyError):
        _ = sheet.book.names["findes ikke"]
