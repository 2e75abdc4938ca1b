"""T04 Tjekliste light: nothing forgotten when a small project starts."""

from excelkasse.schema.checklist import checklist, result
from excelkasse.schema.tool import Sheet, Tool

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
)
