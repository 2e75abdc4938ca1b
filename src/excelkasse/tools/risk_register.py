"""T11 Risikolog: find, rate and handle risks.

Exposure is probability times impact, each 1-5; the bands of the light are settings.
"""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, JudgedLight, Trend
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    If,
    Limit,
    Rank,
    Ref,
    ReportDate,
    Where,
)
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import (
    Matrix,
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


class RiskCategory(Choice):
    """Where a risk comes from."""

    TECHNICAL = "technical"
    SYSTEM = "system"
    SURROUNDINGS = "surroundings"
    LEGISLATION = "legislation"
    POLITICAL = "political"
    HUMAN = "human"
    MONEY = "money"
    RESOURCES = "resources"
    TIME = "time"


class RiskHits(Choice):
    """What a risk strikes."""

    TIME = "time"
    MONEY = "money"
    QUALITY = "quality"
    REPUTATION = "reputation"
    WORK_ENVIRONMENT = "work_environment"
    DATA_SECURITY = "data_security"


class RiskStrategy(Choice):
    """What is done about a risk."""

    AVOID = "avoid"
    REDUCE = "reduce"
    TRANSFER = "transfer"
    ACCEPT = "accept"


class RiskStatus(Choice):
    """How far a risk has come."""

    OPEN = "open"
    IN_HAND = "in_hand"
    CLOSED = "closed"
    OCCURRED = "occurred"


OPEN = (
    Where("status", Const(RiskStatus.CLOSED), differs=True),
    Where("status", Const(RiskStatus.OCCURRED), differs=True),
)
_CLOSED = Compare("=", Ref("status"), Const(RiskStatus.CLOSED)) | Compare(
    "=", Ref("status"), Const(RiskStatus.OCCURRED)
)


class Risk(Record):
    """One risk: if this cause, then this event, with this consequence."""

    number: str | None = required(kinds.RECORD_NUMBER)
    risk: str | None = required(kinds.PARAGRAPH, width=40)
    cause: str | None = optional(kinds.PARAGRAPH, width=28)
    category: RiskCategory | None = optional(choice(RiskCategory, width=14))
    probability: int | None = required(kinds.PROBABILITY, width=13)
    impact: int | None = required(kinds.IMPACT, width=12)
    hits: RiskHits | None = optional(choice(RiskHits, width=17))
    exposure: int | None = computed(kinds.COUNT, Ref("probability") * Ref("impact"))
    light: JudgedLight | None = computed(
        kinds.LIGHT,
        If(
            ~Blank(Ref("exposure")),
            If(
                Ref("exposure") <= Limit("risk_green_exposure"),
                Const(JudgedLight.GREEN),
                If(
                    Ref("exposure") <= Limit("risk_yellow_exposure"),
                    Const(JudgedLight.YELLOW),
                    Const(JudgedLight.RED),
                ),
            ),
        ),
    )
    strategy: RiskStrategy | None = optional(choice(RiskStrategy, width=12))
    prevention: str | None = optional(kinds.PARAGRAPH, width=36)
    contingency: str | None = optional(kinds.PARAGRAPH, width=36)
    risk_owner: str | None = optional(kinds.PERSON, width=14)
    action_owner: str | None = optional(kinds.PERSON, width=14)
    due: date | None = optional(kinds.DAY, overdue=(Ref("due") < ReportDate()) & ~_CLOSED)
    status: RiskStatus | None = required(choice(RiskStatus, width=17))
    trend: Trend | None = optional(choice(Trend, width=12))
    residual_probability: int | None = optional(kinds.PROBABILITY, width=13)
    residual_impact: int | None = optional(kinds.IMPACT, width=12)
    residual_exposure: int | None = computed(
        kinds.COUNT, Ref("residual_probability") * Ref("residual_impact")
    )
    rank: int | None = computed(
        kinds.COUNT, Rank("exposure", OPEN, largest_first=True), helper=True
    )


TOOL = Tool(
    "risk_register",
    "T11",
    sheets=(
        Sheet(
            "risk_register",
            (
                Register(
                    "risks",
                    Risk,
                    rules=(
                        told_apart("risk_register.risks"),
                        Rule(
                            "action_overdue",
                            "due",
                            (Ref("due") < ReportDate()) & ~_CLOSED,
                            tell={"date": ReportDate()},
                        ),
                        Rule(
                            "owner_missing",
                            "risk_owner",
                            Compare("=", Ref("light"), Const(JudgedLight.RED))
                            & Blank(Ref("risk_owner"))
                            & ~_CLOSED,
                        ),
                    ),
                    room=25,
                    table="risks",
                ),
            ),
        ),
        Sheet(
            "risk_matrix",
            (Matrix("matrix", "risk_register.risks", "probability", "impact", where=OPEN),),
        ),
    ),
    phases="2",
    order=140,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
