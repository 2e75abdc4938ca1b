"""What a roll-up adds to what is remembered, and what follows from it: moves, slips, deliveries."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from excelkasse.made import Made
from excelkasse.portfolio.compare.dates import Memory, shifts_between
from excelkasse.portfolio.compare.slips import slips
from excelkasse.portfolio.delivery import Delivery, Line, records_of
from excelkasse.portfolio.gather.own_values import history_record, roomy
from excelkasse.portfolio.records.history import HistoryLine, ItemLine
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.shift import Shift, Slips
from excelkasse.portfolio.steering.carry import Carried
from excelkasse.portfolio.steering.delivered import Round, delivery_lines
from excelkasse.portfolio.steering.history import history_of, logged
from excelkasse.portfolio.tables import DELIVERIES, HISTORY, HISTORY_ITEMS
from excelkasse.schema.settings import Settings
from excelkasse.schema.tool import Tool


@dataclass(frozen=True, slots=True)
class Remembered:
    """The memory of a portfolio with a reporting date more, and what can be told from it."""

    memory: Memory
    since: date | None
    tables: Mapping[str, Sequence[Line]]
    shifts: Sequence[Shift]
    slips: Slips


@dataclass(frozen=True, slots=True)
class Now:
    """A reporting date: the deliveries, the lines of the projects, the columns and the limits.

    `known` are the numbers of every file found, casefolded, those in quarantine too.
    """

    as_of: date
    read: Sequence[Delivery]
    projects: Sequence[ProjectLine]
    known: AbstractSet[str]
    tool: Tool
    settings: Settings


def remembered(now: Now, before: Carried) -> Remembered:
    """Return what is remembered when a reporting date has come to what was there before."""
    as_of, made = now.as_of, history_record(now.tool)
    history = history_of(now.projects, as_of, before.history, read=now.read, made=made)
    items = _logged(now, before, history)
    memory = Memory(history, items)
    since = memory.since(as_of)
    rows = {HISTORY: [Line(line) for line in history]}
    found = Round(as_of, since, history, now.settings)
    tables = {
        **roomy(rows, now.tool),
        HISTORY_ITEMS: Made(items, Line),
        DELIVERIES: delivery_lines(now.read, found, before.people),
    }
    moved = shifts_between(memory, since, as_of, known=now.known) if since else ()
    return Remembered(memory, since, tables, moved, slips(memory, as_of))


def _logged(now: Now, before: Carried, history: Iterable[HistoryLine]) -> tuple[ItemLine, ...]:
    """Return the log of milestones, risks and decisions with what every delivery tells."""
    dates: dict[str, set[date]] = {}
    for line in history:
        if line.as_of is not None:
            dates.setdefault((line.number or "").casefold(), set()).add(line.as_of)
    lines = [line for one in now.read for line in one.lines.get(HISTORY_ITEMS, ())]
    return logged(records_of(lines, ItemLine), now.as_of, before.items, dates)
