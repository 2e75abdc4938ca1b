"""Dates and months as Danes type them: `31-12-2026`, `31.12.26`, `1. maj 2026`, `maj 2026`.

Day comes before month, always. A date without a year is unclear, and so is one that does not exist.
A date before 1950 or after 2099 is a slip: `2026` typed in a date cell is shown as 18-07-1905.
"""

import re
from datetime import date, datetime, timedelta

from excelkasse.grid import Value
from excelkasse.reading.plain import tidy
from excelkasse.reading.unclear import Unclear

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "january", "jan"),
            ("februar", "february", "feb"),
            ("marts", "march", "mar"),
            ("april", "apr"),
            ("maj", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?,? +)?(?:d(?:en|\.) *)?"
_DAY, _YEAR = r"([0-9]{1,2})", r"([0-9]{4}|[0-9]{2})"
_SIGN = " *[-./] *"
# Compiled when they are first asked for: most dates are dates already.
_FIGURES = rf"{_WEEKDAY}{_DAY}{_SIGN}{_DAY}(?:{_SIGN}| +){_YEAR}\.?\Z"
_ISO = rf"([0-9]{{4}})-{_DAY}-{_DAY}(?:[t ]00:00(?::00)?)?\Z"
_NAMED = rf"{_WEEKDAY}{_DAY}(?:\. *|(?:st|nd|rd|th)? +|-)({_WORD})(?:\.?,? +|-){_YEAR}\.?\Z"
_MONTHFIRST = rf"({_WORD})\.? +{_DAY}(?:st|nd|rd|th)?,? +([0-9]{{4}})\Z"
_NO_YEAR = rf"{_WEEKDAY}[0-9]{{1,2}}(?:\.? *(?:{_WORD})|{_SIGN}[0-9]{{1,2}})\.?\Z"
_MONTH_NAMED = rf"({_WORD})\.?,?[ -]+{_YEAR}\Z"
_MONTH_FIGURES = rf"{_DAY}{_SIGN}([0-9]{{4}})\Z"
_MONTH_ISO = rf"([0-9]{{4}})-{_DAY}\Z"
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FIRST, LAST = date(1950, 1, 1), date(2099, 12, 31)
"""Our time: a date outside it is a slip."""

_CENTURY_SPLIT = 70


def day(value: Value, *, epoch_1904: bool = False) -> date:
    """Read a date; a plain number is the date that Excel would show for it.

    Raises:
        Unclear: it is no date, lacks its year, does not exist, or is out of our time.
    """
    if isinstance(value, datetime):
        return _in_our_time(value.date())
    if isinstance(value, date):
        return _in_our_time(value)
    if isinstance(value, float):
        return _from_serial(value, epoch_1904=epoch_1904)
    if isinstance(value, str):
        return _from_text(_spoken(value))
    raise Unclear("date_unreadable")


def month(value: Value, *, epoch_1904: bool = False) -> date:
    """Read a month as its first day.

    Raises:
        Unclear: it is no month.
    """
    if isinstance(value, str) and (told := _month_from_text(_spoken(value))):
        return told
    try:
        return day(value, epoch_1904=epoch_1904).replace(day=1)
    except Unclear as unclear:
        raise Unclear("month_unreadable") from unclear


def _spoken(text: str) -> str:
    return " ".join(tidy(text).split()).casefold()


def _month_from_text(text: str) -> date | None:
    if found := re.match(_MONTH_NAMED, text):
        return _made(found[2], _MONTHS[found[1]], 1)
    if found := re.match(_MONTH_FIGURES, text):
        return _made(found[2], int(found[1]), 1)
    if found := re.match(_MONTH_ISO, text):
        return _made(found[1], int(found[2]), 1)
    return None


def _from_text(text: str) -> date:
    if found := re.match(_FIGURES, text):
        return _made(found[3], int(found[2]), int(found[1]))
    if found := re.match(_ISO, text):
        return _made(found[1], int(found[2]), int(found[3]))
    if found := re.match(_NAMED, text):
        return _made(found[3], _MONTHS[found[2]], int(found[1]))
    if found := re.match(_MONTHFIRST, text):
        return _made(found[3], _MONTHS[found[1]], int(found[2]))
    raise Unclear("date_without_year" if re.match(_NO_YEAR, text) else "date_unreadable")


def _made(year: str, month_number: int, day_number: int) -> date:
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004
        number += 2000 if number < _CENTURY_SPLIT else 1900
    try:
        return _in_our_time(date(number, month_number, day_number))
    except ValueError as error:
        raise Unclear("date_impossible") from error


def _from_serial(value: float, *, epoch_1904: bool) -> date:
    epoch = _EPOCH_1904 if epoch_1904 else _EPOCH_1900
    if not (FIRST - epoch).days <= value < (LAST - epoch).days + 1:
        raise Unclear("date_unreadable")
    return epoch + timedelta(days=int(value))


def _in_our_time(told: date) -> date:
    if not FIRST <= told <= LAST:
        raise Unclear("date_out_of_range")
    return told
