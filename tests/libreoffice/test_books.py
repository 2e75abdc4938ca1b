"""Workbooks are made, opened, found again, saved and closed."""

from pathlib import Path

import openpyxl
import pytest
import xlwings

from excelkasse.errors import Unreachable, Unwritable

pytestmark = pytest.mark.office


def test_found_by_name_and_number(app: xlwings.App, book: xlwings.Book) -> None:
    """Workbooks are counted from the oldest, and found by name in any case."""
    other = app.books.add()

    assert [book, other] == list(app.books)[-2:]
    assert other == app.books[other.name] == app.books[other.name.upper()] == app.books[-1]
    with pytest.raises(KeyError):
        _ = app.books["findes ikke"]
    other.close()


def test_the_one_in_front(app: xlwings.App, book: xlwings.Book) -> None:
    """The newest workbook is in front until another is activated."""
    other = app.books.add()
    newest = app.books.active
    book.activate()

    assert (other, book) == (newest, app.books.active)
    other.close()


def test_opened_twice_is_opened_once(app: xlwings.App, tmp_path: Path) -> None:
    """A file that is open already is not opened again."""
    made = openpyxl.Workbook()
    made.save(tmp_path / "én.xlsx")
    book = app.books.open(tmp_path / "én.xlsx")
    count = len(app.books)

    assert book == app.books.open(tmp_path / "én.xlsx") == xlwings.Book(tmp_path / "én.xlsx")
    assert count == len(app.books)
    book.close()


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_saved_by_its_ending(app: xlwings.App, tmp_path: Path, ending: str) -> None:
    """The ending of the name says what kind of file is written, and read."""
    path = tmp_path / f"bog.{ending}"
    book = app.books.add()
    book.sheets[0]["A1"].value = ["æ", 1.5]
    book.save(path)
    book.close()
    book = app.books.open(path)

    assert ["æ", 1.5] == book.sheets[0]["A1:B1"].value
    book.close()


def test_saved_again_where_it_is(app: xlwings.App, tmp_path: Path) -> None:
    """Without a path a workbook is saved where it was opened."""
    openpyxl.Workbook().save(tmp_path / "bog.xlsx")
    book = app.books.open(tmp_path / "bog.xlsx")
    book.sheets[0]["A1"].value = "ny"
    book.save()
    book.close()

    assert "ny" == openpyxl.load_workbook(tmp_path / "bog.xlsx").active["A1"].value
    assert ["bog.xlsx"] == [file.name for file in tmp_path.iterdir()]


def test_a_new_workbook_goes_to_the_present_folder(
    book: xlwings.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook without a file is saved under its title where the program runs."""
    monkeypatch.chdir(tmp_path)
    title = book.name
    book.save()

    assert [f"{title}.xlsx"] == [file.name for file in tmp_path.iterdir()]


def test_what_cannot_be_saved(book: xlwings.Book, tmp_path: Path) -> None:
    """A folder that is missing is not made, an ending we do not know is told, so is a password."""
    with pytest.raises(FileNotFoundError):
        book.save(tmp_path / "findes ikke" / "bog.xlsx")
    with pytest.raises(Unwritable, match=r"office_cannot_write.*\.docx"):
        book.save(tmp_path / "bog.docx")
    with pytest.raises(NotImplementedError, match=r"Book\.save\(password"):
        book.save(tmp_path / "bog.xlsx", password="hemmelig")  # noqa: S106
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ødelagt.xlsx", b"PK\x03\x04 not a workbook"),
        ("tom.xlsx", b""),
        ("tekst.xlsx", b"Just a letter"),
        ("brev.docx", b"Just a letter"),
    ],
)
def test_what_cannot_be_opened(app: xlwings.App, tmp_path: Path, name: str, content: bytes) -> None:
    """A file that is no workbook is refused by its name, and leaves nothing open."""
    (tmp_path / name).write_bytes(content)
    before = len(app.books)

    with pytest.raises(Unreachable) as caught:
        app.books.open(tmp_path / name)

    assert ("not_opened", {"file": name}) == (caught.value.code, caught.value.values)
    assert before == len(app.books)


def test_a_closed_workbook_says_so(app: xlwings.App) -> None:
    """What is asked of a workbook that was closed meanwhile is refused with a code."""
    cell = app.books.add().sheets[0]["A1"]
    cell.value = 1
    app.books.active.close()

    with pytest.raises(Unreachable) as caught:
        cell.value = 2

    assert "book_closed" == caught.value.code


def test_read_only(app: xlwings.App, tmp_path: Path) -> None:
    """A workbook opened to be read only is not saved over."""
    openpyxl.Workbook().save(tmp_path / "bog.xlsx")
    old = (tmp_path / "bog.xlsx").read_bytes()
    book = app.books.open(tmp_path / "bog.xlsx", read_only=True)

    with pytest.raises(Unwritable, match="office_read_only"):
        book.save()
    assert old == (tmp_path / "bog.xlsx").read_bytes()
    book.close()
