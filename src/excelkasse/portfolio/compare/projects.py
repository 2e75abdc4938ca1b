"""What moved in one project: its lights, its phase, its end, its money and its hours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from excelkasse.portfolio.compare.items import item_shifts
from excelkasse.portfolio.records.history import HistoryLine
from excelkasse.portfolio.records.shifts import ShiftEvent, ShiftKind
from excelkasse.portfolio.shift import (
    DIMENSION,
    END_DAY,
    HOUR,
    OTHER_LIGHT,
    OVERALL,
    THOUSAND,
    Shift,
    dated,
    good,
    steps,
)
from excelkasse.portfolio.steering.history import Items
from excelkasse.schema.choices import Dimension
from excelkasse.texts import Word

_LEAST = 0.5
"""A smaller move of t.kr. or hours is a rounding and no news."""


@dataclass(frozen=True, slots=True)
class State:
    """A project as it stood: its line, and its milestones, risks and decisions.

    `items` None is where nobody wrote them down: a portfolio from before the log of them.
    """

    line: HistoryLine
    items: Items | None = None


def project_shifts(was: State | None, now: State | None) -> tuple[Shift, ...]:
    """Return what moved in a project, what matters most first; None is where it was not there."""
    one = now or was
    if one is None:
        return ()
    blank = Shift(one.line.number or "", one.line.name or "", ShiftKind.PROJECT, ShiftEvent.CHANGED)
    if was is None:
        return (replace(blank, event=ShiftEvent.NEW, what=blank.name, now=one.line.overall),)
    if now is None:
        return (replace(blank, event=ShiftEvent.GONE, what=blank.name, before=one.line.overall),)
    return ordered((*_line(blank, was.line, now.line), *_items(blank, was, now)))


def ordered(found: Iterator[Shift] | tuple[Shift, ...]) -> tuple[Shift, ...]:
    """Return what moved in the order of how much it matters."""
    return tuple(sorted(found, key=lambda one: (-one.weight, one.number, one.kind, one.item)))


def _items(blank: Shift, was: State, now: State) -> Iterator[Shift]:
    if was.items is not None and now.items is not None:
        yield from item_shifts(blank.number, blank.name, was.items, now.items)


def _line(blank: Shift, was: HistoryLine, now: HistoryLine) -> Iterator[Shift]:
    yield from _lights(blank, was, now)
    if was.phase is not now.phase:
        yield replace(blank, what=_label("phase"), before=was.phase, now=now.phase)
    if was.end_forecast != now.end_forecast:
        yield _end(blank, was, now)
    yield from _money(blank, was, now)
    yield from _hours(replace(blank, kind=ShiftKind.HOURS), was, now)


def _label(key: str) -> Word:
    return Word(f"portfolio.history.{key}.label")


def _lights(blank: Shift, was: HistoryLine, now: HistoryLine) -> Iterator[Shift]:
    for key in ("overall", *(one.value for one in Dimension)):
        before, after = getattr(was, key), getattr(now, key)
        if before is not after and not (key != "overall" and None in (before, after)):
            worse = steps(before, after)
            step = OVERALL if key == "overall" else DIMENSION
            yield replace(
                blank,
                kind=ShiftKind.LIGHT,
                what=_label(key),
                before=before,
                now=after,
                effect=good(worse or 0),
                size=OTHER_LIGHT if worse is None else abs(worse) * step,
            )


def _end(blank: Shift, was: HistoryLine, now: HistoryLine) -> Shift:
    about = replace(blank, kind=ShiftKind.DATE, what=_label("end_forecast"))
    found = dated(about, was.end_forecast, now.end_forecast, ShiftEvent.CHANGED, day=END_DAY)
    if found.days is None:
        return found
    return replace(found, event=ShiftEvent.LATER if found.days > 0 else ShiftEvent.EARLIER)


def _money(blank: Shift, was: HistoryLine, now: HistoryLine) -> Iterator[Shift]:
    about = replace(blank, kind=ShiftKind.MONEY)
    yield from _allowed(replace(about, what=_label("grant")), was.grant, now.grant, THOUSAND)
    yield from _needed(
        replace(about, what=_label("forecast")), was.forecast, now.forecast, THOUSAND
    )


def _hours(blank: Shift, was: HistoryLine, now: HistoryLine) -> Iterator[Shift]:
    about = replace(blank, kind=ShiftKind.HOURS)
    budget = replace(about, what=_label("hours_budget"))
    yield from _allowed(budget, was.hours_budget, now.hours_budget, HOUR)
    whole = replace(about, what=Word("changes.hours_expected"))
    yield from _needed(whole, _expected(was), _expected(now), HOUR)


def _expected(line: HistoryLine) -> float | None:
    """Return all the hours of a project: those spent and those left."""
    if line.hours_spent is None or line.hours_remaining is None:
        return None
    return line.hours_spent + line.hours_remaining


def _needed(blank: Shift, was: float | None, now: float | None, unit: float) -> Iterator[Shift]:
    """Tell of what is needed: more is worse."""
    for one in _allowed(blank, was, now, unit):
        yield replace(one, effect=good(one.amount or 0))


def _allowed(blank: Shift, was: float | None, now: float | None, unit: float) -> Iterator[Shift]:
    """Tell of what is allowed: more or less of it is neither good nor bad by itself."""
    if was is None or now is None or abs(now - was) < _LEAST:
        return
    more = float(now - was)
    yield replace(
        blank,
        event=ShiftEvent.RAISED if more > 0 else ShiftEvent.LOWERED,
        before=float(was),
        now=float(now),
        amount=more,
        size=abs(more) * unit,
    )
