"""T13 Timebudget: hours per person and work area, planned, spent and left."""

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.formula import Blank, Const, Limit, Ref, Sum, Total, Where
from excelkasse.schema.kinds import from_register
from excelkasse.schema.tool import (
    Form,
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
)

MONTHS = tuple(f"month_{number:02}" for number in range(1, 13))
_LINES = "hour_budget.lines"


class HourLine(Record):
    """The hours of one person in one work area and one year."""

    initials: str | None = required(kinds.INITIALS)
    role: str | None = optional(kinds.LINE)
    unit: str | None = optional(kinds.LINE)
    work_area: str | None = optional(from_register("milestone_plan.work_areas.area"))
    year: int | None = required(kinds.YEAR)
    low: float | None = optional(kinds.HOURS)
    likely: float | None = optional(kinds.HOURS)
    high: float | None = optional(kinds.HOURS)
    estimate: float | None = computed(
        kinds.HOURS,
        (Ref("low") + Const(4) * Ref("likely") + Ref("high")) / Const(6),
    )
    budget: float | None = required(kinds.HOURS)
    month_01: float | None = optional(kinds.HOURS, width=7)
    month_02: float | None = optional(kinds.HOURS, width=7)
    month_03: float | None = optional(kinds.HOURS, width=7)
    month_04: float | None = optional(kinds.HOURS, width=7)
    month_05: float | None = optional(kinds.HOURS, width=7)
    month_06: float | None = optional(kinds.HOURS, width=7)
    month_07: float | None = optional(kinds.HOURS, width=7)
    month_08: float | None = optional(kinds.HOURS, width=7)
    month_09: float | None = optional(kinds.HOURS, width=7)
    month_10: float | None = optional(kinds.HOURS, width=7)
    month_11: float | None = optional(kinds.HOURS, width=7)
    month_12: float | None = optional(kinds.HOURS, width=7)
    planned: float | None = computed(kinds.HOURS, Total(tuple(Ref(month) for month in MONTHS)))
    spent: float | None = optional(kinds.HOURS)
    remaining: float | None = optional(kinds.HOURS)
    forecast: float | None = computed(kinds.HOURS, Total((Ref("spent"), Ref("remaining"))))
    deviation: float | None = computed(kinds.HOURS, Ref("forecast") - Ref("budget"))
    deviation_share: float | None = computed(kinds.PERCENT, Ref("deviation") / Ref("budget"))
    staffing_agreement: bool | None = optional(kinds.YES_NO, width=16)


class HourTotals(Record):
    """The hours of the whole project."""

    budget: float | None = computed(kinds.HOURS, Sum(f"{_LINES}.budget"), section="totals")
    spent: float | None = computed(kinds.HOURS, Sum(f"{_LINES}.spent"))
    remaining: float | None = computed(kinds.HOURS, Sum(f"{_LINES}.remaining"))
    forecast: float | None = computed(kinds.HOURS, Total((Ref("spent"), Ref("remaining"))))
    deviation: float | None = computed(kinds.HOURS, Ref("forecast") - Ref("budget"))
    deviation_share: float | None = computed(kinds.PERCENT, Ref("deviation") / Ref("budget"))


def _beyond_full_work(month: str) -> Rule:
    """Ask when all lines of one person together give more hours in a month than a full post.

    The limit is the norm of a year divided by twelve.
    """
    same = (Where("initials", Ref("initials")), Where("year", Ref("year")))
    together = Sum(f"{_LINES}.{month}", same)
    return Rule(
        "hours_beyond_month",
        month,
        (Ref(month) > Const(0)) & (together > Limit("hours_a_month")),
        Severity.QUERY,
        tell={"hours": together, "norm": Limit("hours_a_month")},
    )


TOOL = Tool(
    "hour_budget",
    "T13",
    sheets=(
        Sheet(
            "hour_budget",
            (
                Form("totals", HourTotals),
                Register(
                    "lines",
                    HourLine,
                    rules=(
                        Rule(
                            "remaining_missing",
                            "remaining",
                            ~Blank(Ref("spent")) & Blank(Ref("remaining")),
                        ),
                        Rule(
                            "estimate_order",
                            "likely",
                            (Ref("likely") < Ref("low")) | (Ref("high") < Ref("likely")),
                            Severity.QUERY,
                        ),
                        *(_beyond_full_work(month) for month in MONTHS),
                    ),
                    room=20,
                ),
            ),
        ),
    ),
    phases="2-3",
    order=150,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
