"""The rows of Kalender: what is to be decided, when, where, and when it must be on the agenda."""

from datetime import date

from excelkasse.portfolio.records.kinds import DAY, ITEM, LINE, TEXT
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Blank, Compare, Const, Ref
from excelkasse.schema.kinds import PROJECT_NUMBER, Kind, choice
from excelkasse.schema.tool import Record, optional, required


class EventKind(Choice):
    """What is to happen: a decision somebody asks for, a gate, or a political milestone."""

    DECISION = "decision"
    GATE = "gate"
    POLITICAL = "political"


class EventState(Choice):
    """How it stands at the reporting date: the day, or only the deadline of the agenda, is past."""

    AHEAD = "ahead"
    DEADLINE_PASSED = "deadline_passed"
    LATE = "late"
    NO_DATE = "no_date"


_LATE = Compare("=", Ref("state"), Const(EventState.LATE))
_TOO_LATE = ~Blank(Ref("agenda_due")) & Compare("<>", Ref("state"), Const(EventState.AHEAD))


class CalendarLine(Record):
    """One thing to be decided or reached; `month` is the first day of its month."""

    month: date | None = optional(Kind("month", 12, "month"))
    day: date | None = optional(DAY, overdue=_LATE)
    week: int | None = optional(Kind("whole", 7, "year"))
    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=30)
    kind: EventKind | None = optional(choice(EventKind, width=18))
    item: str | None = optional(ITEM)
    what: str | None = optional(TEXT, width=44)
    forum: str | None = optional(TEXT, width=25)
    agenda_due: date | None = optional(DAY, width=16, overdue=_TOO_LATE)
    state: EventState | None = optional(choice(EventState, width=20), overdue=_LATE)
    department: str | None = optional(LINE, width=22)
