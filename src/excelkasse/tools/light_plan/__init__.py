"""T03 Projektplan light: a whole small project on one sheet, and the line it gives the portfolio.

The limits of the lights are those of the light model.
"""

from excelkasse.schema.choices import Dimension
from excelkasse.schema.dimensions import dimensions
from excelkasse.schema.formula import Ref
from excelkasse.schema.tool import Models, Sheet, Tool, Use
from excelkasse.tools.light_plan.plan import PARTS
from excelkasse.tools.light_plan.status import STATUS

_FIGURES = {
    Dimension.TIME: Ref("light_plan.status.time_light"),
    Dimension.MONEY: Ref("light_plan.status.money_light"),
    Dimension.RESOURCES: Ref("light_plan.status.hours_light"),
    Dimension.RISKS: Ref("light_plan.status.risk_light"),
}

TOOL = Tool(
    "light_plan",
    "T03",
    sheets=(
        Sheet("light_plan", PARTS, one_page=True),
        Sheet("light_status", (STATUS, dimensions(_FIGURES)), one_page=True),
    ),
    phases="0-4",
    order=20,
    models=Models(light=Use.REQUIRED, medium=Use.LEFT_OUT, full=Use.LEFT_OUT),
)
