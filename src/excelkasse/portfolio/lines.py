"""Records of a project workbook to lines of the portfolio's tables, with the place of each value.

Every value is taken where a person typed it or the sheet computed it, not from the status report's
repetition of it, so that a link leads to the source. What could not be read is blank, never 0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from excelkasse.finding import Place
from excelkasse.portfolio.delivery import Line, Spot
from excelkasse.portfolio.records import (
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
from excelkasse.schema.tool import Record
from excelkasse.texts import Word

_Sources = Mapping[str, tuple[str, str]]

_MASTER, _HEAD, _DIMENSIONS = (
    "master_data.project",
    "status_report.head",
    "status_report.dimensions",
)
_MILESTONES, _RISKS = "milestone_plan.milestones", "risk_register.risks"
_MONEY, _HOURS = "budget.totals", "hour_budget.totals"
_PROBLEMS, _GATES = "status_report.problems", "gate_register.gates"


def _of(part: str, *fields: str) -> dict[str, tuple[str, str]]:
    return {field: (part, field) for field in fields}


_NAMED: _Sources = _of(_MASTER, "number", "name")
_UNIT: _Sources = _of(_MASTER, "department")
_PROJECT: _Sources = {
    **_NAMED,
    **_UNIT,
    **_of(_MASTER, "phase", "end_baseline", "end_forecast", "deviation_days", "owner", "manager"),
    **_of(_MASTER, "committee", "project_type", "model", "project_status", "start", "case_number"),
    **_of(_HEAD, "overall", "trend", "status_date"),
    "previous": (_HEAD, "previous_overall"),
    **_of(_MONEY, "grant", "spent", "forecast"),
    "money_share": (_MONEY, "deviation_share"),
    "hours_budget": (_HOURS, "budget"),
    "hours_spent": (_HOURS, "spent"),
    "hours_remaining": (_HOURS, "remaining"),
}
_MONEY_FIELDS: _Sources = {
    **_NAMED,
    **_UNIT,
    **_of(_MASTER, "committee"),
    **_of(_MONEY, "grant", "committed", "spent", "remaining", "forecast", "deviation"),
    **_of(_MONEY, "deviation_share", "granted", "released"),
}
_HOUR_FIELDS: _Sources = {
    **_NAMED,
    **_UNIT,
    **_of(_HOURS, "budget", "spent", "remaining", "forecast", "deviation", "deviation_share"),
}
_MILESTONE_ROW = (
    *("milestone", "owner", "baseline", "forecast", "actual", "deviation_days", "status"),
    "political",
)
_RISK_ROW = (
    *("risk", "probability", "impact", "exposure", "light", "trend", "risk_owner"),
    *("action_owner", "due", "status"),
)
_PROBLEM_ROW = ("option_a", "option_b", "recommendation", "forum", "due")


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read: its file, records by part, and the place of each value."""

    file: str
    records: Mapping[str, Sequence[Record]]
    places: Mapping[Spot, Place]

    def rows(self, part: str) -> Iterator[tuple[int, Any]]:
        """Give the rows of a part with their numbers; a tool that is not there has none."""
        yield from enumerate(self.records.get(part, ()))

    def form(self, part: str, key: str) -> Any:  # noqa: ANN401  (a value of any field)
        """Return a value of a form; None where the form is not there."""
        found = self.records.get(part, ())
        return getattr(found[0], key) if found else None

    def place(self, part: str, row: int, key: str) -> dict[str, Place]:
        """Return the place of a value under its key, or nothing where it has none."""
        found = self.places.get((part, row, key))
        return {key: found} if found else {}


def lines_of(book: Book) -> Mapping[str, Sequence[Line]]:
    """Give the lines of every table that one project workbook fills."""
    return {
        PROJECTS: (_project(book),),
        MILESTONES: tuple(_milestones(book)),
        RISKS: tuple(_risks(book)),
        MONEY: _one(book, MoneyLine, _MONEY_FIELDS, _MONEY),
        HOURS: _one(book, HourLine, _HOUR_FIELDS, _HOURS),
        DECISIONS: (*_problems(book), *_gates(book)),
    }


def explanations_of(book: Book) -> Mapping[str, str]:
    """Give what the status report says of each dimension, and of the whole under `overall`."""
    told = {
        line.dimension.value: line.explanation
        for _, line in book.rows(_DIMENSIONS)
        if line.dimension and line.explanation
    }
    whole = book.form(_HEAD, "override_reason") or book.form(_HEAD, "main_problem")
    return {**told, **({"overall": whole} if whole else {})}


def gates_of(book: Book) -> Mapping[str, date]:
    """Give the date of every gate: when it was passed, or when it is planned."""
    return {
        line.gate.value.upper(): line.actual or line.planned
        for _, line in book.rows(_GATES)
        if line.gate and (line.actual or line.planned)
    }


