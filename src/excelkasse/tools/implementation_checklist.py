"""T17 Tjekliste til implementering: what must be in place before operation takes over."""

from excelkasse.schema import kinds
from excelkasse.schema.checklist import ChecklistLine, checklist, result
from excelkasse.schema.tool import Models, Sheet, Tool, Use, optional

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


class ImplementationLine(ChecklistLine):
    """One question, and where the proof of its answer is filed."""

    evidence: str | None = optional(kinds.LINE, width=22)


TOOL = Tool(
    "implementation_checklist",
    "T17",
    sheets=(
        Sheet(
            "implementation_checklist",
            (
                result("implementation_checklist.items"),
                checklist(
                    "implementation_checklist.questions", QUESTIONS, record=ImplementationLine
                ),
            ),
        ),
    ),
    phases="3-4",
    order=200,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
