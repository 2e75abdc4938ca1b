"""T05 Projektforslag: is an idea worth a mandate?"""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, ProjectModel
from excelkasse.schema.formula import Blank, Ref
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import (
    Form,
    Models,
    Record,
    Rule,
    Sheet,
    Tool,
    Use,
    computed,
    optional,
    required,
)


class BenefitType(Choice):
    """What an idea is expected to give."""

    MONEY = "money"
    SERVICE = "service"
    LAW = "law"
    CLIMATE = "climate"
    WORK_ENVIRONMENT = "work_environment"


class ProposalDecision(Choice):
    """What is decided at B0."""

    START = "start"
    POSTPONE = "postpone"
    REJECT = "reject"


class Proposal(Record):
    """An idea, what it is worth and what it takes."""

    number: str | None = computed(
        kinds.PROJECT_NUMBER, Ref("master_data.project.number"), section="identity"
    )
    name: str | None = computed(kinds.LINE, Ref("master_data.project.name"))
    committee: str | None = computed(kinds.LINE, Ref("master_data.project.committee"))
    account: str | None = computed(kinds.LINE, Ref("master_data.project.account"))
    unit: str | None = computed(kinds.LINE, Ref("master_data.project.unit"))
    focus_area: str | None = computed(kinds.LINE, Ref("master_data.project.focus_area"))
    idea: str | None = required(kinds.PARAGRAPH, section="idea")
    need: str | None = optional(kinds.PARAGRAPH)
    strategy: str | None = optional(kinds.PARAGRAPH)
    deliverable: str | None = required(kinds.PARAGRAPH)
    benefit: str | None = optional(kinds.PARAGRAPH)
    benefit_type: BenefitType | None = optional(choice(BenefitType))
    importance: int | None = optional(kinds.SCORE, section="estimate")
    effort: int | None = optional(kinds.SCORE)
    suggested_model: ProjectModel | None = computed(
        choice(ProjectModel), Ref("master_data.project.suggested_model")
    )
    hours: float | None = optional(kinds.HOURS)
    money_per_year: float | None = optional(kinds.MONEY)
    months: int | None = optional(kinds.COUNT)
    bound: str | None = computed(kinds.LINE, Ref("master_data.project.bound"))
    bound_reason: str | None = optional(kinds.LINE)
    bound_deadline: date | None = optional(kinds.DAY)
    alternatives: str | None = optional(kinds.PARAGRAPH, section="choice")
    dependencies: str | None = optional(kinds.PARAGRAPH)
    proposed_owner: str | None = optional(kinds.PERSON)
    proposed_manager: str | None = optional(kinds.PERSON)
    recommendation: str | None = optional(kinds.PARAGRAPH)
    decision: ProposalDecision | None = optional(choice(ProposalDecision), section="decision")
    decided_on: date | None = optional(kinds.DAY)
    reason: str | None = optional(kinds.PARAGRAPH)


TOOL = Tool(
    "proposal",
    "T05",
    sheets=(
        Sheet(
            "proposal",
            (
                Form(
                    "proposal",
                    Proposal,
                    rules=(
                        Rule(
                            "missing",
                            "decided_on",
                            ~Blank(Ref("decision")) & Blank(Ref("decided_on")),
                        ),
                    ),
                ),
            ),
        ),
    ),
    phases="0",
    order=40,
    models=Models(light=Use.OPTIONAL, medium=Use.REQUIRED, full=Use.REQUIRED),
)
