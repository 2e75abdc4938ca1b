"""Records of a project workbook to lines of the portfolio's tables, with the place of each value.

Where each value is taken stands in `sources.py`. What could not be read is blank, never 0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from excelkasse.finding import Place
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather import sources
from excelkasse.portfolio.gather.sources import (
    DIMENSIONS,
    GATES,
    HEADS,
    HOUR_PARTS,
    MILESTONE_ROWS,
    MONEY_PARTS,
    PROBLEM_ROWS,
    RISK_ROWS,
    Rows,
    Source,
    Sources,
)
from excelkasse.portfolio.records.rows import (
    DecisionKind,
    DecisionLine,
    HourLine,
    MilestoneLine,
    MoneyLine,
    ProjectLine,
    RiskLine,
)
from excelkasse.portfolio.tables import DECISIONS, HOURS, MILESTONES, MONEY, PROJECTS, RISKS
from excelkasse.schema.choices import Dimension
from excelkasse.schema.told import ValueSpot
from excelkasse.schema.tool import Record
from excelkasse.texts import Word


@dataclass(frozen=True)
class Book:
    """A workbook as read: its file, records by part, and the place of each value."""

    file: str
    records: Mapping[str, Sequence[Record]]
    places: Mapping[ValueSpot, Place]

    def rows(self, part: str) -> Iterator[tuple[int, Any]]:
        """Give the rows of a part with their numbers; a tool that is not there has none."""
        yield from enumerate(self.records.get(part, ()))

    def form(self, part: str, key: str) -> Any:  # noqa: ANN401  (a value of any field)
        """Return a value of a form; None where the form is not there."""
        found = self.records.get(part, ())
        return getattr(found[0], key, None) if found else None

    def first(self, found: Sequence[Source]) -> Source:
        """Return the first of some sources that is in the workbook, or the first of all."""
        for one in found:
            if self.records.get(one[0]):
                return one
        return found[0]

    @cached_property
    def named(self) -> tuple[Mapping[str, Any], Mapping[str, Place]]:
        """What every row tells of its project, and where it stands."""
        return _taken(self, {**sources.NAMED, **sources.UNIT})

    def place(self, part: str, row: int, key: str) -> dict[str, Place]:
        """Return the place of a value under its key, or nothing where it has none."""
        found = self.places.get((part, row, key))
        return {key: found} if found else {}


def lines_of(book: Book) -> Mapping[str, Sequence[Line]]:
    """Give the lines of every table that one project workbook fills."""
    return {
        PROJECTS: (_project(book),),
        MILESTONES: tuple(_rows(book, MilestoneLine, MILESTONE_ROWS)),
        RISKS: tuple(_rows(book, RiskLine, RISK_ROWS)),
        MONEY: _one(book, MoneyLine, sources.MONEY, MONEY_PARTS),
        HOURS: _one(book, HourLine, sources.HOURS, HOUR_PARTS),
        DECISIONS: (*_problems(book), *_gates(book)),
    }


def explanations_of(book: Book) -> Mapping[str, str]:
    """Give what the status says of each dimension, and of the whole under `overall`."""
    told = {
        line.dimension.value: line.explanation
        for part in DIMENSIONS
        for _, line in book.rows(part)
        if line.dimension and line.explanation
    }
    said = (book.form(head, key) for head in HEADS for key in ("override_reason", "main_problem"))
    whole = next(filter(None, said), None)
    return {**told, **({"overall": whole} if whole else {})}


def gates_of(book: Book) -> Mapping[str, date]:
    """Give the date of every gate: when it was passed, or when it is planned."""
    return {
        line.gate.value.upper(): line.actual or line.planned
        for _, line in book.rows(GATES)
        if line.gate and (line.actual or line.planned)
    }


def _project(book: Book) -> Line:
    values, places = _taken(book, sources.PROJECT)
    for more, where in (_lights(book), _need(book), *_landmarks(book)):
        values |= more
        places |= where
    if "status_date" in places:
        places["status_age"] = places["status_date"]
    return Line(ProjectLine.model_construct(**values), book.file, places)


def _taken(book: Book, told: Sources) -> tuple[dict[str, Any], dict[str, Place]]:
    values, places = {}, {}
    for field, candidates in told.items():
        part, key = book.first(candidates)
        values[field] = book.form(part, key)
        if place := book.places.get((part, 0, key)):
            places[field] = place
    return values, places


def _one(book: Book, made: type[Record], told: Sources, parts: Sequence[str]) -> tuple[Line, ...]:
    """Return the one line of a project that has one of some parts."""
    if not any(book.records.get(part) for part in parts):
        return ()
    values, places = _taken(book, told)
    return (Line(made.model_construct(**values), book.file, places),)


def _lights(book: Book) -> tuple[dict[str, Any], dict[str, Place]]:
    values: dict[str, Any] = dict.fromkeys(Dimension)
    places = {}
    for part in DIMENSIONS:
        for row, line in book.rows(part):
            if line.dimension is not None:
                values[line.dimension.value] = line.light
                for place in book.place(part, row, "light").values():
                    places[line.dimension.value] = place
    return {str(key): value for key, value in values.items()}, places


def _need(book: Book) -> tuple[dict[str, Any], dict[str, Place]]:
    """Take the first of the problems that wait, by their dates."""
    told = {"decision_need": "question", "decided_by": "forum", "decision_due": "due"}
    waiting = [(told_of(one).get("due") or date.max, one) for one in _waiting(book)]
    if not waiting:
        return {}, {}
    _, first = min(waiting, key=lambda one: one[0])
    return _chosen(book, first, told)


def _landmarks(book: Book) -> Iterator[tuple[dict[str, Any], dict[str, Place]]]:
    reached = {"reached": "milestone", "reached_on": "actual"}
    coming = {"next_milestone": "milestone", "next_on": "forecast"}
    yield _ranked(book, MILESTONE_ROWS, "rank_reached", reached)
    yield _ranked(book, MILESTONE_ROWS, "rank_next", coming)
    yield _ranked(book, RISK_ROWS, "rank", {"top_exposure": "exposure"})


def _ranked(
    book: Book, rows: Sequence[Rows], rank: str, fields: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Place]]:
    """Take some fields of the row that is first by a rank."""
    for found in found_in(book, rows):
        if told_of(found).get(rank) == 1:
            return _chosen(book, found, fields)
    return {}, {}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one of the parts that a table is made of."""

    source: Rows
    row: int
    record: Any


