"""Two editions of the sample's portfolio, and what is seen of them in an open workbook.

The whole edition has every sheet; the small one has those that people work most in.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import xlwings
from openpyxl import load_workbook

from excelkasse.plan import WorkbookPlan
from excelkasse.spreadsheet.live import OpenSource, Refresh, Refreshed
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from tests.live.books import portfolio, samples
from tests.live.test_open_source import Told, told

LATER = date(2026, 11, 30)
GONE, COME = "P-2025-09", "P-2026-10"
CAME = frozenset(samples())
PROJECTS = "Projekter"
_SMALL = (PROJECTS, "Overblik", "Tidslinje", "Milepæle", "Risici", "Økonomi", "Kilder")


def small(plan: WorkbookPlan) -> WorkbookPlan:
    """Return a plan with the sheets that people work most in."""
    return replace(plan, sheets=[one for one in plan.sheets if one.name in _SMALL])


@cache
def before() -> WorkbookPlan:
    """Plan the edition in which one project has not come yet."""
    return portfolio(COME)


@cache
def later() -> WorkbookPlan:
    """Plan the edition a month later: that one has come, and another has gone."""
    return portfolio(GONE, as_of=LATER)


@cache
def _file(whole: bool) -> bytes:  # noqa: FBT001
    return workbook_bytes(before() if whole else small(before()))


def written(folder: Path, *, whole: bool = False) -> Path:
    """Write the edition before."""
    file = folder / "Portefølje.xlsx"
    file.write_bytes(_file(whole))
    return file


def refreshed(book: xlwings.Book, plan: WorkbookPlan | None = None) -> Refreshed:
    """Bring a workbook up to date; without a plan with the later edition, small."""
    return Refresh(book, CAME).write(plan or small(later()))


def as_new(plan: WorkbookPlan, folder: Path) -> Mapping[str, Told]:
    """Give what a new workbook of the plan holds, by sheet."""
    FileTarget(folder / "ny.xlsx").write(plan)
    return {grid.name: told(grid) for grid in FileSource(folder / "ny.xlsx").read().grids}


def now(book: xlwings.Book) -> Mapping[str, Told]:
    """Give what an open workbook holds, by sheet."""
    return {grid.name: told(grid) for grid in OpenSource(book).read().grids}


def row_of(sheet: xlwings.Sheet, number: str) -> int:
    """Return the row of a project."""
    rows: list[list[object]] = sheet.range("B1:B60").options(ndim=2).value
    return [row[0] for row in rows].index(number) + 1


def by_number(sheet: xlwings.Sheet, column: int) -> dict[str, object]:
    """Give a column of a sheet by project number."""
    rows: list[list[Any]] = sheet.range((8, 2), (30, column)).options(ndim=2).value
    return {str(row[0]): row[-1] for row in rows if row[0] and str(row[0])[1] == "-"}


def width(sheet: xlwings.Sheet) -> int:
    """Return the last column of the table of a sheet."""
    cells = sheet.tables[0].range
    return int(cells.column + cells.shape[1] - 1)


def codes(done: Refreshed) -> list[str]:
    """Give what was told."""
    return [finding.code for finding in done.told]


def links(file: Path, sheet: str) -> Mapping[str, tuple[str, str]]:
    """Give file and place of every link of a sheet."""
    cells = (cell for row in load_workbook(file)[sheet].iter_rows() for cell in row)
    found = ((cell.coordinate, cell.hyperlink) for cell in cells if cell.hyperlink)
    return {
        at: ((link.target or "").replace("\\", "/").replace("%20", " "), link.location or "")
        for at, link in found
    }
