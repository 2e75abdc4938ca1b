"""What stands in a cell to a value of a field's kind."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, partial

from excelkasse.grid import Value
from excelkasse.reading import days, numbers
from excelkasse.reading.plain import plain, tidy
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import Choice
from excelkasse.schema.kinds import DAYS, Kind
from excelkasse.texts import Texts, every_language

_YES = frozenset({"ja", "j", "yes", "y", "x", "✓", "✔", "sand", "true", "1"})
_NO = frozenset({"nej", "n", "no", "falsk", "false", "0"})
_LEAD = re.compile(r"([^\w\s]|[a-z]?\d)\.?\s+(.*)\Z")
_AROUND_DASH = re.compile(r"\s*-\s*")


def parse(value: Value, kind: Kind, *, epoch_1904: bool = False) -> Answer:
    """Read a cell's value as a kind; blank is None.

    Raises:
        Unclear: it is no value of this kind.
    """
    if isinstance(value, str):
        value = tidy(value)
    if value is None or value == "":
        return None
    if kind.choices is not None:
        return choice_from(value, kind.choices)
    if kind.entries:
        return entry_from(value, kind.entries)
    if kind.name in _DATES:
        return _DATES[kind.name](value, epoch_1904=epoch_1904)
    return on_scale(_parser(kind)(value), kind)


def on_scale(value: Answer, kind: Kind) -> Answer:
    """Return a number that is on the scale of its kind.

    Raises:
        Unclear: the scale has no such number.
    """
    if kind.values and value not in kind.values:
        raise Unclear("score_unknown", {"values": ", ".join(map(str, kind.values))})
    return value


def entry_from(value: Value, entries: Sequence[str]) -> str:
    """Read an entry of a workplace's own closed list, as the list spells it.

    Raises:
        Unclear: it is none of them.
    """
    told = plain(as_text(value))
    for entry in entries:
        if plain(entry) == told:
            return entry
    raise Unclear("choice_unknown")


def choice_from(value: Value, choices: type[Choice]) -> Choice:
    """Read a member of a closed list by its word in any language.

    Raises:
        Unclear: it is none of them.
    """
    found = _aliases(choices).get(plain(as_text(value)))
    if found is None:
        raise Unclear("choice_unknown", {"list": choices.list_key()})
    return found


def as_text(value: Value) -> str:
    """Return a value as text: a number or a date in a text field is text too."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, float | int):
        return f"{value:.0f}" if value % 1 == 0 else f"{value:.10g}".replace(".", ",")
    return _time_as_text(value)


def _time_as_text(value: date | time | timedelta | None) -> str:
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}".removesuffix(" 00:00")
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)


def _project_number(value: Value) -> str:
    return _AROUND_DASH.sub("-", plain(as_text(value))).upper()


def _yes_no(value: Value) -> bool:
    text = plain(as_text(value))
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unclear("yes_no_unreadable")


_DATES = {"date": days.day, "month": days.month}
_PARSERS: Mapping[str, Callable[[Value], Answer]] = {
    "line": as_text,
    "paragraph": as_text,
    "person": as_text,
    "email": as_text,
    "project_number": _project_number,
    "number": numbers.number,
    "whole": numbers.whole,
    "score": numbers.whole,
    "money": partial(numbers.number, unit="money"),
    "hours": partial(numbers.number, unit="hours"),
    "percent": numbers.share,
    "yes_no": _yes_no,
}


def _parser(kind: Kind) -> Callable[[Value], Answer]:
    """Return what reads a kind; of two kinds of one name, a unit may belong to one."""
    if kind is DAYS:
        return partial(numbers.whole, unit="days")
    return _PARSERS[kind.name]


@cache
def _aliases(choices: type[Choice]) -> Mapping[str, Choice]:
    """Map every way to say a member; what would say two members says none."""
    said: dict[str, set[Choice]] = {}
    for words in every_language():
        for alias, member in _ways(list(choices), words):
            said.setdefault(alias, set()).add(member)
    for member in choices:
        said.setdefault(member.value, {member})
    return {alias: members.pop() for alias, members in said.items() if len(members) == 1}


def _ways(members: Sequence[Choice], words: Texts) -> Iterator[tuple[str, Choice]]:
    """Give the word of each member; in a list with signs or numbers in front, each alone too."""
    told = {member: plain(words[member.word_key]) for member in members}
    leads = {member: _LEAD.match(word) for member, word in told.items()}
    for member, lead in leads.items():
        yield told[member], member
        if lead and all(leads.values()):
            yield lead[1], member
            yield lead[2], member