def found_in(book: Book, rows: Sequence[Rows]) -> Iterator[Row]:
    """Give the rows of all the parts that a table is made of."""
    for source in rows:
        for row, record in book.rows(source.part):
            yield Row(source, row, record)


def told_of(found: Row) -> Mapping[str, Any]:
    """Return what a row tells, by the fields of the portfolio."""
    return {field: getattr(found.record, key) for field, key in found.source.fields.items()}


def _chosen(
    book: Book, found: Row, fields: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Place]]:
    """Return some fields of a row with their places; `fields` says what each is called there."""
    told = told_of(found)
    keys = {field: found.source.fields[key] for field, key in fields.items()}
    places = _row_places(book, found.source.part, found.row, keys)
    return {field: told[key] for field, key in fields.items()}, places


def _row_places(book: Book, part: str, row: int, fields: Mapping[str, str]) -> dict[str, Place]:
    return {
        field: place
        for field, key in fields.items()
        for place in book.place(part, row, key).values()
    }


def _rows(book: Book, made: type[Record], rows: Sequence[Rows]) -> Iterator[Line]:
    for found in found_in(book, rows):
        at = (found.source.part, found.row, found.source.item)
        yield _row(book, made, at, dict(told_of(found)))


def _waiting(book: Book) -> Iterator[Row]:
    """Give the problems that nobody has decided."""
    for found in found_in(book, PROBLEM_ROWS):
        told = told_of(found)
        if told.get("decision") is None and told["question"] is not None:
            yield found


def _problems(book: Book) -> Iterator[Line]:
    for found in _waiting(book):
        at = (found.source.part, found.row, found.source.item)
        values = {**told_of(found), "kind": DecisionKind.PROBLEM}
        yield _row(book, DecisionLine, at, values)


def _gates(book: Book) -> Iterator[Line]:
    """Give the gates that have not been passed; the word of the gate is its question."""
    for row, line in book.rows(GATES):
        if line.gate is not None and line.actual is None and line.outcome is None:
            values = {
                "kind": DecisionKind.GATE,
                "item": line.gate.value.upper(),
                "question": Word(line.gate.word_key),
                "due": line.planned,
            }
            yield _row(book, DecisionLine, (GATES, row, "gate"), values)


def _row(book: Book, made: type[Record], at: ValueSpot, values: dict[str, Any]) -> Line:
    """Make a line of one row: whose it is, its number in the workbook, and where it stands."""
    part, row, key = at
    told, places = book.named
    item = as_item(getattr(book.records[part][row], key) if key else row + 1)
    whole = {**told, "item": item, **values}
    known = {field: value for field, value in whole.items() if field in made.model_fields}
    here = _row_places(book, part, row, {"item": key}) if key else {}
    kept = {field: place for field, place in places.items() if field == "number"}
    return Line(made.model_construct(**known), book.file, {**kept, **here})


def as_item(number: str | int | None) -> str | None:
    """Return what numbers a row, as the portfolio shows it."""
    return None if number is None else str(number)