def _project(book: Book) -> Line:
    values, places = _taken(book, _PROJECT)
    for more, where in (_lights(book), _need(book), *_landmarks(book)):
        values |= more
        places |= where
    if "status_date" in places:
        places["status_age"] = places["status_date"]
    return Line(ProjectLine.model_construct(**values), book.file, places)


def _taken(book: Book, sources: _Sources) -> tuple[dict[str, Any], dict[str, Place]]:
    values, places = {}, {}
    for field, (part, key) in sources.items():
        values[field] = book.form(part, key)
        for place in book.place(part, 0, key).values():
            places[field] = place
    return values, places


def _one(book: Book, made: type[Record], sources: _Sources, part: str) -> tuple[Line, ...]:
    """Return the one line of a project whose tool is in the workbook."""
    if not book.records.get(part):
        return ()
    values, places = _taken(book, sources)
    return (Line(made.model_construct(**values), book.file, places),)


def _lights(book: Book) -> tuple[dict[str, Any], dict[str, Place]]:
    values: dict[str, Any] = dict.fromkeys(Dimension)
    places = {}
    for row, line in book.rows(_DIMENSIONS):
        if line.dimension is not None:
            values[line.dimension.value] = line.light
            for place in book.place(_DIMENSIONS, row, "light").values():
                places[line.dimension.value] = place
    return {str(key): value for key, value in values.items()}, places


def _need(book: Book) -> tuple[dict[str, Any], dict[str, Place]]:
    """Take the first of the problems that wait, by their dates."""
    waiting = [(line.due or date.max, row, line) for row, line in _waiting(book)]
    if not waiting:
        return {}, {}
    _, row, line = min(waiting, key=lambda one: one[:2])
    values = {"decision_need": line.problem, "decided_by": line.forum, "decision_due": line.due}
    told = {"decision_need": "problem", "decided_by": "forum", "decision_due": "due"}
    return values, _row_places(book, _PROBLEMS, row, told)


def _landmarks(book: Book) -> Iterator[tuple[dict[str, Any], dict[str, Place]]]:
    reached = {"reached": "milestone", "reached_on": "actual"}
    coming = {"next_milestone": "milestone", "next_on": "forecast"}
    worst = {"top_exposure": "exposure"}
    yield _ranked(book, _MILESTONES, "rank_reached", reached)
    yield _ranked(book, _MILESTONES, "rank_next", coming)
    yield _ranked(book, _RISKS, "rank", worst)


def _ranked(
    book: Book, part: str, rank: str, fields: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Place]]:
    for row, line in book.rows(part):
        if getattr(line, rank) == 1:
            values = {field: getattr(line, key) for field, key in fields.items()}
            return values, _row_places(book, part, row, fields)
    return {}, {}


def _row_places(book: Book, part: str, row: int, fields: Mapping[str, str]) -> dict[str, Place]:
    return {
        field: place
        for field, key in fields.items()
        for place in book.place(part, row, key).values()
    }


def _milestones(book: Book) -> Iterator[Line]:
    for row, line in book.rows(_MILESTONES):
        values = {key: getattr(line, key) for key in _MILESTONE_ROW}
        yield _row(book, MilestoneLine, (_MILESTONES, row, "number"), values)


def _risks(book: Book) -> Iterator[Line]:
    for row, line in book.rows(_RISKS):
        values = {key: getattr(line, key) for key in _RISK_ROW}
        values["response"] = line.prevention
        yield _row(book, RiskLine, (_RISKS, row, "number"), values)


def _waiting(book: Book) -> Iterator[tuple[int, Any]]:
    for row, line in book.rows(_PROBLEMS):
        if line.decision is None and line.problem is not None:
            yield row, line


def _problems(book: Book) -> Iterator[Line]:
    for row, line in _waiting(book):
        values = {key: getattr(line, key) for key in _PROBLEM_ROW}
        values |= {"kind": DecisionKind.PROBLEM, "question": line.problem}
        yield _row(book, DecisionLine, (_PROBLEMS, row, "number"), values)


def _gates(book: Book) -> Iterator[Line]:
    """Give the gates that have not been passed; the word of the gate is its question."""
    for row, line in book.rows(_GATES):
        if line.gate is not None and line.actual is None and line.outcome is None:
            values = {
                "kind": DecisionKind.GATE,
                "item": line.gate.value.upper(),
                "question": Word(line.gate.word_key),
                "due": line.planned,
            }
            yield _row(book, DecisionLine, (_GATES, row, "gate"), values)


def _row(book: Book, made: type[Record], at: Spot, values: dict[str, Any]) -> Line:
    """Make a line of one row: whose it is, its number in the workbook, and where it stands."""
    part, row, key = at
    told, places = _taken(book, {**_NAMED, **_UNIT})
    item = getattr(book.records[part][row], key)
    whole = {**told, "item": item, **values}
    known = {field: value for field, value in whole.items() if field in made.model_fields}
    here = _row_places(book, part, row, {"item": key})
    kept = {field: place for field, place in places.items() if field == "number"}
    return Line(made.model_construct(**known), book.file, {**kept, **here})
