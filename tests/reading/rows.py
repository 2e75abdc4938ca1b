"""Rows that people could type in any part of any tool, for hypothesis to make."""

from datetime import date

from hypothesis import strategies as st

from excelkasse.schema.calculate import Answer, Row
from excelkasse.schema.kinds import Kind
from excelkasse.schema.tool import Field, Part

_LETTERS = "abcdefghijklmnopqrtuvxyzæøåABCDEFGHIJKLMNOPQRTUVXYZÆØÅ0123456789 .,-/()?!%&é"
_FIRST, _LAST = date(1950, 1, 1), date(2099, 12, 31)
_PATTERNED = {
    "project_number": r"[PF]-20[0-9]{2}-[0-9]{2,3}",
    "email": r"[a-zæøå]{1,9}@[a-z]{1,9}\.dk",
}


def rows_of(part: Part) -> st.SearchStrategy[Row]:
    """Make a row of a part: every required field and some of the others, typed fields only."""
    typed = [field for field in part.fields.values() if not field.computed]
    return st.fixed_dictionaries(
        {field.key: _value(field) for field in typed if field.spec.required},
        optional={field.key: _value(field) for field in typed if not field.spec.required},
    ).filter(bool)


def _value(field: Field) -> st.SearchStrategy[Answer]:
    kind = field.kind
    if kind.choices is not None:
        return st.sampled_from(list(kind.choices))
    if kind.name in _PATTERNED:
        return st.from_regex(_PATTERNED[kind.name], fullmatch=True)
    if "pattern" in kind.limits:
        return st.sampled_from(["27.36", "01.02.03", "54 P20", "27-G01"])
    return _PLAIN.get(kind.name, _text)(kind)


def _text(kind: Kind) -> st.SearchStrategy[Answer]:
    longest = int(kind.limits["max_length"])
    return st.text(_LETTERS, min_size=1, max_size=min(longest, 30)).map(str.strip).filter(bool)


def _whole(kind: Kind) -> st.SearchStrategy[Answer]:
    return st.integers(int(kind.limits["ge"]), int(kind.limits["le"]))


def _amount(kind: Kind) -> st.SearchStrategy[Answer]:
    hundred = 100
    low, high = int(kind.limits["ge"]) * hundred, int(kind.limits["le"]) * hundred
    return st.integers(low, high).map(lambda cents: cents / hundred)


def _day(_kind: Kind) -> st.SearchStrategy[Answer]:
    return st.dates(_FIRST, _LAST)


def _month(_kind: Kind) -> st.SearchStrategy[Answer]:
    return st.dates(_FIRST, _LAST).map(lambda day: day.replace(day=1))


def _yes_no(_kind: Kind) -> st.SearchStrategy[Answer]:
    return st.booleans()


_PLAIN = {
    "whole": _whole,
    "score": _whole,
    "money": _amount,
    "hours": _amount,
    "number": _amount,
    "percent": _amount,
    "date": _day,
    "month": _month,
    "yes_no": _yes_no,
}
