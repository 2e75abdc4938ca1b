"""What moved among the milestones, risks and decisions of one project."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from excelkasse.portfolio.records.history import ItemKind, ItemLine, ItemState
from excelkasse.portfolio.records.shifts import Effect, ShiftEvent, ShiftKind
from excelkasse.portfolio.shift import POINT, Shift, dated, good
from excelkasse.portfolio.steering.history import Items
from excelkasse.schema.organisation_model import Gate
from excelkasse.texts import Word

_MAKES: Mapping[ItemKind, ShiftKind] = {
    ItemKind.MILESTONE: ShiftKind.DATE,
    ItemKind.RISK: ShiftKind.RISK,
    ItemKind.DECISION: ShiftKind.DECISION,
}
_ENDS: Mapping[ItemState, tuple[ShiftEvent, Effect]] = {
    ItemState.REACHED: (ShiftEvent.REACHED, Effect.BETTER),
    ItemState.DROPPED: (ShiftEvent.DROPPED, Effect.NEITHER),
    ItemState.CLOSED: (ShiftEvent.CLOSED, Effect.BETTER),
    ItemState.OCCURRED: (ShiftEvent.OCCURRED, Effect.WORSE),
    ItemState.DECIDED: (ShiftEvent.DECIDED, Effect.NEITHER),
}
"""What has happened when a thing comes to a state that ends it."""

_GATES = {gate.value: Word(gate.word_key) for gate in Gate}


def item_shifts(number: str, name: str, before: Items, now: Items) -> Iterator[Shift]:
    """Give what moved in one project; a question with another text is another question."""
    for key in sorted({*before, *now}):
        was, row = before.get(key), now.get(key)
        if was and row and _another_question(was, row):
            yield from _went(_blank(number, name, was), was)
            was = None
        if row is None:
            yield from _went(_blank(number, name, was), was)
        elif was is None:
            yield from _came(_blank(number, name, row), row)
        else:
            yield from _moved(_blank(number, name, row), was, row)


def _another_question(was: ItemLine, row: ItemLine) -> bool:
    waits = row.kind is ItemKind.DECISION and row.state is ItemState.WAITING
    return waits and was.text != row.text


def _blank(number: str, name: str, one: ItemLine | None) -> Shift:
    """Return a shift that says as yet only what it is about; a gate has the word of its number."""
    kind = (one.kind if one else None) or ItemKind.MILESTONE
    item = (one.item if one else None) or ""
    what = one.text if one else None
    if what is None and kind is ItemKind.DECISION:
        what = _GATES.get(item.casefold())
    return Shift(number, name, _MAKES[kind], ShiftEvent.CHANGED, item=item, what=what)


def _went(blank: Shift, was: ItemLine | None) -> Iterator[Shift]:
    """Tell of what is there no longer; what was over before is not missed."""
    if was is not None and was.state not in _ENDS:
        yield replace(blank, event=ShiftEvent.GONE, before=_told(was))


def _came(blank: Shift, row: ItemLine) -> Iterator[Shift]:
    """Tell of what is new; a risk that came and went in between is no news."""
    if row.kind is ItemKind.DECISION:
        asked = (ShiftEvent.ASKED, Effect.NEITHER)
        event, effect = _ENDS.get(row.state, asked) if row.state else asked
        yield replace(blank, event=event, effect=effect, now=row.due)
    elif row.kind is ItemKind.RISK and row.state is not ItemState.CLOSED:
        size = (row.exposure or 0) * POINT
        yield replace(blank, event=ShiftEvent.NEW, effect=Effect.WORSE, now=row.exposure, size=size)
    elif row.kind is ItemKind.MILESTONE and row.state is not ItemState.DROPPED:
        yield replace(blank, event=ShiftEvent.NEW, now=row.due)


def _moved(blank: Shift, was: ItemLine, row: ItemLine) -> Iterator[Shift]:
    if was.state is not row.state and row.state in _ENDS:
        yield from _ended(blank, was, row)
    elif row.state not in _ENDS:
        yield from _OPEN[blank.kind](blank, was, row)
    if blank.kind is ShiftKind.DATE and was.baseline and row.baseline != was.baseline:
        yield dated(blank, was.baseline, row.baseline, ShiftEvent.REPLANNED)


def _ended(blank: Shift, was: ItemLine, row: ItemLine) -> Iterator[Shift]:
    event, effect = _ENDS[row.state] if row.state else (ShiftEvent.CHANGED, Effect.NEITHER)
    if blank.kind is ShiftKind.RISK:
        size = (row.exposure or was.exposure or 0) * POINT
        yield replace(blank, event=event, effect=effect, before=was.exposure, size=size)
    else:
        yield replace(dated(blank, was.due, row.due, event), effect=effect)


def _dates(blank: Shift, was: ItemLine, row: ItemLine) -> Iterator[Shift]:
    """Tell of a date that moved, or that was given up."""
    if was.due != row.due:
        earlier = was.due is not None and row.due is not None and row.due < was.due
        event = ShiftEvent.EARLIER if earlier else ShiftEvent.LATER
        if was.due is None or row.due is None:
            event = ShiftEvent.CHANGED
        yield dated(blank, was.due, row.due, event)


def _risk(blank: Shift, was: ItemLine, row: ItemLine) -> Iterator[Shift]:
    """Tell of an exposure that moved, or else of another state."""
    more = (row.exposure or 0) - (was.exposure or 0)
    moved = replace(blank, before=was.exposure, now=row.exposure, effect=good(more))
    if more:
        event = ShiftEvent.RAISED if more > 0 else ShiftEvent.LOWERED
        yield replace(moved, event=event, size=abs(more) * POINT)
    elif was.state is not row.state:
        yield replace(blank, before=was.state, now=row.state)


_OPEN: Mapping[ShiftKind, Callable[[Shift, ItemLine, ItemLine], Iterator[Shift]]] = {
    ShiftKind.DATE: _dates,
    ShiftKind.DECISION: _dates,
    ShiftKind.RISK: _risk,
}


def _told(one: ItemLine) -> date | int | None:
    return one.exposure if one.kind is ItemKind.RISK else one.due
