"""Notes and links on cells."""

from pathlib import Path

import pytest
import xlwings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice.saving import save_copy

pytestmark = pytest.mark.office


def test_a_note_is_written_read_changed_and_taken_away(sheet: xlwings.Sheet) -> None:
    """The notes of a sheet are listed row by row, with their cells."""
    sheet["C1"].add_note("to")
    sheet["B1"].add_note("Skriv fx 31-12-2026.\nÆblegrød")
    sheet["C1"].note.text = "ændret"

    assert [("$B$1", "Skriv fx 31-12-2026.\nÆblegrød"), ("$C$1", "ændret")] == [
        (note.location.address, note.text) for note in sheet.notes
    ]
    sheet["C1"].note.delete()
    assert (None, 1) == (sheet["C1"].note, len(sheet.book.notes))


def test_a_cell_has_one_note(sheet: xlwings.Sheet) -> None:
    """A second note is refused, the first one stays."""
    sheet["A1"].add_note("den første")

    with pytest.raises(ValueError, match="already"):
        sheet["A1"].add_note("den anden")

    assert "den første" == sheet["A1"].note.text


def test_a_note_moves_with_its_cell(sheet: xlwings.Sheet) -> None:
    """Rows put in above move the note."""
    sheet["A1"].add_note("fast")

    sheet["1:2"].insert("down")

    assert ["$A$3"] == [note.location.address for note in sheet.notes]


def test_a_protected_sheet_takes_no_notes(sheet: xlwings.Sheet) -> None:
    """LibreOffice would pass over the note without a word; we say it."""
    sheet.api.protect("")

    with pytest.raises(Unreachable):
        sheet["A1"].add_note("nej")

    sheet.api.unprotect("")
    assert sheet["A1"].note is None


@pytest.mark.parametrize(
    "address",
    [
        "https://kommune.dk/?a=1&b=2",
        "mailto:pmo@kommune.dk",
        "#Sheet1!B2",
        "#'Mål & midler'!$C$4",
        "#'Lis''s ark'!A1",
    ],
)
def test_a_link_leads_where_it_was_told(sheet: xlwings.Sheet, address: str) -> None:
    """Links to the web and to places are read back as they were written."""
    sheet["A1"].add_hyperlink(address, "Gå til")

    assert ("Gå til", address) == (sheet["A1"].value, sheet["A1"].hyperlink)


def test_links_in_the_file_are_excels(sheet: xlwings.Sheet, tmp_path: Path) -> None:
    """A place in the workbook is saved as a place, a web address as one, blue and underlined."""
    sheet["A1"].add_hyperlink("#'Mål & midler'!C4", "Mål")
    sheet["A2"].add_hyperlink("https://kommune.dk/", "Kommunen")
    save_copy(sheet.book.impl, tmp_path / "links.xlsx")
    first, second = load_workbook(tmp_path / "links.xlsx").worksheets[0]["A1:A2"]

    assert "'Mål & midler'!C4" == first[0].hyperlink.location
    assert "https://kommune.dk/" == second[0].hyperlink.target
    assert ("FF0563C1", "single") == (first[0].font.color.rgb, first[0].font.underline)


def test_links_on_numbers_and_formulas(books: xlwings.main.Books, tmp_path: Path) -> None:
    """A link that a file puts on a number or a formula is read; a cell without one says so."""
    file = tmp_path / "numre.xlsx"
    _linked(file)
    book = books.open(file)
    cells = book.sheets[0]

    assert "https://a.dk" == cells["A1"].hyperlink
    assert "#'Ark 2'!B2" == cells["A2"].hyperlink
    with pytest.raises(ValueError, match="hyperlink"):
        _ = cells["A3"].hyperlink


def _linked(file: Path) -> None:

    book = Workbook()
    book["Sheet"]["A1"], book["Sheet"]["A2"] = 5, "tekst"
    book["Sheet"]["A1"].hyperlink = "https://a.dk"
    book["Sheet"]["A2"].hyperlink = Hyperlink(ref="A2", location="'Ark 2'!B2")
    book.create_sheet("Ark 2")
    book.save(file)
