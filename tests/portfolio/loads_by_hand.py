"""Hours against capacity reckoned by hand: the calendar, what people can give, what is asked.

Nothing of the package reckons here. The public holidays are those of the Danish law on holidays
(Store bededag is none from 2024), the free local days those that Kommunernes Landsforening counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.portfolio.by_hand import Book, Row

SPAN = 18
HOURS_A_DAY, HOURS_A_YEAR = 7.4, 160.33 * 12
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")

Month = tuple[int, int]
Hours = Sequence[float]


def span(day: date) -> Sequence[Month]:
    """Give the eighteen months from that of a date."""
    return [_later((day.year, day.month), at) for at in range(SPAN)]


def _later(month: Month, by: int) -> Month:
    year, number = divmod(month[0] * 12 + month[1] - 1 + by, 12)
    return year, number + 1


def working_hours(month: Month) -> float:
    """Give the hours that a full post works in a month."""
    first, following = date(*month, 1), date(*_later(month, 1), 1)
    days = [first + timedelta(days=at) for at in range((following - first).days)]
    off = _holidays(month[0])
    return sum(day.weekday() < 5 and day not in off for day in days) * HOURS_A_DAY


def _holidays(year: int) -> set[date]:
    easter = _easter(year)
    moving = [easter + timedelta(days=by) for by in (-3, -2, 1, 39, 50)]
    fixed = [date(year, *one) for one in ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))]
    return {*moving, *fixed}


def _easter(year: int) -> date:
    """Give Easter Sunday by the anonymous Gregorian rule."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    week = (year + year // 4 + moon + 2 - century + century // 4) % 7
    at = moon - week
    month = 3 + (at + 40) // 44
    return date(year, month, at + 28 - 31 * (month // 4))


def people(portfolio: Path) -> Mapping[str, Row]:
    """Read what the office has typed on *Ressourcer*, by initials."""
    sheet = load_workbook(portfolio, data_only=True)["Ressourcer"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    at = next(at for at, row in enumerate(rows) if row[1] == "Initialer")
    told = (dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :] if row[1])
    return {row["Initialer"]: row for row in told}


def capacity(person: Row, months: Sequence[Month]) -> Hours:
    """Give the hours a person has for projects in each month."""
    norm, share = person["Årsnorm (timer)"], person["Andel til projekter"]
    post = (1 if norm is None else norm / HOURS_A_YEAR) * (1 if share is None else share)
    absence = [person[f"Fravær {MONTHS[month - 1].lower()}"] or 0 for _, month in months]
    return [
        max(0.0, working_hours(month) * post - away)
        for month, away in zip(months, absence, strict=True)
    ]


Asked = Mapping[tuple[str, str], Mapping[Month, float]]
"""Hours by initials and project."""


def asked(books: Mapping[str, Book], day: date) -> Asked:
    """Give what the projects ask of each person: their months, and what has none laid out."""
    found: dict[tuple[str, str], dict[Month, float]] = {}
    for number, book in books.items():
        for row in book.rows("Timer"):
            mine = found.setdefault((row["Initialer"], number), {})
            for month, hours in _months(row, book.forms["Stamdata"], day):
                mine[month] = mine.get(month, 0) + hours
    return found


def _months(row: Row, master: Row, day: date) -> Iterator[tuple[Month, float]]:
    planned = [((row["År"], at), row[name] or 0) for at, name in enumerate(MONTHS, start=1)]
    now = (day.year, day.month)
    yield from planned
    if (row["Rest (timer)"] or 0) > 0 and not any(h for month, h in planned if month >= now):
        yield from _evenly(row["Rest (timer)"], now, master)


def _evenly(hours: float, now: Month, master: Row) -> Iterator[tuple[Month, float]]:
    """Lay hours out until the end, by the working hours of the months."""
    end = master["Slut (forventet)"] or master["Slut (baseline)"]
    months = [_later(now, at) for at in range(61)]
    months = [one for one in months if one <= max(now, (end.year, end.month))]
    together = sum(map(working_hours, months))
    yield from ((one, hours * working_hours(one) / together) for one in months)


def kapacitet(portfolio: Path) -> Mapping[str, Sequence[Sequence[Any]]]:
    """Read *Kapacitet*: the rows below each title, an empty cell as None."""
    sheet = load_workbook(portfolio, data_only=True)["Kapacitet"]
    found: dict[str, list[Sequence[Any]]] = {}
    title = ""
    for row in sheet.iter_rows(min_col=2, values_only=True):
        filled = [value for value in row if value not in (None, "")]
        if len(filled) == 1 and isinstance(filled[0], str):
            title = filled[0]
        elif filled and title:
            found.setdefault(title, []).append([value if value != "" else None for value in row])
    return found
