"""What would cure an overload: the decision that waits, or else what could be moved."""

from typing import Any

from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.steering.capacity import Overload
from excelkasse.portfolio.tables import CAPACITY, DECISIONS


def cure_of(one: Overload, drawn: Drawing) -> str:
    """Say what would cure an overload.

    The decision waiting in one of its projects, the one that asks most first; without one, how
    many hours would have to be moved, or found where the person works.
    """
    rows: list[Any] = [line.record for line in reversed(drawn.tables[DECISIONS])]
    first = {row.number: row for row in rows if row.question and row.option_a}
    for number, _ in one.projects:
        if row := first.get(number):
            due = f"{row.due:%d-%m-%Y}" if row.due else drawn.say("unnamed").lower()
            return _say(drawn, "decision", number=number, question=row.question, due=due)
    number = one.projects[0][0] if one.projects else ""
    hours = drawn.words.number(max(1, round(one.hours)))
    return _say(drawn, "move", number=number, hours=hours, unit=one.unit or one.initials)


def period(one: Overload, drawn: Drawing) -> str:
    """Say which months an overload is in, and how high it is at its highest."""
    names = drawn.say("months").split("|")
    first, last = (f"{names[day.month - 1]} {day.year}" for day in (one.first, one.last))
    worst = drawn.words.number(round(100 * one.worst))
    key = "month" if first == last else "months"
    return _say(drawn, key, first=first, last=last, worst=worst)


def _say(drawn: Drawing, key: str, **values: object) -> str:
    return drawn.say(f"{CAPACITY}.over.{key}", **values)
