"""The months a timeline shows: as many as the projects need, and no more than can be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from excelkasse.portfolio.months import first_of, month_number

_MOST, _BACK = 48, 12
"""At most so many months, of which so many before the reporting date."""

_LATE_IN_MONTH = 15


@dataclass(frozen=True, slots=True)
class Span:
    """Months by number, the first and the last; and the month whose beginning is nearest today."""

    first: int
    last: int
    today: int

    def months(self) -> Iterable[int]:
        """Give the months in order."""
        return range(self.first, self.last + 1)

    def holds(self, day: date) -> bool:
        """Whether a date is among the months."""
        return self.first <= month_number(day) <= self.last


def span_of(days: Iterable[date], as_of: date) -> Span | None:
    """Return the months from the first to the last of some dates; None where there is none.

    A span that is too long is cut around the reporting date, a year back and the rest ahead.
    """
    found = sorted(month_number(day) for day in days)
    if not found:
        return None
    first, last = found[0], found[-1]
    if last - first >= _MOST:
        first = max(first, min(month_number(as_of) - _BACK, last - _MOST + 1))
        last = first + _MOST - 1
    today = month_number(as_of) + (as_of.day > _LATE_IN_MONTH)
    return Span(first, last, today)


def year_of(number: int) -> int:
    """Return the year of a month by its number."""
    return first_of(number).year
