"""The rows of the portfolio's tables, one record class a table.

The roll-up fills every field; only what is `kept` is typed by the portfolio office and found again
after the next roll-up. Amounts are in t.kr., time in hours and calendar days. The kinds have no
limits: what a project workbook was allowed to say is said again as it is.
"""

from datetime import date

from excelkasse.portfolio.records.kinds import (
    AMOUNT,
    COLOUR,
    DAY,
    HOURS,
    ITEM,
    LINE,
    NUMBER,
    SCORE,
    SHARE,
    STATE,
    TEXT,
    TREND,
    WHOLE,
)
from excelkasse.schema.choices import (
    Choice,
    Forum,
    JudgedLight,
    Light,
    MilestoneStatus,
    Phase,
    ProjectModel,
    ProjectStatus,
    Trend,
)
from excelkasse.schema.formula import Blank, Compare, Const, Ref, ReportDate
from excelkasse.schema.kinds import PROJECT_NUMBER, Kind, choice
from excelkasse.schema.tool import Record, optional, required
from excelkasse.tools.master_data import ProjectType
from excelkasse.tools.risk_register import RiskStatus


class Priority(Choice):
    """How much a project matters to the portfolio."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


class DecisionKind(Choice):
    """What waits to be decided: a problem somebody has put, or a gate."""

    PROBLEM = "problem"
    GATE = "gate"


class SourceResult(Choice):
    """What became of a file."""

    READ = "read"
    QUARANTINED = "quarantined"


class Weight(Choice):
    """How much a remark of the control matters."""

    ERROR = "error"
    QUERY = "query"
    EXPLAINED = "explained"
    NOTE = "note"


class ProjectLine(Record):
    """One project on one line: what the portfolio office and the management look at."""

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=32)
    department: str | None = optional(LINE, width=22)
    phase: Phase | None = optional(choice(Phase, width=17))
    overall: Light | None = optional(STATE)
    previous: JudgedLight | None = optional(COLOUR)
    trend: Trend | None = optional(TREND)
    time: JudgedLight | None = optional(COLOUR)
    money: JudgedLight | None = optional(COLOUR)
    quality: JudgedLight | None = optional(COLOUR)
    resources: JudgedLight | None = optional(COLOUR)
    stakeholders: JudgedLight | None = optional(COLOUR, width=13)
    risks: JudgedLight | None = optional(COLOUR)
    benefits: JudgedLight | None = optional(COLOUR)
    decision_need: str | None = optional(TEXT, width=42)
    decided_by: Forum | None = optional(choice(Forum, width=16))
    decision_due: date | None = optional(
        DAY, overdue=(Ref("decision_due") < ReportDate()) & ~Blank(Ref("decision_due"))
    )
    end_baseline: date | None = optional(DAY)
    end_forecast: date | None = optional(DAY)
    deviation_days: int | None = optional(WHOLE)
    reached: str | None = optional(TEXT, width=30)
    reached_on: date | None = optional(DAY)
    next_milestone: str | None = optional(TEXT, width=30)
    next_on: date | None = optional(
        DAY, overdue=(Ref("next_on") <= ReportDate()) & ~Blank(Ref("next_on"))
    )
    grant: float | None = optional(AMOUNT)
    spent: float | None = optional(AMOUNT)
    forecast: float | None = optional(AMOUNT)
    money_share: float | None = optional(SHARE)
    hours_budget: float | None = optional(HOURS)
    hours_spent: float | None = optional(HOURS)
    hours_remaining: float | None = optional(HOURS)
    top_exposure: int | None = optional(SCORE)
    owner: str | None = optional(LINE, width=22)
    manager: str | None = optional(LINE, width=14)
    committee: str | None = optional(LINE, width=28)
    project_type: ProjectType | None = optional(choice(ProjectType))
    model: ProjectModel | None = optional(choice(ProjectModel, width=10))
    project_status: ProjectStatus | None = optional(choice(ProjectStatus, width=14))
    priority: Priority | None = optional(choice(Priority, width=11), kept=True)
    start: date | None = optional(DAY)
    case_number: str | None = optional(LINE, width=16)
    status_date: date | None = optional(DAY)
    status_age: int | None = optional(WHOLE)
    remark: str | None = optional(TEXT, kept=True)


class MilestoneLine(Record):
    """One milestone of one project."""

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=32)
    item: str | None = optional(ITEM)
    milestone: str | None = optional(TEXT)
    owner: str | None = optional(LINE, width=16)
    baseline: date | None = optional(DAY)
    forecast: date | None = optional(
        DAY,
        overdue=(Ref("forecast") <= ReportDate())
        & Blank(Ref("actual"))
        & ~Compare("=", Ref("status"), Const(MilestoneStatus.REACHED))
        & ~Compare("=", Ref("status"), Const(MilestoneStatus.DROPPED)),
    )
    actual: date | None = optional(DAY)
    deviation_days: int | None = optional(WHOLE)
    status: MilestoneStatus | None = optional(choice(MilestoneStatus, width=13))
    political: bool | None = optional(Kind("yes_no", 10, "choice"))
    department: str | None = optional(LINE, width=22)


class RiskLine(Record):
    """One risk of one project."""

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=32)
    item: str | None = optional(ITEM)
    risk: str | None = optional(TEXT, width=44)
    probability: int | None = optional(SCORE, width=14)
    impact: int | None = optional(SCORE, width=14)
    exposure: int | None = optional(SCORE)
    light: JudgedLight | None = optional(COLOUR)
    trend: Trend | None = optional(TREND)
    response: str | None = optional(TEXT)
    risk_owner: str | None = optional(LINE, width=14)
    action_owner: str | None = optional(LINE, width=14)
    due: date | None = optional(
        DAY,
        overdue=(Ref("due") < ReportDate())
        & ~Compare("=", Ref("status"), Const(RiskStatus.CLOSED))
        & ~Compare("=", Ref("status"), Const(RiskStatus.OCCURRED)),
    )
    status: RiskStatus | None = optional(choice(RiskStatus, width=17))
    department: str | None = optional(LINE, width=22)


class MoneyLine(Record):
    """The money of one project, in t.kr."""

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=34)
    committee: str | None = optional(LINE, width=28)
    department: str | None = optional(LINE, width=24)
    grant: float | None = optional(AMOUNT, width=13)
    committed: float | None = optional(AMOUNT, width=13)
    spent: float | None = optional(AMOUNT, width=13)
    remaining: float | None = optional(AMOUNT, width=13)
    forecast: float | None = optional(AMOUNT, width=13)
    deviation: float | None = optional(AMOUNT, width=13)
    deviation_share: float | None = optional(SHARE, width=13)
    granted: float | None = optional(AMOUNT, width=13)
    released: float | None = optional(AMOUNT, width=13)


class HourLine(Record):
    """The hours of one project."""

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=38)
    department: str | None = optional(LINE, width=26)
    budget: float | None = optional(HOURS, width=13)
    spent: float | None = optional(HOURS, width=13)
    remaining: float | None = optional(HOURS, width=13)
    forecast: float | None = optional(HOURS, width=13)
    deviation: float | None = optional(HOURS, width=13)
    deviation_share: float | None = optional(SHARE, width=13)


class DecisionLine(Record):
    """One thing that waits to be decided: a problem, or a gate that has not been passed."""

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=32)
    kind: DecisionKind | None = optional(choice(DecisionKind, width=16))
    item: str | None = optional(ITEM)
    question: str | None = optional(TEXT, width=46)
    option_a: str | None = optional(TEXT, width=34)
    option_b: str | None = optional(TEXT, width=34)
    recommendation: str | None = optional(TEXT, width=34)
    forum: Forum | None = optional(choice(Forum, width=16))
    due: date | None = optional(DAY, overdue=(Ref("due") < ReportDate()) & ~Blank(Ref("due")))
    follow_up: str | None = optional(TEXT, kept=True)


class ControlLine(Record):
    """One remark on one file: where, what, and what to do."""

    file: str | None = optional(LINE, width=40)
    number: str | None = optional(NUMBER, width=13)
    sheet: str | None = optional(LINE, width=18)
    cell: str | None = optional(ITEM, width=9)
    weight: Weight | None = optional(choice(Weight, width=12))
    what: str | None = optional(TEXT, width=56)
    action: str | None = optional(TEXT, width=56)
    got: str | None = optional(LINE)


class SourceLine(Record):
    """One file that was found, and what became of it."""

    file: str | None = required(LINE, width=48)
    number: str | None = optional(NUMBER, width=13)
    result: SourceResult | None = optional(choice(SourceResult, width=16))
    cause: str | None = optional(TEXT, width=44)
    findings: int | None = optional(WHOLE, width=14)
    modified: str | None = optional(LINE, width=17)
    version: int | None = optional(Kind("whole", 10, "year"))
    profile: str | None = optional(LINE, width=15)
    sha256: str | None = optional(LINE, width=70)


class AsideLine(Record):
    """A value people typed for a project or a decision that is not in the portfolio just now.

    `field` is the key of the table and the field, as it stays whatever the labels become.
    """

    field: str | None = optional(LINE, width=48)
    number: str | None = optional(NUMBER, width=13)
    item: str | None = optional(LINE, width=16)
    value: str | None = optional(TEXT, width=44)
