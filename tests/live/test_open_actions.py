"""The open workbook and its file come to the same: the same findings, the same portfolio."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
import xlwings

from excelkasse.actions.check import check_file
from excelkasse.actions.open_check import check_open
from excelkasse.actions.open_refresh import refresh_open
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.finding import Finding
from excelkasse.grid import Workbook
from excelkasse.portfolio.tables import PORTFOLIO
from excelkasse.reading import read
from excelkasse.schema.tool import Record
from excelkasse.spreadsheet.live import OpenSource
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.texts import texts
from tests.live.books import sample

pytestmark = pytest.mark.office

Open = Callable[[Path], xlwings.Book]
AS_OF, LATER = date(2026, 10, 30), date(2026, 11, 30)


class _Seen:
    """A screen that remembers what it was shown."""

    def __init__(self) -> None:
        self.findings: Sequence[Finding] = ()

    def show(self, file: str, findings: Sequence[Finding]) -> None:
        """Remember."""
        del file
        self.findings = findings


@pytest.mark.parametrize("number", ["P-2026-03", "P-2026-10"])
def test_a_check_finds_the_same(number: str, tmp_path: Path, opened: Open) -> None:
    """Code, place, value: each finding of the file is one of the open workbook, in its order."""
    file, screen = sample(number, tmp_path), _Seen()
    done = check_open(OpenSource(opened(file)), screen, file, today=AS_OF)

    assert check_file(file, today=AS_OF).findings == done.findings == screen.findings


def test_a_refresh_gives_the_same_portfolio(tmp_path: Path, opened: Open) -> None:
    """A month later, a project more: every record is what the roll-up of the files gives."""
    projects = tmp_path / "projekter"
    projects.mkdir()
    sample("P-2026-03", projects)
    portfolio, again = tmp_path / "Portefølje.xlsx", tmp_path / "Igen.xlsx"
    roll_up_folder(projects, portfolio, texts("da"), order=Order(AS_OF))
    copyfile(portfolio, again)
    sample("P-2026-10", projects)
    book = opened(portfolio)
    refresh_open(book, texts("da"), order=Order(LATER))
    roll_up_folder(projects, again, texts("da"), order=Order(LATER))

    assert _records(FileSource(again).read()) == _records(OpenSource(book).read())


def _records(workbook: Workbook) -> Mapping[str, Sequence[Record]]:
    return read(workbook, (PORTFOLIO,), today=LATER).records
