"""What stands in a cell to a value of a field's kind."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache

from excelkasse.grid import Value
from excelkasse.reading import days, numbers
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import Choice
from excelkasse.schema.kinds import Kind
from excelkasse.texts import every_language

_YES = frozenset({"ja", "j", "yes", "y", "x", "✓", "✔", "sand", "true", "1"})
_NO = frozenset({"nej", "n", "no", "falsk", "false", "0"})
_LEAD = re.compile(r"([^\w\s]|[a-zæøå]?\d+)\.?\s+(.*)\Z")


def parse(value: Value, kind: Kind, *, epoch_1904: bool = False) -> Answer:
    """Read a cell's value as a kind; blank is None.

    Raises:
        Unclear: it is no value of this kind.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind.choices is not None:
        return _choice(value, kind.choices)
    if kind.name in ("date", "month"):
        read_day = days.month if kind.name == "month" else days.day
        return read_day(value, epoch_1904=epoch_1904)
    return _PARSERS[kind.name](value)


def _line(value: Value) -> str:
    """Read a text; a number or a date that somebody typed in a text field is text too."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, date | datetime):
        return f"{value:%d-%m-%Y}"
    return str(value)


def _project_number(value: Value) -> str:
    return re.sub(r"\s*[-‐‑–]\s*", "-", _line(value)).upper()


def _yes_no(value: Value) -> bool:
    text = _plain(value)
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unclear("yes_no_unreadable")


_PARSERS: Mapping[str, Callable[[Value], Answer]] = {
    "line": _line,
    "paragraph": _line,
    "person": _line,
    "email": _line,
    "project_number": _project_number,
    "whole": numbers.whole,
    "score": numbers.whole,
    "money": numbers.number,
    "hours": numbers.number,
    "percent": numbers.share,
    "yes_no": _yes_no,
}


def _choice(value: Value, choices: type[Choice]) -> Choice:
    found = _aliases(choices).get(_plain(value))
    if found is None:
        raise Unclear("choice_unknown", {"list": choices.list_key()})
    return found


def _plain(value: Value) -> str:
    return " ".join(_line(value).casefold().rstrip(".").split())


@cache
def _aliases(choices: type[Choice]) -> Mapping[str, Choice]:
    """Map every way to say a member: its word in any language, with or without what leads it."""
    said: dict[str, set[Choice]] = {}
    for words in every_language():
        for member in choices:
            for alias in _ways(words[member.word_key]):
                said.setdefault(alias, set()).add(member)
    for member in choices:
        said.setdefault(member.value, {member})
    return {alias: members.pop() for alias, members in said.items() if len(members) == 1}


def _ways(word: str) -> tuple[str, ...]:
    whole = _plain(word)
    lead = _LEAD.match(whole)
    return (whole, lead[1], lead[2]) if lead else (whole,)
