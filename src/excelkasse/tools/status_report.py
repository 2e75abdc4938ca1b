"""T15 Statusrapport: where the project stands, and what its owner must decide.

The limits of the lights are the municipal set: time against baseline, money against grant, hours
against budget, and the largest open risk; the other dimensions are a person's judgement.
"""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, Dimension, JudgedLight, MilestoneStatus, Phase, Trend
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    Expr,
    If,
    Limit,
    Lookup,
    Points,
    Ref,
    Where,
    Worst,
)
from excelkasse.schema.kinds import LIGHT, choice
from excelkasse.schema.tool import (
    Form,
    Record,
    Register,
    Rule,
    Sheet,
    Tool,
    computed,
    optional,
    required,
)


class Forum(Choice):
    """Who decides."""

    OWNER = "owner"
    STEERING_GROUP = "steering_group"
    MANAGEMENT_GROUP = "management_group"
    DIRECTORS = "directors"
    COMMITTEE = "committee"
    FINANCE_COMMITTEE = "finance_committee"
    COUNCIL = "council"
    JOINT_COMMITTEE = "joint_committee"


class OwnerDecision(Choice):
    """What the owner says of the report."""

    TAKEN_NOTE = "taken_note"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


_GREEN = Const(JudgedLight.GREEN)
_YELLOW = Const(JudgedLight.YELLOW)
_RED = Const(JudgedLight.RED)
_NEXT = "milestone_plan.milestones"
_RISKS = "risk_register.risks"
_GATES = "gate_register.gates"
_POLITICAL_DATES_MISSED = Count(
    _NEXT, (Where("political", Const(value=True)), Where("status", Const(MilestoneStatus.LATE)))
)
_KEY_ROLE_EMPTY = Compare("=", Ref("organisation.checks.mandatory_filled"), Const(value=False))


def _banded(field: str, green: str, yellow: str) -> Expr:
    band = If(
        Ref(field) <= Limit(green), _GREEN, If(Ref(field) <= Limit(yellow), _YELLOW, _RED)
    )
    return If(~Blank(Ref(field)), band)


def _money_light() -> Expr:
    nothing_granted = If(
        Ref("forecast") > Const(0), _RED, If(~Blank(Ref("forecast")), _GREEN)
    )
    banded = _banded("money_share", "money_green_share", "money_yellow_share")
    return If(~Blank(Ref("money_share")), banded, nothing_granted)


def _milestone(column: str, rank: str, place: int) -> Lookup:
    return Lookup(f"{_NEXT}.{column}", rank, Const(place))


def _trend(new: str, old: str) -> Expr:
    now, before = Points(Ref(new), JudgedLight), Points(Ref(old), JudgedLight)
    return If(
        ~Blank(Ref(new)) & ~Blank(Ref(old)),
        If(
            now < before,
            Const(Trend.BETTER),
            If(now > before, Const(Trend.WORSE), Const(Trend.SAME)),
        ),
    )


def _dimension_is(one: Dimension) -> Compare:
    return Compare("=", Ref("dimension"), Const(one))


def _worse_than_green(field: str) -> Expr:
    return Compare("=", Ref(field), _YELLOW) | Compare("=", Ref(field), _RED)


class Head(Record):
    """What the report says of the project as a whole."""

    period: date | None = required(kinds.MONTH, section="head")
    status_date: date | None = required(kinds.DAY)
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
    trend: Trend | None = computed(choice(Trend), _trend("overall", "previous_overall"))
    since_last: str | None = required(kinds.PARAGRAPH, section="summary")
    next_period: str | None = required(kinds.PARAGRAPH)
    main_problem: str | None = optional(kinds.PARAGRAPH)
    deviation_days: int | None = computed(
        kinds.DAYS, Ref("master_data.project.deviation_days"), section="figures"
    )
    time_light: JudgedLight | None = computed(
        LIGHT,
        If(
            _POLITICAL_DATES_MISSED > Const(0),
            _RED,
            _banded("deviation_days", "time_green_days", "time_yellow_days"),
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
    hours_share: float | None = computed(
        kinds.PERCENT, Ref("hour_budget.totals.deviation_share")
    )
    hours_light: JudgedLight | None = computed(
        LIGHT, _banded("hours_share", "hours_green_share", "hours_yellow_share")
    )
    top_exposure: int | None = computed(
        kinds.COUNT, Lookup(f"{_RISKS}.exposure", "rank", Const(1))
    )
    risk_light: JudgedLight | None = computed(
        LIGHT, _banded("top_exposure", "risk_green_exposure", "risk_yellow_exposure")
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


class DimensionLine(Record):
    """One of the seven dimensions: what the figures say, what a person says, and why."""

    dimension: Dimension | None = required(choice(Dimension, width=20))
    explanation: str | None = optional(kinds.PARAGRAPH, width=60)
    figures: JudgedLight | None = computed(
        LIGHT,
        If(
            _dimension_is(Dimension.TIME),
            Ref("status_report.head.time_light"),
            If(
                _dimension_is(Dimension.MONEY),
                Ref("status_report.head.money_light"),
                If(
                    _dimension_is(Dimension.RESOURCES),
                    If(_KEY_ROLE_EMPTY, _RED, Ref("status_report.head.hours_light")),
                    If(
                        _dimension_is(Dimension.RISKS),
                        Ref("status_report.head.risk_light"),
                    ),
                ),
            ),
        ),
        width=15,
    )
    assessed: JudgedLight | None = optional(LIGHT, width=15)
    light: JudgedLight | None = computed(
        LIGHT, If(Blank(Ref("assessed")), Ref("figures"), Ref("assessed"))
    )
    previous: JudgedLight | None = optional(LIGHT)
    trend: Trend | None = computed(choice(Trend, width=13), _trend("light", "previous"))


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


_HEAD = Form(
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
_DIMENSIONS = Register(
    "dimensions",
    DimensionLine,
    rules=(
        Rule(
            "light_missing",
            "assessed",
            Blank(Ref("light")),
            tell={"dimension": Ref("dimension")},
        ),
        Rule(
            "light_unexplained",
            "explanation",
            _worse_than_green("light") & Blank(Ref("explanation")),
            tell={"dimension": Ref("dimension"), "light": Ref("light")},
        ),
        Rule(
            "change_unexplained",
            "explanation",
            Compare("=", Ref("light"), _GREEN)
            & _worse_than_green("previous")
            & Blank(Ref("explanation")),
            Severity.QUERY,
            tell={"dimension": Ref("dimension"), "previous": Ref("previous")},
        ),
        Rule(
            "light_better_than_figures",
            "assessed",
            Points(Ref("assessed"), JudgedLight) < Points(Ref("figures"), JudgedLight),
            Severity.QUERY,
            tell={"dimension": Ref("dimension"), "figures": Ref("figures")},
        ),
    ),
    room=7,
    starters=tuple({"dimension": one} for one in Dimension),
    fixed=True,
)

TOOL = Tool(
    "status_report",
    "T15",
    sheets=(
        Sheet(
            "status_report",
            (
                _HEAD,
                _DIMENSIONS,
            ),
        ),
        Sheet(
            "problems",
            (
                Register(
                    "problems",
                    Problem,
                    rules=(
                        Rule(
                            "duplicate",
                            "number",
                            Count("status_report.problems", (Where("number", Ref("number")),))
                            > Const(1),
                        ),
                        Rule(
                            "decision_overdue",
                            "due",
                            (Ref("due") < Ref("status_report.head.status_date"))
                            & Blank(Ref("decision")),
                        ),
                    ),
                    room=6,
                ),
            ),
        ),
    ),
    phases="3",
)
