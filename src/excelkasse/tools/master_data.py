"""T00 Stamdata: one place for what identifies a project; it feeds every other sheet."""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, Phase, ProjectModel, ProjectStatus
from excelkasse.schema.formula import Blank, Compare, Const, If, Limit, Points, Ref
from excelkasse.schema.kinds import Kind, choice, own_list
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
)


class ProjectType(Choice):
    """What a project makes."""

    CONSTRUCTION = "construction"
    BUILDING = "building"
    PLAN = "plan"
    NATURE = "nature"
    DIGITAL = "digital"
    ORGANISATION = "organisation"
    OPERATION = "operation"


class DocumentStatus(Choice):
    """How far a document has come."""

    DRAFT = "draft"
    FOR_APPROVAL = "for_approval"
    APPROVED = "approved"
    OBSOLETE = "obsolete"


class Funding(Choice):
    """Where the money comes from."""

    OPERATING = "operating"
    CAPITAL = "capital"
    EXTERNAL = "external"
    MIXED = "mixed"


class Bound(Choice):
    """Why a project must be done."""

    NO = "no"
    LAW = "law"
    CONTRACT = "contract"
    POLITICAL = "political"


class SizeHours(Choice):
    """Size test: internal hours."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class SizeMoney(Choice):
    """Size test: external money."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class SizeUnits(Choice):
    """Size test: how many units take part."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class SizePolitics(Choice):
    """Size test: political treatment."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class SizeStakeholders(Choice):
    """Size test: stakeholders and citizens."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class SizeUncertainty(Choice):
    """Size test: how well the solution is known."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


KLE = Kind(
    "line", 16, limits={"pattern": r"^\d{2}(\.\d{2}){0,2}([ -]?[A-ZÆØÅ]\d{2})?$", "max_length": 14}
)

_POINTS = (
    Points(Ref("size_hours"), SizeHours)
    + Points(Ref("size_money"), SizeMoney)
    + Points(Ref("size_units"), SizeUnits)
    + Points(Ref("size_politics"), SizePolitics)
    + Points(Ref("size_stakeholders"), SizeStakeholders)
    + Points(Ref("size_uncertainty"), SizeUncertainty)
)
_AT_LEAST_MEDIUM = (
    Compare("=", Ref("bound"), Const(Bound.LAW))
    | Compare("=", Ref("personal_data"), Const(value=True))
    | Compare("=", Ref("organisational_impact"), Const(value=True))
)
_SUGGESTION = If(
    ~Blank(Ref("size_points")),
    If(
        Ref("size_points") > Limit("size_medium_points"),
        Const(ProjectModel.FULL),
        If(
            (Ref("size_points") > Limit("size_light_points")) | _AT_LEAST_MEDIUM,
            Const(ProjectModel.MEDIUM),
            Const(ProjectModel.LIGHT),
        ),
    ),
)
_NOT_PROPOSED = Compare("<>", Ref("project_status"), Const(ProjectStatus.PROPOSED))


class Project(Record):
    """The identity of a project."""

    number: str | None = required(kinds.PROJECT_NUMBER, section="identity")
    case_number: str | None = optional(kinds.LINE)
    kle_number: str | None = optional(KLE)
    name: str | None = required(kinds.LINE)
    summary: str | None = optional(kinds.SHORT_PARAGRAPH)
    project_type: ProjectType | None = optional(choice(ProjectType))
    department: str | None = required(own_list("departments"), section="place")
    unit: str | None = optional(kinds.LINE)
    committee: str | None = optional(own_list("committees"))
    account: str | None = optional(kinds.LINE)
    project_account: str | None = optional(kinds.LINE)
    focus_area: str | None = optional(own_list("focus_areas"))
    owner: str | None = required(kinds.PERSON, section="people")
    manager: str | None = required(kinds.PERSON)
    version: str | None = optional(kinds.RECORD_NUMBER, section="document")
    updated_on: date | None = optional(kinds.DAY)
    document_status: DocumentStatus | None = optional(choice(DocumentStatus))
    size_hours: SizeHours | None = optional(choice(SizeHours), section="size")
    size_money: SizeMoney | None = optional(choice(SizeMoney))
    size_units: SizeUnits | None = optional(choice(SizeUnits))
    size_politics: SizePolitics | None = optional(choice(SizePolitics))
    size_stakeholders: SizeStakeholders | None = optional(choice(SizeStakeholders))
    size_uncertainty: SizeUncertainty | None = optional(choice(SizeUncertainty))
    size_points: int | None = computed(kinds.COUNT, _POINTS)
    suggested_model: ProjectModel | None = computed(choice(ProjectModel), _SUGGESTION)
    model: ProjectModel | None = required(choice(ProjectModel), section="state")
    phase: Phase | None = required(choice(Phase))
    project_status: ProjectStatus | None = required(choice(ProjectStatus))
    start: date | None = optional(kinds.DAY, section="time")
    end_baseline: date | None = optional(kinds.DAY)
    end_forecast: date | None = optional(kinds.DAY)
    deviation_days: int | None = computed(kinds.DAYS, Ref("end_forecast") - Ref("end_baseline"))
    funding: Funding | None = optional(choice(Funding), section="conditions")
    bound: Bound | None = optional(choice(Bound))
    organisational_impact: bool | None = optional(kinds.YES_NO)
    personal_data: bool | None = optional(kinds.YES_NO)


class Revision(Record):
    """One version of the project's papers."""

    version: str | None = required(kinds.RECORD_NUMBER)
    day: date | None = required(kinds.DAY)
    description: str | None = optional(kinds.PARAGRAPH)
    name: str | None = optional(kinds.PERSON)
    status: DocumentStatus | None = optional(choice(DocumentStatus))


_PROJECT = Form(
    "project",
    Project,
    rules=(
        Rule("missing", "start", Blank(Ref("start")) & _NOT_PROPOSED),
        Rule("missing", "end_baseline", Blank(Ref("end_baseline")) & _NOT_PROPOSED),
        Rule("missing", "end_forecast", Blank(Ref("end_forecast")) & _NOT_PROPOSED),
        Rule(
            "end_before_start",
            "end_baseline",
            Ref("end_baseline") < Ref("start"),
            tell={"start": Ref("start")},
        ),
        Rule(
            "end_before_start",
            "end_forecast",
            Ref("end_forecast") < Ref("start"),
            tell={"start": Ref("start")},
        ),
        Rule(
            "model_smaller_than_suggested",
            "model",
            Points(Ref("model"), ProjectModel) < Points(Ref("suggested_model"), ProjectModel),
            Severity.QUERY,
            tell={"suggested": Ref("suggested_model")},
        ),
    ),
)

TOOL = Tool(
    "master_data",
    "T00",
    sheets=(
        Sheet("master_data", (_PROJECT,)),
        Sheet("revisions", (Register("revisions", Revision, room=15),)),
    ),
    phases="0-1",
    order=10,
    models=Models(light=Use.REQUIRED, medium=Use.REQUIRED, full=Use.REQUIRED),
)
