"""One decision that waits, and what the workbooks know of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from excelkasse.finding import Place
from excelkasse.layout.shown import spoken_value
from excelkasse.pack.document import Shown
from excelkasse.schema.calculate import Answer
from excelkasse.texts import Texts

MONEY = ("grant", "granted", "released", "spent", "forecast", "deviation", "uncovered")
"""The amounts of an agenda case, in the order in which it tells them; all in t.kr."""


@dataclass(frozen=True, slots=True)
class Year:
    """What a project expects in one year, operating or capital, in t.kr."""

    year: int
    nature: Shown | None
    budget: Shown | None
    forecast: Shown | None


@dataclass(frozen=True, slots=True)
class Before:
    """A decision that has been made: when, by whom, what, its amount in t.kr., its case."""

    day: date
    what: Shown
    by: Shown | None = None
    amount: Shown | None = None
    case_number: Shown | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A decision of a project; `gate` is whether it is one of the gates.

    `told` holds what is known by the names of the fields; what nobody has typed is not there.
    """

    number: str
    item: str
    gate: bool
    told: Mapping[str, Shown]
    money: Mapping[str, Shown] = field(default_factory=dict)
    years: Sequence[Year] = ()
    before: Sequence[Before] = ()


def said(value: Answer, words: Texts, file: str, place: Place | None) -> Shown | None:
    """Return a value in words with the cell it was read from; None where it is blank."""
    if value is None or value == "":
        return None
    return Shown(spoken_value(value, words), value, file=file, place=place)


def known(told: Mapping[str, Shown | None]) -> Mapping[str, Shown]:
    """Return what is there of some values."""
    return {key: one for key, one in told.items() if one is not None}
