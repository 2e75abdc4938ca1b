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
    If,
    Ref,
    ReportDate,
    Where,
)
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import Form, Record, Register, Rule, computed, optional, required
from excelkasse.texts import Word

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
        {"number": number, "question": Word(f"{words}.{question}")}
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
        editable="question",
    )


def result(path: str) -> Form:
    """Return the form that tells what the answers of a checklist say together."""
    asked = Where("question", Const(""), differs=True)
    begun = Count(path, (Where("answer", Const(""), differs=True),)) > Const(0)
    left = (Ref("no_count") > Const(0)) | (Ref("unanswered") > Const(0))
    ready = If(left, Const(Readiness.NOT_READY), Const(Readiness.READY))

    class Result(Record):
        """What the answers say together; blank before the first answer."""

        no_count: int | None = computed(
            kinds.COUNT,
            Count(path, (Where("answer", Const(ChecklistAnswer.NO)),)),
            section="result",
        )
        unanswered: int | None = computed(
            kinds.COUNT, Count(path, (asked, Where("answer", Const(""))))
        )
        readiness: Readiness | None = computed(choice(Readiness), If(begun, ready))

    return Form("result", Result)
