"""Prioritering in an open workbook computes after a refresh, as it did before."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings

from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.spreadsheet.live import Refresh
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, handed_on, nordbaek
from tests.portfolio.test_carry import without

pytestmark = pytest.mark.office
_FIRST = 29


def test_a_weight_still_decides_after_a_refresh(
    tmp_path: Path, opened: Callable[[Path], xlwings.Book]
) -> None:
    """A project has come; its row computes like the others, and the chart's points follow."""
    words = texts("da")
    file = tmp_path / "Portefølje.xlsx"
    before = roll_up(without("F-2026-15"), AS_OF, handed_on())
    FileTarget(file).write(portfolio_workbook(before, words))
    book = opened(file)
    after = portfolio_workbook(roll_up(nordbaek(), AS_OF, handed_on()), words)
    Refresh(book, frozenset(one.number for one in nordbaek())).write(after)
    sheet = book.sheets["Prioritering"]
    numbers = sheet.range((_FIRST, 2), (_FIRST + 9, 2)).value
    row = _FIRST + numbers.index("F-2026-15")
    value = sheet.range((row, 6))

    assert 3.9 == value.value
    sheet.range("D7").value = 45
    assert 4.9 == pytest.approx(value.value)
    assert 4.9 == pytest.approx(sheet.range((25, 5 + row - _FIRST)).value)
    assert "LED på stier og pladser" == sheet.range((23, 5 + row - _FIRST)).value
