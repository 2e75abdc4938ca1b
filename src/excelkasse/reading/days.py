"""Dates and months as Danes type them: `31-12-2026`, `31.12.26`, `1. maj 2026`, `maj 2026`.

Day comes before month, always. A date without a year is unclear, and so is one that does not exist.
"""

import re
from datetime import date, datetime, timedelta

from excelkasse.grid import Value
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
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?\s+)?(?:d(?:en|\.)\s*)?"
_FIGURES = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?\Z")
_NAMED = re.compile(rf"{_WEEKDAY}(\d{{1,2}})\.?\s*({_WORD})\.?,?\s+(\d{{4}}|\d{{2}})\Z")
_NO_YEAR = re.compile(rf"{_WEEKDAY}\d{{1,2}}(?:\.?\s*(?:{_WORD})|\s*[-./]\s*\d{{1,2}})\.?\Z")
_MONTH_NAMED = re.compile(rf"({_WORD})\.?[\s-]+(\d{{4}}|\d{{2}})\Z")
_MONTH_FIGURES = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{4})\Z")
_MONTH_ISO = re.compile(r"(\d{4})-(\d{1,2})\Z")
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_050  # 1950 to 2099: outside it a number is hardly a date
_CENTURY_SPLIT = 70


def day(value: Value, *, epoch_1904: bool = False) -> date:
    """Read a date; a plain number is a date if Excel would show one between 1950 and 2099.

    Raises:
        Unclear: it is no date, lacks its year, or does not exist.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float):
        return _from_serial(value, epoch_1904=epoch_1904)
    if isinstance(value, str):
        return _from_text(" ".join(value.split()).casefold())
    raise Unclear("date_unreadable")


def month(value: Value, *, epoch_1904: bool = False) -> date:
    """Read a month as its first day.

    Raises:
        Unclear: it is no month.
    """
    if isinstance(value, str):
        text = " ".join(value.split()).casefold()
        if found := _MONTH_NAMED.match(text):
            return _made(found[2], _MONTHS[found[1]], 1)
        if found := _MONTH_FIGURES.match(text):
            return _made(found[2], int(found[1]), 1)
        if found := _MONTH_ISO.match(text):
            return _made(found[1], int(found[2]), 1)
    try:
        return day(value, epoch_1904=epoch_1904).replace(day=1)
    except Unclear as unclear:
        raise Unclear("month_unreadable") from unclear


def _from_text(text: str) -> date:
    if found := _FIGURES.match(text):
        return _made(found[3], int(found[2]), int(found[1]))
    if found := _ISO.match(text):
        return _made(found[1], int(found[2]), int(found[3]))
    if found := _NAMED.match(text):
        return _made(found[3], _MONTHS[found[2]], int(found[1]))
    raise Unclear("date_without_year" if _NO_YEAR.match(text) else "date_unreadable")


def _made(year: str, month_number: int, day_number: int) -> date:
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004
        number += 2000 if number < _CENTURY_SPLIT else 1900
    try:
        return date(number, month_number, day_number)
    except ValueError as error:
        raise Unclear("date_impossible") from error


def _from_serial(value: float, *, epoch_1904: bool) -> date:
    epoch = _EPOCH_1904 if epoch_1904 else _EPOCH_1900
    offset = (_EPOCH_1904 - _EPOCH_1900).days if epoch_1904 else 0
    if not _FIRST_SERIAL <= value + offset <= _LAST_SERIAL:
        raise Unclear("date_unreadable")
    return epoch + timedelta(days=int(value))
