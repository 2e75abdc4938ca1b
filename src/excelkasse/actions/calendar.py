"""Take the calendar of a portfolio workbook out as a file that other calendars read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from excelkasse.actions.told_portfolio import read_portfolio, reporting_date
from excelkasse.errors import WrongUse
from excelkasse.portfolio.ics import Event, calendar_text, events_of
from excelkasse.portfolio.tables import CALENDAR, path_of
from excelkasse.spreadsheet.saving import make_folder, save_text
from excelkasse.texts import Texts


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
    reading = read_portfolio(portfolio)
    as_of = reporting_date(reading)
    if as_of is None or path_of(CALENDAR) not in reading.records:
        raise WrongUse("no_calendar", {"file": str(portfolio)})
    lines: Sequence[Any] = reading.records[path_of(CALENDAR)]
    events = events_of(lines, words)
    make_folder(output.parent)
    save_text(output, calendar_text(events, as_of, words))
    return Exported(as_of, events, sum(line.day is None for line in lines))


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
