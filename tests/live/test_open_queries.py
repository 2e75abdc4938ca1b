"""An explanation typed in an open portfolio workbook is dated by the refresh, and kept by it."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwings

from excelkasse.actions.demo import demo
from excelkasse.actions.open_refresh import refresh_open
from excelkasse.actions.rollup import Order
from excelkasse.portfolio.tables import CHANGES, PORTFOLIO, QUERIES, path_of
from excelkasse.reading import read
from excelkasse.spreadsheet.live import OpenSource
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF

pytestmark = pytest.mark.office
BECAUSE = "Årsagen er kendt af styregruppen"


def _rows(book: xlwings.Book) -> dict[tuple[str, str, str], Any]:
    reading = read(OpenSource(book).read(), (PORTFOLIO,), today=AS_OF)
    rows: list[Any] = list(reading.records[path_of(QUERIES)])
    return {(one.number, one.code, one.item): one for one in rows}


def _moved(book: xlwings.Book) -> list[Any]:
    reading = read(OpenSource(book).read(), (PORTFOLIO,), today=AS_OF)
    return list(reading.records[path_of(CHANGES)])


def _turned(book: xlwings.Book, count: int) -> list[Any]:
    """Turn the rows of *Ændret siden sidst* upside down, as if they were of another edition."""
    sheet = book.sheets["Ændret siden sidst"]
    heads = sheet.range("C1:C40").value
    first = heads.index("Projektnr.") + 2
    rows = sheet.range((first, 2), (first + count - 1, 12))
    rows.value = rows.value[::-1]
    return _moved(book)


def test_an_explanation_is_dated_and_kept(
    tmp_path: Path, opened: Callable[[Path], xlwings.Book]
) -> None:
    """The same is asked, what was explained stays so; what moved stands by how much it matters."""
    words = texts("da")
    made = demo(tmp_path, words, lambda _done, _total, _file: None)
    book = opened(made.output)
    sheet = book.sheets["Spørgsmål"]
    before = _rows(book)
    header = sheet.range("A1:M12").value
    row = next(at for at, one in enumerate(header, 1) if "Forklaring" in one)
    column = header[row - 1].index("Forklaring") + 1
    sheet.range(row + 1, column).value = BECAUSE
    key = (sheet.range(row + 1, 2).value, *header[row][10:12])
    moved = _moved(book)
    turned = _turned(book, len(moved))
    refresh_open(book, words, order=Order(AS_OF))
    after = _rows(book)

    assert before.keys() == after.keys()
    assert (BECAUSE, AS_OF) == (after[key].explanation, after[key].explained_on)
    assert date(2026, 9, 30) == after["P-2026-08", "money_stuck", "forecast"].explained_on
    assert {"open": 9, "explained": 1} == Counter(str(one.state) for one in before.values())
    assert {"open": 8, "explained": 2} == Counter(str(one.state) for one in after.values())
    assert (
        "30-09-2026: "
        in after["P-2025-04", "grants_do_not_cover", "budget.totals.uncovered"].earlier
    )
    assert moved == turned[::-1] != turned
    assert moved == _moved(book)
