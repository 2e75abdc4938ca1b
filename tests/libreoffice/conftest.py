"""One LibreOffice for all tests of the engine, and a new workbook for each."""

from collections.abc import Iterator

import pytest
import xlwings

from excelkasse.spreadsheet.libreoffice import office


@pytest.fixture(scope="session")
def app() -> Iterator[xlwings.App]:
    """Start LibreOffice once."""
    with office() as app:
        yield app


@pytest.fixture
def books(app: xlwings.App) -> Iterator[xlwings.main.Books]:
    """Give what opens workbooks; those that a test leaves open are closed."""
    yield app.books
    for book in app.books:
        book.close()


@pytest.fixture
def sheet(app: xlwings.App) -> Iterator[xlwings.Sheet]:
    """Give the only sheet of a new workbook."""
    book = app.books.add()
    yield book.sheets[0]
    book.close()
