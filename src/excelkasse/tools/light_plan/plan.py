"""The plan of a small project: purpose, deliverables, people, activities and risks."""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, JudgedLight, MilestoneStatus
from excelkasse.schema.formula import Blank, Compare, Const, If, Rank, Ref, ReportDate, Sum, Where
from excelkasse.schema.kinds import LIGHT, choice
from excelkasse.schema.lights import banded
from excelkasse.schema.tool import (
    Form,
    Record,
    Register,
    Rule,
    computed,
    optional,
    required,
    told_apart,
)


class LightActivityStatus(Choice):
    """How far an activity of a light project has come."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


_APPROVED = Compare("=", Ref("approved"), Const(value=True))
_OVERDUE = (
    (Ref("due") < ReportDate())
    & ~Compare("=", Ref("status"), Const(LightActivityStatus.DONE))
    & ~Compare("=", Ref("status"), Const(LightActivityStatus.DROPPED))
)
_LEFT = (
    Where("status", Const(LightActivityStatus.DONE), differs=True),
    Where("status", Const(LightActivityStatus.DROPPED), differs=True),
)
_AS_MILESTONE = If(
    ~Blank(Ref("status")),
    If(
        Compare("=", Ref("status"), Const(LightActivityStatus.DONE)),
        Const(MilestoneStatus.REACHED),
        If(
            Compare("=", Ref("status"), Const(LightActivityStatus.DROPPED)),
            Const(MilestoneStatus.DROPPED),
            If(
                Ref("due") < ReportDate(),
                Const(MilestoneStatus.LATE),
                Const(MilestoneStatus.NOT_REACHED),
            ),
        ),
    ),
)
_DUE_TOO_EARLY = Ref("due") < Ref("start")


class LightPlan(Record):
    """What the project is for, what it delivers, and what it may take."""

    number: str | None = computed(
        kinds.PROJECT_NUMBER, Ref("master_data.project.number"), section="identity"
    )
    name: str | None = computed(kinds.LINE, Ref("master_data.project.name"))
    owner: str | None = computed(kinds.PERSON, Ref("master_data.project.owner"))
    manager: str | None = computed(kinds.PERSON, Ref("master_data.project.manager"))
    start: date | None = computed(kinds.DAY, Ref("master_data.project.start"))
    end: date | None = computed(kinds.DAY, Ref("master_data.project.end_forecast"))
    purpose: str | None = required(kinds.BRIEF_PARAGRAPH, section="content")
    deliverable_1: str | None = required(kinds.LINE)
    deliverable_2: str | None = optional(kinds.LINE)
    deliverable_3: str | None = optional(kinds.LINE)
    out_of_scope: str | None = optional(kinds.PARAGRAPH)
    money: float | None = optional(kinds.MONEY, section="frames")
    hours_agreed: float | None = computed(kinds.HOURS, Sum("light_plan.participants.hours"))
    hours_planned: float | None = computed(kinds.HOURS, Sum("light_plan.activities.hours"))
    approved: bool | None = optional(kinds.YES_NO, section="approval")
    approved_on: date | None = optional(kinds.DAY)


class LightCriterion(Record):
    """How success is measured."""

    criterion: str | None = required(kinds.PARAGRAPH, width=30)
    measure: str | None = optional(kinds.PARAGRAPH)
    target: str | None = optional(kinds.LINE, width=20)


class Participant(Record):
    """Somebody who works on the project, and the hours agreed."""

    person: str | None = required(kinds.PERSON)
    task: str | None = optional(kinds.PARAGRAPH)
    hours: float | None = optional(kinds.HOURS)


class LightActivity(Record):
    """An activity, or a milestone of a small project."""

    activity: str | None = required(kinds.PARAGRAPH, width=30)
    owner: str | None = optional(kinds.PERSON)
    number: int | None = required(kinds.COUNT)
    start: date | None = optional(kinds.DAY)
    due: date | None = required(kinds.DAY, overdue=_OVERDUE)
    hours: float | None = optional(kinds.HOURS)
    status: LightActivityStatus | None = required(choice(LightActivityStatus, width=14))
    finished_on: date | None = optional(kinds.DAY)
    rank_next: int | None = computed(kinds.COUNT, Rank("due", _LEFT), helper=True)
    rank_reached: int | None = computed(
        kinds.COUNT, Rank("finished_on", largest_first=True), helper=True
    )
    milestone_status: MilestoneStatus | None = computed(
        choice(MilestoneStatus), _AS_MILESTONE, helper=True
    )


class LightStakeholder(Record):
    """Somebody who must be involved, and how."""

    stakeholder: str | None = required(kinds.PARAGRAPH, width=30)
    involvement: str | None = required(kinds.PARAGRAPH)


class LightRisk(Record):
    """One of the three largest risks; they are numbered by their exposure."""

    rank: int | None = computed(kinds.COUNT, Rank("exposure", largest_first=True), width=6)
    risk: str | None = required(kinds.PARAGRAPH, width=30)
    response: str | None = required(kinds.PARAGRAPH)
    probability: int | None = required(kinds.PROBABILITY, width=14)
    impact: int | None = required(kinds.IMPACT, width=13)
    exposure: int | None = computed(kinds.COUNT, Ref("probability") * Ref("impact"))
    light: JudgedLight | None = computed(
        LIGHT, banded("exposure", "risk_green_exposure", "risk_yellow_exposure")
    )


PLAN = Form(
    "plan",
    LightPlan,
    rules=(
        Rule("missing", "approved_on", _APPROVED & Blank(Ref("approved_on"))),
        Rule(
            "hours_beyond_agreed",
            "hours_planned",
            Ref("hours_planned") > Ref("hours_agreed"),
            Severity.QUERY,
            tell={"agreed": Ref("hours_agreed")},
        ),
    ),
)
ACTIVITIES = Register(
    "activities",
    LightActivity,
    rules=(
        told_apart("light_plan.activities"),
        Rule("end_before_start", "due", _DUE_TOO_EARLY, tell={"start": Ref("start")}),
        Rule("deadline_passed", "due", _OVERDUE & ~_DUE_TOO_EARLY, tell={"date": ReportDate()}),
    ),
    room=15,
    fixed=True,
)

PARTS = (
    PLAN,
    Register("criteria", LightCriterion, room=3, fixed=True),
    Register("participants", Participant, room=6),
    ACTIVITIES,
    Register("stakeholders", LightStakeholder, room=5, fixed=True),
    Register("risks", LightRisk, room=3, fixed=True),
)
