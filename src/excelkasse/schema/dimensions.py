"""The seven dimensions of a status: what the figures say, what a person says, and why.

Used by the status report and by the one line that a small project gives.
"""

from collections.abc import Mapping

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Dimension, JudgedLight, Trend
from excelkasse.schema.formula import Blank, Compare, Const, Expr, If, Points, Ref
from excelkasse.schema.kinds import LIGHT, choice
from excelkasse.schema.lights import GREEN, RED, YELLOW, trend
from excelkasse.schema.tool import Record, Register, Rule, computed, optional, required


def _worse_than_green(field: str) -> Expr:
    return Compare("=", Ref(field), YELLOW) | Compare("=", Ref(field), RED)


def _figures(figures: Mapping[Dimension, Expr]) -> Expr:
    """Return the light of a line by its dimension; those without figures have none."""
    said: Expr | None = None
    for dimension, light in reversed(tuple(figures.items())):
        said = If(Compare("=", Ref("dimension"), Const(dimension)), light, said)
    if said is None:
        message = "no dimension has figures"
        raise ValueError(message)
    return said


_RULES = (
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
)


def dimensions(lights: Mapping[Dimension, Expr]) -> Register:
    """Return the register of the dimensions; `lights` are those that a rule gives."""

    class DimensionLine(Record):
        """One of the seven dimensions: what the figures say, what a person says, and why."""

        dimension: Dimension | None = required(choice(Dimension, width=20))
        explanation: str | None = optional(kinds.PARAGRAPH, width=60)
        figures: JudgedLight | None = computed(LIGHT, _figures(lights), width=15)
        assessed: JudgedLight | None = optional(LIGHT, width=15)
        light: JudgedLight | None = computed(
            LIGHT, If(Blank(Ref("assessed")), Ref("figures"), Ref("assessed"))
        )
        previous: JudgedLight | None = optional(LIGHT)
        trend: Trend | None = computed(choice(Trend, width=13), trend("light", "previous"))

    return Register(
        "dimensions",
        DimensionLine,
        rules=_RULES,
        room=7,
        starters=tuple({"dimension": one} for one in Dimension),
        fixed=True,
    )
