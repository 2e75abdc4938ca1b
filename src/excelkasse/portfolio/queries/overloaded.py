"""People and units that are asked for more hours than they have in a month of the span.

The query goes to the project that asks most of them, since its plan is what can be moved.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from excelkasse.finding import Sayable
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.queries.course import Raised
from excelkasse.portfolio.records.capacity import PersonLine
from excelkasse.portfolio.steering.capacity import (
    PLACES,
    Overload,
    Person,
    loads_of,
    overloads,
    span_of,
)
from excelkasse.portfolio.tables import ALLOCATIONS, PEOPLE
from excelkasse.schema.settings import LOADS, Settings

OVERLOADS = ("overloaded_person", "overloaded_unit")
"""The codes of these queries."""

_MONTH = "%m-%Y"
_SEVERAL = 2
"""A unit of one person is that person."""


def overloaded(
    tables: Mapping[str, Sequence[Line]], as_of: date, settings: Settings
) -> Iterator[tuple[str, Raised]]:
    """Give the number of a project, and what is asked of it, for everybody asked for too much."""
    people: list[Any] = [line.record for line in tables[PEOPLE]]
    asked: list[Any] = [line.record for line in tables[ALLOCATIONS]]
    months, limit = span_of(as_of, settings), settings.limit(LOADS[1])
    told = loads_of(people, asked, months, settings)
    for code, group in zip(OVERLOADS, (told, tuple(_units(told))), strict=True):
        runs: dict[str, list[Overload]] = defaultdict(list)
        for one in overloads(group, months, limit):
            runs[one.initials].append(one)
        for who, found in runs.items():
            yield found[0].projects[0][0], _raised(code, who, found)


def _raised(code: str, who: str, found: Sequence[Overload]) -> Raised:
    """Ask once about everything one is overloaded with; the largest overload is the first."""
    projects: dict[str, float] = defaultdict(float)
    for one in found:
        for number, hours in one.projects:
            projects[number] += hours
    last, worst = max(one.last for one in found), round(100 * max(one.worst for one in found))
    values: dict[str, Sayable] = {
        "who": who,
        "worst": worst,
        "first": f"{min(one.first for one in found):{_MONTH}}",
        "last": f"{last:{_MONTH}}",
        "hours": max(1, round(sum(one.hours for one in found))),
        "projects": tuple(sorted(projects, key=lambda number: (-projects[number], number))),
    }
    # Months that have passed are no longer in the span: hours that are over with ask nothing anew.
    return Raised(code, who, values, (last, worst, *sorted(projects)))


def _units(people: Sequence[Person]) -> Iterator[Person]:
    """Give each unit of several people as if it were one person."""
    units: dict[str, list[Person]] = defaultdict(list)
    for one in people:
        if one.line.unit:
            units[one.line.unit].append(one)
    for name, members in units.items():
        if len(members) >= _SEVERAL:
            yield _together(name, members)


def _together(name: str, members: Sequence[Person]) -> Person:
    by_project: dict[str, Sequence[float]] = {}
    for one in members:
        for number, hours in one.by_project.items():
            by_project[number] = _added(by_project.get(number, [0.0] * len(hours)), hours)
    first, *others = members
    whole = replace(first, line=PersonLine.model_construct(None, initials=name, unit=name))
    for one in others:
        whole = replace(
            whole,
            capacity=_added(whole.capacity, one.capacity),
            allocated=_added(whole.allocated, one.allocated),
        )
    return replace(whole, by_project=by_project)


def _added(some: Sequence[float], more: Sequence[float]) -> Sequence[float]:
    return [round(one + other, PLACES) for one, other in zip(some, more, strict=True)]
