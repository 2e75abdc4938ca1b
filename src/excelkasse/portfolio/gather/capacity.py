"""The hours a project takes of each person, month by month, as its hour budget tells them.

A line that has hours left and none of them in a month to come is laid out evenly over the workdays
until the project's expected end: the hours are needed, though nobody has said when.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather import sources
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.months import first_of, month_number
from excelkasse.portfolio.records.capacity import MONTHS, AllocationLine
from excelkasse.schema.calendar import work_calendar
from excelkasse.schema.settings import MONTHS_A_YEAR, Settings

_LINES = "hour_budget.lines"
_LATEST = 60
"""Hours are laid out over so many months at most, whatever the end says."""

Slot = tuple[str, int]
"""Initials as they are compared, and a year."""


def allocation_lines(book: Book, as_of: date, settings: Settings) -> tuple[Line, ...]:
    """Return a row for each person and year of a project, in the order in which they are told."""
    rows: dict[Slot, dict[str, Any]] = {}
    places: dict[Slot, dict[str, Any]] = {}
    for at, line in book.rows(_LINES):
        if line.initials is None:
            continue
        for month, hours, spread in _months(line, as_of, _end(book), settings):
            slot = (line.initials.casefold(), month // MONTHS_A_YEAR)
            row = rows.setdefault(slot, _begun(line, slot))
            key = MONTHS[month % MONTHS_A_YEAR]
            row[key] = (row.get(key) or 0.0) + hours
            if spread:
                row["spread"] = (row.get("spread") or 0.0) + hours
            places.setdefault(slot, book.place(_LINES, at, "initials"))
    return tuple(_line(book, rows[slot], places[slot]) for slot in sorted(rows))


def _begun(line: Any, slot: Slot) -> dict[str, Any]:  # noqa: ANN401  (a line of the hour budget)
    return {"initials": line.initials, "role": line.role, "unit": line.unit, "year": slot[1]}


def _line(book: Book, row: Mapping[str, Any], places: Mapping[str, Any]) -> Line:
    named = {key: book.form(sources.MASTER, key) for key in ("number", "name")}
    record = AllocationLine.model_construct(None, **named, **row)
    return Line(record, book.file, {**places, **book.place(sources.MASTER, 0, "number")})


def _end(book: Book) -> date | None:
    end = book.form(sources.MASTER, "end_forecast") or book.form(sources.MASTER, "end_baseline")
    return end if isinstance(end, date) else None


def _months(
    line: Any,  # noqa: ANN401  (a line of the hour budget)
    as_of: date,
    end: date | None,
    settings: Settings,
) -> Iterator[tuple[int, float, bool]]:
    """Give months by number with their hours, and whether it is we who put them there."""
    planned = dict(_planned(line))
    yield from ((month, hours, False) for month, hours in planned.items())
    now = month_number(as_of)
    ahead = any(month >= now and hours for month, hours in planned.items())
    if line.remaining and line.remaining > 0 and not ahead:
        last = min(max(now, month_number(end) if end else now), now + _LATEST)
        for month, hours in _laid_out(line.remaining, now, last, settings):
            yield month, hours, True


def _planned(line: Any) -> Iterator[tuple[int, float]]:  # noqa: ANN401
    if line.year is not None:
        for at, key in enumerate(MONTHS):
            hours = getattr(line, key)
            if hours is not None:
                yield line.year * MONTHS_A_YEAR + at, hours


def _laid_out(
    hours: float, first: int, last: int, settings: Settings
) -> Iterator[tuple[int, float]]:
    """Lay hours out over months by their working hours."""
    calendar = work_calendar(settings)
    working = {
        month: calendar.hours(first_of(month), first_of(month + 1) - timedelta(days=1))
        for month in range(first, last + 1)
    }
    together = sum(working.values())
    yield from ((month, hours * part / together) for month, part in working.items())
