"""Sheets of a workbook, and what belongs to one as a whole."""

from pathlib import Path

import openpyxl
import pytest
import xlwings

pytestmark = pytest.mark.office


def names(book: xlwings.Book) -> list[str]:
    """Give the names of the sheets in their order."""
    return [sheet.name for sheet in book.sheets]


def test_added_moved_renamed_deleted(book: xlwings.Book) -> None:
    """A sheet comes where it is asked for and is the one in front."""
    first = book.sheets[0]
    book.sheets.add("Kontrol", after=first)
    book.sheets.add(before=first)
    active = book.sheets.active.name
    added = names(book)
    book.sheets["Kontrol"].move(before=book.sheets[0])
    first.name = "Stamdata"
    book.sheets["Sheet3"].delete()

    assert (["Sheet3", "Sheet1", "Kontrol"], "Sheet3") == (added, active)
    assert ["Kontrol", "Stamdata"] == names(book)
    assert (2, 2) == (book.sheets["Stamdata"].index, len(book.sheets))


def test_copied(app: xlwings.App, book: xlwings.Book) -> None:
    """A copy holds the same, in this workbook and in another."""
    sheet = book.sheets[0]
    sheet["A1"].value = "æ"
    copies = [sheet.copy(), sheet.copy(name="Kopi", before=sheet)]
    other = app.books.add()
    copies.append(sheet.copy(after=other.sheets[0], name="Fra den anden"))

    assert ["Kopi", "Sheet1", "Sheet1 (2)"] == names(book)
    assert ["Sheet1", "Fra den anden"] == names(other)
    assert ["æ"] * 3 == [copy["A1"].value for copy in copies]
    other.close()


def test_no_such_sheet(book: xlwings.Book) -> None:
    """A sheet that is not there is a KeyError, as in a dict."""
    with pytest.raises(KeyError):
        _ = book.sheets["Findes ikke"]


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("b2", "$B$2"),
        ("$B$2:C9", "$B$2:$C$9"),
        ("C9:B2", "$B$2:$C$9"),
        ("A:C", "$A:$C"),
        ("2:3", "$2:$3"),
        ((2, 3), "$C$2"),
        ("Sheet1!A1", "$A$1"),
    ],
)
def test_places(sheet: xlwings.Sheet, place: str | tuple[int, int], address: str) -> None:
    """A place may be said in many ways."""
    assert address == sheet.range(place).address


def test_addresses_with_sheet_and_workbook(book: xlwings.Book) -> None:
    """An address may name its sheet, and its workbook."""
    cell = book.sheets[0]["B2:C3"]

    assert "B2:C3" == cell.get_address(row_absolute=False, column_absolute=False)
    assert f"'[{book.name}]Sheet1'!$B$2:$C$3" == cell.get_address(external=True)


def test_a_name_is_a_place_too(sheet: xlwings.Sheet) -> None:
    """A defined name is found, and what is neither says so."""
    origin = sheet["A1"].impl.uno.getCellByPosition(0, 0).getCellAddress()
    sheet.impl.doc.NamedRanges.addNewByName("timer", "$Sheet1.$B$2:$B$5", origin, 0)

    assert "$B$2:$B$5" == sheet["timer"].address
    with pytest.raises(ValueError, match="'hvad' is no place on the sheet 'Sheet1'"):
        _ = sheet["hvad"]


def test_hidden(book: xlwings.Book) -> None:
    """A sheet is hidden and shown."""
    book.sheets.add("Profil").visible = False
    hidden = book.sheets["Profil"].visible
    book.sheets["Profil"].visible = True

    assert (False, True) == (hidden, book.sheets["Profil"].visible)


def test_frozen_panes_are_saved(book: xlwings.Book, tmp_path: Path) -> None:
    """Rows and columns that stay are in the file, of a sheet that is not in front too."""
    first = book.sheets[0]
    book.sheets.add("Bagved", after=first).freeze_panes.freeze_at("A1:B3")
    first.activate()
    first.freeze_panes.freeze_at("1:1")
    book.save(tmp_path / "frozen.xlsx")
    saved = openpyxl.load_workbook(tmp_path / "frozen.xlsx")

    assert ["A2", "C4"] == [sheet.freeze_panes for sheet in saved]
    assert "Sheet1" == book.sheets.active.name


def test_cleared(sheet: xlwings.Sheet) -> None:
    """A cleared sheet is empty."""
    sheet["C3"].value = 1
    sheet["C3"].font.bold = True
    sheet.clear()

    assert ("$A$1", False) == (sheet.used_range.address, sheet["C3"].font.bold)


def test_gridlines(sheet: xlwings.Sheet) -> None:
    """Gridlines are hidden and shown."""
    sheet.show_gridlines = False
    hidden = sheet.show_gridlines
    sheet.show_gridlines = True

    assert (False, True) == (hidden, sheet.show_gridlines)
