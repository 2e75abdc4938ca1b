"""The Danish work calendar against the catalogue's own table."""

import subprocess
import sys
from datetime import date
from math import isclose

import pytest

from excelkasse.schema.calendar import (
    YEARS,
    WorkCalendar,
    iso_week,
    monday_of,
    sheet_calendar,
    work_calendar,
)
from excelkasse.schema.public_holidays import WRITTEN, asked_of_library, public_holidays
from excelkasse.schema.settings import STANDARD, Settings

USUAL = work_calendar()
TABLE = {
    2025: ("17-04 18-04 21-04 29-05 09-06", 251, 1857.4),
    2026: ("02-04 03-04 06-04 14-05 25-05", 252, 1864.8),
    2027: ("25-03 26-03 29-03 06-05 17-05", 253, 1872.2),
    2028: ("13-04 14-04 17-04 25-05 05-06", 253, 1872.2),
    2029: ("29-03 30-03 02-04 10-05 21-05", 251, 1857.4),
}


def _with(**local: float) -> WorkCalendar:
    return work_calendar(Settings({**STANDARD.limits, **local}))


@pytest.mark.parametrize("year", TABLE)
def test_the_movable_holidays_are_where_easter_puts_them(year: int) -> None:
    """Maundy Thursday to Whit Monday fall on the dates of the catalogue's table."""
    spring = [day for day in USUAL.holidays([year]) if 3 <= day.month <= 6]

    assert TABLE[year][0].split() == [f"{day:%d-%m}" for day in spring]


@pytest.mark.parametrize("year", TABLE)
def test_a_year_has_the_workdays_and_hours_of_the_table(year: int) -> None:
    """Workdays and hours of whole years are those of the catalogue."""
    first, last = date(year, 1, 1), date(year, 12, 31)

    assert TABLE[year][1] == USUAL.workdays(first, last)
    assert isclose(TABLE[year][2], USUAL.hours(first, last))


def test_2026_month_by_month() -> None:
    """The twelve months of 2026 have the workdays that the catalogue says."""
    ends = [*(date(2026, month, 1) for month in range(2, 13)), date(2027, 1, 1)]
    months = [
        USUAL.workdays(date(2026, month, 1), date.fromordinal(end.toordinal() - 1))
        for month, end in enumerate(ends, start=1)
    ]

    assert [21, 20, 22, 19, 19, 22, 23, 21, 22, 22, 21, 20] == months


def test_april_2012() -> None:
    """The catalogue's test case has 18 workdays, which are 133.2 hours."""
    first, last = date(2012, 4, 1), date(2012, 4, 30)

    assert 18 == USUAL.workdays(first, last)
    assert isclose(133.2, USUAL.hours(first, last))


def test_great_prayer_day_was_a_holiday_until_2023() -> None:
    """The fourth Friday after Easter is a workday from 2024 on."""
    assert [False, True] == [USUAL.is_workday(day) for day in (date(2023, 5, 5), date(2024, 4, 26))]


@pytest.mark.parametrize(
    ("local", "day", "off"),
    [
        ({}, date(2026, 12, 24), 1),
        ({}, date(2026, 12, 31), 1),
        ({}, date(2026, 5, 1), 0),
        ({}, date(2026, 6, 5), 0),
        ({"day_off_24_12": 0}, date(2026, 12, 24), 0),
        ({"day_off_1_5": 0.5}, date(2026, 5, 1), 0.5),
        ({"day_off_5_6": 1}, date(2026, 6, 5), 1),
    ],
)
def test_each_local_day_has_its_switch(local: dict[str, float], day: date, off: float) -> None:
    """A local day is off for as much as the settings say."""
    assert off == _with(**local).off(day)


def test_half_a_day_off_is_a_workday_of_half_the_hours() -> None:
    """1 May off from noon takes 3.7 hours and no workday."""
    half, day = _with(day_off_1_5=0.5), date(2026, 5, 1)

    assert (1, 3.7) == (half.workdays(day, day), half.hours(day, day))
    assert day not in half.holidays([2026])


def test_a_holiday_on_a_local_day_is_a_whole_day_off() -> None:
    """Whit Monday 2028 is on 5 June, and half a day changes nothing."""
    assert 1 == _with(day_off_5_6=0.5).off(date(2028, 6, 5))


def test_workdays_backwards_are_negative() -> None:
    """As Excel counts: from Friday back to Monday are minus five."""
    assert -5 == USUAL.workdays(date(2026, 10, 30), date(2026, 10, 26))


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (0, date(2026, 4, 1)),
        (1, date(2026, 4, 7)),
        (2, date(2026, 4, 8)),
        (-1, date(2026, 3, 31)),
    ],
)
def test_workdays_after_a_date_step_over_easter(days: int, found: date) -> None:
    """From the day before Maundy Thursday the next workday is the Tuesday after Easter."""
    assert found == USUAL.workday(date(2026, 4, 1), days)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2026, 10, 26), 1, date(2026, 10, 26)),
        (date(2026, 10, 26), 5, date(2026, 10, 30)),
        (date(2026, 10, 24), 1, date(2026, 10, 26)),
        (date(2026, 12, 23), 3, date(2026, 12, 29)),
        (date(2026, 10, 24), 0, date(2026, 10, 24)),
    ],
)
def test_the_last_day_of_an_activity(start: date, days: int, last: date) -> None:
    """The first workday counts; a start on a Saturday counts from Monday; no days end at once."""
    assert last == USUAL.last_day(start, days)


def test_weeks_are_iso_weeks() -> None:
    """2026 has 53 weeks, and the first days of 2027 belong to the last of them."""
    assert [53, 53, 1] == [
        iso_week(day) for day in (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 4))
    ]
    assert date(2026, 12, 28) == monday_of(date(2027, 1, 3))


def test_a_workbook_knows_the_holidays_it_lists() -> None:
    """Beyond the listed years the calendar of the formulas knows only weekends."""
    beyond = date(YEARS.stop, 12, 25)

    assert (True, False) == (sheet_calendar().is_workday(beyond), USUAL.is_workday(beyond))
    assert not sheet_calendar().is_workday(date(2035, 12, 25))


@pytest.mark.parametrize("year", [*YEARS, YEARS.start - 1, YEARS.stop])
def test_public_holidays_are_those_of_the_library(year: int) -> None:
    """Those that are written down, of every year that a workbook lists, and all others."""
    assert asked_of_library(year) == public_holidays(year)
    assert (year in YEARS) == (year in WRITTEN)


def test_a_day_of_a_listed_year_needs_no_library() -> None:
    """It loads a whole world; most workbooks ask for no other years."""
    asked = (
        "import sys; from datetime import date; from excelkasse.schema import calendar;"
        "calendar.work_calendar().is_workday(date(2026, 4, 3)); sys.exit('holidays' in sys.modules)"
    )

    assert 0 == subprocess.run([sys.executable, "-c", asked], check=False).returncode  # noqa: S603
