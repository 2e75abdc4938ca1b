"""CPR numbers: ten digits that begin with a birthday.

The day, month and year must be a date in the century that the seventh digit gives (CPR-kontoret,
*Personnummeret i CPR-systemet*, cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret). The check digit is
not asked for: numbers without it have been given since 1 October 2007 and are fully valid
(cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol). Temporary numbers, whose
day is 60 too high (cpr.dk/spoergsmaal-og-svar/personnummer), point at a person as well.

Ten digits in one go can be another number: they count unless a word before them says what they
are, or they are part of something longer, as in `XA-0048710412-10`. KLE and case numbers do not
have the form; a range of amounts such as `250000-3000` has no such month.
"""

import re
from collections.abc import Iterator
from datetime import date

from excelkasse.traces.plain import ANYTHING

_APART = re.compile(
    r"(?<![0-9])(?<![0-9][.,/-])(?<![A-ZÆØÅ]-)"
    rf"(\d\d)[./]?(\d\d)[./]?(\d\d){ANYTHING}-{ANYTHING}(\d{{4}})(?![0-9])(?![.,/-]\d)"
)
_BESIDE = re.compile(
    r"(?<![\w.,/+-])(\d\d)(\d\d)(\d\d)[ \u200b]{1,2}(\d{4})(?![\w])(?![.,/-]\d)(?! \d{3})"
)
_TOGETHER = re.compile(r"(?<![\w.,/+-])(\d\d)(\d\d)(\d\d)(\d{4})(?![\w])(?![.,/-]\w)")
_ZERO_LOST = re.compile(r"\s*(\d)(\d\d)(\d\d)(\d{4})\s*\Z")
"""A number typed into a cell of its own, where the sheet has taken the 0 in front away."""

_ANOTHER = re.compile(
    r"(?:\bP-?(?:nr|nummer|enhed\w*|number)|\bEAN|\bGLN|konto\w*|\breg|account\w*|\bDok|sags\w*"
    r"|\bcase\w*|\bjournal\w*|\bj\.?\s?nr|faktura\w*|invoice\w*|ordre\w*|\border\w*|\bEJ|\bBFE)"
    r"[ .:]*(?:(?:nr|no|nummer|number|id)[ .:]*)?(?:\d{4}[ -])?\Z",
    re.IGNORECASE,
)
_NEAR = 24
_TEMPORARY = 60


def cpr_spans(text: str, *, judged: bool) -> Iterator[tuple[int, int]]:
    """Give where CPR numbers begin and end in a plain text.

    Not `judged`, everything that has the form of one counts, whatever its date.
    """
    for pattern in (_APART, _BESIDE, _TOGETHER, _ZERO_LOST):
        for found in pattern.finditer(text) if pattern is not _ZERO_LOST else _alone(text):
            named = pattern is _TOGETHER and _is_another(text, found.start())
            if not judged or (not named and has_birthday("".join(found.groups()))):
                yield found.span()


def _alone(text: str) -> Iterator[re.Match[str]]:
    found = _ZERO_LOST.match(text)
    if found:
        yield found


def _is_another(text: str, start: int) -> bool:
    """Whether the words before a number say that it is something else."""
    return _ANOTHER.search(text[max(0, start - _NEAR) : start]) is not None


def has_birthday(digits: str) -> bool:
    """Whether ten digits, or nine without the 0 in front, begin with a day somebody was born."""
    whole = digits.zfill(10)
    day, month, year = (int(whole[at : at + 2]) for at in (0, 2, 4))
    try:
        date(_century(int(whole[6]), year) + year, month, _day(day))
    except ValueError:
        return False
    return True


def _day(day: int) -> int:
    return day - _TEMPORARY if day > _TEMPORARY else day


def _century(seventh: int, year: int) -> int:
    """Return the century of a birthday, by the table of CPR-kontoret."""
    if seventh <= 3:  # noqa: PLR2004
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900  # noqa: PLR2004
    return 2000 if year <= 57 else 1800  # noqa: PLR2004
