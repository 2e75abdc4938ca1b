"""T04 Tjekliste light: nothing forgotten when a small project starts."""

from excelkasse.schema import kinds
from excelkasse.schema.checklist import answered, checklist, readiness, unanswered
from excelkasse.schema.choices import ChecklistAnswer, Readiness
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import Form, Record, Sheet, Tool, computed

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
_ITEMS = "light_checklist.items"


class Result(Record):
    """What the answers say together."""

    no_count: int | None = computed(
        kinds.COUNT, answered(_ITEMS, ChecklistAnswer.NO), section="result"
    )
    unanswered: int | None = computed(kinds.COUNT, unanswered(_ITEMS))
    readiness: Readiness | None = computed(choice(Readiness), readiness(_ITEMS))


TOOL = Tool(
    "light_checklist",
    "T04",
    sheets=(
        Sheet(
            "light_checklist",
            (Form("result", Result), checklist("light_checklist.questions", QUESTIONS)),
        ),
    ),
    phases="0-1",
)
