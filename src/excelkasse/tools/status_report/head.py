"""The head of a status report: what it says of the project as a whole."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, JudgedLight, MilestoneStatus, Phase, Trend
from excelkasse.schema.formula import (
    Blank,
    Const,
    Count,
    Expr,
    If,
    Lookup,
    Points,
    Ref,
    Where,
    Worst,
)
from excelkasse.schema.kinds import LIGHT, choice
from excelkasse.schema.lights import GREEN, RED, banded, trend
from excelkasse.schema.tool import Form, Record, Rule, computed, optional, required


class OwnerDecision(Choice):
    """What the owner says of the report."""

    TAKEN_NOTE = "taken_note"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


_NEXT = "milestone_plan.milestones"
_RISKS = "risk_register.risks"
_GATES = "gate_register.gates"
_POLITICAL_DATES_MISSED = Count(
    _NEXT, (Where("political", Const(value=True)), Where("status", Const(MilestoneStatus.LATE)))
)


def _money_light() -> Expr:
    nothing_granted = If(Ref("forecast") > Const(0), RED, If(~Blank(Ref("forecast")), GREEN))
    shared = banded("money_share", "money_green_share", "money_yellow_share")
    return If(~Blank(Ref("money_share")), shared, nothing_granted)


def _milestone(column: str, rank: str, place: int) -> Lookup:
    return Lookup(f"{_NEXT}.{column}", rank, Const(place))


class Head(Record):
    """What the report says of the project as a whole."""

    period: date | None = required(kinds.MONTH, section="head")
    status_date: date | None = required(kinds.DAY)
    previous_date: date | None = optional(kinds.DAY)
    phase: Phase | None = computed(choice(Phase), Ref("master_data.project.phase"))
    next_gate: str | None = computed(kinds.LINE, Lookup(f"{_GATES}.gate", "rank_next", Const(1)))
    next_gate_on: date | None = computed(
        kinds.DAY, Lookup(f"{_GATES}.planned", "rank_next", Const(1))
    )
    worst: JudgedLight | None = computed(
        LIGHT, Worst("status_report.dimensions.light"), section="overall"
    )
    override: JudgedLight | None = optional(LIGHT)
    override_reason: str | None = optional(kinds.PARAGRAPH)
    overall: JudgedLight | None = computed(
        LIGHT, If(Blank(Ref("override")), Ref("worst"), Ref("override"))
    )
    previous_overall: JudgedLight | None = optional(LIGHT)
    trend: Trend | None = computed(choice(Trend), trend("overall", "previous_overall"))
    since_last: str | None = required(kinds.PARAGRAPH, section="summary")
    next_period: str | None = required(kinds.PARAGRAPH)
    main_problem: str | None = optional(kinds.PARAGRAPH)
    deviation_days: int | None = computed(
        kinds.DAYS, Ref("master_data.project.deviation_days"), section="figures"
    )
    time_light: JudgedLight | None = computed(
        LIGHT,
        If(
            Const(0) < _POLITICAL_DATES_MISSED,
            RED,
            banded("deviation_days", "time_green_days", "time_yellow_days"),
        ),
    )
    grant: float | None = computed(kinds.MONEY, Ref("budget.totals.grant"))
    spent: float | None = computed(kinds.MONEY, Ref("budget.totals.spent"))
    forecast: float | None = computed(kinds.MONEY, Ref("budget.totals.forecast"))
    money_share: float | None = computed(kinds.PERCENT, Ref("budget.totals.deviation_share"))
    money_light: JudgedLight | None = computed(LIGHT, _money_light())
    hours_budget: float | None = computed(kinds.HOURS, Ref("hour_budget.totals.budget"))
    hours_spent: float | None = computed(kinds.HOURS, Ref("hour_budget.totals.spent"))
    hours_remaining: float | None = computed(kinds.HOURS, Ref("hour_budget.totals.remaining"))
    hours_forecast: float | None = computed(kinds.HOURS, Ref("hour_budget.totals.forecast"))
    hours_share: float | None = computed(kinds.PERCENT, Ref("hour_budget.totals.deviation_share"))
    hours_light: JudgedLight | None = computed(
        LIGHT, banded("hours_share", "hours_green_share", "hours_yellow_share")
    )
    top_exposure: int | None = computed(kinds.COUNT, Lookup(f"{_RISKS}.exposure", "rank", Const(1)))
    risk_light: JudgedLight | None = computed(
        LIGHT, banded("top_exposure", "risk_green_exposure", "risk_yellow_exposure")
    )
    reached: str | None = computed(
        kinds.LINE, _milestone("milestone", "rank_reached", 1), section="milestones"
    )
    reached_on: date | None = computed(kinds.DAY, _milestone("actual", "rank_reached", 1))
    next_1: str | None = computed(kinds.LINE, _milestone("milestone", "rank_next", 1))
    next_1_baseline: date | None = computed(kinds.DAY, _milestone("baseline", "rank_next", 1))
    next_1_forecast: date | None = computed(kinds.DAY, _milestone("forecast", "rank_next", 1))
    next_2: str | None = computed(kinds.LINE, _milestone("milestone", "rank_next", 2))
    next_2_baseline: date | None = computed(kinds.DAY, _milestone("baseline", "rank_next", 2))
    next_2_forecast: date | None = computed(kinds.DAY, _milestone("forecast", "rank_next", 2))
    next_3: str | None = computed(kinds.LINE, _milestone("milestone", "rank_next", 3))
    next_3_baseline: date | None = computed(kinds.DAY, _milestone("baseline", "rank_next", 3))
    next_3_forecast: date | None = computed(kinds.DAY, _milestone("forecast", "rank_next", 3))
    risk_1: str | None = computed(
        kinds.LINE, Lookup(f"{_RISKS}.risk", "rank", Const(1)), section="risks"
    )
    risk_1_exposure: int | None = computed(
        kinds.COUNT, Lookup(f"{_RISKS}.exposure", "rank", Const(1))
    )
    risk_2: str | None = computed(kinds.LINE, Lookup(f"{_RISKS}.risk", "rank", Const(2)))
    risk_2_exposure: int | None = computed(
        kinds.COUNT, Lookup(f"{_RISKS}.exposure", "rank", Const(2))
    )
    risk_3: str | None = computed(kinds.LINE, Lookup(f"{_RISKS}.risk", "rank", Const(3)))
    risk_3_exposure: int | None = computed(
        kinds.COUNT, Lookup(f"{_RISKS}.exposure", "rank", Const(3))
    )
    changes: str | None = optional(kinds.PARAGRAPH)
    approved_by: str | None = optional(kinds.PERSON, section="approval")
    approved_on: date | None = optional(kinds.DAY)
    owner_decision: OwnerDecision | None = optional(choice(OwnerDecision))


HEAD = Form(
    "head",
    Head,
    rules=(
        Rule(
            "override_unexplained",
            "override_reason",
            (Points(Ref("override"), JudgedLight) < Points(Ref("worst"), JudgedLight))
            & Blank(Ref("override_reason")),
            tell={"worst": Ref("worst"), "override": Ref("override")},
        ),
    ),
)
