"""What is remembered of each reporting date, and how things stood at any of them.

The log of milestones, risks and decisions has a row only where something is new, differs from the
row before or is there no longer, so that years of dates stay in a sheet that people can carry.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.records.history import HistoryLine, ItemKind, ItemLine, ItemState
from excelkasse.portfolio.records.rows import ProjectLine

_FIELDS = (
    *("number", "name", "phase", "overall", "time", "money", "quality", "resources"),
    *("stakeholders", "risks", "benefits", "grant", "spent", "forecast", "hours_budget"),
    *("hours_spent", "hours_remaining", "end_forecast", "top_exposure", "status_date"),
)
_PRINT_LENGTH = 12
_KINDS = {kind: place for place, kind in enumerate(ItemKind)}

ItemKey = tuple[str, str]
"""What finds a thing again in its project: its kind, and its number without regard to case."""

Items = Mapping[ItemKey, ItemLine]


def history_of(
    lines: Iterable[ProjectLine],
    as_of: date,
    before: Sequence[HistoryLine],
    *,
    read: Iterable[Delivery] = (),
    made: type[HistoryLine] = HistoryLine,
) -> tuple[HistoryLine, ...]:
    """Return the history with a row for each project now; rows of the same date are replaced.

    `read` says when each project delivered what; `made` is what a row is made of, where a workplace
    has columns of its own.
    """
    fields = (*_FIELDS, *(made.model_fields.keys() - HistoryLine.model_fields.keys()))
    files = {one.number: _of_file(one) for one in read}
    today = [
        made.model_construct(
            as_of=as_of,
            **{field: getattr(line, field, None) for field in fields},
            **files.get(line.number or "", {}),
        )
        for line in lines
    ]
    kept = [line for line in before if line.as_of != as_of]
    return tuple(sorted((*kept, *today), key=lambda one: (one.as_of or date.min, one.number or "")))


def _of_file(one: Delivery) -> dict[str, Any]:
    if not one.facts.sha256:
        return {}
    return {
        "delivered": one.facts.modified.date(),
        "file_print": one.facts.sha256[:_PRINT_LENGTH],
        "text_print": one.text_print,
    }


def logged(
    now: Iterable[ItemLine],
    as_of: date,
    before: Iterable[ItemLine],
    dates: Mapping[str, Iterable[date]],
) -> tuple[ItemLine, ...]:
    """Return the log with how things stand now; what was told of the same date is replaced.

    `dates` are the reporting dates of each project, by its number casefolded; one that has not
    delivered now has not this one among them, and nothing of it is gone for that.
    """
    earlier, today = by_project(before), by_project(now)
    rows = [
        row
        for number in sorted({*earlier, *today})
        for row in _project_log(
            earlier.get(number, ()), today.get(number, ()), as_of, set(dates.get(number, ()))
        )
    ]
    return tuple(sorted(rows, key=_order))


def by_project(rows: Iterable[ItemLine]) -> Mapping[str, Sequence[ItemLine]]:
    """Return the rows of each project by its number, casefolded."""
    found: dict[str, list[ItemLine]] = {}
    for row in rows:
        found.setdefault((row.number or "").casefold(), []).append(row)
    return found


def standing(rows: Iterable[ItemLine], day: date) -> Items:
    """Return how the things of one project stood at a date, those that were there."""
    return course(rows, (day,))[0]


def course(rows: Iterable[ItemLine], days: Iterable[date]) -> Sequence[Items]:
    """Return how the things of one project stood at each of some dates, the oldest first."""
    left = deque(row for row in sorted(rows, key=_order) if row.as_of is not None)
    last: dict[ItemKey, ItemLine] = {}
    found: list[Items] = []
    for day in sorted(days):
        while left and (left[0].as_of or date.min) <= day:
            row = left.popleft()
            last[key_of(row)] = row
        found.append({key: row for key, row in last.items() if row.state is not ItemState.GONE})
    return found


def key_of(row: ItemLine) -> ItemKey:
    """Return what finds a thing again in its project."""
    return str(row.kind), (row.item or "").casefold()


def _project_log(
    earlier: Sequence[ItemLine], now: Sequence[ItemLine], as_of: date, dates: set[date]
) -> Iterator[ItemLine]:
    """Give the log of one project anew: a date told again may lie before others."""
    told = {row.as_of for row in earlier if row.as_of is not None and row.as_of != as_of}
    days = sorted(dates | told)
    before: Items = {}
    for day, stood in zip(days, course(earlier, days), strict=True):
        here = {key_of(row): row for row in now} if day == as_of else stood
        yield from _news(before, here, day)
        before = here


def _news(before: Items, now: Items, day: date) -> Iterator[ItemLine]:
    for key, row in now.items():
        if key not in before or _said(before[key]) != _said(row):
            yield row if row.as_of == day else row.model_copy(update={"as_of": day})
    for key, row in before.items():
        if key not in now:
            yield row.model_copy(update={"as_of": day, "state": ItemState.GONE})


def _said(row: ItemLine) -> tuple[object, ...]:
    return row.text, row.baseline, row.due, row.state, row.exposure


def _order(row: ItemLine) -> tuple[date, str, int, str]:
    number, kind = (row.number or "").casefold(), row.kind
    return row.as_of or date.min, number, _KINDS.get(kind, 0) if kind else 0, row.item or ""
