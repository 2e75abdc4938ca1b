"""One project over the reporting dates, as the rules of the queries see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from excelkasse.finding import Sayable
from excelkasse.portfolio.records.history import HistoryLine, ItemLine
from excelkasse.portfolio.records.rows import MilestoneLine, ProjectLine
from excelkasse.schema.settings import STANDARD, Settings

_FEWEST = 2
"""So many dates it takes to say that something stands still."""


@dataclass(frozen=True, slots=True)
class Course:
    """A project: its rows of the history with the oldest first, and how it stands now.

    `log` is what is remembered of its milestones, risks and decisions.

    Always: the last of `rows` is that of the reporting date `as_of`.
    """

    as_of: date
    line: ProjectLine
    rows: Sequence[HistoryLine]
    milestones: Sequence[MilestoneLine] = ()
    log: Sequence[ItemLine] = ()
    settings: Settings = STANDARD

    def limit(self, name: str) -> float:
        """Return a limit for the model of the project."""
        return self.settings.limit(name, self.line.model)

    def latest(self, limit: str) -> Sequence[HistoryLine]:
        """Return as many of the latest rows as a limit says; none where there are not so many.

        A limit below two dates asks nothing.
        """
        many = int(self.limit(limit))
        return self.rows[-many:] if _FEWEST <= many <= len(self.rows) else ()


@dataclass(frozen=True, slots=True)
class Raised:
    """A query that a rule raises.

    `about` are the figures that must move before it is asked again.
    """

    code: str
    item: str = ""
    values: Mapping[str, Sayable] = field(default_factory=dict)
    about: Sequence[object] = ()
