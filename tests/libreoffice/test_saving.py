"""Saving: whole or not at all, and never over what LibreOffice would damage."""

from pathlib import Path
from zipfile import ZipFile

import pytest
import xlwings
from openpyxl import load_workbook
from xlsxwriter import Workbook

from excelkasse.errors import Unwritable
from excelkasse.spreadsheet import saving as atomic
from excelkasse.spreadsheet.libreoffice import attach, saving
from excelkasse.spreadsheet.libreoffice.saving import save_copy
from excelkasse.texts import LANGUAGES, Word, texts

pytestmark = pytest.mark.office

LOST = {
    "threaded_comments": "xl/threadedComments/threadedComment1.xml",
    "slicers": "xl/slicers/slicer1.xml",
    "new_charts": "xl/charts/chartEx1.xml",
    "queries": "xl/connections.xml",
    "macros": "xl/vbaProject.bin",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a workbook that an ordinary Excel user has made."""
    return _made(tmp_path / "Projekt.xlsx", "=SUM(B1:B3)")


def test_saved_where_it_was(books: xlwings.main.Books, file: Path) -> None:
    """What was changed is in the file, beside what was there, and nothing else is in the folder."""
    book = books.open(file)
    book.sheets[0]["B1"].value = 10
    book.save()
    book.close()

    assert [10, 2, 3] == [cell.value for cell in load_workbook(file).worksheets[0]["B"][:3]]
    assert [file] == list(file.parent.iterdir())


def test_saved_under_another_name(books: xlwings.main.Books, file: Path) -> None:
    """The workbook goes on under its new name; the old file stays as it was."""
    before = file.read_bytes()
    book = books.open(file)
    book.sheets[0]["B1"].value = 10
    book.save(file.with_name("Ny.xlsx"))
    book.sheets[0]["B1"].value = 20
    book.save()
    name = book.name
    book.close()

    assert ("Ny.xlsx", before) == (name, file.read_bytes())
    assert 20 == load_workbook(file.with_name("Ny.xlsx")).worksheets[0]["B1"].value


def test_frozen_panes_are_kept(books: xlwings.main.Books, tmp_path: Path) -> None:
    """Also when another workbook has been opened since, which made LibreOffice forget them."""
    file = tmp_path / "Frosset.xlsx"
    with Workbook(file) as workbook:
        for number in (1, 2):
            workbook.add_worksheet().freeze_panes(number, 1)
            workbook.worksheets()[-1].hide_gridlines(2)
    book = books.open(file)
    books.open(_made(tmp_path / "Anden.xlsx", "=1"))
    book.save()
    pages = load_workbook(file).worksheets

    assert ["B2", "B3"] == [page.freeze_panes for page in pages]
    assert [False, False] == [page.sheet_view.showGridLines for page in pages]


@pytest.mark.parametrize("ending", ["ods", "csv"])
def test_saved_as_something_else(books: xlwings.main.Books, file: Path, ending: str) -> None:
    """An .ods and a .csv hold the values."""
    book = books.open(file)
    book.save(file.with_suffix(f".{ending}"))
    book.close()
    again = books.open(file.with_suffix(f".{ending}"))

    assert [1, 2, 3] == again.sheets[0]["B1:B3"].value
    assert 6 == again.sheets[0]["C1"].value


@pytest.mark.parametrize("ending", [".xlsm", ".xls", ".xlsb"])
def test_endings_that_are_refused(books: xlwings.main.Books, file: Path, ending: str) -> None:
    """Macros and old formats are not written."""
    book = books.open(file)

    with pytest.raises(Unwritable) as caught:
        book.save(file.with_suffix(ending))

    assert ("office_cannot_write", ending) == (caught.value.code, caught.value.values["ending"])
    assert [file] == list(file.parent.iterdir())


def test_a_copy_changes_nothing(books: xlwings.main.Books, file: Path) -> None:
    """The copy holds what is in memory; the workbook keeps its name, its file and its state."""
    before, copy = file.read_bytes(), file.with_name("Projekt (før).xlsx")
    book = books.open(file)
    book.sheets[0]["B1"].value = 10
    save_copy(book.impl, copy)

    assert (str(file), True) == (book.fullname, book.api.isModified())
    assert before == file.read_bytes()
    assert 10 == load_workbook(copy).worksheets[0]["B1"].value


def test_saved_in_a_libreoffice_that_is_not_ours(app: xlwings.App, file: Path) -> None:
    """It saves the file itself, so that its own Save goes on working afterwards."""
    theirs = attach(app.impl.office.pipe)
    book = theirs.books.open(file)
    book.sheets[0]["B1"].value = 10
    book.save()
    saved = load_workbook(file).worksheets[0]["B1"].value
    book.sheets[0]["B1"].value = 20
    book.api.store()
    book.close()

    assert 10 == saved
    assert 20 == load_workbook(file).worksheets[0]["B1"].value
    assert [file] == list(file.parent.iterdir())


@pytest.mark.parametrize("name", ["Projekt.xlsx", "Anden.xlsx", "Ny.xlsx"])
def test_a_save_that_fails(
    books: xlwings.main.Books, file: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The old file is as it was, and where there was none there is none."""
    other = _made(file.with_name("Anden.xlsx"), "=1+1")
    before = {one: one.read_bytes() for one in (file, other)}
    book = books.open(file)
    monkeypatch.setattr(atomic, "write_synced", _failing)
    monkeypatch.setattr(saving, "_read_back", _failing)

    with pytest.raises(Unwritable) as caught:
        book.save(file.with_name(name))

    assert ("target_unwritable", name) == (caught.value.code, caught.value.values["file"])
    assert before == {one: one.read_bytes() for one in sorted(file.parent.iterdir(), reverse=True)}


def test_a_file_that_is_open_in_another_window(books: xlwings.main.Books, file: Path) -> None:
    """It is not overwritten behind that window's back."""
    other = _made(file.with_name("Anden.xlsx"), "=1+1")
    book, second = books.open(file), books.open(other)

    with pytest.raises(Unwritable) as caught:
        book.save(other)

    assert "office_file_open" == caught.value.code
    second.close()


@pytest.mark.parametrize(
    ("formula", "names"),
    [
        ("=_xlfn.XLOOKUP(1,B1:B3,B1:B3)", "XLOOKUP"),
        ("=_xlfn.LET(_xlpm.x,2,_xlpm.x*2)+_xlfn.XMATCH(1,B1:B3)", "LET, XMATCH"),
        ("=SUM(_xlfn._xlws.FILTER(B1:B3,B1:B3>1))", "FILTER"),
        ("=_xlfn.LAMBDA(_xlpm.x,_xlpm.x+1)(1)", "LAMBDA"),
        ('=_xlfn.TEXTSPLIT(A1," ")', "TEXTSPLIT"),
    ],
)
def test_functions_that_would_be_damaged(
    books: xlwings.main.Books, tmp_path: Path, formula: str, names: str
) -> None:
    """A workbook with functions LibreOffice does not know is not overwritten, nor copied."""
    file = _made(tmp_path / "Nyt Excel.xlsx", formula)
    before = file.read_bytes()
    book = books.open(file)
    for save in (
        book.save,
        lambda: book.save(file.with_name("a.xlsx")),
        lambda: save_copy(book.impl, file.with_name("b.xlsx")),
    ):
        with pytest.raises(Unwritable) as caught:
            save()

        assert "office_would_damage" == caught.value.code
        assert {"file": file.name, "what": names} == caught.value.values
    assert [file] == list(tmp_path.iterdir())
    assert before == file.read_bytes()
    book.save(file.with_suffix(".ods"))


def test_a_damageable_file_is_not_overwritten_by_another(
    books: xlwings.main.Books, file: Path
) -> None:
    """Its own content counts, whatever workbook is saved over it."""
    precious = _made(file.with_name("Nyt Excel.xlsx"), "=_xlfn.XLOOKUP(1,B1:B3,B1:B3)")
    before = precious.read_bytes()
    book = books.open(file)

    with pytest.raises(Unwritable):
        book.save(precious)

    assert before == precious.read_bytes()


@pytest.mark.parametrize(
    "formula", ["=_xlfn.ISOWEEKNUM(1)", "=_xlfn.CONCAT(A1,A2)", "=_xlfn.RRI(4,1,2)"]
)
def test_newer_functions_that_libreoffice_knows(
    books: xlwings.main.Books, tmp_path: Path, formula: str
) -> None:
    """They are saved, and stand in the file as Excel writes them."""
    file = _made(tmp_path / "Nyere.xlsx", formula)
    book = books.open(file)
    book.save()
    book.close()

    assert formula == load_workbook(file).worksheets[0]["C1"].value


def test_a_formula_that_spills(books: xlwings.main.Books, tmp_path: Path) -> None:
    """A dynamic array of old functions would stop growing: it is not overwritten either."""
    file = tmp_path / "Spild.xlsx"
    with Workbook(file) as workbook:
        workbook.add_worksheet().write_dynamic_array_formula("A1:A3", "=ROW(B1:B3)*2")

    assert Word("office.lost.spilling") == _refused(books, file)


@pytest.mark.parametrize("lost", LOST)
def test_parts_that_would_be_lost(books: xlwings.main.Books, file: Path, lost: str) -> None:
    """Comments with replies, slicers, queries and the like are named in both languages."""
    with ZipFile(file, "a") as parts:
        parts.writestr(LOST[lost], b"<x/>")

    what = _refused(books, file)

    assert Word(f"office.lost.{lost}") == what
    for language in LANGUAGES:
        said = texts(language).say("unwritable.office_would_damage.what", file="F", what=what)
        assert texts(language)[f"office.lost.{lost}"] in said


def _refused(books: xlwings.main.Books, file: Path) -> str:
    before = file.read_bytes()
    book = books.open(file)
    with pytest.raises(Unwritable) as caught:
        book.save()
    book.close()

    assert before == file.read_bytes()
    assert "office_would_damage" == caught.value.code
    return caught.value.values["what"]


def _made(file: Path, formula: str) -> Path:
    with Workbook(file) as workbook:
        sheet = workbook.add_worksheet("Ark æøå")
        sheet.write_column("A1", ["a b", "c", "d"])
        sheet.write_column("B1", [1, 2, 3])
        sheet.write_formula("C1", formula)
    return file


def _failing(*_: object) -> None:
    raise OSError("no")
