"""What a project has in the calendar: decisions asked for, gates, and political milestones ahead.

A day that has passed is late; milestones are late on the day itself, as their own sheet says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from excelkasse.finding import Place
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather import sources
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.records.calendar import CalendarLine, EventKind, EventState
from excelkasse.portfolio.records.rows import DecisionKind
from excelkasse.schema.calendar import iso_week
from excelkasse.schema.choices import Forum, MilestoneStatus
from excelkasse.schema.organisation_model import GATE_OF
from excelkasse.texts import Word

_MILESTONES = "milestone_plan.milestones"
_DONE = (MilestoneStatus.REACHED, MilestoneStatus.DROPPED)
_PHASE_OF = {gate: phase for phase, gate in GATE_OF.items()}


@dataclass(frozen=True, slots=True)
class _Event:
    """One row before its dates are counted; `late_on` is whether its day itself is too late."""

    kind: EventKind
    item: str | None
    what: str | None
    day: date | None
    forum: str | None
    late_on: bool = False
    places: Mapping[str, Place] = field(default_factory=dict)


def calendar_lines(
    book: Book, decisions: Sequence[Line], as_of: date, agenda_days: float
) -> tuple[Line, ...]:
    """Return the rows of a project at a reporting date.

    `decisions` are what waits in the project; `agenda_days` is how many calendar days before the
    day something must be on the agenda.
    """
    events = (*_decisions(book, decisions), *_political(book))
    return tuple(_line(book, one, as_of, timedelta(days=agenda_days)) for one in events)


def by_day(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return rows by day, those without one last."""
    records: list[tuple[Any, Line]] = [(line.record, line) for line in lines]
    records.sort(key=lambda one: (one[0].day or date.max, one[0].number))
    return tuple(line for _, line in records)


def _decisions(book: Book, lines: Sequence[Line]) -> Iterator[_Event]:
    deciders = {line.gate.value.upper(): line for _, line in book.rows(sources.GATES) if line.gate}
    for line in lines:
        record: Any = line.record
        gate = record.kind is DecisionKind.GATE
        forum = _of_gate(deciders.get(record.item)) if gate else _of_problem(book, record.forum)
        kind = EventKind.GATE if gate else EventKind.DECISION
        what, places = record.question, line.places
        yield _Event(kind, record.item, what, record.due, forum, places=places)


def _of_gate(line: Any) -> str | None:  # noqa: ANN401  (a row of the gate register)
    """Return who decides at a gate: as written, or as the project model has it."""
    if line is None:
        return None
    model = f"organisation_model.page.decided_by_{_PHASE_OF[line.gate]}"
    return line.decided_by or Word(model)


def _of_problem(book: Book, forum: Forum | None) -> str | None:
    """Return who decides a problem; a committee by its own name."""
    if forum is Forum.COMMITTEE:
        return book.form(sources.MASTER, "committee") or Word(forum.word_key)
    return Word(forum.word_key) if isinstance(forum, Forum) else None


def _political(book: Book) -> Iterator[_Event]:
    for row, line in book.rows(_MILESTONES):
        if line.political and line.status not in _DONE:
            key = "forecast" if line.forecast else "baseline"
            day = line.forecast or line.baseline
            told = {"day": key, "item": "number", "what": "milestone", "forum": "approver"}
            places = {
                field: place
                for field, source in told.items()
                for place in book.place(_MILESTONES, row, source).values()
            }
            forum = line.approver or book.form(sources.MASTER, "committee")
            item, what = line.number, line.milestone
            yield _Event(EventKind.POLITICAL, item, what, day, forum, late_on=True, places=places)


def _line(book: Book, one: _Event, as_of: date, before: timedelta) -> Line:
    due = one.day - before if one.day else None
    record = CalendarLine.model_construct(
        month=one.day.replace(day=1) if one.day else None,
        day=one.day,
        week=iso_week(one.day) if one.day else None,
        number=book.form(sources.MASTER, "number"),
        name=book.form(sources.MASTER, "name"),
        kind=one.kind,
        item=one.item,
        what=one.what,
        forum=one.forum,
        agenda_due=due,
        state=_state(one, due, as_of),
        department=book.form(sources.MASTER, "department"),
    )
    return Line(record, book.file, {**book.place(sources.MASTER, 0, "number"), **one.places})


def _state(one: _Event, due: date | None, as_of: date) -> EventState:
    if one.day is None or due is None:
        return EventState.NO_DATE
    if one.day < as_of or (one.late_on and one.day == as_of):
        return EventState.LATE
    return EventState.DEADLINE_PASSED if due < as_of else EventState.AHEAD
