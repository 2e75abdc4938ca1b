"""Hours against capacity: what each person can give to projects in each month, and what is asked.

Capacity is the working hours of a month (the work calendar: weekdays without holidays) times how
much of a full post the person has, times the share of it that is for projects, less absence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from excelkasse.portfolio.months import first_of, month_number
from excelkasse.portfolio.records.capacity import ABSENCES, MONTHS, AllocationLine, PersonLine
from excelkasse.schema.calendar import work_calendar
from excelkasse.schema.settings import MONTHS_A_YEAR, Settings

SPAN = 18
"""Months from that of the reporting date."""

PLACES = 6
"""Decimals that hours and shares are reckoned to, here and in the sheet."""

WITHOUT = 9.99
"""The load of somebody who is asked for hours in a month and has none."""

_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the span: its number, and the working hours of a full post."""

    number: int
    hours: float

    @property
    def first(self) -> date:
        """Its first day."""
        return first_of(self.number)


@dataclass(frozen=True, slots=True)
class Person:
    """One person through the span: capacity and allocated hours, a number for each month.

    `post` is how much of a full post projects may have; `by_project` are the hours of each
    project, in the order of the projects' numbers.
    """

    line: PersonLine
    post: float
    capacity: Sequence[float]
    allocated: Sequence[float]
    by_project: Mapping[str, Sequence[float]]

    @property
    def loads(self) -> Sequence[float | None]:
        """The load of each month as a share; None where nothing is asked."""
        return [
            load(asked, there) for asked, there in zip(self.allocated, self.capacity, strict=True)
        ]


def load(asked: float, there: float) -> float | None:
    """Return what is asked as a share of what there is; None where nothing is asked."""
    if not asked:
        return None
    return round(asked / there, PLACES) if there > 0 else WITHOUT


def span_of(as_of: date, settings: Settings) -> Sequence[Month]:
    """Return the months of the span."""
    calendar, now = work_calendar(settings), month_number(as_of)
    return [
        Month(number, calendar.hours(first_of(number), first_of(number + 1) - timedelta(days=1)))
        for number in range(now, now + SPAN)
    ]


def post_of(line: PersonLine, settings: Settings) -> float:
    """Return how much of a full post a person has for projects."""
    full = settings.limit("hours_a_month") * MONTHS_A_YEAR
    norm = 1.0 if line.norm is None else line.norm / full
    return round(norm * (1.0 if line.share is None else line.share), PLACES)


def loads_of(
    people: Iterable[PersonLine],
    allocations: Iterable[AllocationLine],
    months: Sequence[Month],
    settings: Settings,
) -> tuple[Person, ...]:
    """Return everybody with capacity and allocated hours for each month."""
    asked: dict[str, dict[str, dict[int, float]]] = {}
    for one in sorted(allocations, key=lambda line: (line.number or "", line.year or 0)):
        mine = asked.setdefault((one.initials or "").casefold(), {})
        project = mine.setdefault(one.number or "", {})
        for at, key in enumerate(MONTHS):
            if hours := getattr(one, key):  # most months have none
                month = (one.year or 0) * MONTHS_A_YEAR + at
                project[month] = project.get(month, 0.0) + hours
    return tuple(
        _person(line, asked.get((line.initials or "").casefold(), {}), months, settings)
        for line in people
    )


def _person(
    line: PersonLine,
    asked: Mapping[str, Mapping[int, float]],
    months: Sequence[Month],
    settings: Settings,
) -> Person:
    post = post_of(line, settings)
    absent = [getattr(line, key) or 0.0 for key in ABSENCES]
    projects = {
        number: [hours.get(month.number, 0.0) for month in months]
        for number, hours in asked.items()
    }
    there = [month.hours * post - absent[month.number % MONTHS_A_YEAR] for month in months]
    taken = [sum(hours[at] for hours in projects.values()) for at in range(len(months))]
    return Person(
        line,
        post,
        [round(max(0.0, hours), PLACES) for hours in there],
        [round(hours, PLACES) for hours in taken],
        {number: hours for number, hours in projects.items() if any(hours)},
    )


@dataclass(frozen=True, slots=True)
class Overload:
    """One person with more asked than there is, in months that follow one another.

    `hours` are those beyond capacity, month for month; `projects` are those that ask, the one that
    asks most first, with their hours in these months.
    """

    initials: str
    unit: str
    first: date
    last: date
    hours: float
    worst: float
    projects: Sequence[tuple[str, float]]


def overloads(
    people: Iterable[Person], months: Sequence[Month], limit: float
) -> tuple[Overload, ...]:
    """Return every overload beyond a limit (a share of capacity), the largest first."""
    found = [
        _overload(person, run, months) for person in people for run in _runs(person.loads, limit)
    ]
    return tuple(sorted(found, key=lambda one: (-one.hours, one.initials, one.first)))


def _runs(loads: Sequence[float | None], limit: float) -> Sequence[range]:
    """Return the stretches of months above a limit."""
    runs: list[range] = []
    for at, value in enumerate(loads):
        if value is None or value <= limit + _NOTHING:
            continue
        if runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs


def _overload(person: Person, run: range, months: Sequence[Month]) -> Overload:
    beyond = [person.allocated[at] - person.capacity[at] for at in run]
    projects = {number: sum(hours[at] for at in run) for number, hours in person.by_project.items()}
    return Overload(
        person.line.initials or "",
        person.line.unit or "",
        months[run.start].first,
        months[run.stop - 1].first,
        sum(beyond),
        max(person.loads[at] or 0.0 for at in run),
        sorted(((n, h) for n, h in projects.items() if h), key=lambda one: (-one[1], one[0])),
    )
