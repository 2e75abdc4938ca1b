"""The Danish work calendar: public holidays, the four local days, workdays, hours, ISO weeks.

A local day is off for 0, 0.5 or 1 day by the settings. One that is half off is a workday of fewer
hours: only a whole day off is no workday.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from excelkasse.schema.public_holidays import public_holidays
from excelkasse.schema.settings import STANDARD, Settings

YEARS = range(2020, 2036)
"""The years whose days off stand in a workbook; beyond them its formulas know only weekends."""

LOCAL_DAYS = {
    (12, 24): "day_off_24_12",
    (12, 31): "day_off_31_12",
    (5, 1): "day_off_1_5",
    (6, 5): "day_off_5_6",
}
"""The days that a workplace decides on, each with the limit that says how much of it is off."""

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class WorkCalendar(NamedTuple):
    """Which days are off, how much of a local day, and how many hours a workday has.

    `years` are those whose holidays count; None is every year.
    """

    local: tuple[float, ...]
    hours_a_day: float
    years: range | None = None

    def off(self, day: date) -> float:
        """Return how much of a day is off: 1 on weekends and public holidays."""
        if day.weekday() >= _SATURDAY:
            return 1
        return self._days_off(day.year).get(day, 0)

    def is_workday(self, day: date) -> bool:
        """Whether anybody works that day, if only until noon."""
        return self.off(day) < 1

    def workdays(self, first: date, last: date) -> int:
        """Count workdays, both ends included; negative where `last` comes first, as in Excel."""
        if last < first:
            return -self.workdays(last, first)
        return sum(self.is_workday(day) for day in _days(first, last))

    def hours(self, first: date, last: date) -> float:
        """Return the working hours, both ends included; half a day off is half the hours."""
        return _working_days(self, first, last) * self.hours_a_day

    def workday(self, start: date, days: int) -> date:
        """Return the workday so many workdays after a date, or before it."""
        step = _ONE_DAY if days > 0 else -_ONE_DAY
        day, left = start, abs(days)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def last_day(self, start: date, days: int) -> date:
        """Return the last day of what takes so many workdays; of what takes none, its start."""
        return self.workday(start - _ONE_DAY, days) if days > 0 else start

    def holidays(self, years: Sequence[int]) -> Sequence[date]:
        """Give the weekdays of some years that are off for the whole day."""
        return [day for year in years for day, off in self._days_off(year).items() if off >= 1]

    def _days_off(self, year: int) -> dict[date, float]:
        if self.years is not None and year not in self.years:
            return {}
        return _days_off(year, self.local)


def work_calendar(settings: Settings = STANDARD) -> WorkCalendar:
    """Return the calendar of any year."""
    local = tuple(settings.limit(name) for name in LOCAL_DAYS.values())
    return WorkCalendar(local, settings.limit("hours_a_day"))


def sheet_calendar(settings: Settings = STANDARD) -> WorkCalendar:
    """Return the calendar as the formulas of a workbook know it."""
    local = tuple(settings.limit(name) for name in LOCAL_DAYS.values())
    return WorkCalendar(local, settings.limit("hours_a_day"), YEARS)


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week of a date."""
    return day - timedelta(days=day.weekday())


def iso_week(day: date) -> int:
    """Return the ISO week number of a date: week 1 holds the first Thursday of its year."""
    return day.isocalendar().week


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


@lru_cache(maxsize=1024)
def _working_days(calendar: WorkCalendar, first: date, last: date) -> float:
    """Count the days that are worked; many projects ask for the same months."""
    return sum(1 - calendar.off(day) for day in _days(first, last))


@cache
def _days_off(year: int, local: tuple[float, ...]) -> dict[date, float]:
    """Give the weekdays of a year that are off, with how much of each, in order."""
    days = {
        date(year, month, day): off
        for (month, day), off in zip(LOCAL_DAYS, local, strict=True)
        if off
    }
    days |= dict.fromkeys(public_holidays(year), 1)
    return {day: off for day, off in sorted(days.items()) if day.weekday() < _SATURDAY}
