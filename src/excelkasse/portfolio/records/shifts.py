"""The rows of *Ændret siden sidst*: one thing that moved, how, and from what to what."""

from excelkasse.portfolio.records.kinds import LINE, TEXT
from excelkasse.schema.choices import Choice
from excelkasse.schema.kinds import PROJECT_NUMBER, Kind, choice
from excelkasse.schema.tool import Record, optional, required

_ITEM = Kind("line", 8)
_VALUE = Kind("line", 20)


class Effect(Choice):
    """Whether it is good news."""

    WORSE = "worse"
    BETTER = "better"
    NEITHER = "neither"


class ShiftKind(Choice):
    """What it is about."""

    PROJECT = "project"
    LIGHT = "light"
    DATE = "date"
    MONEY = "money"
    HOURS = "hours"
    RISK = "risk"
    DECISION = "decision"


class ShiftEvent(Choice):
    """What happened to it."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    LATER = "later"
    EARLIER = "earlier"
    RAISED = "raised"
    LOWERED = "lowered"
    REACHED = "reached"
    DROPPED = "dropped"
    CLOSED = "closed"
    OCCURRED = "occurred"
    REPLANNED = "replanned"
    ASKED = "asked"
    DECIDED = "decided"


class ShiftLine(Record):
    """One thing that moved: `days` is how much later, `amount` how much more (t.kr., hours)."""

    effect: Effect | None = optional(choice(Effect, width=16))
    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=32)
    kind: ShiftKind | None = optional(choice(ShiftKind, width=13))
    item: str | None = optional(_ITEM)
    what: str | None = optional(TEXT, width=46)
    event: ShiftEvent | None = optional(choice(ShiftEvent, width=19))
    before: str | None = optional(_VALUE)
    now: str | None = optional(_VALUE)
    days: int | None = optional(Kind("whole", 10, "whole"))
    amount: float | None = optional(Kind("money", 13, "money"))
