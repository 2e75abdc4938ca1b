"""T08 Indsatsområder og milepæle: the task broken down, and the states that are to be reached."""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import MilestoneStatus
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    If,
    Rank,
    Ref,
    ReportDate,
    Where,
)
from excelkasse.schema.kinds import choice, from_register
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

_DROPPED = Compare("=", Ref("dropped"), Const(value=True))
_OVERDUE = (Ref("forecast") <= ReportDate()) & Blank(Ref("actual")) & ~_DROPPED
_PENDING = (Where("actual", Const("")), Where("dropped", Const(value=True), differs=True))


class WorkArea(Record):
    """One of the three to seven areas the work is divided into."""

    number: str | None = required(kinds.RECORD_NUMBER)
    area: str | None = required(kinds.LINE)
    purpose: str | None = optional(kinds.PARAGRAPH)
    owner: str | None = optional(kinds.PERSON)
    deliverable: str | None = optional(kinds.PARAGRAPH)


class Milestone(Record):
    """A state that is to be reached, not an activity."""

    number: str | None = required(kinds.RECORD_NUMBER)
    milestone: str | None = required(kinds.PARAGRAPH, width=40)
    work_area: str | None = optional(from_register("milestone_plan.work_areas.area"))
    owner: str | None = optional(kinds.PERSON)
    baseline: date | None = required(kinds.DAY)
    forecast: date | None = optional(kinds.DAY, overdue=_OVERDUE)
    actual: date | None = optional(kinds.DAY)
    deviation_days: int | None = computed(
        kinds.DAYS,
        If(
            ~Blank(Ref("actual")),
            Ref("actual") - Ref("baseline"),
            Ref("forecast") - Ref("baseline"),
        ),
    )
    acceptance: str | None = optional(kinds.PARAGRAPH, width=32)
    approver: str | None = optional(kinds.PERSON)
    political: bool | None = optional(kinds.YES_NO)
    dropped: bool | None = optional(kinds.YES_NO)
    status: MilestoneStatus | None = computed(
        choice(MilestoneStatus, width=13),
        If(
            ~Blank(Ref("milestone")),
            If(
                _DROPPED,
                Const(MilestoneStatus.DROPPED),
                If(
                    ~Blank(Ref("actual")),
                    Const(MilestoneStatus.REACHED),
                    If(
                        Ref("forecast") <= ReportDate(),
                        Const(MilestoneStatus.LATE),
                        Const(MilestoneStatus.NOT_REACHED),
                    ),
                ),
            ),
        ),
    )
    rank_next: int | None = computed(kinds.COUNT, Rank("forecast", _PENDING), helper=True)
    rank_reached: int | None = computed(
        kinds.COUNT, Rank("actual", largest_first=True), helper=True
    )


def _area_is(column: str) -> Compare:
    known = Count("milestone_plan.work_areas", (Where(column, Ref("work_area")),))
    return Compare("=", known, Const(0))


_WORK_AREAS = Register(
    "work_areas",
    WorkArea,
    rules=(told_apart("milestone_plan.work_areas"),),
    room=10,
)
_MILESTONES = Register(
    "milestones",
    Milestone,
    rules=(
        told_apart("milestone_plan.milestones"),
        Rule(
            "missing",
            "forecast",
            Blank(Ref("forecast")) & Blank(Ref("actual")) & ~_DROPPED,
        ),
        Rule("forecast_passed", "forecast", _OVERDUE, tell={"date": ReportDate()}),
        Rule(
            "actual_in_future",
            "actual",
            Ref("actual") > ReportDate(),
            tell={"date": ReportDate()},
        ),
        Rule(
            "unknown_work_area",
            "work_area",
            ~Blank(Ref("work_area")) & _area_is("area") & _area_is("number"),
        ),
        Rule(
            "approver_missing",
            "approver",
            Compare("=", Ref("political"), Const(value=True)) & Blank(Ref("approver")),
            Severity.QUERY,
        ),
    ),
    room=25,
    table="milestones",
)

TOOL = Tool(
    "milestone_plan",
    "T08",
    sheets=(
        Sheet("work_areas", (_WORK_AREAS,)),
        Sheet("milestone_plan", (_MILESTONES,)),
    ),
    phases="2",
    order=100,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
