"""Which projects have delivered for the reporting date, which too late, the same again or nothing.

A status is for the reporting date when it is dated after the one before. Its own date and the day
the file was saved must both be within the deadline, `delivery_days` before the reporting date.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from excelkasse.portfolio.delivery import Delivery, Line
from excelkasse.portfolio.records.delivered import DeliveryLine, DeliveryState
from excelkasse.portfolio.records.history import HistoryLine
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.settle import project_of
from excelkasse.schema.choices import Light
from excelkasse.schema.settings import Settings

_OWES_NOTHING = frozenset({Light.CLOSED, Light.NOT_STARTED})


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be written to: initials or a name, and an address if one is known."""

    manager: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One reporting date: when it is, when the one before was, and what was told till then."""

    as_of: date
    since: date | None
    history: Sequence[HistoryLine]
    settings: Settings

    def last(self) -> Mapping[str, HistoryLine]:
        """Return the last row of each project before this date, by its number casefolded."""
        before = [one for one in self.history if one.as_of is not None and one.as_of < self.as_of]
        ordered = sorted(before, key=lambda one: one.as_of or date.min)
        return {(one.number or "").casefold(): one for one in ordered}


def delivery_lines(
    read: Iterable[Delivery], found: Round, people: Mapping[str, Person]
) -> tuple[Line, ...]:
    """Return a line for each project, in the order of their numbers.

    A project of the date before with no readable file now is among them; `people` says who is to
    deliver it, by its number casefolded.
    """
    last = found.last()
    there = [_of_file(one, last.get(one.number.casefold()), found) for one in read]
    numbers = {(one.number or "").casefold() for one in there}
    gone = [
        _missing(line, people.get(number, Person()), found)
        for number, line in last.items()
        if number not in numbers and line.as_of == found.since and line.overall not in _OWES_NOTHING
    ]
    lines = sorted((*there, *gone), key=_order)
    return tuple(Line(one) for one in lines)


def _order(line: DeliveryLine) -> tuple[bool, str]:
    """Order as on Projekter: in an open workbook rows stay where they are, whatever their state."""
    number = (line.number or "").casefold()
    return not number.startswith("p"), number


def _of_file(one: Delivery, before: HistoryLine | None, found: Round) -> DeliveryLine:
    project = project_of(one).record
    if not isinstance(project, ProjectLine):
        raise TypeError(type(project).__name__)
    days = found.settings.limit("delivery_days", project.model)
    deadline = found.as_of - timedelta(days=days)
    line = DeliveryLine.model_construct(
        number=one.number,
        name=project.name,
        department=project.department,
        manager=project.manager,
        email=one.email,
        before=before.status_date if before else None,
        status_date=project.status_date,
        delivered=one.facts.modified.date() if one.facts.sha256 else None,
        deadline=deadline,
    )
    again = before is not None and before.file_print == one.facts.sha256[:12] != ""
    if project.overall in _OWES_NOTHING:
        return line.model_copy(update={"state": DeliveryState.NOT_DUE, "deadline": None})
    return line.model_copy(update={"state": _state(line, found, again=again)})


def _state(line: DeliveryLine, found: Round, *, again: bool) -> DeliveryState:
    if again:
        return DeliveryState.SAME_FILE
    told = line.status_date
    if told is None or (found.since is not None and told <= found.since):
        return DeliveryState.MISSING
    dates = (told, line.delivered or told)
    late = line.deadline is not None and max(dates) > line.deadline
    return DeliveryState.LATE if late else DeliveryState.DELIVERED


def _missing(line: HistoryLine, person: Person, found: Round) -> DeliveryLine:
    days = found.settings.limit("delivery_days")
    return DeliveryLine.model_construct(
        state=DeliveryState.MISSING,
        number=line.number,
        name=line.name,
        manager=person.manager,
        email=person.email,
        before=line.status_date,
        deadline=found.as_of - timedelta(days=days),
    )


def people_of(
    rows: Iterable[DeliveryLine], projects: Iterable[ProjectLine]
) -> Iterator[tuple[str, Person]]:
    """Give who was to deliver each project the last time, by its number casefolded."""
    for project in projects:
        yield (project.number or "").casefold(), Person(project.manager)
    for row in rows:
        yield (row.number or "").casefold(), Person(row.manager, row.email)
