"""T17 Tjekliste til implementering: what must be in place before operation takes over."""

from excelkasse.schema import kinds
from excelkasse.schema.checklist import (
    ChecklistLine,
    answered,
    checklist,
    readiness,
    unanswered,
)
from excelkasse.schema.choices import ChecklistAnswer, Readiness
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import Form, Record, Sheet, Tool, computed, optional

QUESTIONS = (
    "accepted",
    "operations_owner",
    "budget",
    "documentation",
    "defects",
    "workflows",
    "training",
    "informed",
    "website",
    "access",
    "data_processing",
    "joint_committee",
    "old_solutions",
    "follow_up",
)
_ITEMS = "implementation_checklist.items"


class ImplementationLine(ChecklistLine):
    """One question, and where the proof of its answer is filed."""

    evidence: str | None = optional(kinds.LINE, width=22)


class ImplementationResult(Record):
    """What the answers say together."""

    no_count: int | None = computed(
        kinds.COUNT, answered(_ITEMS, ChecklistAnswer.NO), section="result"
    )
    unanswered: int | None = computed(kinds.COUNT, unanswered(_ITEMS))
    readiness: Readiness | None = computed(choice(Readiness), readiness(_ITEMS))


TOOL = Tool(
    "implementation_checklist",
    "T17",
    sheets=(
        Sheet(
            "implementation_checklist",
            (
                Form("result", ImplementationResult),
                checklist(
                    "implementation_checklist.questions", QUESTIONS, record=ImplementationLine
                ),
            ),
        ),
    ),
    phases="3-4",
)
