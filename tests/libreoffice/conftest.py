"""One LibreOffice for all tests of the engine, and a new workbook for each."""

from collections.abc import Iterator

import pytest
import xlwings

from tests.offices import Offices


@pytest.fixture
def app(offices: Offices) -> xlwings.App:
    """Give the LibreOffice of all tests."""
    return offices.living()


@pytest.fixture
def books(app: xlwings.App) -> Iterator[xlwings.main.Books]:
    """Give what opens workbooks; those that a test leaves open are closed."""
    before = list(app.books)
    yield app.books
    for book in app.books:
        if book not in before:
            book.close()


@pytest.fixture
def book(app: xlwings.App) -> Iterator[xlwings.Book]:
    """Make a new workbook and close it again, under whatever name it has then."""
    book = app.books.add()
    yield book
    book.close()


@pytest.fixture
def sheet(book: xlwings.Book) -> xlwings.Sheet:
    """Give the only sheet of a new workbook."""
    return book.sheets[0]
