"""What every checklist has: the line of a question, its rules, and what the answers say together.

A checklist is a fixed register, so that a question nobody answered counts as unanswered.
"""

from collections.abc import Sequence
from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import ChecklistAnswer, Readiness
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    Expr,
    If,
    Ref,
    ReportDate,
    Where,
)
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import Record, Register, Rule, optional, required

_OWN_LINES = 4
_IS_NO = Compare("=", Ref("answer"), Const(ChecklistAnswer.NO))
_OVERDUE = (Ref("due") < ReportDate()) & _IS_NO


class ChecklistLine(Record):
    """One question of a checklist."""

    number: int | None = optional(kinds.COUNT, width=7)
    question: str | None = required(kinds.PARAGRAPH, width=52)
    answer: ChecklistAnswer | None = optional(choice(ChecklistAnswer, width=14))
    action: str | None = optional(kinds.PARAGRAPH, width=36)
    owner: str | None = optional(kinds.PERSON, width=16)
    due: date | None = optional(kinds.DAY, overdue=_OVERDUE)


def checklist(
    words: str, questions: Sequence[str], *, record: type[ChecklistLine] = ChecklistLine
) -> Register:
    """Return the register of a checklist; `words` is where the words of its questions stand."""
    starters = tuple(
        {"number": number, "question": f"@{words}.{question}"}
        for number, question in enumerate(questions, start=1)
    )
    return Register(
        "items",
        record,
        rules=(
            Rule(
                "missing_action",
                "action",
                _IS_NO & Blank(Ref("action")),
                Severity.QUERY,
            ),
            Rule("deadline_passed", "due", _OVERDUE, tell={"date": ReportDate()}),
        ),
        room=len(starters) + _OWN_LINES,
        starters=starters,
        fixed=True,
    )


def answered(path: str, answer: ChecklistAnswer) -> Count:
    """Count the questions of a checklist that have some answer."""
    return Count(path, (Where("answer", Const(answer)),))


def unanswered(path: str) -> Count:
    """Count the questions that nobody has answered."""
    asked = Where("question", Const(""), differs=True)
    return Count(path, (asked, Where("answer", Const(""))))


def readiness(path: str) -> Expr:
    """Say ready when every question is answered and none with no; blank before the first answer."""
    begun = Count(path, (Where("answer", Const(""), differs=True),)) > Const(0)
    open_ones = (answered(path, ChecklistAnswer.NO) > Const(0)) | (unanswered(path) > Const(0))
    return If(
        begun,
        If(open_ones, Const(Readiness.NOT_READY), Const(Readiness.READY)),
    )
