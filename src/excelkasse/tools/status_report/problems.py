"""The problems of a status report that somebody else must decide."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Forum
from excelkasse.schema.formula import (
    Blank,
    Const,
    Rank,
    Ref,
    Where,
)
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import (
    Record,
    Register,
    Rule,
    computed,
    optional,
    required,
    told_apart,
)


class Problem(Record):
    """A question for decision, with at least two ways out."""

    number: str | None = required(kinds.RECORD_NUMBER)
    problem: str | None = required(kinds.PARAGRAPH)
    option_a: str | None = required(kinds.PARAGRAPH)
    option_b: str | None = required(kinds.PARAGRAPH)
    recommendation: str | None = required(kinds.PARAGRAPH)
    forum: Forum | None = required(choice(Forum))
    due: date | None = required(kinds.DAY)
    decision: str | None = optional(kinds.PARAGRAPH)
    rank: int | None = computed(
        kinds.COUNT, Rank("due", (Where("decision", Const("")),)), helper=True
    )


PROBLEMS = Register(
    "problems",
    Problem,
    rules=(
        told_apart("status_report.problems"),
        Rule(
            "decision_overdue",
            "due",
            (Ref("due") < Ref("status_report.head.status_date")) & Blank(Ref("decision")),
        ),
    ),
    room=6,
)
