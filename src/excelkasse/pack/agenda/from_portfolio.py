"""The decisions of a portfolio workbook, with what its tables know of each project."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from excelkasse.pack.agenda.matter import MONEY, Matter, Year, known, said
from excelkasse.pack.document import Shown
from excelkasse.portfolio.records.rows import DecisionKind
from excelkasse.portfolio.tables import CALENDAR, DECISIONS, PROJECTS, YEARS, path_of
from excelkasse.portfolio.tables import MONEY as MONEY_TABLE
from excelkasse.schema.told import Told
from excelkasse.texts import Texts

_OF_PROJECT = (
    *("name", "number", "case_number", "department", "owner", "end_baseline", "end_forecast"),
    "status_date",
)
_OF_DECISION = ("question", "option_a", "option_b", "recommendation")
_OF_EVENT = ("forum", "day", "agenda_due")


def matters_of_portfolio(told: Told, file: str, words: Texts) -> Sequence[Matter]:
    """Return what waits to be decided in the projects of a portfolio, in the order of its sheet."""
    table = _Tables(told, file, words)
    return tuple(_matters(table))


def _matters(table: "_Tables") -> Iterator[Matter]:
    for row, one in table.rows(DECISIONS):
        if one.number and one.question:
            yield Matter(
                one.number,
                str(one.item or ""),
                gate=one.kind is DecisionKind.GATE,
                told={
                    **table.first(PROJECTS, one.number, _OF_PROJECT),
                    **table.values(DECISIONS, row, _OF_DECISION),
                    **table.decided(row, one),
                },
                money=table.money(one.number),
                years=tuple(table.years(one.number)),
            )


class _Tables:
    """The tables of a portfolio in words, each value with its cell."""

    def __init__(self, told: Told, file: str, words: Texts) -> None:
        self._told = told
        self._file = file
        self._words = words

    def rows(self, table: str) -> Iterator[tuple[int, Any]]:
        """Give the rows of a table with their numbers."""
        yield from enumerate(self._told.records.get(path_of(table), ()))

    def values(self, table: str, row: int, keys: Sequence[str]) -> Mapping[str, Shown]:
        """Return some values of a row."""
        path = path_of(table)
        record = self._told.records[path][row]
        return known(
            {
                key: said(
                    getattr(record, key, None),
                    self._words,
                    self._file,
                    self._told.places.get((path, row, key)),
                )
                for key in keys
            }
        )

    def first(self, table: str, number: str, keys: Sequence[str]) -> Mapping[str, Shown]:
        """Return some values of a project's first row."""
        for row, one in self.rows(table):
            if (one.number or "").casefold() == number.casefold():
                return self.values(table, row, keys)
        return {}

    def decided(self, row: int, decision: Any) -> Mapping[str, Shown]:  # noqa: ANN401
        """Return who decides and when, as the calendar has it, or else as the decision says."""
        same = (decision.number.casefold(), decision.item)
        for at, one in self.rows(CALENDAR):
            if ((one.number or "").casefold(), one.item) == same and one.day == decision.due:
                return self.values(CALENDAR, at, _OF_EVENT)
        told = self.values(DECISIONS, row, ("forum", "due"))
        return {("day" if key == "due" else key): value for key, value in told.items()}

    def money(self, number: str) -> Mapping[str, Shown]:
        """Return the amounts of a project, and what no grant covers."""
        found = dict(self.first(MONEY_TABLE, number, MONEY))
        forecast, granted = (found.get(key) for key in ("forecast", "granted"))
        if forecast and granted:
            left = float(forecast.value or 0) - float(granted.value or 0)  # type: ignore[arg-type]
            text = self._words.number(left)
            found["uncovered"] = Shown(text, left, file=self._file, place=forecast.place)
        return found

    def years(self, number: str) -> Iterator[Year]:
        """Give the years of a project."""
        for row, one in self.rows(YEARS):
            if one.number == number and one.year is not None:
                told = self.values(YEARS, row, ("nature", "budget", "forecast"))
                yield Year(
                    int(one.year), *(told.get(key) for key in ("nature", "budget", "forecast"))
                )
