"""The project's own workbooks, opened in LibreOffice through xlwings, changed, and saved."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings
from openpyxl import load_workbook

from excelkasse.spreadsheet.libreoffice.saving import save_copy
from tests.offices import Offices

pytestmark = pytest.mark.office

WORKBOOKS = Path(__file__).parents[2] / "workbooks"


@pytest.fixture(scope="module")
def book(offices: Offices) -> Iterator[xlwings.Book]:
    """Give the full project workbook, empty; nothing in it is changed."""
    book = offices.living().books.open(WORKBOOKS / "project_full.da.xlsx")
    yield book
    book.close()


def test_what_the_full_project_workbook_holds(book: xlwings.Book) -> None:
    """Its tables, names and charts are those of the file."""
    pages = load_workbook(WORKBOOKS / "project_full.da.xlsx")
    tables = {(page.title, name, ref) for page in pages for name, ref in page.tables.items()}
    names = {f"={area.attr_text.replace(chr(39), '')}" for area in pages.defined_names.values()}
    charts = {(page.title, len(page._charts)) for page in pages if page._charts}  # noqa: SLF001

    assert tables == {
        (sheet.name, table.name, table.range.address.replace("$", ""))
        for sheet in book.sheets
        for table in sheet.tables
    }
    assert set(pages.defined_names) <= {name.name for name in book.names}
    assert names <= {name.refers_to for name in book.names}
    assert charts == {(one.name, len(one.charts)) for one in book.sheets if len(one.charts)}


def test_formulas_follow_the_risk_register(books: xlwings.main.Books) -> None:
    """Five rows more, three less, and back: what counts its rows says so each time."""
    book = books.open(WORKBOOKS / "risk_register.da.xlsx")
    sheet = book.sheets["Risici"]
    table = sheet.tables["risk_register_risks"]
    rows = table.range.rows.count
    tried = book.sheets.add("Prøve")
    tried["A1"].formula = "=ROWS(risk_register_risks)"
    tried["A2"].formula = "=COUNTA(risk_register_risks[Risiko])"
    risk = next(one.index for one in table.columns if one.name == "Risiko")
    sheet[table.range.row + rows - 1, table.range.column + risk - 2].value = "en mere"
    seen = []
    for wanted in (rows + 5, rows - 3, rows):
        table.resize(table.range.resize(wanted))
        seen.append(tried["A1:A2"].value)

    assert [[rows + 4, 1], [rows - 4, 0], [rows - 1, 0]] == seen


def test_saved_by_libreoffice_it_is_still_a_workbook(book: xlwings.Book, tmp_path: Path) -> None:
    """It is not refused, and tables, names, rules, links and protection are all there."""
    copy = tmp_path / "Kopi.xlsx"
    save_copy(book.impl, copy)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before, after = (_counted(file) for file in (WORKBOOKS / "project_full.da.xlsx", copy))

    assert before == after


def _counted(file: Path) -> dict[str, object]:
    book = load_workbook(file)
    return {
        page.title: (
            sorted(page.tables),
            page.sheet_state,
            page.protection.sheet,
            len(page.data_validations.dataValidation),
            sorted(str(one.sqref) for one in page.conditional_formatting),
            page.freeze_panes,
        )
        for page in book.worksheets
    } | {"": sorted(book.defined_names)}
