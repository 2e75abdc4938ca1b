"""The rows of Tilpasning, the workbook in which a workplace makes its choices."""

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, PriorityCriterion, RiskScale
from excelkasse.schema.formula import Sum
from excelkasse.schema.kinds import Kind, choice, own_list
from excelkasse.schema.profile import OwnKind
from excelkasse.schema.tool import Record, Use, computed, optional, required

LABEL = Kind("line", 28, limits={"pattern": r"^[^\[\]#'|]{1,60}$", "max_length": 60})
FILE_NAME = Kind("line", 28, limits={"pattern": r"^[^\\/:*?\"<>|]+\.(?i:png|jpe?g)$"})
_DOMAIN = r"@?[A-Za-z0-9ÆØÅæøå-]+(\.[A-Za-z0-9ÆØÅæøå-]+)+"
MAIL_DOMAINS = Kind(
    "line", 34, limits={"pattern": rf"^{_DOMAIN}( *[,;] *{_DOMAIN})*$", "max_length": 250}
)
COLOUR = Kind("line", 14, limits={"pattern": r"^#[0-9A-Fa-f]{6}$"})
FEW_HOURS = Kind("hours", 11, "decimal", limits={"ge": 1, "le": 12})
YEAR_HOURS = Kind("hours", 11, "hours", limits={"ge": 500, "le": 3000})
ALL_HOURS = Kind("hours", 11, "hours", limits={"ge": 0, "le": 1_000_000})
POINTS = Kind("whole", 11, "whole", limits={"ge": 0, "le": 100})


class ProfileLanguage(Choice):
    """The language of the workbooks that are made."""

    DA = "da"
    EN = "en"


class Accent(Choice):
    """The colour of titles and headers; each has contrast enough for white words."""

    SLATE = "slate"
    BLUE = "blue"
    GREEN = "green"
    WINE = "wine"
    VIOLET = "violet"
    GRAPHITE = "graphite"


class Rhythm(Choice):
    """How often a project reports."""

    MONTHLY = "monthly"
    EVERY_SECOND_MONTH = "every_second_month"
    QUARTERLY = "quarterly"


class DayOff(Choice):
    """How much of a local day people have off."""

    NONE = "none"
    HALF = "half"
    WHOLE = "whole"


class OwnList(Choice):
    """The lists that every workplace has its own of."""

    DEPARTMENTS = "departments"
    COMMITTEES = "committees"
    FOCUS_AREAS = "focus_areas"


class Workplace(Record):
    """Who the workplace is, how it reports, and what a day and a year of work are there."""

    municipality: str | None = optional(kinds.LINE, section="identity")
    language: ProfileLanguage | None = required(choice(ProfileLanguage))
    accent: Accent | None = optional(choice(Accent))
    accent_code: str | None = optional(COLOUR)
    logo: str | None = optional(FILE_NAME)
    mail_domains: str | None = optional(MAIL_DOMAINS)
    rhythm: Rhythm | None = optional(choice(Rhythm), section="reporting")
    risk_scale: RiskScale | None = optional(choice(RiskScale))
    hours_a_day: float | None = optional(FEW_HOURS, section="hours")
    hours_a_year: float | None = optional(YEAR_HOURS)
    portfolio_hours: float | None = optional(ALL_HOURS)
    day_off_24_12: DayOff | None = optional(choice(DayOff))
    day_off_31_12: DayOff | None = optional(choice(DayOff))
    day_off_1_5: DayOff | None = optional(choice(DayOff))
    day_off_5_6: DayOff | None = optional(choice(DayOff))


class ToolLine(Record):
    """A tool, whether each model has it, and where its sheets stand."""

    number: str | None = required(kinds.RECORD_NUMBER)
    tool: str | None = optional(kinds.LINE, width=40)
    light: Use | None = required(choice(Use, width=18))
    medium: Use | None = required(choice(Use, width=18))
    full: Use | None = required(choice(Use, width=18))
    order: int | None = optional(kinds.COUNT, width=14)


class LimitLine(Record):
    """A limit, and what it is for each model."""

    limit: str | None = required(kinds.LINE, width=64)
    unit: str | None = optional(kinds.LINE, width=16)
    light: float | None = optional(kinds.NUMBER, width=12)
    medium: float | None = optional(kinds.NUMBER, width=12)
    full: float | None = optional(kinds.NUMBER, width=12)


class EntryLine(Record):
    """An entry of one of the workplace's own lists."""

    list: OwnList | None = required(choice(OwnList, width=28))
    entry: str | None = required(LABEL, width=48)


class OwnFieldLine(Record):
    """A field of the workplace's own."""

    part: str | None = required(own_list("parts", width=34))
    label: str | None = required(LABEL)
    kind: OwnKind | None = required(choice(OwnKind, width=16))
    entries: str | None = optional(kinds.PARAGRAPH, width=36)
    help: str | None = optional(kinds.SHORT_PARAGRAPH, width=40)
    obligatory: bool | None = optional(kinds.YES_NO, width=13)
    in_portfolio: bool | None = optional(kinds.YES_NO, width=13)


class HiddenLine(Record):
    """A standard field that the workplace does not use."""

    part: str | None = required(own_list("parts", width=34))
    field: str | None = required(kinds.LINE, width=34)


class WeightCheck(Record):
    """What the weights are together."""

    total: int | None = computed(kinds.COUNT, Sum("profile.weights.weight"), section="check")


class WeightLine(Record):
    """How much a criterion counts when projects are prioritised."""

    criterion: PriorityCriterion | None = required(choice(PriorityCriterion, width=52))
    weight: int | None = required(POINTS)


class ItemLine(Record):
    """A question of one of the checklists."""

    checklist: str | None = required(own_list("checklists", width=34))
    group: str | None = optional(kinds.LINE, width=16)
    question: str | None = required(kinds.PARAGRAPH, width=80)


class AmbassadorLine(Record):
    """Somebody who can be asked about a tool, and has said yes to it."""

    person: str | None = required(kinds.PERSON, width=26)
    unit: str | None = optional(kinds.LINE, width=28)
    contact: str | None = optional(kinds.LINE, width=32)
    tools: str | None = required(kinds.PARAGRAPH)
    remark: str | None = optional(kinds.PARAGRAPH)
