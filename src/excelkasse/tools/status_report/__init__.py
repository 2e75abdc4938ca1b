"""T15 Statusrapport: where the project stands, and what its owner must decide.

The limits of the lights are the municipal set: time against baseline, money against grant, hours
against budget, and the largest open risk; the other dimensions are a person's judgement.
"""

from excelkasse.schema.choices import Dimension
from excelkasse.schema.dimensions import dimensions
from excelkasse.schema.formula import Compare, Const, If, Ref
from excelkasse.schema.lights import RED
from excelkasse.schema.tool import Models, Sheet, Tool, Use
from excelkasse.tools.status_report.head import HEAD, Head
from excelkasse.tools.status_report.page import PAGE
from excelkasse.tools.status_report.problems import PROBLEMS, Problem

__all__ = ["TOOL", "Head", "Problem"]

_KEY_ROLE_EMPTY = Compare("=", Ref("organisation.checks.mandatory_filled"), Const(value=False))
_FIGURES = {
    Dimension.TIME: Ref("status_report.head.time_light"),
    Dimension.MONEY: Ref("status_report.head.money_light"),
    Dimension.RESOURCES: If(_KEY_ROLE_EMPTY, RED, Ref("status_report.head.hours_light")),
    Dimension.RISKS: Ref("status_report.head.risk_light"),
}

TOOL = Tool(
    "status_report",
    "T15",
    sheets=(
        Sheet(
            "status_report",
            (
                HEAD,
                dimensions(_FIGURES),
            ),
        ),
        Sheet("status_page", (PAGE,)),
        Sheet(
            "problems",
            (PROBLEMS,),
        ),
    ),
    phases="3",
    order=180,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
