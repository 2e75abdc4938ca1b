"""Write the page of a whole portfolio from its workbook."""

from datetime import date
from pathlib import Path

from excelkasse.errors import Unreadable, WrongUse
from excelkasse.pack.page import Contents, portfolio_page
from excelkasse.portfolio.tables import (
    DECISIONS,
    EXPLANATIONS,
    HISTORY,
    HOURS,
    MILESTONES,
    MONEY,
    PORTFOLIO,
    PROJECTS,
    RISKS,
    path_of,
)
from excelkasse.reading import Reading, read
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.saving import make_folder, save_text
from excelkasse.texts import Texts

_TABLES = (PROJECTS, EXPLANATIONS, MILESTONES, RISKS, MONEY, HOURS, DECISIONS, HISTORY)
_LONG_AGO = date(1990, 1, 1)
"""Nothing in a portfolio is read by the day it is read on."""


def write_page(portfolio_workbook: Path, output: Path, words: Texts, *, risks: bool) -> None:
    """Read a portfolio workbook and write its page; risks go along only if asked for.

    Raises:
        WrongUse: the portfolio is not there or holds no projects with a reporting date.
        Unwritable: the result could not be written; an earlier one is untouched.
    """
    contents = _contents(_read(portfolio_workbook), portfolio_workbook)
    make_folder(output.parent)
    save_text(output, portfolio_page(contents, words, risks=risks))


def _read(portfolio: Path) -> Reading:
    try:
        return read(FileSource(portfolio).read(), (PORTFOLIO,), today=_LONG_AGO)
    except Unreadable as refusal:
        raise WrongUse(refusal.code, {"file": str(portfolio), **refusal.values}) from refusal


def _contents(reading: Reading, file: Path) -> Contents:
    tables = {key: reading.records.get(path_of(key), ()) for key in _TABLES}
    days = [day for day in (getattr(row, "as_of", None) for row in tables[HISTORY]) if day]
    if not days or not tables[PROJECTS]:
        raise WrongUse("no_portfolio", {"file": str(file)})
    return Contents(max(days), tables)
