"""The public holidays of Denmark: those of the years that workbooks list are written down here.

The library `holidays` says which they are, and a test that it still says so. It loads all countries
of the world before it says anything, which takes every process a second and 25 MB.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

WRITTEN: Mapping[int, str] = {
    2020: "01-01 04-09 04-10 04-12 04-13 05-08 05-21 05-31 06-01 12-25 12-26",
    2021: "01-01 04-01 04-02 04-04 04-05 04-30 05-13 05-23 05-24 12-25 12-26",
    2022: "01-01 04-14 04-15 04-17 04-18 05-13 05-26 06-05 06-06 12-25 12-26",
    2023: "01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29 12-25 12-26",
    2024: "01-01 03-28 03-29 03-31 04-01 05-09 05-19 05-20 12-25 12-26",
    2025: "01-01 04-17 04-18 04-20 04-21 05-29 06-08 06-09 12-25 12-26",
    2026: "01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 12-25 12-26",
    2027: "01-01 03-25 03-26 03-28 03-29 05-06 05-16 05-17 12-25 12-26",
    2028: "01-01 04-13 04-14 04-16 04-17 05-25 06-04 06-05 12-25 12-26",
    2029: "01-01 03-29 03-30 04-01 04-02 05-10 05-20 05-21 12-25 12-26",
    2030: "01-01 04-18 04-19 04-21 04-22 05-30 06-09 06-10 12-25 12-26",
    2031: "01-01 04-10 04-11 04-13 04-14 05-22 06-01 06-02 12-25 12-26",
    2032: "01-01 03-25 03-26 03-28 03-29 05-06 05-16 05-17 12-25 12-26",
    2033: "01-01 04-14 04-15 04-17 04-18 05-26 06-05 06-06 12-25 12-26",
    2034: "01-01 04-06 04-07 04-09 04-10 05-18 05-28 05-29 12-25 12-26",
    2035: "01-01 03-22 03-23 03-25 03-26 05-03 05-13 05-14 12-25 12-26",
}
"""By year, the month and the day of each."""


@cache
def public_holidays(year: int) -> Sequence[date]:
    """Return the public holidays of a year, in order."""
    if year in WRITTEN:
        return tuple(date.fromisoformat(f"{year}-{day}") for day in WRITTEN[year].split())
    return asked_of_library(year)


def asked_of_library(year: int) -> Sequence[date]:
    """Return what the library says of a year."""
    from holidays import country_holidays  # noqa: PLC0415  (slow to load, and seldom needed)

    return tuple(sorted(country_holidays("DK", years=year)))
