"""What comes out on paper: print areas and PDF."""

import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlwings
from openpyxl import load_workbook
from xlsxwriter import Workbook

from excelkasse.spreadsheet.libreoffice.saving import save_copy

pytestmark = pytest.mark.office


@pytest.fixture
def book(books: xlwings.main.Books, tmp_path: Path) -> xlwings.Book:
    """Give a sheet with a note, a hidden one, both with a print area, and a whole one."""
    file = tmp_path / "Projekt.xlsx"
    with Workbook(file) as workbook:
        for name in ("Synlig", "Skjult", "Hel"):
            sheet = workbook.add_worksheet(name)
            sheet.write("A1", f"inde {name}")
            sheet.write("C30", f"ude {name}")
        workbook.worksheets()[0].write_comment("A1", "kun til skærmen")
        workbook.worksheets()[0].print_area("A1:B9")
        workbook.worksheets()[1].print_area("A1:B9")
        workbook.worksheets()[1].hide()
    return books.open(file)


def test_a_workbook_is_printed_as_people_see_it(book: xlwings.Book, tmp_path: Path) -> None:
    """Hidden sheets and notes are not printed, print areas hold, and the workbook is unchanged."""
    before = book.api.isModified()
    book.to_pdf(tmp_path / "ud.pdf")
    shown = _text(tmp_path / "ud.pdf")

    assert ["inde", "Synlig", "inde", "Hel", "ude", "Hel"] == shown
    assert "$A$1:$B$9" == book.sheets["Skjult"].page_setup.print_area
    assert before == book.api.isModified()


def test_one_sheet_and_some_cells(book: xlwings.Book, tmp_path: Path) -> None:
    """A sheet alone, a hidden one when it is asked for, and cells alone."""
    book.sheets["Hel"].to_pdf(tmp_path / "ark.pdf")
    book.to_pdf(tmp_path / "skjult.pdf", include="Skjult")
    book.sheets["Hel"]["C30"].to_pdf(tmp_path / "celle.pdf")

    assert ["inde", "Hel", "ude", "Hel"] == _text(tmp_path / "ark.pdf")
    assert ["inde", "Skjult"] == _text(tmp_path / "skjult.pdf")
    assert ["ude", "Hel"] == _text(tmp_path / "celle.pdf")
    assert [True, False, True] == [sheet.visible for sheet in book.sheets]


def test_print_areas(book: xlwings.Book, tmp_path: Path) -> None:
    """They are read, set and taken away, and the file says each once."""
    sheet = book.sheets["Synlig"]
    read = sheet.page_setup.print_area
    sheet.page_setup.print_area = "A1:C5,E1:F2"
    book.sheets["Skjult"].page_setup.print_area = None
    save_copy(book.impl, tmp_path / "kopi.xlsx")
    again = load_workbook(tmp_path / "kopi.xlsx")

    assert ("$A$1:$B$9", "$A$1:$C$5,$E$1:$F$2") == (read, sheet.page_setup.print_area)
    assert "'Synlig'!$A$1:$C$5,'Synlig'!$E$1:$F$2" == again["Synlig"].print_area
    assert not again["Skjult"].print_area
    assert 1 == _workbook_part(tmp_path / "kopi.xlsx").count("_xlnm.Print_Area")


def _text(file: Path) -> list[str]:
    """Read the words of a PDF without the sheets' names above and the page numbers below."""
    told = subprocess.run(  # noqa: S603
        ["pdftotext", "-layout", str(file), "-"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    )
    lines = [line.split() for line in told.stdout.splitlines()]
    return [word for line in lines if line and line[0] in {"inde", "ude", "kun"} for word in line]


def _workbook_part(file: Path) -> str:

    with ZipFile(file) as parts:
        return parts.read("xl/workbook.xml").decode()
