"""What we do not do says so by its name, and no exception of LibreOffice's gets out."""

from collections.abc import Callable

import pytest
import xlwings
from xlwings import base_classes

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice import OfficeError
from excelkasse.spreadsheet.libreoffice.link.bridge import struct
from excelkasse.texts import LANGUAGES, texts

pytestmark = pytest.mark.office


def test_a_member_we_do_not_do(sheet: xlwings.Sheet) -> None:
    """Asked for, called or set, the member is named."""
    with pytest.raises(NotImplementedError, match=r"LibreOffice: Range\.copy_picture is not done"):
        sheet["A1"].copy_picture()
    with pytest.raises(NotImplementedError, match=r"LibreOffice: Range\.characters is not done"):
        _ = sheet["A1"].characters
    with pytest.raises(NotImplementedError, match=r"LibreOffice: Sheet\.tab_color is not done"):
        sheet.impl.tab_color = 1
    with pytest.raises(NotImplementedError, match=r"LibreOffice: Range\.address is not done"):
        sheet["A1"].impl.address = "$B$1"


def test_every_member_of_xlwings_is_done_or_named(sheet: xlwings.Sheet) -> None:
    """No member that xlwings may ask for is missing without a word."""
    for impl, asked in (
        (sheet.impl, base_classes.Sheet),
        (sheet["A1"].impl, base_classes.Range),
        (sheet.book.impl, base_classes.Book),
        (sheet.book.app.impl, base_classes.App),
        (sheet["A1"].font.impl, base_classes.Font),
        (sheet["A1"].borders.impl, base_classes.Borders),
    ):
        for name in [name for name in vars(asked) if not name.startswith("_")]:
            if not hasattr(type(impl), name):
                with pytest.raises(NotImplementedError, match=rf"{type(impl).__name__}\.{name} "):
                    getattr(impl, name)


def test_an_exception_of_libreoffices_is_told_as_ours(book: xlwings.Book) -> None:
    """What LibreOffice refuses is a plain RuntimeError."""
    with pytest.raises(OfficeError, match="LibreOffice: RuntimeException"):
        book.sheets[0].delete()  # a workbook has at least one sheet


def test_a_name_that_is_none(book: xlwings.Book) -> None:
    """What LibreOffice passes over in silence is refused."""
    with pytest.raises(ValueError, match="'a/b' cannot be the name of a sheet"):
        book.sheets[0].impl.name = "a/b"


PROTECTED: dict[str, Callable[[xlwings.Range], None]] = {
    "value": lambda cell: setattr(cell, "value", 1),
    "formula": lambda cell: setattr(cell, "formula", "=1"),
    "array": lambda cell: setattr(cell, "formula_array", "=1"),
    "colour": lambda cell: setattr(cell, "color", "#ffffff"),
    "font": lambda cell: setattr(cell.font, "bold", True),
    "border": lambda cell: cell.borders.set("all", line_style="continuous"),
    "width": lambda cell: setattr(cell, "column_width", 3),
    "hidden": lambda cell: setattr(cell.rows, "hidden", True),
    "clear": lambda cell: cell.clear_contents(),
    "insert": lambda cell: cell.insert("down"),
    "delete": lambda cell: cell.delete("up"),
    "copy": lambda cell: cell.sheet["B9"].copy(cell),
    "move": lambda cell: cell.move(cell.sheet["B9"]),
    "merge": lambda cell: cell.resize(1, 2).merge(),
    "replace": lambda cell: cell.replace_all("x", "y"),
}


@pytest.mark.parametrize("change", PROTECTED)
def test_a_protected_sheet(sheet: xlwings.Sheet, change: str) -> None:
    """Whatever is tried on a locked cell is refused with a code, and nothing has changed."""
    sheet["A1"].value = "x"
    sheet.impl.uno.protect("")

    with pytest.raises(Unreachable) as caught:
        PROTECTED[change](sheet["A1"])

    assert ("sheet_protected", {"sheet": "Sheet1"}) == (caught.value.code, caught.value.values)
    assert ("x", None) == (sheet["A1"].value, sheet["A1"].color)


def test_an_open_field_of_a_protected_sheet(sheet: xlwings.Sheet) -> None:
    """A cell that is not locked can be written."""
    sheet["B1"].impl.uno.CellProtection = struct("util.CellProtection")
    sheet.impl.uno.protect("")
    sheet["B1"].value = 7

    assert 7 == sheet["B1"].value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "code",
    [
        "office_missing",
        "office_silent",
        "office_gone",
        "office_hung",
        "book_closed",
        "not_opened",
        "sheet_protected",
    ],
)
def test_every_code_has_words(code: str, language: str) -> None:
    """What and what to do can be said of each refusal."""
    words = texts(language)

    assert words[f"unreachable.{code}.what"]
    assert words[f"unreachable.{code}.do"]
