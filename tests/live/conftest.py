"""One LibreOffice for all tests of the open workbook."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings

from tests.live.editions import written
from tests.offices import Offices


@pytest.fixture
def app(offices: Offices) -> xlwings.App:
    """Give the LibreOffice of all tests."""
    return offices.living()


@pytest.fixture
def opened(app: xlwings.App) -> Iterator[Callable[[Path], xlwings.Book]]:
    """Give a way to open workbooks that are closed when the test is over."""
    books: list[xlwings.Book] = []

    def open_it(path: Path) -> xlwings.Book:
        books.append(app.books.open(path))
        return books[-1]

    yield open_it
    for book in books:
        book.close()


@pytest.fixture
def book(tmp_path: Path, opened: Callable[[Path], xlwings.Book]) -> xlwings.Book:
    """Open the small edition of the portfolio before one project came and another went."""
    return opened(written(tmp_path))
