"""The decisions of one project workbook, with all that it knows of each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from excelkasse.finding import Place
from excelkasse.pack.agenda.matter import MONEY, Before, Matter, Year, known, said
from excelkasse.pack.document import Shown
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather import sources
from excelkasse.portfolio.gather.calendar import calendar_lines
from excelkasse.portfolio.gather.lines import Book, lines_of
from excelkasse.portfolio.gather.years import year_lines
from excelkasse.portfolio.records.rows import DecisionKind
from excelkasse.portfolio.tables import DECISIONS
from excelkasse.portfolio.tables import MONEY as MONEY_TABLE
from excelkasse.schema.told import Told
from excelkasse.texts import Texts, Word
from excelkasse.tools.log import LogType

_LOG, _GRANTS = "log.entries", "budget.grants"
_OF_PROJECT: Mapping[str, sources.Source] = {
    "name": (sources.MASTER, "name"),
    "number": (sources.MASTER, "number"),
    "case_number": (sources.MASTER, "case_number"),
    "department": (sources.MASTER, "department"),
    "owner": (sources.MASTER, "owner"),
    "summary": (sources.MASTER, "summary"),
    "end_baseline": (sources.MASTER, "end_baseline"),
    "end_forecast": (sources.MASTER, "end_forecast"),
    "background": ("mandate.mandate", "background"),
    "purpose": ("mandate.mandate", "purpose"),
    "legal": ("mandate.mandate", "legal_basis"),
    "hearing": ("mandate.mandate", "hearing"),
    "problem": ("status_report.head", "main_problem"),
    "explanation": ("budget.totals", "explanation"),
}
_OF_DECISION = ("question", "option_a", "option_b", "recommendation")


def matters_of_project(told: Told, file: str, as_of: date, words: Texts) -> Sequence[Matter]:
    """Return what waits to be decided in a project at a date; none without a project number."""
    book = Book(file, told.records, told.places)
    if not book.form(sources.MASTER, "number"):
        return ()
    voice = _Voice(book, words)
    lines = lines_of(book)
    limit = told.profile.settings.limit("agenda_days", book.form(sources.MASTER, "model"))
    events = calendar_lines(book, lines[DECISIONS], as_of, limit)
    waiting = lines[DECISIONS]
    shared = voice.project()
    money, years = voice.money(lines[MONEY_TABLE]), tuple(voice.years(year_lines(book, as_of)))
    before = sorted(voice.before(), key=lambda one: one.day)
    return tuple(
        Matter(
            book.form(sources.MASTER, "number"),
            str(getattr(line.record, "item", None) or ""),
            gate=getattr(line.record, "kind", None) is DecisionKind.GATE,
            told={**shared, **voice.decision(line), **voice.event(event)},
            money=money,
            years=years,
            before=before,
        )
        for line, event in zip(waiting, events, strict=False)
    )


class _Voice:
    """A workbook's values in words, each with its cell."""

    def __init__(self, book: Book, words: Texts) -> None:
        self._book = book
        self._words = words

    def _said(self, value: Any, place: Place | None = None) -> Shown | None:  # noqa: ANN401
        return said(value, self._words, self._book.file, place)

    def _cell(self, part: str, row: int, key: str) -> Shown | None:
        record = self._book.records[part][row]
        return self._said(getattr(record, key, None), self._book.places.get((part, row, key)))

    def project(self) -> Mapping[str, Shown]:
        """Return what is the same for every decision of the project."""
        found = {
            key: self._cell(part, 0, field)
            for key, (part, field) in _OF_PROJECT.items()
            if self._book.records.get(part)
        }
        part, field = self._book.first([(head, "status_date") for head in sources.HEADS])
        if self._book.records.get(part):
            found["status_date"] = self._cell(part, 0, field)
        return known(found)

    def decision(self, line: Line) -> Mapping[str, Shown]:
        """Return the question, the ways out and the recommendation, each with its own cell."""
        record: Any = line.record
        if record.kind is DecisionKind.GATE:
            return known({"question": self._said(record.question, line.places.get("item"))})
        source, row = self._row_of(record)
        return known(
            {
                key: self._cell(source.part, row, source.fields[key])
                for key in _OF_DECISION
                if key in source.fields
            }
        )

    def _row_of(self, record: Any) -> tuple[sources.Rows, int]:  # noqa: ANN401
        """Return where a problem stands: a row with its number, or the only one of its part."""
        for source in sources.PROBLEM_ROWS:
            for row, one in self._book.rows(source.part):
                number = getattr(one, source.item) if source.item else row + 1
                same = getattr(one, source.fields["question"]) == record.question
                if str(number) == record.item and same:
                    return source, row
        raise LookupError(record.item)

    def event(self, line: Line) -> Mapping[str, Shown]:
        """Return who decides, when, and when it must be on the agenda."""
        record: Any = line.record
        keys = {"forum": "forum", "day": "day", "agenda_due": "agenda_due"}
        return known(
            {
                key: self._said(getattr(record, one), line.places.get(one))
                for key, one in keys.items()
            }
        )

    def money(self, lines: Sequence[Line]) -> Mapping[str, Shown]:
        """Return the amounts of the project."""
        found: dict[str, Shown | None] = {}
        for line in lines[:1]:
            for key in MONEY:
                found[key] = self._said(getattr(line.record, key, None), line.places.get(key))
        if self._book.records.get("budget.totals"):
            found["uncovered"] = self._cell("budget.totals", 0, "uncovered")
        return known(found)

    def years(self, lines: Sequence[Line]) -> Iterator[Year]:
        """Give the years that a project has put its money in."""
        for line in lines:
            record: Any = line.record
            if record.year is not None:
                told = (self._said(getattr(record, key), line.places.get(key)) for key in _YEAR)
                yield Year(int(record.year), *told)

    def before(self) -> Iterator[Before]:
        """Give the grants and the gates that were decided, and what the log says of other days."""
        made = [*self._grants(), *self._gates()]
        days = {one.day for one in made}
        yield from made
        yield from (one for one in self._logged() if one.day not in days)

    def _grants(self) -> Iterator[Before]:
        for row, one in self._book.rows(_GRANTS):
            what = self._cell(_GRANTS, row, "type")
            if one.day and what:
                more = (self._cell(_GRANTS, row, key) for key in _GRANT)
                yield Before(one.day, what, *more)

    def _gates(self) -> Iterator[Before]:
        for row, one in self._book.rows(sources.GATES):
            if one.gate and one.outcome and one.actual:
                told = (Word(one.gate.word_key), Word(one.outcome.word_key))
                text = " \u2013 ".join(self._words[key] for key in told)
                if one.terms:
                    text = f"{text} ({one.terms})"
                place = self._book.places.get((sources.GATES, row, "outcome"))
                yield Before(
                    one.actual,
                    Shown(text, text, file=self._book.file, place=place),
                    self._cell(sources.GATES, row, "decided_by"),
                )

    def _logged(self) -> Iterator[Before]:
        for row, one in self._book.rows(_LOG):
            what = self._cell(_LOG, row, "description")
            if one.type is LogType.DECISION and one.day and what:
                yield Before(one.day, what, self._cell(_LOG, row, "decided_by"))


_YEAR = ("nature", "budget", "forecast")
_GRANT = ("committee", "amount", "case_number")
