"""How far each milestone has slipped: what it was expected to, reporting date for date."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from excelkasse.portfolio.compare.dates import Memory
from excelkasse.portfolio.records.history import ItemKind, ItemLine, ItemState
from excelkasse.portfolio.shift import Slip, Slips
from excelkasse.portfolio.steering.history import ItemKey, Items, by_project, course

_LATEST = 12
"""So many reporting dates are shown, the latest: a year of months."""


def slips(memory: Memory, as_of: date) -> Slips:
    """Return the milestones that are ahead and have moved, till a reporting date."""
    dates = [day for day in memory.dates if day <= as_of][-_LATEST:]
    names = {(one.number or "").casefold(): one.name or "" for one in memory.history}
    found = [
        slip
        for number, rows in by_project(memory.items).items()
        for slip in _of_project(rows, names.get(number, ""), dates)
        if slip.days
    ]
    return Slips(dates, sorted(found, key=lambda one: (-abs(one.days), one.number, one.item)))


def _of_project(rows: Sequence[ItemLine], name: str, dates: Sequence[date]) -> Iterator[Slip]:
    stood: Sequence[Items] = course(rows, dates)
    now: Mapping[ItemKey, ItemLine] = stood[-1] if stood else {}
    for key, row in now.items():
        if row.kind is ItemKind.MILESTONE and row.state is ItemState.AHEAD:
            told = [there.get(key) for there in stood]
            expected = [one.due if one else None for one in told]
            yield Slip(row.number or "", name, row.item or "", row.text or "", expected)
