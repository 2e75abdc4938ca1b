"""What moved in a whole portfolio between two of its reporting dates.

A project is held against its last report till the earlier date, so that one that was late with a
report is not new at the next.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from excelkasse.portfolio.compare.projects import State, ordered, project_shifts
from excelkasse.portfolio.records.history import HistoryLine, ItemLine
from excelkasse.portfolio.shift import Shift
from excelkasse.portfolio.steering.history import by_project, standing


@dataclass(frozen=True, slots=True)
class Memory:
    """What a portfolio remembers: its projects at each date, and the log of what is in them."""

    history: Sequence[HistoryLine] = ()
    items: Sequence[ItemLine] = ()

    @property
    def dates(self) -> tuple[date, ...]:
        """The reporting dates, the oldest first."""
        return tuple(sorted({one.as_of for one in self.history if one.as_of is not None}))

    def since(self, day: date) -> date | None:
        """Return the last reporting date before a day."""
        return max((one for one in self.dates if one < day), default=None)


def shifts_between(
    memory: Memory, first: date, last: date, *, known: AbstractSet[str] = frozenset()
) -> tuple[Shift, ...]:
    """Return what moved from one reporting date to a later one, what matters most first.

    `known` are the numbers, casefolded, of projects that have not left although they have no row
    at the later date: their file is there, but could not be read.
    """
    return ordered(tuple(_shifts(memory, first, last, known)))


def _shifts(memory: Memory, first: date, last: date, known: AbstractSet[str]) -> Iterator[Shift]:
    items = by_project(memory.items)
    rows = _by_number(memory.history)
    latest = max((day for day in memory.dates if day <= first), default=None)
    for number, lines in rows.items():
        was = _state(lines, items.get(number, ()), first)
        now = _state([one for one in lines if one.as_of == last], items.get(number, ()), last)
        if now is not None:
            yield from project_shifts(was, now)
        elif was is not None and was.line.as_of == latest and number not in known:
            yield from project_shifts(was, None)


def _by_number(history: Iterable[HistoryLine]) -> Mapping[str, Sequence[HistoryLine]]:
    found: dict[str, list[HistoryLine]] = {}
    for line in sorted(history, key=lambda one: one.as_of or date.min):
        found.setdefault((line.number or "").casefold(), []).append(line)
    return found


def _state(lines: Iterable[HistoryLine], items: Sequence[ItemLine], day: date) -> State | None:
    """Return how a project stood by its last row till a date."""
    till = [one for one in lines if one.as_of is not None and one.as_of <= day]
    told = any(one.as_of is not None and one.as_of <= day for one in items)
    return State(till[-1], standing(items, day) if told else None) if till else None
