"""A query to a project as a value: what is asked, of which figures, and what has been answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from json import dumps

from excelkasse.finding import Finding, Place, Sayable
from excelkasse.portfolio.records.queries import QueryState

Key = tuple[str, str, str]
"""What finds a query again: the project's number, the code, and what of the project it is about."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a project, before anybody has answered.

    `item` is what of the project it is about, empty for the whole. `values` are what its words
    need. One that a project workbook raised has its `finding`, which has words of its own.
    """

    number: str
    name: str
    code: str
    item: str = ""
    fingerprint: str = ""
    values: Mapping[str, Sayable] = field(default_factory=dict)
    finding: Finding | None = None
    file: str = ""
    place: Place = field(default_factory=Place)

    @property
    def key(self) -> Key:
        """What finds it again at the next reporting date."""
        return key_of(self.number, self.code, self.item)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it stands: asked first on a day, and explained or not.

    `earlier` is what was said of figures that have moved since, with the days.
    """

    question: Question
    asked_on: date
    explanation: str | None = None
    explained_on: date | None = None
    earlier: str | None = None

    @property
    def state(self) -> QueryState:
        """Whether it is open."""
        return QueryState.EXPLAINED if self.explanation else QueryState.OPEN


def key_of(number: str, code: str, item: str) -> Key:
    """Return what finds a query again; numbers are compared without regard to case."""
    return number.casefold(), code, item.casefold()


def fingerprint_of(figures: Iterable[object]) -> str:
    """Return what stays the same as long as some figures do; a letter first, so it is no number."""
    told = dumps([_plain(one) for one in figures], default=str)
    return f"f{sha256(told.encode()).hexdigest()[:12]}"


def _plain(figure: object) -> object:
    """Return a figure as it is compared: 1200 is 1200.0, and -0.0 is 0.0."""
    return float(figure) + 0.0 if isinstance(figure, int | float) else figure
