"""What the page is made of: the tables of a portfolio, from a file or fresh from a roll-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from excelkasse.portfolio.tables import PROJECTS
from excelkasse.portfolio.whole import Portfolio


@dataclass(frozen=True, slots=True)
class Contents:
    """The records of each table at a reporting date."""

    as_of: date
    tables: Mapping[str, Sequence[Any]]

    def rows(self, table: str) -> Sequence[Any]:
        """Return the records of a table; one that is not there has none."""
        return self.tables.get(table, ())

    @property
    def projects(self) -> Sequence[Any]:
        """The projects that can be told by a number."""
        return [line for line in self.rows(PROJECTS) if line.number]

    def by_project(self, table: str) -> Mapping[str, Sequence[Any]]:
        """Return the records of a table by the number of their project, in their order."""
        found: dict[str, list[Any]] = {}
        for line in self.rows(table):
            found.setdefault(line.number or "", []).append(line)
        return found


def contents_of(portfolio: Portfolio, as_of: date) -> Contents:
    """Take what the page needs from a fresh portfolio, and nothing about files."""
    return Contents(
        as_of,
        {table: [line.record for line in lines] for table, lines in portfolio.tables.items()},
    )
