"""A portfolio workbook that is asked for something: its records, and the date it was made up."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from excelkasse.errors import Unreadable, WrongUse
from excelkasse.portfolio.tables import HISTORY, PORTFOLIO, path_of
from excelkasse.reading import Reading, read
from excelkasse.spreadsheet.read_file import FileSource

_LONG_AGO = date(1990, 1, 1)
"""Nothing in a portfolio is read by the day it is read on."""


def read_portfolio(file: Path) -> Reading:
    """Read a portfolio workbook.

    Raises:
        WrongUse: it is not there, or cannot be read.
    """
    try:
        return read(FileSource(file).read(), (PORTFOLIO,), today=_LONG_AGO)
    except Unreadable as refusal:
        raise WrongUse(refusal.code, {"file": str(file), **refusal.values}) from refusal


def rows_of(reading: Reading, table: str) -> Sequence[Any]:
    """Return the rows of one of its tables."""
    return reading.records.get(path_of(table), ())


def reporting_date(reading: Reading) -> date | None:
    """Return the date a portfolio was made up, which is the latest of its history."""
    return max((row.as_of for row in rows_of(reading, HISTORY) if row.as_of), default=None)
