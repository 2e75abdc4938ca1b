"""T12 Tidsplan: the activities on the Danish work calendar, with their bars beside them."""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    If,
    Lookup,
    Ref,
    ReportDate,
    Where,
    Workday,
    Workdays,
)
from excelkasse.schema.kinds import choice, from_register
from excelkasse.schema.tool import (
    Gantt,
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


class ActivityStatus(Choice):
    """How far an activity has come."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    DROPPED = "dropped"


_PATH = "schedule.activities"
_FINISHED = Compare("=", Ref("status"), Const(ActivityStatus.FINISHED))
_DROPPED = Compare("=", Ref("status"), Const(ActivityStatus.DROPPED))
_MILESTONE = Compare("=", Ref("milestone"), Const(value=True))
_OVERDUE = (Ref("end") < ReportDate()) & ~_FINISHED & ~_DROPPED
_BEFORE_END = Workdays(Ref("start"), ReportDate()) / Ref("duration")
_PREDECESSOR_END = Lookup(f"{_PATH}.end", "number", Ref("predecessor"))
_NO_SUCH_NUMBER = Compare("=", Count(_PATH, (Where("number", Ref("predecessor")),)), Const(0))


class Activity(Record):
    """One activity, or one milestone: a milestone takes no time unless it says so."""

    number: str | None = required(kinds.RECORD_NUMBER)
    work_area: str | None = optional(from_register("milestone_plan.work_areas.area", width=20))
    activity: str | None = required(kinds.PARAGRAPH, width=36)
    owner: str | None = optional(kinds.PERSON, width=13)
    start: date | None = required(kinds.DAY)
    duration: int | None = optional(kinds.WORKDAYS, width=12)
    end: date | None = computed(
        kinds.DAY,
        If(
            Blank(Ref("duration")),
            If(_MILESTONE, Ref("start")),
            Workday(Ref("start"), Ref("duration")),
        ),
        overdue=_OVERDUE,
    )
    predecessor: str | None = optional(from_register(f"{_PATH}.number", width=13))
    hours: float | None = optional(kinds.HOURS)
    status: ActivityStatus | None = required(choice(ActivityStatus, width=14))
    elapsed: float | None = computed(
        kinds.PERCENT,
        If(
            ~Blank(Ref("end")),
            If(
                ReportDate() < Ref("start"),
                Const(0),
                If(ReportDate() < Ref("end"), _BEFORE_END, Const(1)),
            ),
        ),
    )
    milestone: bool | None = optional(kinds.YES_NO)
    milestone_day: date | None = computed(
        kinds.DAY, If(_MILESTONE & ~_DROPPED, Ref("end")), helper=True
    )


_ACTIVITIES = Register(
    "activities",
    Activity,
    rules=(
        told_apart(_PATH),
        Rule("missing", "duration", Blank(Ref("duration")) & ~_MILESTONE & ~_DROPPED),
        Rule(
            "unknown_predecessor",
            "predecessor",
            ~Blank(Ref("predecessor")) & _NO_SUCH_NUMBER,
        ),
        Rule(
            "starts_before_predecessor_ends",
            "start",
            (Ref("start") < _PREDECESSOR_END) & ~_DROPPED,
            Severity.QUERY,
            tell={"predecessor": Ref("predecessor"), "end": _PREDECESSOR_END},
        ),
        Rule("activity_overdue", "end", _OVERDUE, tell={"date": ReportDate()}),
    ),
    room=30,
)

TOOL = Tool(
    "schedule",
    "T12",
    sheets=(
        Sheet(
            "schedule",
            (
                _ACTIVITIES,
                Gantt(
                    "gantt",
                    _PATH,
                    name="activity",
                    start="start",
                    end="end",
                    mark="milestone_day",
                    finished=_FINISHED,
                    dropped=_DROPPED,
                ),
            ),
        ),
    ),
    phases="2-3",
    order=130,
    models=Models(light=Use.LEFT_OUT, medium=Use.OPTIONAL, full=Use.REQUIRED),
)
