"""T16 Logbog: decisions, changes, problems, actions and notes in one list."""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, LogDecision
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    If,
    Rank,
    Ref,
    ReportDate,
    Where,
)
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import (
    Models,
    Record,
    Register,
    Rule,
    Sheet,
    Tool,
    Use,
    computed,
    optional,
    required,
    told_apart,
)


class LogType(Choice):
    """What kind of thing is written down."""

    DECISION = "decision"
    CHANGE = "change"
    PROBLEM = "problem"
    ACTION = "action"
    NOTE = "note"


class Priority(Choice):
    """How much something matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class LogStatus(Choice):
    """Where an entry stands; the dates decide."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"


def _is(kind: LogType) -> Compare:
    return Compare("=", Ref("type"), Const(kind))


_OVERDUE = (Ref("due") < ReportDate()) & Blank(Ref("closed_on")) & ~_is(LogType.NOTE)
_DUE_TOO_EARLY = Ref("due") < Ref("day")
_LAST_REPORT = Ref("status_report.head.previous_date")
_SETTLED = If(~Blank(Ref("closed_on")), Ref("closed_on"), If(~Blank(Ref("decision")), Ref("day")))
"""The day something was settled; blank while it waits for an answer."""

_NO_CONSEQUENCE = Blank(Ref("days")) & Blank(Ref("money")) & Blank(Ref("scope"))


class Entry(Record):
    """One thing that was decided, changed, found or agreed."""

    number: str | None = required(kinds.RECORD_NUMBER)
    day: date | None = required(kinds.DAY)
    type: LogType | None = required(choice(LogType, width=13))
    description: str | None = required(kinds.PARAGRAPH)
    days: int | None = optional(kinds.DAYS, width=14)
    money: float | None = optional(kinds.MONEY, width=16)
    scope: str | None = optional(kinds.PARAGRAPH, width=28)
    priority: Priority | None = optional(choice(Priority, width=11))
    owner: str | None = optional(kinds.PERSON, width=16)
    due: date | None = optional(kinds.DAY, overdue=_OVERDUE)
    decided_by: str | None = optional(kinds.LINE, width=20)
    decision: LogDecision | None = optional(choice(LogDecision, width=13))
    closed_on: date | None = optional(kinds.DAY)
    status: LogStatus | None = computed(
        choice(LogStatus, width=13),
        If(
            ~Blank(Ref("type")) & ~_is(LogType.NOTE),
            If(
                ~Blank(Ref("closed_on")),
                Const(LogStatus.CLOSED),
                If(_OVERDUE, Const(LogStatus.OVERDUE), Const(LogStatus.OPEN)),
            ),
        ),
    )
    recent: bool | None = computed(
        kinds.YES_NO,
        If(
            ~Blank(Ref("day")),
            If(
                (Ref("day") <= _LAST_REPORT) & (_SETTLED <= _LAST_REPORT),
                Const(value=False),
                Const(value=True),
            ),
        ),
        helper=True,
    )
    rank_change: int | None = computed(
        kinds.COUNT,
        Rank(
            "day",
            (
                Where("type", Const(LogType.CHANGE)),
                Where("recent", Const(value=True)),
                Where("decision", Const(LogDecision.REJECTED), differs=True),
            ),
            largest_first=True,
        ),
        helper=True,
    )


TOOL = Tool(
    "log",
    "T16",
    sheets=(
        Sheet(
            "log",
            (
                Register(
                    "entries",
                    Entry,
                    rules=(
                        told_apart("log.entries"),
                        Rule(
                            "missing",
                            "owner",
                            (_is(LogType.PROBLEM) | _is(LogType.ACTION)) & Blank(Ref("owner")),
                        ),
                        Rule("missing", "due", _is(LogType.ACTION) & Blank(Ref("due"))),
                        Rule(
                            "missing",
                            "decided_by",
                            ~Blank(Ref("decision")) & Blank(Ref("decided_by")),
                        ),
                        Rule(
                            "change_without_consequence",
                            "days",
                            _is(LogType.CHANGE) & _NO_CONSEQUENCE,
                            Severity.QUERY,
                        ),
                        Rule(
                            "deadline_passed",
                            "due",
                            _OVERDUE & ~_DUE_TOO_EARLY,
                            tell={"date": ReportDate()},
                        ),
                        Rule(
                            "before_noted",
                            "due",
                            _DUE_TOO_EARLY,
                            tell={"day": Ref("day")},
                        ),
                        Rule(
                            "before_noted",
                            "closed_on",
                            Ref("closed_on") < Ref("day"),
                            tell={"day": Ref("day")},
                        ),
                    ),
                    room=40,
                ),
            ),
        ),
    ),
    phases="1-4",
    order=190,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
