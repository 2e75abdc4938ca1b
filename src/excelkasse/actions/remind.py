"""Write drafts of reminders to those who have not delivered for the reporting date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from excelkasse.actions.told_portfolio import read_portfolio, reporting_date, rows_of
from excelkasse.errors import WrongUse
from excelkasse.portfolio.reminders import Reminder, as_draft, reminders
from excelkasse.portfolio.tables import DELIVERIES, path_of
from excelkasse.spreadsheet.saving import make_folder, save_bytes
from excelkasse.texts import Texts
from excelkasse.visible import told_apart


@dataclass(frozen=True, slots=True)
class Reminded:
    """What was written: the reporting date, the drafts, and their files in the same order."""

    as_of: date
    drafts: Sequence[Reminder]
    files: Sequence[Path]


def write_reminders(portfolio: Path, folder: Path, words: Texts) -> Reminded:
    """Write a draft for each project of a portfolio that must be reminded; nothing is sent.

    Raises:
        WrongUse: the portfolio is not there, is none or says nothing of deliveries, or `folder` is
            a file.
        Unwritable: a draft could not be written.
    """
    reading = read_portfolio(portfolio)
    as_of = reporting_date(reading)
    if as_of is None or path_of(DELIVERIES) not in reading.records:
        raise WrongUse("no_deliveries", {"file": str(portfolio)})
    if folder.exists() and not folder.is_dir():
        raise WrongUse("not_a_folder", {"file": str(folder)})
    drafts = reminders(rows_of(reading, DELIVERIES), as_of, words)
    files = [folder / f"{stem}.eml" for stem in told_apart(one.stem for one in drafts)]
    if drafts:
        make_folder(folder)
    for file, one in zip(files, drafts, strict=True):
        save_bytes(file, as_draft(one))
    return Reminded(as_of, drafts, files)


def as_json(done: Reminded) -> Mapping[str, Any]:
    """Give the drafts as plain values for a machine."""
    return {
        "schema": 1,
        "as_of": done.as_of.isoformat(),
        "drafts": [
            {
                "number": one.number,
                "state": str(one.state),
                "to": one.to,
                "subject": one.subject,
                "file": str(file),
            }
            for one, file in zip(done.drafts, done.files, strict=True)
        ],
    }
