"""Figures that are ten times too large or too small: a digit too many, or kr. for t.kr.

`query_jump_times` says how many times. What is small may well become ten times as much, so the
larger of two figures must be a large part of what the project has in all.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from excelkasse.portfolio.queries.course import Course, Raised
from excelkasse.portfolio.records.history import HistoryLine
from excelkasse.texts import Word

_WHOLE: Mapping[str, str] = {
    "grant": "grant",
    "spent": "grant",
    "forecast": "grant",
    "hours_budget": "hours_budget",
    "hours_spent": "hours_budget",
    "hours_remaining": "hours_budget",
}
"""The figures that are looked at, each with what it is a part of."""

_MAY_FALL = frozenset({"hours_remaining"})
_LARGE_PART = 0.25
_LOOKED_BACK = 4
"""So many reporting dates a jump is asked about, as long as the figure has not come back."""

_BETWEEN = (("forecast", "grant"), ("hours_expected", "hours_budget"))


def jumped(course: Course) -> Iterator[Raised]:
    """Ask about a figure that has become ten times as large or small from one date to the next."""
    times = course.limit("query_jump_times")
    for key, whole in _WHOLE.items():
        rows = [one for one in course.rows if getattr(one, key) is not None][-_LOOKED_BACK:]
        found = next(_jumps(rows, key, times), None)
        if found and _matters(found, key, course.rows[-1], whole):
            was, now = found
            before, after = getattr(was, key), getattr(now, key)
            values = {
                "figure": Word(f"portfolio.history.{key}.label"),
                "before": before,
                "now": after,
                "unit": _unit(key),
                "was_on": f"{was.as_of:%d-%m-%Y}",
                "now_on": f"{now.as_of:%d-%m-%Y}",
            }
            yield Raised("figure_jumped", key, values, (before, after))


def _jumps(
    rows: Sequence[HistoryLine], key: str, times: float
) -> Iterator[tuple[HistoryLine, HistoryLine]]:
    """Give the jumps that the figure has not come back from, the latest first."""
    if not rows:
        return
    last = getattr(rows[-1], key)
    for was, now in reversed(list(pairwise(rows))):
        before, after = getattr(was, key), getattr(now, key)
        if _far(before, after, times) and _far(before, last, times):
            yield was, now


def _far(one: float, other: float, times: float) -> bool:
    """Whether one figure is at least so many times the other; both must be above 0.

    A limit of one time or less asks nothing.
    """
    small, large = sorted((one, other))
    return small > 0 and times > 1 and large >= small * times


def _matters(
    found: tuple[HistoryLine, HistoryLine], key: str, last: HistoryLine, whole: str
) -> bool:
    before, after = (getattr(one, key) for one in found)
    if key in _MAY_FALL and after < before:
        return False
    of = getattr(last, whole)
    return of is None or key == whole or max(before, after) >= of * _LARGE_PART


def apart(course: Course) -> Iterator[Raised]:
    """Ask about what is expected when it is ten times what is granted or budgeted, or a tenth."""
    times = course.limit("query_jump_times")
    asked = {one.item for one in jumped(course)}
    told = _told(course.rows[-1])
    for key, whole in _BETWEEN:
        one, other = told[key], told[whole]
        if one is None or other is None or asked & {key, whole}:
            continue
        if _far(one, other, times):
            values = {
                "figure": Word(f"portfolio.queries.expected.{key}"),
                "now": one,
                "other": Word(f"portfolio.history.{whole}.label"),
                "whole": other,
                "unit": _unit(whole),
            }
            yield Raised("figures_apart", key, values, (one, other))


def _told(row: HistoryLine) -> Mapping[str, Any]:
    spent, left = row.hours_spent, row.hours_remaining
    expected = None if spent is None or left is None else spent + left
    return {**dict(row), "hours_expected": expected}


def _unit(key: str) -> Word:
    return Word(f"portfolio.queries.unit.{'hours' if key.startswith('hours') else 'money'}")
