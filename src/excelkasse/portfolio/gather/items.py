"""What is remembered of one workbook: milestones, risks, decisions, texts, and who answers.

A decision is a problem somebody has put, a gate, or what the log says is decided. A gate has no
text of its own: its number says it in every language.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather.lines import Book, as_item, found_in, told_of
from excelkasse.portfolio.gather.sources import (
    GATES,
    HEADS,
    LOG,
    MILESTONE_ROWS,
    PROBLEM_ROWS,
    RISK_ROWS,
    ROLES,
    Rows,
)
from excelkasse.portfolio.records.history import ItemKind, ItemLine, ItemState
from excelkasse.schema.choices import LogDecision, MilestoneStatus
from excelkasse.schema.organisation_model import Role
from excelkasse.tools.log import LogType
from excelkasse.tools.risk_register import RiskStatus

PRINT_LENGTH = 12
"""So many signs of a hash tell texts and files apart where there are a few hundred of them."""

_TEXTS = ("since_last", "next_period", "main_problem")
_MILESTONES: Mapping[MilestoneStatus, ItemState] = {
    MilestoneStatus.REACHED: ItemState.REACHED,
    MilestoneStatus.DROPPED: ItemState.DROPPED,
}
_RISKS: Mapping[RiskStatus, ItemState] = {
    RiskStatus.IN_HAND: ItemState.IN_HAND,
    RiskStatus.CLOSED: ItemState.CLOSED,
    RiskStatus.OCCURRED: ItemState.OCCURRED,
}


def item_lines(book: Book, as_of: date) -> tuple[Line, ...]:
    """Give a line for every milestone, risk and decision as it stands at a reporting date."""
    number = book.form("master_data.project", "number")
    told = (*_milestones(book), *_risks(book), *_problems(book), *_gates(book), *_log(book))
    items = (ItemLine.model_construct(as_of=as_of, number=number, **values) for values in told)
    return tuple(Line(item, book.file) for item in items)


def text_print(book: Book) -> str | None:
    """Return what tells the texts of a status apart: the same for the same words.

    Spaces and capitals do not count. None where nothing is written.
    """
    said = [str(book.form(head, key) or "") for head in HEADS for key in _TEXTS]
    plain = [" ".join(one.split()).casefold() for one in said]
    if not any(plain):
        return None
    return sha256("\n".join(plain).encode()).hexdigest()[:PRINT_LENGTH]


def email_of(book: Book) -> str | None:
    """Return the project manager's address, if the organisation of the project has it."""
    found = (line.email for _, line in book.rows(ROLES) if line.role is Role.MANAGER and line.email)
    return next(found, None)


def _rows(book: Book, rows: tuple[Rows, ...], text: str) -> Iterator[tuple[dict[str, Any], Any]]:
    """Give the rows that say anything: their number and text, and all that they tell."""
    for found in found_in(book, rows):
        told = told_of(found)
        if told.get(text) is not None:
            key = found.source.item
            item = as_item(getattr(found.record, key) if key else found.row + 1)
            yield {"item": item, "text": told[text]}, told


def _milestones(book: Book) -> Iterator[dict[str, Any]]:
    for values, told in _rows(book, MILESTONE_ROWS, "milestone"):
        yield {
            "kind": ItemKind.MILESTONE,
            **values,
            "baseline": told.get("baseline"),
            "due": told["actual"] or told["forecast"],
            "state": _MILESTONES.get(told["status"], ItemState.AHEAD),
        }


def _risks(book: Book) -> Iterator[dict[str, Any]]:
    for values, told in _rows(book, RISK_ROWS, "risk"):
        yield {
            "kind": ItemKind.RISK,
            **values,
            "due": told.get("due"),
            "state": _RISKS.get(told.get("status"), ItemState.OPEN),
            "exposure": told["exposure"],
        }


def _problems(book: Book) -> Iterator[dict[str, Any]]:
    for values, told in _rows(book, PROBLEM_ROWS, "question"):
        state = ItemState.DECIDED if told.get("decision") is not None else ItemState.WAITING
        yield {"kind": ItemKind.DECISION, **values, "due": told["due"], "state": state}


def _gates(book: Book) -> Iterator[dict[str, Any]]:
    for _, line in book.rows(GATES):
        if line.gate is not None:
            taken = line.actual is not None or line.outcome is not None
            yield {
                "kind": ItemKind.DECISION,
                "item": line.gate.value.upper(),
                "baseline": line.planned,
                "due": line.actual or line.planned,
                "state": ItemState.DECIDED if taken else ItemState.WAITING,
            }


def _log(book: Book) -> Iterator[dict[str, Any]]:
    """Give what the log says was decided, and the changes that were answered."""
    for _, line in book.rows(LOG):
        answered = line.decision in (LogDecision.APPROVED, LogDecision.REJECTED)
        if line.description and (line.type is LogType.DECISION or answered):
            yield {
                "kind": ItemKind.DECISION,
                "item": as_item(line.number),
                "text": line.description,
                "due": line.closed_on or line.day,
                "state": ItemState.DECIDED,
            }
