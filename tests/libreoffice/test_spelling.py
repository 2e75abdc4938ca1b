"""Formulas in LibreOffice's own spelling are the same formulas."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from xlwings.main import Books

from excelkasse.address import Cell
from excelkasse.plan import Formula, SheetPlan
from excelkasse.spreadsheet.libreoffice.cells.formulas import spelled
from excelkasse.spreadsheet.libreoffice.cells.spelling import spelt
from excelkasse.spreadsheet.write_file import FileTarget
from tests.live.books import portfolio


@pytest.mark.parametrize(
    ("formula", "own"),
    [
        ("=SUM(A1,'Ark 2'!$B$2:C3)", "=SUM(A1;$'Ark 2'.$B$2:C3)"),
        ('=IF(Ark1!A1<>"","a, \'b\'!",-B2^2%)', '=IF($Ark1.A1<>"";"a, \'b\'!";-B2^2%)'),
        ("=SUMIFS(t[Kr.],t[År],2028)", "=SUMIFS(t[Kr.];t[År];2028)"),
        ("=ROUND(t[[#This Row],[Kol, to]]*1.50,6)", "=ROUND(t[[#This Row];[Kol, to]]*1.50;6)"),
        ("=IF(A1=TRUE,FALSE,t[TRUE])", "=IF(A1=TRUE();FALSE();t[TRUE])"),
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
        *("=CEILING(A1,1)", "=#N/A", "='[x.xlsx]Ark'!A1", "='A:B'!C1", "=1.5E+3", "=Navn"),
        *("=t[@Kr.]&#REF!", "=SUM(A1", "=A1)", '="a', "=SUM('Ark'!Navn)", "=log10(A1)", "=1,5"),
    ],
)
def test_what_may_differ_is_left(formula: str) -> None:
    """Several areas as one, rows of numbers, what meets, names, other workbooks, half a formula."""
    assert None is spelt(formula)


def formulas(sheet: SheetPlan) -> Iterator[tuple[Cell, str]]:
    """Give one formula of each kind on a sheet: those alike but for their numbers are one kind."""
    cells = [(one.cell, one.content) for one in sheet.cells]
    cells += [
        (Cell(table.first.row + down, table.first.column + across), content)
        for table in sheet.tables
        for down, row in enumerate(table.rows, start=1)
        for across, content in enumerate(row)
    ]
    found = ((at, one.text) for at, one in cells if isinstance(one, Formula))
    yield from {
        re.sub(r"[0-9]+|[A-Z]{1,2}(?=[$0-9])", "", text): (at, text) for at, text in found
    }.values()


@pytest.mark.office
def test_it_is_what_libreoffice_reads_from_a_file(books: Books, tmp_path: Path) -> None:
    """Every kind of formula in the portfolio, written over itself, stays as it is."""
    plan = portfolio()
    FileTarget(tmp_path / "p.xlsx").write(plan)
    book = books.open(tmp_path / "p.xlsx")
    book.impl.doc.enableAutomaticCalculation(False)  # noqa: FBT003  (UNO knows no names)
    kept: set[str] = set()
    for sheet in plan.sheets:
        cells = book.sheets[sheet.name].impl.uno
        cells.unprotect("")
        for at, text in formulas(sheet):
            cell = cells.getCellByPosition(at.column - 1, at.row - 1)
            before, own = cell.getFormula(), spelt(spelled(f"={text}"))
            if own is not None:
                cells.getCellRangeByName(str(at)).setFormulaArray(((own,),))
                kept.add(text)

            assert before == cell.getFormula()
    assert len(kept) > 80
