"""Take the calendar of a portfolio workbook out as a file that other calendars read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from excelkasse.actions.deliver import deliver, in_folder
from excelkasse.errors import Unreadable, WrongUse
from excelkasse.portfolio.ics import Event, calendar_text, events_of
from excelkasse.portfolio.tables import CALENDAR, HISTORY, PORTFOLIO, path_of
from excelkasse.reading import Reading, read
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.saving import save_text
from excelkasse.texts import Texts

_LONG_AGO = date(1990, 1, 1)
"""Nothing in a portfolio is read by the day it is read on."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was taken out: the reporting date, the events, and how many rows have no day."""

    as_of: date
    events: Sequence[Event]
    without_day: int


def export_calendar(portfolio: Path, output: Path, words: Texts) -> Exported:
    """Read the calendar of a portfolio workbook and write it to `output`.

    Raises:
        WrongUse: the portfolio is not there, is none or has no calendar, or the output is no .ics.
        Unwritable: the result could not be written; an earlier one is untouched.
    """
    if output.suffix.casefold() != ".ics":
        raise WrongUse("output_not_ics", {"file": str(output)})
    reading = _read(portfolio)
    as_of = _reporting_date(reading)
    if as_of is None or path_of(CALENDAR) not in reading.records:
        raise WrongUse("no_calendar", {"file": str(portfolio)})
    lines: Sequence[Any] = reading.records[path_of(CALENDAR)]
    events = events_of(lines, words)
    text = calendar_text(events, as_of, words)
    deliver(output, in_folder(lambda to: save_text(to, text)))
    return Exported(as_of, events, sum(line.day is None for line in lines))


def _read(portfolio: Path) -> Reading:
    try:
        return read(FileSource(portfolio).read(), (PORTFOLIO,), today=_LONG_AGO)
    except Unreadable as refusal:
        raise WrongUse(refusal.code, {"file": str(portfolio), **refusal.values}) from refusal


def _reporting_date(reading: Reading) -> date | None:
    """Return the date a portfolio was made up, which is the latest of its history."""
    rows: Sequence[Any] = reading.records.get(path_of(HISTORY), ())
    return max((row.as_of for row in rows if row.as_of), default=None)


def as_json(done: Exported) -> Mapping[str, Any]:
    """Give the events as plain values for a machine."""
    return {
        "schema": 1,
        "as_of": done.as_of.isoformat(),
        "without_day": done.without_day,
        "events": [
            {
                "uid": one.uid,
                "date": one.day.isoformat(),
                "summary": one.summary,
                "description": one.description,
                "category": one.category,
            }
            for one in done.events
        ],
    }
