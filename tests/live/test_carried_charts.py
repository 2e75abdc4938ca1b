"""A chart that is carried to another workbook arrives with what is in it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import xlwings

from excelkasse.spreadsheet.write_file import FileTarget
from tests.live.editions import later

pytestmark = pytest.mark.office

SHEETS = ("Overblik", "Kapacitet")
EMPTY_WHEN_COPIED = range(947, 951)
"""Widths in points of which LibreOffice 7.4 copies some without what is in the chart."""


def drawn(book: xlwings.Book) -> Mapping[str, list[str]]:
    """Give the titles of the charts of each sheet."""
    return {name: [chart.title for chart in book.sheets[name].charts] for name in SHEETS}


@pytest.fixture
def target(app: xlwings.App) -> Iterator[xlwings.Book]:
    """Give a new workbook."""
    book = app.books.add()
    yield book
    book.close()


@pytest.mark.parametrize("width", EMPTY_WHEN_COPIED)
def test_every_chart_arrives(
    width: int, tmp_path: Path, opened: Callable[[Path], xlwings.Book], target: xlwings.Book
) -> None:
    """Of any width, and none takes one for its own that was there before."""
    file = tmp_path / "Portefølje.xlsx"
    FileTarget(file).write(later())
    source = opened(file)
    chart = source.sheets["Kapacitet"].charts[0]
    chart.width = width
    for name in SHEETS:
        source.sheets[name].copy(after=target.sheets[-1])

    assert drawn(source) == drawn(target)
    assert all(drawn(target).values())
    assert 0 == chart.left
    assert abs(width - target.sheets["Kapacitet"].charts[0].width) < 1
