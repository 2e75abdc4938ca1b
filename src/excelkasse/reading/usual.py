"""What stands in most cells: a value that is of its field's kind already, taken as it stands.

Everything else is left to `parse.py`, which reads what people type in every way, and to pydantic,
which keeps the limits.
"""

import re
from collections.abc import Callable, Mapping
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
    make = _formed if "pattern" in kind.limits else _MAKERS.get(kind.name)
    return make(kind) if make and kind.limits.keys() <= _LIMITS else _nothing


def _nothing(_: Value) -> Answer:
    return None


def _text(kind: Kind) -> Usual:
    most = int(kind.limits.get("max_length", _ROOM))

    def text(value: Value) -> Answer:
        if isinstance(value, str) and len(value) <= most and value and is_tidy(value):
            return value
        return None

    return text


def _formed(kind: Kind) -> Usual:
    """Take a text of a certain form; beyond ASCII, pydantic's signs are not quite those of `re`."""
    most = int(kind.limits.get("max_length", _ROOM))
    fits = re.compile(str(kind.limits["pattern"])).match

    def formed(value: Value) -> Answer:
        if isinstance(value, str) and len(value) <= most and value.isascii() and is_tidy(value):
            return value if fits(value) else None
        return None

    return formed


def _word(kind: Kind) -> Usual:
    """Take the words that a dropdown offers, in every language."""
    keys: dict[str, Answer] = {member.word_key: member for member in kind.choices or ()}
    if kind.name == "yes_no":
        keys = {"words.yes": True, "words.no": False}
    known: dict[Value, Answer] = {
        words[key]: member for words in every_language() for key, member in keys.items()
    }
    for entry in kind.entries:
        with suppress(Unclear):
            known[entry] = parse(entry, kind)
    return known.get


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
    **dict.fromkeys(("line", "paragraph", "person"), _text),
    **dict.fromkeys(("choice", "own_choice", "yes_no"), _word),
    **dict.fromkeys(("number", "money", "hours", "percent"), _number),
    **dict.fromkeys(("whole", "score"), _whole),
    "date": _day,
    "month": _month,
}
