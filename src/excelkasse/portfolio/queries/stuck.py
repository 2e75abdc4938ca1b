"""Figures that stand still while the work goes on: forecasts, and hours that are left.

How many reporting dates in a row are settings: `query_forecast_dates`, `query_remaining_dates`; so
is `query_slip_days`, how far a milestone has slipped before the end should have moved too.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from excelkasse.finding import Sayable
from excelkasse.portfolio.queries.course import Course, Raised
from excelkasse.portfolio.records.history import HistoryLine, ItemKind, ItemLine, ItemState
from excelkasse.portfolio.steering.history import standing

_NAMED = 3


def money_stuck(course: Course) -> Iterator[Raised]:
    """Ask about an expected cost that is the same date after date while money is spent."""
    rows = course.latest("query_forecast_dates")
    spent = _rise(rows, "spent")
    if spent is not None and _same(rows, "forecast"):
        forecast = rows[-1].forecast or 0.0
        values = {"forecast": forecast, "before": spent[0], "now": spent[1], "dates": len(rows)}
        yield Raised("money_stuck", "forecast", {**values, **_since(rows)}, (forecast,))


def end_stuck(course: Course) -> Iterator[Raised]:
    """Ask about an expected end that is the same date after date while milestones slip."""
    rows = course.latest("query_forecast_dates")
    if not rows or not _same(rows, "end_forecast"):
        return
    late = _slipped(course, rows[0].as_of or course.as_of)
    if late:
        end = rows[-1].end_forecast
        named = [
            f"{now.text or now.item} ({was:%d-%m-%Y} → {now.due:%d-%m-%Y})" for was, now in late
        ]
        values: dict[str, Sayable] = {
            "end": f"{end:%d-%m-%Y}",
            "dates": len(rows),
            "milestones": tuple(named[:_NAMED]),
        }
        yield Raised("end_stuck", "end_forecast", {**values, **_since(rows)}, (end,))


def _slipped(course: Course, first: date) -> list[tuple[date, ItemLine]]:
    """Return the milestones ahead that are expected later than at a date, the latest slip first."""
    least = course.limit("query_slip_days")
    before, now = standing(course.log, first), standing(course.log, course.as_of)
    both = [(before[key].due, row) for key, row in now.items() if key in before]
    late = [
        (was, row)
        for was, row in both
        if row.kind is ItemKind.MILESTONE
        and row.state is ItemState.AHEAD
        and was is not None
        and row.due is not None
        and (row.due - was).days >= least
    ]
    return sorted(late, key=lambda one: (one[1].due or first, one[1].item or ""), reverse=True)


def remaining_stuck(course: Course) -> Iterator[Raised]:
    """Ask about hours left that do not become fewer while hours are spent."""
    rows = course.latest("query_remaining_dates")
    spent = _rise(rows, "hours_spent")
    if spent is None or any(one.hours_remaining is None for one in rows):
        return
    left = [one.hours_remaining or 0.0 for one in rows]
    if left[-1] > 0 and all(later >= left[0] for later in left):
        values = {"was": left[0], "left": left[-1], "before": spent[0], "now": spent[1]}
        about = (left[-1],)
        yield Raised("remaining_stuck", "hours_remaining", {**values, **_since(rows)}, about)


def _rise(rows: Sequence[HistoryLine], key: str) -> tuple[float, float] | None:
    """Return the first and the last of a figure that has risen; None where it has not."""
    if not rows:
        return None
    first, last = getattr(rows[0], key), getattr(rows[-1], key)
    return (first, last) if first is not None and last is not None and last > first else None


def _same(rows: Sequence[HistoryLine], key: str) -> bool:
    """Whether a figure is known and the same in every row."""
    values = {getattr(one, key) for one in rows}
    return len(values) == 1 and None not in values


def _since(rows: Sequence[HistoryLine]) -> dict[str, str]:
    return {"since": f"{rows[0].as_of:%d-%m-%Y}"}
