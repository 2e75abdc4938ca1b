"""T15 Statusrapport: where the project stands, and what its owner must decide.

The limits of the lights are the municipal set: time against baseline, money against grant, hours
against budget, and the largest open risk; the other dimensions are a person's judgement.
"""

from excelkasse.schema.tool import Models, Sheet, Tool, Use
from excelkasse.tools.status_report.dimensions import DIMENSIONS
from excelkasse.tools.status_report.head import HEAD, Head
from excelkasse.tools.status_report.problems import PROBLEMS, Forum, Problem

__all__ = ["TOOL", "Forum", "Head", "Problem"]

TOOL = Tool(
    "status_report",
    "T15",
    sheets=(
        Sheet(
            "status_report",
            (
                HEAD,
                DIMENSIONS,
            ),
        ),
        Sheet(
            "problems",
            (PROBLEMS,),
        ),
    ),
    phases="3",
    order=180,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
