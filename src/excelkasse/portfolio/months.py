"""Months as a calendar counts them."""

from calendar import monthrange
from datetime import date

_YEAR = 12


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of the month if it has no such day."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_number(day: date) -> int:
    """Return how many months have begun since year 0: two dates of one month give the same."""
    return day.year * _YEAR + day.month - 1


def first_of(number: int) -> date:
    """Return the first day of a month by its number."""
    year, month = divmod(number, _YEAR)
    return date(year, month + 1, 1)
