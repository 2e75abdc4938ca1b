"""One thing that moved in a project, how much it matters, and how a milestone slips.

What became worse weighs more than what became better. The weights are ours: a step of the overall
light is as much as a year of delay or 2 mio. kr., so that a red project is never below a
list of small dates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from excelkasse.portfolio.records.shifts import Effect, ShiftEvent, ShiftKind
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import JudgedLight, Light

OVERALL, DIMENSION, OTHER_LIGHT = 1000.0, 200.0, 400.0
DAY, END_DAY, THOUSAND, HOUR, POINT = 1.0, 3.0, 0.5, 0.5, 15.0
"""What weighs: a step of a light, a day of a milestone and of the end, t.kr., an hour, exposure."""

_SHARE = {Effect.WORSE: 1.0, Effect.BETTER: 0.5, Effect.NEITHER: 0.75}
_BASE: Mapping[tuple[ShiftKind, ShiftEvent], float] = {
    (ShiftKind.PROJECT, ShiftEvent.NEW): 500,
    (ShiftKind.PROJECT, ShiftEvent.GONE): 900,
    (ShiftKind.PROJECT, ShiftEvent.CHANGED): 300,
    (ShiftKind.DATE, ShiftEvent.NEW): 60,
    (ShiftKind.DATE, ShiftEvent.GONE): 100,
    (ShiftKind.DATE, ShiftEvent.DROPPED): 150,
    (ShiftKind.DATE, ShiftEvent.REACHED): 80,
    (ShiftKind.RISK, ShiftEvent.NEW): 60,
    (ShiftKind.RISK, ShiftEvent.GONE): 50,
    (ShiftKind.RISK, ShiftEvent.CLOSED): 60,
    (ShiftKind.RISK, ShiftEvent.OCCURRED): 400,
    (ShiftKind.RISK, ShiftEvent.CHANGED): 20,
    (ShiftKind.DECISION, ShiftEvent.ASKED): 250,
    (ShiftKind.DECISION, ShiftEvent.DECIDED): 300,
    (ShiftKind.DECISION, ShiftEvent.GONE): 120,
}
"""What an event weighs by itself, beside how far something moved."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What moved: days are calendar days later, `amount` is t.kr. or hours more.

    `what` may be the key of a word. `size` is what the move itself weighs.
    """

    number: str
    name: str
    kind: ShiftKind
    event: ShiftEvent
    effect: Effect = Effect.NEITHER
    item: str = ""
    what: Answer = None
    before: Answer = None
    now: Answer = None
    days: int | None = None
    amount: float | None = None
    size: float = 0.0

    @property
    def weight(self) -> float:
        """How much it matters, for the order alone."""
        return (self.size + _BASE.get((self.kind, self.event), 0.0)) * _SHARE[self.effect]


@dataclass(frozen=True, slots=True)
class Slip:
    """A milestone that is ahead, and what it was expected to at each reporting date.

    None is where it was not there, or had no date.
    """

    number: str
    name: str
    item: str
    text: str
    expected: Sequence[date | None]

    @property
    def days(self) -> int:
        """How many days later it is expected than when it was first told."""
        told = [day for day in self.expected if day is not None]
        return (told[-1] - told[0]).days if told else 0


@dataclass(frozen=True, slots=True)
class Slips:
    """The reporting dates, and the milestones that have moved, the furthest first."""

    dates: Sequence[date] = ()
    rows: Sequence[Slip] = ()


def dated(
    blank: Shift, was: date | None, now: date | None, event: ShiftEvent, *, day: float = DAY
) -> Shift:
    """Return a shift from one date to another; without both there are no days to tell."""
    days = (now - was).days if was and now else None
    return replace(
        blank,
        event=event,
        effect=good(days or 0),
        before=was,
        now=now,
        days=days or None,
        size=abs(days or 0) * day,
    )


_COLOURS = ("green", "yellow", "red")


def steps(before: Light | JudgedLight | None, now: Light | JudgedLight | None) -> int | None:
    """Return how many colours a light became worse; None where one of them is no colour."""
    if before is None or now is None or not {before.value, now.value} <= set(_COLOURS):
        return None
    return _COLOURS.index(now.value) - _COLOURS.index(before.value)


def good(worse: float) -> Effect:
    """Return the effect of something that grew worse by so much."""
    if not worse:
        return Effect.NEITHER
    return Effect.WORSE if worse > 0 else Effect.BETTER
