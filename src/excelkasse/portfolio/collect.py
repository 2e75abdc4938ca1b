"""One workbook to a delivery: what it gives the portfolio, or why it is in quarantine.

Refusals of this room: `not_a_project` (none of our sheets) and `no_project_number`. Those of files
that cannot be opened come as `Unreadable`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from excelkasse.errors import Unreadable
from excelkasse.finding import Finding, Place, Severity
from excelkasse.portfolio.delivery import Delivery, FileFacts, Line, Refusal
from excelkasse.portfolio.gather.asked_about import items_of
from excelkasse.portfolio.gather.calendar import calendar_lines
from excelkasse.portfolio.gather.capacity import allocation_lines
from excelkasse.portfolio.gather.explanations import explanation_lines
from excelkasse.portfolio.gather.items import email_of, item_lines, text_print
from excelkasse.portfolio.gather.lines import Book, explanations_of, gates_of, lines_of
from excelkasse.portfolio.gather.own_values import with_own
from excelkasse.portfolio.gather.priorities import priority_line
from excelkasse.portfolio.gather.sources import HEADS
from excelkasse.portfolio.gather.years import year_lines
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.settle import settled
from excelkasse.portfolio.tables import (
    ALLOCATIONS,
    CALENDAR,
    DECISIONS,
    EXPLANATIONS,
    HISTORY_ITEMS,
    PRIORITIES,
    PROJECTS,
    YEARS,
)
from excelkasse.schema.settings import Settings
from excelkasse.schema.told import Told

__all__ = ["Delivery", "FileFacts", "deliver", "refused"]


def deliver(facts: FileFacts, told: Told, as_of: date) -> Delivery:
    """Return what a workbook gives the portfolio; without a project number it gives a refusal.

    The project line is as it stands at the reporting date `as_of`, by the workbook's own limits.
    """
    book = Book(facts.file, told.records, told.places)
    number = book.form("master_data.project", "number")
    findings = (*told.findings, *_ahead(book, told, as_of))
    delivery = Delivery(
        facts,
        findings=findings,
        about=items_of(findings, told),
        version=max(told.versions.values(), default=None),
        profile=told.profile.as_text,
    )
    if number is None:
        code = "no_project_number" if told.records else "not_a_project"
        return replace(delivery, refusal=Refusal(code, {"file": facts.file}))
    settings = told.profile.settings
    lines = with_own(_lines(book, as_of, settings), book, told.profile)
    project = tuple(_settled(line, as_of, settings) for line in lines[PROJECTS])
    weighed = tuple(priority_line(book, line) for line in project)
    return replace(
        delivery,
        number=number,
        lines={**lines, PROJECTS: project, PRIORITIES: weighed},
        explanations={**explanations_of(book), **_of_budget(book)},
        gates=gates_of(book),
        text_print=text_print(book),
        email=email_of(book),
    )


def _lines(book: Book, as_of: date, settings: Settings) -> Mapping[str, Sequence[Line]]:
    """Give the lines of every table that a workbook fills."""
    lines = lines_of(book)
    ahead = settings.limit("agenda_days", book.form("master_data.project", "model"))
    return {
        **lines,
        EXPLANATIONS: explanation_lines(book),
        YEARS: year_lines(book, as_of),
        ALLOCATIONS: allocation_lines(book, as_of, settings),
        HISTORY_ITEMS: item_lines(book, as_of),
        CALENDAR: calendar_lines(book, lines[DECISIONS], as_of, ahead),
    }


def _of_budget(book: Book) -> Mapping[str, str]:
    said = book.form("budget.totals", "explanation")
    return {"budget": said} if said else {}


def _ahead(book: Book, told: Told, as_of: date) -> Iterator[Finding]:
    """Ask about a status that is dated after the reporting date."""
    for head in HEADS:
        said = book.form(head, "status_date")
        if isinstance(said, date) and said > as_of:
            yield Finding(
                "status_ahead",
                Severity.QUERY,
                told.places.get((head, 0, "status_date"), Place()),
                got=f"{said:%d-%m-%Y}",
                values={"date": f"{as_of:%d-%m-%Y}"},
            )


def refused(facts: FileFacts, error: Unreadable) -> Delivery:
    """Return the delivery of a file that could not be read."""
    return Delivery(facts, refusal=Refusal(error.code, {"file": facts.file, **error.values}))


def _settled(line: Line, as_of: date, settings: Settings) -> Line:
    record = line.record
    return (
        line._replace(record=settled(record, as_of, settings))
        if isinstance(record, ProjectLine)
        else line
    )
