"""The seven dimensions of a status report: what the figures say, what a person says, and why."""

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Dimension, JudgedLight, Trend
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Expr,
    If,
    Points,
    Ref,
)
from excelkasse.schema.kinds import LIGHT, choice
from excelkasse.schema.tool import (
    Record,
    Register,
    Rule,
    computed,
    optional,
    required,
)
from excelkasse.tools.status_report.lights import GREEN, RED, YELLOW, trend

_KEY_ROLE_EMPTY = Compare("=", Ref("organisation.checks.mandatory_filled"), Const(value=False))


def _dimension_is(one: Dimension) -> Compare:
    return Compare("=", Ref("dimension"), Const(one))


def _worse_than_green(field: str) -> Expr:
    return Compare("=", Ref(field), YELLOW) | Compare("=", Ref(field), RED)


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
                    If(_KEY_ROLE_EMPTY, RED, Ref("status_report.head.hours_light")),
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
    trend: Trend | None = computed(choice(Trend, width=13), trend("light", "previous"))


DIMENSIONS = Register(
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
            Compare("=", Ref("light"), GREEN)
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
