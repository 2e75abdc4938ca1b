"""Dates and months as Danes type them."""

from datetime import date, datetime, time, timedelta

import pytest

from excelkasse.grid import Value
from excelkasse.reading import days
from excelkasse.reading.unclear import Unclear

LAST = date(2026, 12, 31)
MAY_DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (LAST, LAST),
        (LAST, datetime(2026, 12, 31, 14, 30)),  # noqa: DTZ001  (Excel knows no time zones)
        (LAST, "31-12-2026"),
        (LAST, "31.12.2026"),
        (LAST, "31/12/2026"),
        (LAST, "31/12-2026"),
        (LAST, "31/12 2026"),
        (LAST, "31.12 2026"),
        (LAST, "31.12.26"),
        (LAST, "31-12-26"),
        (LAST, "31. 12. 2026"),
        (LAST, "31.12.2026."),
        (LAST, " 31-12-2026 "),
        (LAST, "\u00a031-12-2026"),
        (LAST, "2026-12-31"),
        (LAST, "2026-12-31T00:00:00"),
        (LAST, "2026-12-31 00:00"),
        (LAST, "31. december 2026"),
        (LAST, "31 dec 2026"),
        (LAST, "31. DEC. 2026"),
        (LAST, "31-dec-26"),
        (LAST, "den 31. december 2026"),
        (LAST, "d. 31. december 2026"),
        (LAST, "torsdag den 31. december 2026"),
        (LAST, "torsdag d. 31/12-2026"),
        (LAST, "31 December 2026"),
        (MAY_DAY, "1. maj 2026"),
        (MAY_DAY, "1.maj 2026"),
        (MAY_DAY, "1 maj 26"),
        (MAY_DAY, "1 May 2026"),
        (MAY_DAY, "1st May 2026"),
        (MAY_DAY, "May 1, 2026"),
        (MAY_DAY, "1-5-2026"),
        (MAY_DAY, "01.05.2026"),
        (date(1999, 12, 31), "31.12.99"),
        (date(2028, 2, 29), "29-02-2028"),
    ],
)
def test_a_date_is_read_as_danes_write_it(expected: date, typed: Value) -> None:
    """The day comes first, the signs between may differ, and a month may be a word."""
    assert expected == days.day(typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("date_impossible", "31-02-2026"),
        ("date_impossible", "29-02-2026"),
        ("date_impossible", "31. april 2026"),
        ("date_impossible", "12-31-2026"),
        ("date_impossible", "1-13-2025"),
        ("date_impossible", "00-05-2026"),
        ("date_impossible", "2026-02-30"),
        ("date_without_year", "1. maj"),
        ("date_without_year", "1 maj"),
        ("date_without_year", "d. 1. maj"),
        ("date_without_year", "31-12"),
        ("date_without_year", "31.12."),
        ("date_without_year", "3/6"),
        ("date_without_year", "3/6 "),
        ("date_out_of_range", date(1905, 7, 18)),
        ("date_out_of_range", datetime(1900, 1, 5)),  # noqa: DTZ001
        ("date_out_of_range", "31-12-0206"),
        ("date_out_of_range", date(2206, 12, 31)),
        ("date_unreadable", "maj 2026"),
        ("date_unreadable", "2026"),
        ("date_unreadable", "uge 23"),
        ("date_unreadable", "uge 23 2026"),
        ("date_unreadable", "Q3 2026"),
        ("date_unreadable", "ultimo 2026"),
        ("date_unreadable", "primo maj 2026"),
        ("date_unreadable", "forår 2026"),
        ("date_unreadable", "1-2-3"),
        ("date_unreadable", "31-12-20265"),
        ("date_unreadable", "31-12-2026 eller senere"),
        ("date_unreadable", "ca. 31-12-2026"),
        ("date_unreadable", "snarest"),
        ("date_unreadable", 2026.0),
        ("date_unreadable", -1.0),
        ("date_unreadable", 1e300),
        ("date_unreadable", float("nan")),
        ("date_unreadable", True),
        ("date_unreadable", time(12, 30)),
        ("date_unreadable", timedelta(days=2)),
        ("date_unreadable", None),
    ],
)
def test_what_is_no_date_is_named_for_what_it_lacks(expected: str, typed: Value) -> None:
    """Days that do not exist, years that are missing and guesses each have their own words."""
    with pytest.raises(Unclear) as unclear:
        days.day(typed)

    assert expected == unclear.value.code


@pytest.mark.parametrize(
    ("expected", "serial", "epoch_1904"),
    [
        (LAST, 46387.0, False),
        (LAST, 46387.75, False),
        (LAST, 44925.0, True),
        (date(1950, 1, 1), 18264.0, False),
        (date(2099, 12, 31), 73050.0, False),
        (date(1950, 1, 1), 16802.0, True),
    ],
)
def test_a_plain_number_is_the_date_excel_would_show(
    expected: date, serial: float, *, epoch_1904: bool
) -> None:
    """A date whose format was lost is a day count from 1900, or from 1904 on an old Mac."""
    assert expected == days.day(serial, epoch_1904=epoch_1904)


@pytest.mark.parametrize("serial", [18263.0, 73051.0])
def test_a_number_outside_our_time_is_no_date(serial: float) -> None:
    """31-12-1949 and 01-01-2100 as plain numbers are more likely amounts."""
    with pytest.raises(Unclear, match="date_unreadable"):
        days.day(serial)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (MAY_DAY, "maj 2026"),
        (MAY_DAY, "Maj 26"),
        (MAY_DAY, "MAJ-2026"),
        (MAY_DAY, "maj, 2026"),
        (MAY_DAY, "May 2026"),
        (MAY_DAY, "5-2026"),
        (MAY_DAY, "05/2026"),
        (MAY_DAY, "05.2026"),
        (MAY_DAY, "2026-05"),
        (MAY_DAY, "maj\u00a02026"),
        (MAY_DAY, "17-05-2026"),
        (MAY_DAY, "17. maj 2026"),
        (MAY_DAY, date(2026, 5, 17)),
        (MAY_DAY, 46143.0),
        (date(2026, 10, 1), "okt. 2026"),
        (date(2026, 10, 1), "october 2026"),
    ],
)
def test_a_month_is_its_first_day(expected: date, typed: Value) -> None:
    """A month may be a word, figures, or any day in it."""
    assert expected == days.month(typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("month_unreadable", "maj"),
        ("month_unreadable", "1. maj"),
        ("month_unreadable", "31-02-2026"),
        ("month_unreadable", "2026"),
        ("month_unreadable", "Q3 2026"),
        ("month_unreadable", "3. kvartal 2026"),
        ("month_unreadable", 5.0),
        ("month_unreadable", True),
        ("date_impossible", "13-2026"),
    ],
)
def test_what_is_no_month_is_unclear(expected: str, typed: Value) -> None:
    """A month without a year is not taken for one of this year."""
    with pytest.raises(Unclear) as unclear:
        days.month(typed)

    assert expected == unclear.value.code
