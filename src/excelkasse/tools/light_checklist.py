"""T04 Tjekliste light: nothing forgotten when a small project starts."""

from excelkasse.schema.checklist import checklist, result
from excelkasse.schema.tool import Models, Sheet, Tool, Use

QUESTIONS = (
    "purpose",
    "owner",
    "hours",
    "money",
    "deadline",
    "affected",
    "politics",
    "risks",
    "case",
    "personal_data",
    "operation",
    "evaluation",
)

TOOL = Tool(
    "light_checklist",
    "T04",
    sheets=(
        Sheet(
            "light_checklist",
            (result("light_checklist.items"), checklist("light_checklist.questions", QUESTIONS)),
        ),
    ),
    phases="0-1",
    order=30,
    models=Models(light=Use.REQUIRED, medium=Use.LEFT_OUT, full=Use.LEFT_OUT),
)
