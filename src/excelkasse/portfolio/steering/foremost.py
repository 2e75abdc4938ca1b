"""What a management needs to see first: open risks, reds, what waits, and what comes soon."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from excelkasse.portfolio.delivery import Delivery, Line
from excelkasse.portfolio.months import months_after
from excelkasse.portfolio.records.rows import DecisionKind, ProjectLine
from excelkasse.portfolio.settle import counts, is_proposal
from excelkasse.portfolio.tables import DECISIONS, MILESTONES
from excelkasse.portfolio.whole import Event, Red
from excelkasse.schema.choices import Dimension, JudgedLight, Light, MilestoneStatus
from excelkasse.tools.risk_register import RiskStatus

_MONTHS_AHEAD = 3
_OVER = (RiskStatus.CLOSED, RiskStatus.OCCURRED)
_DONE = (MilestoneStatus.REACHED, MilestoneStatus.DROPPED)


def by_exposure(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return risks with the open ones first, the largest exposure first."""
    records: list[tuple[Any, Line]] = [(line.record, line) for line in lines]
    records.sort(
        key=lambda one: (
            one[0].status in _OVER,
            -(one[0].exposure or 0),
            one[0].due or date.max,
            one[0].number,
        )
    )
    return tuple(line for _, line in records)


def open_risks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the open risks, in the order they have."""
    records: list[tuple[Any, Line]] = [(line.record, line) for line in lines]
    return tuple(line for record, line in records if record.status not in _OVER)


def by_date(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return decisions by date; those without one last."""
    records: list[tuple[Any, Line]] = [(line.record, line) for line in lines]
    records.sort(key=lambda one: (one[0].due or date.max, one[0].number))
    return tuple(line for _, line in records)


def waiting(
    lines: Sequence[Line], projects: Sequence[ProjectLine], as_of: date
) -> tuple[Line, ...]:
    """Return what waits to be decided, by date.

    That is every problem without a decision, the gate of every proposal, and gates whose date has
    passed; gates further ahead are only planned.
    """
    proposed = {line.number for line in projects if is_proposal(line)}
    records: list[tuple[Any, Line]] = [(line.record, line) for line in lines]
    return by_date(
        [
            line
            for record, line in records
            if record.kind is DecisionKind.PROBLEM
            or record.number in proposed
            or (record.due is not None and record.due < as_of)
        ]
    )


def reds(read: Sequence[Delivery], projects: Sequence[ProjectLine]) -> tuple[Red, ...]:
    """Return every red dimension of the red projects with its explanation, project by project."""
    told = {one.number: one.explanations for one in read}
    found: list[Red] = []
    for line in projects:
        if line.overall is Light.RED:
            found.extend(_reds(line, told.get(line.number or "", {})))
    return tuple(found)


def _reds(line: ProjectLine, told: Mapping[str, str]) -> Iterator[Red]:
    number, name = line.number or "", line.name or ""
    red = [one for one in Dimension if getattr(line, one.value) is JudgedLight.RED]
    for one in red:
        yield Red(number, name, one, told.get(one.value))
    if not red:
        yield Red(number, name, None, told.get("overall"))


def upcoming(tables: Mapping[str, Sequence[Line]], as_of: date) -> tuple[Event, ...]:
    """Return the milestones and gates of the next three months, and those that are late."""
    end = months_after(as_of, _MONTHS_AHEAD)
    events = [*_milestones(tables[MILESTONES], as_of), *_gates(tables[DECISIONS], as_of)]
    return tuple(
        sorted((one for one in events if one.day <= end), key=lambda one: (one.day, one.number))
    )


def _milestones(lines: Sequence[Line], as_of: date) -> Iterator[Event]:
    for line in lines:
        record: Any = line.record
        if record.forecast is not None and record.status not in _DONE:
            late = record.forecast <= as_of
            what = record.milestone or record.item or ""
            yield Event(record.number, record.name or "", record.forecast, what, late)


def _gates(lines: Sequence[Line], as_of: date) -> Iterator[Event]:
    for line in lines:
        record: Any = line.record
        if record.kind is DecisionKind.GATE and record.due is not None:
            late = record.due < as_of
            yield Event(
                record.number, record.name or "", record.due, record.question, late, record.item
            )


def red_risks(lines: Sequence[Line]) -> int:
    """Count the risks whose light is red."""
    records: list[Any] = [line.record for line in lines]
    return sum(record.light is JudgedLight.RED for record in records)


def counted(lines: Sequence[ProjectLine]) -> list[ProjectLine]:
    """Return the projects that count in figures and sums."""
    return [line for line in lines if counts(line)]
