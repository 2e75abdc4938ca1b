"""Workbooks that openpyxl or LibreOffice have saved or edited are read as ours are."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell import Cell

from excelkasse.finding import Place
from excelkasse.reading import Reading
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from tests.office import converted
from tests.reading.samples import (
    clean,
    fullest,
    planned,
    reading_of,
    register,
    said,
    told,
    typed,
)

pytestmark = pytest.mark.usefixtures("way")

SPOILED: Mapping[tuple[str, int, str], object] = {
    ("master_data.project", 0, "start"): "31-02-2026",
    ("master_data.project", 0, "model"): "Kæmpe",
    ("organisation.roles", 0, "role"): "Chef",
    ("milestone_plan.milestones", 0, "baseline"): "1. maj",
    ("risk_register.risks", 0, "probability"): "ca. 3",
    ("risk_register.risks", 1, "impact"): "=1/0",
    ("hour_budget.lines", 0, "spent"): "=NA()",
    ("budget.lines", 0, "remaining"): "ca. 2 mio.",
    ("gate_register.gates", 1, "planned"): "snart",
    ("status_report.head", 0, "status_date"): "=1/0",
    ("status_report.dimensions", 0, "explanation"): "=1/0",
}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the fullest project as a file."""
    file = tmp_path_factory.mktemp("ours") / "projekt.xlsx"
    FileTarget(file).write(planned(fullest().parts))
    return file


def read_file(file: Path) -> Reading:
    """Read a file of the shelf's tools."""
    return reading_of(FileSource(file).read())


def edited(ours: Path, target: Path, change: Callable[[Book], None]) -> Path:
    """Let openpyxl load a file, change it and save it."""
    book = load_workbook(ours)
    change(book)
    book.save(target)
    return target


def test_a_file_says_what_its_plan_does(ours: Path) -> None:
    """The same records and findings come from a file as from the values it was made of."""
    reading = read_file(ours)

    assert clean().records == reading.records
    assert told(clean().findings) == told(reading.findings)


def test_openpyxl_may_save_it(ours: Path, tmp_path: Path) -> None:
    """It loses every stored result of ours, and that is no finding."""
    reading = read_file(edited(ours, tmp_path / "saved.xlsx", lambda _book: None))

    assert clean().records == reading.records
    assert told(clean().findings) == told(reading.findings)


@pytest.mark.parametrize("before", [1, 2, 6, 7, 8, 9, 14])
def test_openpyxl_may_insert_rows_on_every_sheet(ours: Path, tmp_path: Path, before: int) -> None:
    """Cells move and tables, names and rules do not; the records are the same."""

    def insert(book: Book) -> None:
        for sheet in book.worksheets:
            sheet.insert_rows(before, 2)

    reading = read_file(edited(ours, tmp_path / "rows.xlsx", insert))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


@pytest.mark.parametrize("before", [1, 2, 3, 4, 9])
def test_openpyxl_may_insert_columns_on_every_sheet(
    ours: Path, tmp_path: Path, before: int
) -> None:
    """Markers, labels and values move apart; the records are the same."""

    def insert(book: Book) -> None:
        for sheet in book.worksheets:
            sheet.insert_cols(before, 2)

    reading = read_file(edited(ours, tmp_path / "columns.xlsx", insert))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


def test_openpyxl_may_rename_and_reorder_the_sheets(ours: Path, tmp_path: Path) -> None:
    """Sheets are known by their tags, whatever they are called and wherever they stand."""

    def change(book: Book) -> None:
        for number, sheet in enumerate(book.worksheets):
            sheet.title = f"Ark {number}"
            book.move_sheet(sheet, -number)

    reading = read_file(edited(ours, tmp_path / "renamed.xlsx", change))

    assert clean().records == reading.records
    assert said(clean().findings) == said(reading.findings)


def test_openpyxl_may_sort_a_table(ours: Path, tmp_path: Path) -> None:
    """The last risk first gives the same risks, the last one first."""
    place, count = register("risk_register.risks"), len(clean().records["risk_register.risks"])

    def turn(book: Book) -> None:
        sheet = book[place.sheet]
        rows = [
            [sheet.cell(place.first_row + down, column).value for column in place.columns.values()]
            for down in range(count)
        ]
        for down, values in enumerate(reversed(rows)):
            for column, value in zip(place.columns.values(), values, strict=True):
                sheet.cell(place.first_row + down, column).value = value

    reading = read_file(edited(ours, tmp_path / "sorted.xlsx", turn))

    path = "risk_register.risks"
    assert typed(clean(), path)[::-1] == typed(reading, path)


def test_a_formula_of_a_persons_own_that_was_never_computed_is_named(
    ours: Path, tmp_path: Path
) -> None:
    """A program that does not calculate stores no result for it, and we do not guess one."""
    place = clean().places["budget.lines", 0, "spent"]

    def change(book: Book) -> None:
        cell_of(book, place).value = "=1000+1"

    reading = read_file(edited(ours, tmp_path / "formula.xlsx", change))

    new = [one for one in reading.findings if one not in clean().findings]
    assert [f"{place} formula_uncached"] == told(new)


@pytest.mark.office
def test_libreoffice_may_save_it(ours: Path, tmp_path: Path) -> None:
    """A workbook that LibreOffice has recalculated and saved has the same records and findings."""
    (theirs,) = converted([ours], tmp_path)

    reading = read_file(theirs)

    assert clean().records == reading.records
    assert told(clean().findings) == told(reading.findings)


@pytest.mark.office
def test_what_wrong_cells_do_to_the_formulas_is_silent(ours: Path, tmp_path: Path) -> None:
    """Spoiled and recalculated, so that errors spread, only the spoiled cells are named."""
    places = clean().places

    def spoil(book: Book) -> None:
        for spot, value in SPOILED.items():
            cell_of(book, places[spot]).value = value

    spoiled = edited(ours, tmp_path / "spoiled.xlsx", spoil)
    (theirs,) = converted([spoiled], tmp_path / "office")

    before = told(clean().findings)
    new = [one.place for one in read_file(theirs).findings if told([one])[0] not in before]
    assert {places[spot] for spot in SPOILED} == set(new)
    assert len(SPOILED) == len(new)


def cell_of(book: Book, place: Place) -> Cell:
    """Return the cell of a place, as openpyxl has it."""
    assert place.cell is not None
    return book[place.sheet].cell(place.cell.row, place.cell.column)
