"""T06 Kommissorium: the contract between project owner and project manager."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Compare, Const, Lookup, Ref
from excelkasse.schema.kinds import choice, own_list
from excelkasse.schema.tool import (
    Form,
    Models,
    Record,
    Register,
    Rule,
    Sheet,
    Tool,
    Use,
    computed,
    optional,
    required,
    told_apart,
)


class ReportingFrequency(Choice):
    """How often the owner gets a status report."""

    MONTHLY = "monthly"
    EVERY_OTHER_MONTH = "every_other_month"
    QUARTERLY = "quarterly"
    AT_PHASES = "at_phases"


class ImpactAssessment(Choice):
    """Whether a data protection impact assessment is needed."""

    YES = "yes"
    NO = "no"
    TO_BE_CLARIFIED = "to_be_clarified"


def _stakeholder(place: int) -> Lookup:
    return Lookup("stakeholder_register.stakeholders.stakeholder", "rank", Const(place))


def _risk(place: int) -> Lookup:
    return Lookup("risk_register.risks.risk", "rank", Const(place))


class Mandate(Record):
    """What is to be reached, within which frames, and who is to do it."""

    case_number: str | None = computed(
        kinds.LINE, Ref("master_data.project.case_number"), section="identity"
    )
    unit: str | None = computed(kinds.LINE, Ref("master_data.project.unit"))
    start: date | None = computed(kinds.DAY, Ref("master_data.project.start"))
    end: date | None = computed(kinds.DAY, Ref("master_data.project.end_baseline"))
    version: str | None = computed(kinds.LINE, Ref("master_data.project.version"))
    document_status: str | None = computed(kinds.LINE, Ref("master_data.project.document_status"))
    prepared_by: str | None = optional(kinds.PERSON)
    prepared_on: date | None = optional(kinds.DAY)
    decision_committee: str | None = optional(own_list("committees"))
    decision_meeting: date | None = optional(kinds.DAY)
    background: str | None = required(kinds.PARAGRAPH, section="content")
    purpose: str | None = required(kinds.PARAGRAPH)
    goal: str | None = required(kinds.PARAGRAPH)
    out_of_scope: str | None = optional(kinds.PARAGRAPH)
    interfaces: str | None = optional(kinds.PARAGRAPH)
    time_frame: str | None = optional(kinds.LINE, section="frames")
    hours_frame: float | None = optional(kinds.HOURS)
    tolerance_days: int | None = optional(kinds.DAYS)
    tolerance_money: float | None = optional(kinds.PERCENT)
    tolerance_hours: float | None = optional(kinds.PERCENT)
    tolerance_scope: str | None = optional(kinds.PARAGRAPH)
    rank_time: int | None = optional(kinds.RANK)
    rank_money: int | None = optional(kinds.RANK)
    rank_quality: int | None = optional(kinds.RANK)
    owner: str | None = computed(
        kinds.PERSON, Ref("organisation.checks.owner_name"), section="people"
    )
    manager: str | None = computed(kinds.PERSON, Ref("organisation.checks.manager_name"))
    chair: str | None = computed(kinds.PERSON, Ref("organisation.checks.chair_name"))
    stakeholder_1: str | None = computed(kinds.LINE, _stakeholder(1))
    stakeholder_2: str | None = computed(kinds.LINE, _stakeholder(2))
    stakeholder_3: str | None = computed(kinds.LINE, _stakeholder(3))
    stakeholder_4: str | None = computed(kinds.LINE, _stakeholder(4))
    stakeholder_5: str | None = computed(kinds.LINE, _stakeholder(5))
    risk_1: str | None = computed(kinds.LINE, _risk(1))
    risk_2: str | None = computed(kinds.LINE, _risk(2))
    risk_3: str | None = computed(kinds.LINE, _risk(3))
    risk_4: str | None = computed(kinds.LINE, _risk(4))
    risk_5: str | None = computed(kinds.LINE, _risk(5))
    dependencies: str | None = optional(kinds.PARAGRAPH, section="conditions")
    legal_basis: str | None = optional(kinds.PARAGRAPH)
    hearing: str | None = optional(kinds.PARAGRAPH)
    procurement: str | None = optional(kinds.PARAGRAPH)
    reporting_frequency: ReportingFrequency | None = optional(
        choice(ReportingFrequency), section="follow_up"
    )
    reporting_receiver: str | None = optional(kinds.LINE)
    evaluation_when: str | None = optional(kinds.LINE)
    evaluation_how: str | None = optional(kinds.PARAGRAPH)
    personal_data: bool | None = computed(
        kinds.YES_NO, Ref("master_data.project.personal_data"), section="data_protection"
    )
    impact_assessment: ImpactAssessment | None = optional(choice(ImpactAssessment))


class Deliverable(Record):
    """Something the project hands over."""

    number: str | None = required(kinds.RECORD_NUMBER)
    deliverable: str | None = required(kinds.PARAGRAPH)
    receiver: str | None = optional(kinds.LINE)
    acceptance: str | None = optional(kinds.PARAGRAPH)
    due: date | None = optional(kinds.DAY)


class Criterion(Record):
    """How success is measured."""

    number: str | None = required(kinds.RECORD_NUMBER)
    criterion: str | None = required(kinds.PARAGRAPH)
    indicator: str | None = optional(kinds.LINE)
    baseline: str | None = optional(kinds.LINE)
    target: str | None = optional(kinds.LINE)
    measured_on: date | None = optional(kinds.DAY)
    owner: str | None = optional(kinds.PERSON)


class MoneyFrame(Record):
    """The money of one year, in t.kr."""

    year: int | None = required(kinds.YEAR)
    operating: float | None = optional(kinds.MONEY)
    capital: float | None = optional(kinds.MONEY)


class Approval(Record):
    """Who approved the mandate."""

    name: str | None = required(kinds.PERSON)
    role: str | None = optional(kinds.LINE)
    approved_on: date | None = optional(kinds.DAY)
    document_number: str | None = optional(kinds.LINE)


_RANKS_COLLIDE = (
    Compare("=", Ref("rank_time"), Ref("rank_money"))
    | Compare("=", Ref("rank_time"), Ref("rank_quality"))
    | Compare("=", Ref("rank_money"), Ref("rank_quality"))
)

TOOL = Tool(
    "mandate",
    "T06",
    sheets=(
        Sheet(
            "mandate",
            (
                Form(
                    "mandate", Mandate, rules=(Rule("ranks_collide", "rank_time", _RANKS_COLLIDE),)
                ),
            ),
        ),
        Sheet(
            "deliverables",
            (
                Register(
                    "deliverables", Deliverable, rules=(told_apart("mandate.deliverables"),), room=8
                ),
                Register("criteria", Criterion, rules=(told_apart("mandate.criteria"),), room=8),
                Register("money_frames", MoneyFrame, room=6),
                Register("approvals", Approval, room=5),
            ),
        ),
    ),
    phases="1",
    order=80,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
