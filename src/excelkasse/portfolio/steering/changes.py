"""What has changed since the reporting date before, and how much it matters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from excelkasse.portfolio.records.history import HistoryLine
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.whole import Change

_STEP, _NEW = 1000.0, 500.0
_DAY, _THOUSAND, _POINT = 1.0, 0.1, 10.0
"""How much weighs: a step of the light, another change of it, a day, t.kr., a point of exposure."""


def changes_since(
    lines: Sequence[ProjectLine],
    history: Iterable[HistoryLine],
    as_of: date,
    *,
    known: AbstractSet[str],
) -> tuple[Change, ...]:
    """Return what has moved since each project was last reported, what matters most first.

    Without an earlier reporting date there is nothing to compare. `known` are the numbers of every
    file found, casefolded, so that one in quarantine has not left.
    """
    before = [line for line in history if line.as_of is not None and line.as_of < as_of]
    if not before:
        return ()
    earlier = {(line.number or "").casefold(): line for line in before}
    last = max(line.as_of or date.min for line in before)
    found = [*_moved(lines, earlier), *_left(earlier, last, known)]
    return tuple(sorted(found, key=lambda one: (-_weight(one), one.number)))


def _moved(lines: Iterable[ProjectLine], earlier: Mapping[str, HistoryLine]) -> Iterator[Change]:
    for line in lines:
        was = earlier.get((line.number or "").casefold())
        change = _change(line, was)
        if was is None or change.before != change.now or _figures(change):
            yield change


def _change(line: ProjectLine, was: HistoryLine | None) -> Change:
    number, name = line.number or "", line.name or ""
    if was is None:
        return Change(number, name, None, line.overall)
    return Change(
        number,
        name,
        was.overall,
        line.overall,
        money=_difference(line.forecast, was.forecast),
        days=_days(line.end_forecast, was.end_forecast),
        exposure=_both(was.top_exposure, line.top_exposure),
    )


def _figures(change: Change) -> bool:
    return bool(change.money or change.days or change.exposure)


def _difference(now: float | None, was: float | None) -> float | None:
    return (now - was or None) if now is not None and was is not None else None


def _days(now: date | None, was: date | None) -> int | None:
    return ((now - was).days or None) if now is not None and was is not None else None


def _both(was: int | None, now: int | None) -> tuple[int, int] | None:
    return (was, now) if was is not None and now is not None and was != now else None


def _left(
    earlier: Mapping[str, HistoryLine], last: date, known: AbstractSet[str]
) -> Iterator[Change]:
    """Give those that were there the last time and that no file speaks of now."""
    for number, was in earlier.items():
        if number not in known and was.as_of == last:
            yield Change(was.number or "", was.name or "", was.overall, None)


def _weight(change: Change) -> float:
    """Weigh a change: what became worse before what became better, large before small."""
    step = change.steps
    weight = step * _STEP if step > 0 else -step * _STEP / 2
    if not step and change.before is not change.now:
        weight = _NEW
    weight += abs(change.days or 0) * _DAY + abs(change.money or 0) * _THOUSAND
    was, now = change.exposure or (0, 0)
    return weight + abs(now - was) * _POINT
