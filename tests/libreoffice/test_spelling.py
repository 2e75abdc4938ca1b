"""Formulas in LibreOffice's own spelling are the same formulas."""

from collections.abc import Iterator

import pytest
import xlwings

from excelkasse.plan import Formula, WorkbookPlan
from excelkasse.portfolio.workbook import empty_portfolio
from excelkasse.spreadsheet.libreoffice.cells.spelling import spelt
from excelkasse.texts import texts


@pytest.mark.parametrize(
    ("formula", "own"),
    [
        ("=SUM(A1,'Ark 2'!$B$2:C3)", "=SUM(A1;$'Ark 2'.$B$2:C3)"),
        ('=IF(Ark1!A1<>"","a, \'b\'!",-B2^2%)', '=IF($Ark1.A1<>"";"a, \'b\'!";-B2^2%)'),
        ("=SUMIFS(t[Kr.],t[År],2028)", "=SUMIFS(t[Kr.];t[År];2028)"),
        ("=ROUND(t[[#This Row],[Kol, to]]*1.50,6)", "=ROUND(t[[#This Row];[Kol, to]]*1.50;6)"),
        ("=N((A1+B1)*2)", "=N((A1+B1)*2)"),
    ],
)
def test_what_is_alike_is_spelt(formula: str, own: str) -> None:
    """Only commas and the names of sheets are written otherwise."""
    assert own == spelt(formula)


@pytest.mark.parametrize(
    "formula",
    [
        *("=SUM((A1,B1))", "=SUM({1,2;3,4})", "=SUM(A1:B2 A2:C2)", "=SUM(A:A)", "=SUM(3:5)"),
        *("=CEILING(A1,1)", "=TRUE", "=#N/A", "='[x.xlsx]Ark'!A1", "='A:B'!C1", "=1.5E+3", "=Navn"),
        *("=t[@Kr.]&#REF!", "=SUM(A1", "=A1)", '="a', "=SUM('Ark'!Navn)", "=log10(A1)", "=1,5"),
    ],
)
def test_what_may_differ_is_left(formula: str) -> None:
    """Several areas as one, rows of numbers, what meets, names, other workbooks, half a formula."""
    assert None is spelt(formula)


def formulas(plan: WorkbookPlan) -> Iterator[str]:
    """Give each formula of a plan as it is written."""
    for sheet in plan.sheets:
        contents = [one.content for one in sheet.cells]
        contents += [one for table in sheet.tables for row in table.rows for one in row]
        yield from (f"={one.text}" for one in contents if isinstance(one, Formula))


@pytest.mark.office
def test_it_is_what_libreoffice_makes_of_excels_own(sheet: xlwings.Sheet) -> None:
    """Of every kind of formula in the portfolio, as far as it is spelt."""
    for name in ("Overblik", "Ark 2"):
        sheet.book.sheets.add(name)
    shapes = ['=IF(\'Overblik\'!$D$2="","",\'Ark 2\'!B3&"a,b")', "=SUM(Overblik!A1:B2,C3,1.25)"]
    shapes += [one for one in formulas(empty_portfolio(texts("da"))) if "[" not in one]
    cell = sheet["J200"].impl.uno
    for formula in {one for one in shapes if spelt(one)}:
        sheet.impl.office.vba(cell).Formula = formula
        slow = cell.getCellByPosition(0, 0).getFormula()
        cell.setFormulaArray(((spelt(formula),),))

        assert slow == cell.getCellByPosition(0, 0).getFormula()
