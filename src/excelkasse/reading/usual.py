"""What stands in most cells: a value that is of its field's kind already, taken as it stands.

Everything else is left to `parse.py`, which reads what people type in every way, and to pydantic,
which keeps the limits.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from sys import float_info

from excelkasse.grid import Value
from excelkasse.reading.days import FIRST, LAST
from excelkasse.reading.parse import parse
from excelkasse.reading.plain import is_tidy
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.calculate import Answer
from excelkasse.schema.kinds import Kind
from excelkasse.schema.once import once
from excelkasse.texts import every_language

_LIMITS = {"ge", "le", "max_length", "pattern"}
"""The limits that are looked at here; a kind with any other is left to pydantic."""

_ROOM = 32_767
"""So many letters fit in a cell."""

Usual = Callable[[Value], Answer]
"""Gives a value that may be taken as it stands; of any other, and of blank, None."""


@once
def usual(kind: Kind) -> Usual:
    """Return what tells the usual values of a kind, within its limits, from all others."""
    make = _MAKERS.get(kind.name)
    return make(kind) if make and kind.limits.keys() <= _LIMITS else _nothing


def _nothing(_: Value) -> Answer:
    return None


def _text(kind: Kind) -> Usual:
    most = int(kind.limits.get("max_length", _ROOM))

    def text(value: Value) -> Answer:
        if isinstance(value, str) and len(value) <= most and value and is_tidy(value):
            return value
        return None

    def in_form(value: Value) -> Answer:
        found = text(value)
        return found if isinstance(found, str) and form.match(found) else None

    form = re.compile(str(kind.limits.get("pattern", "")), re.ASCII)
    return in_form if form.pattern else text


def _word(kind: Kind) -> Usual:
    known: dict[Value, Answer] = {}
    for word in _spoken(kind):
        with suppress(Unclear):
            known[word] = parse(word, kind)
    return known.get


def _spoken(kind: Kind) -> Iterator[str]:
    """Give the words that a dropdown offers, in every language."""
    keys = [member.word_key for member in kind.choices or ()]
    if kind.name == "yes_no":
        keys = ["words.yes", "words.no"]
    yield from kind.entries
    yield from (words[key] for words in every_language() for key in keys)


def _limits(kind: Kind) -> tuple[float, float]:
    low, high = kind.limits.get("ge", -float_info.max), kind.limits.get("le", float_info.max)
    return float(low), float(high)


def _number(kind: Kind) -> Usual:
    low, high = _limits(kind)

    def number(value: Value) -> Answer:
        return value if value.__class__ is float and low <= value <= high else None

    return number


def _whole(kind: Kind) -> Usual:
    low, high = _limits(kind)
    scale = kind.values

    def whole(value: Value) -> Answer:
        if not isinstance(value, float) or not low <= value <= high or not value.is_integer():
            return None
        return int(value) if not scale or value in scale else None

    return whole


def _day(_: Kind) -> Usual:
    def day(value: Value) -> Answer:
        return value if value.__class__ is date and FIRST <= value <= LAST else None

    return day


def _month(_: Kind) -> Usual:
    def month(value: Value) -> Answer:
        if value.__class__ is date and value.day == 1 and FIRST <= value <= LAST:
            return value
        return None

    return month


_MAKERS: Mapping[str, Callable[[Kind], Usual]] = {
    **dict.fromkeys(("line", "paragraph", "person", "email", "project_number"), _text),
    **dict.fromkeys(("choice", "own_choice", "yes_no"), _word),
    **dict.fromkeys(("number", "money", "hours", "percent"), _number),
    **dict.fromkeys(("whole", "score"), _whole),
    "date": _day,
    "month": _month,
}
