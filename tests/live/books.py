"""Workbooks to be opened: the sample's, and one that holds a cell of every kind."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from excelkasse.actions.demo import sample_workbook
from excelkasse.layout.place import parts_of
from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.handed import from_history
from excelkasse.portfolio.tables import ALLOCATIONS
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.sample import SampleProject, history, sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.portfolio.nordbaek import AS_OF, nordbaek

BEFORE = date(2026, 9, 30)
_FEW = frozenset({"ABN", "KJO", "LFK"})
_MOMENTS = {
    "dd-mm-yyyy": (46301, 60.5, 1.25),
    "dd-mm-yyyy hh:mm": (46301.5, 46301),
    "hh:mm": (0.5, 0, 1.5),
    "[h]:mm": (0.25, 1.5, 40.75),
    "0": (46301, 0.5),
}


@cache
def samples() -> dict[str, SampleProject]:
    """Give the projects of the sample by their number."""
    return {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}


def sample(number: str, folder: Path, words: str = "da") -> Path:
    """Write one project of the sample."""
    file = folder / samples()[number].file
    FileTarget(file).write(sample_workbook(samples()[number], texts(words)))
    return file


def portfolio(*without: str, as_of: date = AS_OF) -> WorkbookPlan:
    """Plan the sample's portfolio, without some projects, and with the hours of a few people."""
    deliveries = [_of_few(one) for one in nordbaek() if one.number not in without]
    rolled = roll_up(deliveries, as_of, from_history(history(), BEFORE))
    return portfolio_workbook(rolled, texts("da"), base="projekter/")


def _of_few(delivery: Delivery) -> Delivery:
    """Keep the hours of a few: those of all are thousands of formulas, which say no more here."""
    hours: list[Any] = list(delivery.lines.get(ALLOCATIONS, ()))
    few = tuple(line for line in hours if line.record.initials in _FEW)
    return replace(delivery, lines={**delivery.lines, ALLOCATIONS: few})


def every_kind(file: Path) -> Path:
    """Write a workbook with a cell of every kind, two sheets of which one is hidden."""
    with Workbook(file) as book:
        sheet = book.add_worksheet("Alt & æøå")
        for column, (code, numbers) in enumerate(_MOMENTS.items(), start=1):
            form = book.add_format({"num_format": code})
            for row, number in enumerate(numbers, start=4):
                sheet.write_number(row, column, number, form)
        sheet.write_string("H5", "#N/A")
        sheet.write_formula("H6", "=NA()", None, "#N/A")
        sheet.write_formula("H7", "=1/0", None, "#DIV/0!")
        sheet.write_formula("H8", "=1+1", None, 2)
        sheet.write_boolean("H9", 1)
        sheet.write_string("H10", "007")
        sheet.write_string("H11", "   ")
        sheet.write_string("H12", "=1+1", book.add_format({"quote_prefix": True}))
        sheet.write_array_formula("I5:I6", "{=F5:F6*2}", None, 92602)
        sheet.write_number("I6", 1)
        sheet.merge_range("H14:J14", "samlet")
        hidden = book.add_worksheet("Skjult")
        hidden.write_number("C3", 3.5)
        hidden.hide()
        book.add_worksheet("Tom")
    return file
