"""Rules on cells: what may be written in them, and how they look when something holds."""

import datetime as dt
from pathlib import Path

import pytest
import xlwings
from openpyxl import load_workbook
from xlsxwriter import Workbook

from excelkasse.spreadsheet.libreoffice import OfficeError
from excelkasse.spreadsheet.libreoffice.saving import save_copy

pytestmark = pytest.mark.office


def test_lists(sheet: xlwings.Sheet) -> None:
    """A list of texts, of cells, and of what a name means."""
    sheet["H1:H3"].name = "valg"
    sheet["A1:A5"].data_validation.set_list(["Åben", "Lukket"])
    sheet["B1"].data_validation.set_list(sheet["H1:H3"], in_cell_dropdown=False)
    sheet["C1"].data_validation.set_list(sheet.book.names["valg"])
    rules = [sheet[cell].data_validation for cell in ("A1:A5", "B1", "C1")]

    assert ["Åben,Lukket", "=Sheet1!$H$1:$H$3", "=valg"] == [rule.source for rule in rules]
    assert [True, False, True] == [rule.in_cell_dropdown for rule in rules]
    assert ("list", True, "stop") == (rules[0].type, rules[0].show_error, rules[0].alert_style)


def test_comparisons_and_formulas(sheet: xlwings.Sheet) -> None:
    """Numbers, days and formulas, read back as Excel writes them."""
    sheet["A1:A3"].data_validation.set_whole_number("between", 1, 5)
    sheet["B1"].data_validation.set_date("greater_than_or_equal", dt.date(2026, 11, 3))
    sheet["C1:C3"].data_validation.set_custom("=C1>$A$1")
    whole, day, custom = (sheet[cell].data_validation for cell in ("A1:A3", "B1", "C1:C3"))

    assert ("whole_number", "between", "=1", "=5") == (
        whole.type,
        whole.operator,
        whole.formula1,
        whole.formula2,
    )
    assert ("date", "=DATE(2026,11,3)", None) == (day.type, day.formula1, day.formula2)
    assert ("custom", "=C1>$A$1") == (custom.type, custom.formula)


def test_cells_with_different_rules(sheet: xlwings.Sheet) -> None:
    """They are told apart, not changed, and each can be taken away."""
    sheet["A1:A3"].data_validation.set_list(["ja"])
    sheet["B1:B3"].data_validation.set_whole_number("greater_than", 1)

    assert "inconsistent" == sheet["A1:B3"].data_validation.type
    assert "mixed_criteria" == sheet["A1:A9"].data_validation.type
    assert "none" == sheet["D1"].data_validation.type
    with pytest.raises(OfficeError):
        sheet["A1:B3"].data_validation.set_list(["nej"])
    sheet["A1:B3"].data_validation.delete()
    assert "none" == sheet["A1:B3"].data_validation.type


def test_conditional_formats(sheet: xlwings.Sheet) -> None:
    """Rules that compare and rules with a formula, with what they change of the look."""
    formats = sheet["A1:A9"].conditional_formats
    formats.add_cell_value("between", 1, 3, fill_color="#FFD54F")
    formats.add_custom('=$B1="Rød"', font_color="#9B1B30", font_bold=True)

    assert [
        ("cell_value", "between", "=1", "=3", None, (0xFF, 0xD5, 0x4F), None, None),
        ("custom", None, None, None, '=$B1="Rød"', None, (0x9B, 0x1B, 0x30), True),
    ] == [
        (
            one.type,
            one.operator,
            one.formula1,
            one.formula2,
            one.formula,
            one.fill_color,
            one.font_color,
            one.font_bold,
        )
        for one in formats
    ]
    formats[0].delete()
    assert ["custom"] == [one.type for one in formats]
    formats.clear()
    assert 0 == len(formats)


def test_a_rule_among_several(books: xlwings.main.Books, tmp_path: Path) -> None:
    """One rule of several that a file gives the same cells is deleted; the others stay in order."""
    with Workbook(tmp_path / "regler.xlsx") as workbook:
        page = workbook.add_worksheet()
        for limit in (1, 2, 3):
            rule = {"type": "cell", "criteria": ">", "value": limit}
            page.conditional_format("A1:A5", rule | {"format": workbook.add_format({"bold": True})})
    formats = books.open(tmp_path / "regler.xlsx").sheets[0]["A1:A5"].conditional_formats

    formats[1].delete()

    assert ["=1", "=3"] == [one.formula1 for one in formats]
    assert [True, True] == [one.font_bold for one in formats]


def test_what_cannot_be_made(sheet: xlwings.Sheet) -> None:
    """Colour scales, bars and icons would end LibreOffice or be saved empty: they say so."""
    formats = sheet["A1:A9"].conditional_formats
    with pytest.raises(NotImplementedError, match=r"ConditionalFormats\.add_data_bar"):
        formats.add_data_bar("#4DB6AC")
    with pytest.raises(NotImplementedError, match=r"ConditionalFormats\.add_icon_set"):
        formats.add_icon_set("3_traffic_lights_1")
    with pytest.raises(NotImplementedError, match=r"ConditionalFormats\.add_color_scale"):
        formats.add_color_scale(["#4DB6AC", "#9B1B30"])
    with pytest.raises(NotImplementedError, match="stop_if_true"):
        formats.add_custom("=A1>1", fill_color="#FFD54F", stop_if_true=True)

    assert 0 == len(formats)


def test_rules_in_the_file(sheet: xlwings.Sheet, tmp_path: Path) -> None:
    """Excel gets them as it would have written them."""
    sheet["A1:A5"].data_validation.set_list(["Åben", "Lukket"])
    sheet["B1:B5"].conditional_formats.add_cell_value("greater_than", 3, fill_color="#FFD54F")
    save_copy(sheet.book.impl, tmp_path / "regler.xlsx")
    page = load_workbook(tmp_path / "regler.xlsx").worksheets[0]
    (rule,) = page.data_validations.dataValidation
    (form,) = page.conditional_formatting

    assert ("list", '"Åben,Lukket"', "A1:A5") == (rule.type, rule.formula1, str(rule.sqref))
    assert ("cellIs", "greaterThan", ["3"]) == (
        form.rules[0].type,
        form.rules[0].operator,
        form.rules[0].formula,
    )
