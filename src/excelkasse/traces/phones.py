"""Phone numbers: eight digits as Danes write them, or a plus and a country's number.

Danish numbers begin with 2-9 (the national numbering plan keeps 0 and 1 for codes). Grouped as
`22 33 44 55` or `2233 4455`, or with +45, they count. Eight digits in one go can be an amount, a
CVR number or a date: they count unless a unit follows, a word before them says what they are, they
are a date, or they end in three zeros. KLE numbers have dots and do not have the form.
"""

import re
from collections.abc import Iterator
from datetime import datetime

_LEFT, _RIGHT = r"(?<![\w.,/+-])", r"(?![\w])(?![.,/-]\w)"
_COUNTRY = r"(?:\(?(?:\+|00)45\)?[ -]?)"
_GROUPED = r"\d\d(?P<gap>[ -])\d\d(?P=gap)\d\d(?P=gap)\d\d|\d{4} \d{4}|\d{3} \d{2} \d{3}"
_PHONE = re.compile(rf"{_LEFT}(?P<land>{_COUNTRY})?(?P<digits>{_GROUPED}|\d{{8}}){_RIGHT}")
_ABROAD = re.compile(rf"{_LEFT}(?:\+|00)(?!45)[1-9]\d{{0,2}}(?:[ -]?\d){{7,12}}{_RIGHT}")
_UNIT = re.compile(
    r" ?(?:t\.? ?kr|kr|mio|DKK|EUR|,-|%|m[23²³]|kvm|ha\b|timer|hours|stk|km|kWh)", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"(?:\bCVR|\bSE|\bEAN|\bBFE|konto\w*|account\w*|\breg|sags\w*|\bcase\w*|\bdok\w*|\bdoc\w*"
    r"|\bjournal\w*|\bj\.?\s?nr|matr\w*|faktura\w*|invoice\w*|ordre\w*|\border\w*|\bkr|\bDKK"
    r"|\bnr|\bno|\bnummer|\bnumber|\bid)[ .:]*(?:(?:nr|no|nummer|number|id)[ .:]*)?\Z",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:tlf|telefon\w*|mobil\w*|phone|tel|ring\w*|sms)\W*(?:nr\W*)?\Z", re.IGNORECASE
)
_YEARS = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")
_NEAR = 24


def phone_spans(text: str, *, judged: bool) -> Iterator[tuple[int, int]]:
    """Give where phone numbers begin and end in a plain text.

    Not `judged`, everything that has the form of one counts.
    """
    for found in _ABROAD.finditer(text):
        yield found.span()
    for found in _PHONE.finditer(text):
        if not judged or _is_phone(text, found):
            yield found.span()


def _is_phone(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if found["land"] or _CALLED.search(before):
        return True
    digits = found["digits"]
    if digits[0] in "01" or _UNIT.match(text, found.end()) or _YEARS.fullmatch(digits):
        return False
    return not digits.isdigit() or not _is_another(digits, before)


def _is_another(digits: str, before: str) -> bool:
    """Whether eight digits in one go are an amount, a date or a number with a name."""
    return digits.endswith("000") or _ANOTHER.search(before) is not None or _is_date(digits)


def _is_date(digits: str) -> bool:
    for form in ("%Y%m%d", "%d%m%Y"):
        try:
            year = datetime.strptime(digits, form).year  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
        if 1900 <= year < 2100:  # noqa: PLR2004
            return True
    return False
