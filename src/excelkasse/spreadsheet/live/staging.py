"""A small workbook beside the person's own, from which whole areas are copied in a single call.

It is written by the same pen as every file of ours, so that text is text, links lead somewhere and
cells look as they should; only then is anything of the person's touched.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwings

from excelkasse.desk import users_desk
from excelkasse.plan import WorkbookPlan
from excelkasse.spreadsheet.write_file import FileTarget

_NAME = "excelkasse.xlsx"


@contextmanager
def staging_folder() -> Iterator[Path]:
    """Give a folder of our own that is gone afterwards; on a Mac one that Excel may open."""
    home = users_desk().folder if sys.platform == "darwin" else None
    with TemporaryDirectory(prefix="excelkasse-", dir=home, ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


@contextmanager
def staged(app: xlwings.App, folder: Path, plan: WorkbookPlan) -> Iterator[xlwings.Book]:
    """Open a plan in a person's spreadsheet program, and close it whatever happens.

    Raises:
        Unwritable: it could not be written.
    """
    file = folder / _NAME
    FileTarget(file).write(plan)
    book = app.books.open(file, update_links=False, read_only=True, add_to_mru=False)
    try:
        yield book
    finally:
        book.close()
