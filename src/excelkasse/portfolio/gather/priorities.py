"""What a project brings to the prioritisation: if it is bound, and the hours it still takes."""

from typing import Any

from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.gather.sources import BOUND, PROPOSED_HOURS
from excelkasse.portfolio.records.priorities import PriorityLine
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.settle import is_proposal

_SHARED = ("number", "name", "phase", "project_status", "department")


def priority_line(book: Book, project: Line) -> Line:
    """Return the line of a project, from its own line in the portfolio.

    A proposal has no hours left of a plan; it has those that it is thought to take.
    """
    record: Any = project.record
    values = {key: getattr(record, key) for key in _SHARED}
    values["hours"] = record.hours_remaining
    places = {key: place for key, place in project.places.items() if key in values}
    if "hours_remaining" in project.places:
        places["hours"] = project.places["hours_remaining"]
    sources = {"bound": BOUND, **({"hours": PROPOSED_HOURS} if _only_proposed(record) else {})}
    for key, (part, field) in sources.items():
        values[key] = book.form(part, field)
        for place in book.place(part, 0, field).values():
            places[key] = place
    return Line(PriorityLine.model_construct(**values), book.file, places)


def _only_proposed(record: ProjectLine) -> bool:
    return record.hours_remaining is None and is_proposal(record)
