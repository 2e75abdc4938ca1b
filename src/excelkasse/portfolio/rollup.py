"""Deliveries to one portfolio: tables, sums and groups. The only module that knows pandas.

Sums pass over blanks and say how many there were; a group with no number at all has None, never 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from excelkasse.portfolio.compare.remember import Now, remembered
from excelkasse.portfolio.delivery import Delivery, Line
from excelkasse.portfolio.gather.calendar import by_day
from excelkasse.portfolio.gather.own_values import roomy
from excelkasse.portfolio.own import portfolio_profile, profiles_of, usual
from excelkasse.portfolio.queries.ask import questions
from excelkasse.portfolio.records.history import HistoryLine
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.settle import project_of, sorted_out
from excelkasse.portfolio.steering.answers import asked, laid_aside
from excelkasse.portfolio.steering.carry import NOTHING, Carried, with_kept
from excelkasse.portfolio.steering.changes import changes_since
from excelkasse.portfolio.steering.doubts import doubts
from excelkasse.portfolio.steering.foremost import (
    by_date,
    by_exposure,
    counted,
    open_risks,
    red_risks,
    reds,
    upcoming,
    waiting,
)
from excelkasse.portfolio.steering.people import staff_of
from excelkasse.portfolio.steering.remarks import remarks_of
from excelkasse.portfolio.steering.weighing import given, weighed
from excelkasse.portfolio.tables import (
    ALLOCATIONS,
    CALENDAR,
    DECISIONS,
    EXPLANATIONS,
    HOURS,
    MILESTONES,
    MONEY,
    PEOPLE,
    PRIORITIES,
    PROJECTS,
    RECIPIENTS,
    RISKS,
    YEARS,
    tailored_portfolio,
)
from excelkasse.portfolio.whole import (
    COUNTED,
    Figures,
    Group,
    Portfolio,
    Total,
)
from excelkasse.schema.choices import Light, Phase
from excelkasse.schema.profile import Profile

__all__ = ["Portfolio", "roll_up"]

TOTALS = ("grant", "spent", "forecast", "hours_budget", "hours_spent", "hours_remaining")
MONEY_TOTALS, HOUR_TOTALS = TOTALS[:3], TOTALS[3:]
_TOP = 10
_OF_OPEN = (DECISIONS, PRIORITIES, CALENDAR)
_OF_COUNTED = (EXPLANATIONS, MILESTONES, RISKS, MONEY, YEARS, HOURS, ALLOCATIONS)


def roll_up(
    deliveries: Iterable[Delivery],
    as_of: date,
    before: Carried = NOTHING,
    reference: Profile | None = None,
) -> Portfolio:
    """Roll many deliveries up into one portfolio as it stands at a reporting date.

    `before` is what an earlier portfolio workbook hands on. `reference` is the profile that the
    portfolio goes by; without one, that of most workbooks. The lines of the deliveries are in the
    tables, and not in the deliveries any more.
    """
    read, quarantined = sorted_out(deliveries)
    reference = usual(read) if reference is None else reference
    profile = portfolio_profile(reference, profiles_of(read), before.profile)
    tool = tailored_portfolio(profile)
    tables, aside = with_kept(roomy(_tables(read), tool), before.kept)
    projects = [_project(line) for line in tables[PROJECTS]]
    numbers = [*(one.number for one in read), *(one.number for one in quarantined)]
    known = {one.casefold() for one in numbers}
    told = remembered(Now(as_of, read, projects, known, tool, profile.settings), before)
    history = told.memory.history
    tables |= told.tables
    weights = {**given(profile), **before.weighing}
    priorities = weighed(tables[PRIORITIES], weights, tool, profile)
    tables[PRIORITIES] = priorities.lines
    tables[PEOPLE] = _people(tables[ALLOCATIONS], before)
    tables[RECIPIENTS] = [Line(one) for one in before.recipients]
    frame = _frame(counted(projects))
    remarks = (*remarks_of(read, quarantined, reference), *doubts(priorities, tool, profile))
    queries = asked(questions(tables, remarks, as_of, profile.settings), before.queries, as_of)
    gone = laid_aside(before.queries, queries, [one.number for one in read])
    risks = open_risks(tables[RISKS])
    return Portfolio(
        as_of=as_of,
        since=told.since,
        deliveries=[replace(one, lines={}) for one in read],
        quarantined=quarantined,
        tables=tables,
        profile=profile,
        remarks=remarks,
        queries=queries,
        weighing=priorities.weighing,
        aside=(*aside, *gone),
        own=tuple(before.own),
        figures=_figures(projects, frame, tables, as_of),
        by_department=_light_counts(frame, "department"),
        by_phase=_in_order(_light_counts(frame, "phase"), tuple(Phase)),
        by_committee=_sums(frame, "committee", MONEY_TOTALS),
        hours_by_department=_sums(frame, "department", HOUR_TOTALS),
        trend=_trend(history),
        top_risks=risks[:_TOP],
        waiting=waiting(tables[DECISIONS], projects, as_of),
        reds=reds(read, projects),
        upcoming=upcoming(tables, as_of),
        matrix=_matrix(risks),
        changes=changes_since(projects, history, as_of, known=known),
        slips=told.slips,
        shifts=told.shifts,
    )


def _tables(read: Sequence[Delivery]) -> dict[str, Sequence[Line]]:
    """Put the lines of all deliveries together."""
    tables: dict[str, list[Line]] = {one: [] for one in (PROJECTS, *_OF_OPEN, *_OF_COUNTED)}
    for delivery in read:
        line = project_of(delivery)
        project = _project(line)
        tables[PROJECTS].append(line)
        if project.overall is not Light.CLOSED:
            for table in _OF_OPEN:
                tables[table].extend(delivery.lines.get(table, ()))
        if project.overall in COUNTED:
            for table in _OF_COUNTED:
                tables[table].extend(delivery.lines.get(table, ()))
    return {
        **tables,
        RISKS: by_exposure(tables[RISKS]),
        DECISIONS: by_date(tables[DECISIONS]),
        CALENDAR: by_day(tables[CALENDAR]),
    }


def _people(allocations: Sequence[Line], before: Carried) -> Sequence[Line]:
    asked: list[Any] = [line.record for line in allocations]
    return [Line(person) for person in staff_of(asked, before.staff)]


def _project(line: Line) -> ProjectLine:
    if not isinstance(line.record, ProjectLine):
        message = f"{type(line.record).__name__} is no project line"
        raise TypeError(message)
    return line.record


def _frame(lines: Sequence[ProjectLine]) -> pd.DataFrame:
    """Return the projects that count as a frame; numbers as floats, NaN where there is none."""
    columns = ("department", "committee", "phase", "overall")
    rows = [[getattr(line, column) for column in (*columns, *TOTALS)] for line in lines]
    frame = pd.DataFrame(rows, columns=[*columns, *TOTALS], dtype=object)
    return frame.astype(dict.fromkeys(TOTALS, "float64"))


def _figures(
    projects: Sequence[ProjectLine],
    frame: pd.DataFrame,
    tables: Mapping[str, Sequence[Line]],
    as_of: date,
) -> Figures:
    lights = {light: int((frame["overall"] == light).sum()) for light in COUNTED}
    money, money_share = _deviation(frame, frame["forecast"], "grant")
    hours, hours_share = _deviation(
        frame, frame["hours_spent"] + frame["hours_remaining"], "hours_budget"
    )
    risks = open_risks(tables[RISKS])
    decisions = waiting(tables[DECISIONS], projects, as_of)
    due: list[Any] = [line.record for line in decisions]
    return Figures(
        projects=len(frame),
        proposals=sum(line.overall is Light.NOT_STARTED for line in projects),
        closed=sum(line.overall is Light.CLOSED for line in projects),
        lights=lights,
        totals={column: _total(frame[column]) for column in TOTALS},
        money_deviation=money,
        money_share=money_share,
        hours_deviation=hours,
        hours_share=hours_share,
        open_risks=len(risks),
        red_risks=red_risks(risks),
        waiting=len(decisions),
        overdue=sum(one.due is not None and one.due < as_of for one in due),
    )


def _total(column: "pd.Series[Any]") -> Total:
    return Total(_plain(column.sum(min_count=1)), int(column.isna().sum()))


def _deviation(
    frame: pd.DataFrame, expected: "pd.Series[Any]", allowed: str
) -> tuple[float | None, float | None]:
    """Return how far what is expected is from what is allowed, and its share of that."""
    both = expected.notna() & frame[allowed].notna()
    planned = float(frame[allowed][both].sum())
    if not both.any():
        return None, None
    deviation = float(expected[both].sum()) - planned
    return deviation, deviation / planned if planned else None


def _plain(number: Any) -> float | None:  # noqa: ANN401  (a cell of a frame)
    return None if pd.isna(number) else float(number)


def _groups(frame: pd.DataFrame, by: str) -> Iterator[tuple[Any, pd.DataFrame]]:
    for name, group in frame.groupby(by, sort=True, dropna=False):
        yield _name(name), group


def _name(found: Any) -> Any:  # noqa: ANN401
    return None if pd.isna(found) else found


def _light_counts(frame: pd.DataFrame, by: str) -> tuple[Group, ...]:
    return tuple(
        Group(name, {str(light): int((group["overall"] == light).sum()) for light in COUNTED})
        for name, group in _groups(frame, by)
    )


def _sums(frame: pd.DataFrame, by: str, columns: Sequence[str]) -> tuple[Group, ...]:
    """Return the sums of each group, the largest first; a group with no number is left out."""
    found = [
        Group(
            name,
            {column: _plain(group[column].sum(min_count=1)) for column in columns},
            int(group[list(columns)].isna().any(axis=1).sum()),
        )
        for name, group in _groups(frame, by)
    ]
    some = [one for one in found if any(one.numbers.values())]
    return tuple(sorted(some, key=lambda one: -(one.numbers[columns[0]] or 0)))


def _in_order(groups: Sequence[Group], order: Sequence[Phase]) -> tuple[Group, ...]:
    place = {one: number for number, one in enumerate(order)}
    return tuple(
        sorted(
            groups, key=lambda one: place[one.name] if isinstance(one.name, Phase) else len(place)
        )
    )


def _trend(history: Sequence[HistoryLine]) -> tuple[Group, ...]:
    """Count the lights at each reporting date, the oldest first."""
    rows = [(line.as_of, line.overall) for line in history if line.overall in COUNTED]
    frame = pd.DataFrame(rows, columns=["as_of", "overall"], dtype=object)
    return _light_counts(frame, "as_of")


def _matrix(risks: Sequence[Line]) -> Mapping[tuple[int, int], int]:
    """Count the open risks by probability and impact."""
    records: list[Any] = [line.record for line in risks]
    pairs = [(one.probability, one.impact) for one in records if one.exposure is not None]
    frame = pd.DataFrame(pairs, columns=["probability", "impact"])
    return {
        (int(group["probability"].iloc[0]), int(group["impact"].iloc[0])): len(group)
        for _, group in frame.groupby(["probability", "impact"])
    }
