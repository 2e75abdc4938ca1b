"""What people typed is text in the open workbook: in a refreshed portfolio and on Kontrol."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import xlwings
from openpyxl import load_workbook

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.plan import CellPlan, SheetPlan, WorkbookPlan
from excelkasse.spreadsheet.live import ControlScreen, OpenSource, Refresh
from excelkasse.spreadsheet.safe_text import safe_text
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.live.books import portfolio, sample
from tests.typed.payloads import TEXTS
from tests.typed.test_workbooks import formulas, links

pytestmark = pytest.mark.office

PROJECTS = "Projekter"
WHEN = datetime(2026, 11, 26, 15, 42)  # noqa: DTZ001  (said to a person)
STORED = [safe_text(one).strip() for one in TEXTS]
Opener = Callable[[Path], xlwings.Book]


def spoiled(plan: WorkbookPlan) -> WorkbookPlan:
    """Give a portfolio whose projects are called by the payloads, in each column that takes one.

    The label of a column and the heading of the sheet are some too.
    """
    sheets = [_spoiled(one) if one.name == PROJECTS else one for one in plan.sheets]
    return replace(plan, sheets=sheets)


def _spoiled(sheet: SheetPlan) -> SheetPlan:
    (table,) = sheet.tables
    keys = [column.key for column in table.columns]
    at = [keys.index(key) for key in ("name", "department", "committee", "owner", "manager")]
    texts_of = iter(TEXTS * 2)
    rows = [
        [next(texts_of) if place in at else one for place, one in enumerate(row)]
        for row in table.rows
        for row in [list(row)]
    ]
    columns = [replace(one, header="=1+1") if one.key == "name" else one for one in table.columns]
    cells = [_with_heading(one) for one in sheet.cells]
    return replace(sheet, cells=cells, tables=[replace(table, rows=rows, columns=columns)])


def _with_heading(one: CellPlan) -> CellPlan:
    return one._replace(content="=2+2") if one.cell == Cell(1, 2) else one


def test_a_refresh_adds_no_formula(opened: Opener, tmp_path: Path) -> None:
    """Every cell that is written holds what it would hold in a new workbook, as text."""
    FileTarget(tmp_path / "P.xlsx").write(portfolio())
    book = opened(tmp_path / "P.xlsx")
    before = OpenSource(book).read()
    Refresh(book, frozenset()).write(spoiled(portfolio()))
    after = OpenSource(book).read()
    book.save(tmp_path / "gemt.xlsx")
    (was,) = (one for one in before.grids if one.name == PROJECTS)
    (now,) = (one for one in after.grids if one.name == PROJECTS)
    said = {value.strip() for _, value in now.filled() if isinstance(value, str)}
    data = (tmp_path / "gemt.xlsx").read_bytes()

    assert was.formulas == now.formulas
    assert {"=1+1", "=2+2"} <= said
    assert set(STORED[: 5 * 8]) <= {*said, ""}
    assert not [one for one in formulas(data) if re.search("ond|cmd|WEBSERVICE", one)]
    assert not [one for one in links(data) if not one.startswith(("projekter/", "../"))]


def test_a_check_shows_what_was_typed_as_text(opened: Opener, tmp_path: Path) -> None:
    """On Kontrol and in the notes, after saving too."""
    book = opened(sample("P-2026-10", tmp_path))
    found = [
        Finding("date_unreadable", Severity.ERROR, Place("Stamdata", Cell(9, 3)), got=text)
        for text in TEXTS
    ]
    found = [one._replace(values={"label": one.got}) for one in found]
    ControlScreen(book, texts("da"), WHEN).show("=1+1.xlsx", found)
    grid = OpenSource(book).read().grids[-1]
    book.save(tmp_path / "gemt.xlsx")
    shown = [str(grid.at(Cell(row, 4)) or "").strip() for row in range(8, 8 + len(TEXTS))]
    saved = load_workbook(tmp_path / "gemt.xlsx")["Kontrol"]
    kinds = {cell.data_type for row in saved.iter_rows(min_row=8) for cell in row if cell.value}

    assert frozenset() == grid.formulas
    assert STORED == shown
    assert {"s"} == kinds
    assert {"C"} == {
        cell.column_letter for row in saved.iter_rows() for cell in row if cell.hyperlink
    }
