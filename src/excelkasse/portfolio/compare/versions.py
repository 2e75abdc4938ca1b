"""What moved between two versions of one project workbook.

Each is taken as of its own status, so that what is told was so when it was written.
"""

from collections.abc import Sequence

from excelkasse.portfolio.compare.projects import State, project_shifts
from excelkasse.portfolio.delivery import Delivery, records_of
from excelkasse.portfolio.records.history import ItemLine
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.settle import project_of
from excelkasse.portfolio.shift import Shift
from excelkasse.portfolio.steering.history import history_of, key_of
from excelkasse.portfolio.tables import HISTORY_ITEMS


def version_shifts(before: Delivery, now: Delivery) -> Sequence[Shift]:
    """Return what moved from one version to the other, what matters most first."""
    return project_shifts(_state(before), _state(now))


def project_line(one: Delivery) -> ProjectLine:
    """Return what a delivery tells of its project as a whole."""
    line = project_of(one).record
    if not isinstance(line, ProjectLine):
        raise TypeError(type(line).__name__)
    return line


def _state(one: Delivery) -> State:
    line = project_line(one)
    day = line.status_date or one.facts.modified.date()
    items = records_of(one.lines.get(HISTORY_ITEMS, ()), ItemLine)
    return State(history_of([line], day, (), read=[one])[0], {key_of(row): row for row in items})
