"""The status of a small project: the line that the portfolio shows, and how it was closed."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Forum, JudgedLight, Trend
from excelkasse.schema.formula import Blank, Compare, Const, Expr, If, Lookup, Points, Ref, Worst
from excelkasse.schema.kinds import LIGHT, choice
from excelkasse.schema.lights import GREEN, RED, banded, trend
from excelkasse.schema.tool import Form, Record, Rule, computed, optional, required

_ACTIVITIES, _RISKS = "light_plan.activities", "light_plan.risks"


def _share(of: str, planned: str) -> Expr:
    """Return how far a figure is above what was planned, as a share of that."""
    return (Ref(of) - Ref(planned)) / Ref(planned)


def _money_light() -> Expr:
    unplanned = If(Ref("forecast") > Const(0), RED, If(~Blank(Ref("forecast")), GREEN))
    shared = banded("money_share", "money_green_share", "money_yellow_share")
    return If(~Blank(Ref("money_share")), shared, unplanned)


class LightStatus(Record):
    """Where a small project stands, in t.kr., hours and calendar days."""

    period: date | None = required(kinds.MONTH, section="head")
    status_date: date | None = required(kinds.DAY)
    worst: JudgedLight | None = computed(
        LIGHT, Worst("light_plan.dimensions.light"), section="overall"
    )
    override: JudgedLight | None = optional(LIGHT)
    override_reason: str | None = optional(kinds.LINE)
    overall: JudgedLight | None = computed(
        LIGHT, If(Blank(Ref("override")), Ref("worst"), Ref("override"))
    )
    previous_overall: JudgedLight | None = optional(LIGHT)
    trend: Trend | None = computed(choice(Trend), trend("overall", "previous_overall"))
    since_last: str | None = required(kinds.BRIEF_PARAGRAPH, section="summary")
    next_period: str | None = required(kinds.BRIEF_PARAGRAPH)
    reached: str | None = computed(
        kinds.LINE, Lookup(f"{_ACTIVITIES}.activity", "rank_reached", Const(1))
    )
    reached_on: date | None = computed(
        kinds.DAY, Lookup(f"{_ACTIVITIES}.finished_on", "rank_reached", Const(1))
    )
    next: str | None = computed(
        kinds.LINE, Lookup(f"{_ACTIVITIES}.activity", "rank_next", Const(1))
    )
    next_on: date | None = computed(kinds.DAY, Lookup(f"{_ACTIVITIES}.due", "rank_next", Const(1)))
    deviation_days: int | None = computed(
        kinds.DAYS, Ref("master_data.project.deviation_days"), section="figures"
    )
    time_light: JudgedLight | None = computed(
        LIGHT, banded("deviation_days", "time_green_days", "time_yellow_days")
    )
    money: float | None = computed(kinds.MONEY, Ref("light_plan.plan.money"))
    spent: float | None = optional(kinds.MONEY)
    forecast: float | None = optional(kinds.MONEY)
    money_share: float | None = computed(kinds.PERCENT, _share("forecast", "money"))
    money_light: JudgedLight | None = computed(LIGHT, _money_light())
    hours_agreed: float | None = computed(kinds.HOURS, Ref("light_plan.plan.hours_agreed"))
    hours_spent: float | None = optional(kinds.HOURS)
    hours_remaining: float | None = optional(kinds.HOURS)
    hours_forecast: float | None = computed(
        kinds.HOURS, Ref("hours_spent") + Ref("hours_remaining")
    )
    hours_share: float | None = computed(kinds.PERCENT, _share("hours_forecast", "hours_agreed"))
    hours_light: JudgedLight | None = computed(
        LIGHT, banded("hours_share", "hours_green_share", "hours_yellow_share")
    )
    top_exposure: int | None = computed(kinds.COUNT, Lookup(f"{_RISKS}.exposure", "rank", Const(1)))
    risk_light: JudgedLight | None = computed(
        LIGHT, banded("top_exposure", "risk_green_exposure", "risk_yellow_exposure")
    )
    decision_need: str | None = optional(kinds.BRIEF_PARAGRAPH, section="decision")
    decided_by: Forum | None = optional(choice(Forum))
    decision_due: date | None = optional(kinds.DAY)
    handed_over: bool | None = optional(kinds.YES_NO, section="closing")
    handed_over_to: str | None = optional(kinds.PERSON)
    evaluated: bool | None = optional(kinds.YES_NO)
    lesson: str | None = optional(kinds.BRIEF_PARAGRAPH)


STATUS = Form(
    "status",
    LightStatus,
    rules=(
        Rule(
            "override_unexplained",
            "override_reason",
            (Points(Ref("override"), JudgedLight) < Points(Ref("worst"), JudgedLight))
            & Blank(Ref("override_reason")),
            tell={"worst": Ref("worst"), "override": Ref("override")},
        ),
        Rule("missing", "decided_by", ~Blank(Ref("decision_need")) & Blank(Ref("decided_by"))),
        Rule("missing", "decision_due", ~Blank(Ref("decision_need")) & Blank(Ref("decision_due"))),
        Rule(
            "missing",
            "handed_over_to",
            Compare("=", Ref("handed_over"), Const(value=True)) & Blank(Ref("handed_over_to")),
        ),
    ),
)
