"""The portfolio as one value: tables, figures, and what a management needs to see first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from excelkasse.finding import Finding, Severity
from excelkasse.portfolio.asked import Asked
from excelkasse.portfolio.delivery import Delivery, FileFacts, Line, Refusal
from excelkasse.portfolio.records.priorities import Weighing
from excelkasse.portfolio.records.rows import AsideLine
from excelkasse.portfolio.shift import Shift, Slips
from excelkasse.schema.choices import Choice, Dimension, Light
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.told import ValueSpot

COUNTED = (Light.GREEN, Light.YELLOW, Light.RED, Light.MISSING)
"""The lights of projects that count in figures and sums."""

_NO_SLIPS = Slips()
_NOTHING_WEIGHED = Weighing()
_COLOURS = (Light.GREEN, Light.YELLOW, Light.RED)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over the projects that count, and how many of them gave no number."""

    value: float | None = None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures. Proposals and closed projects are counted apart and are in no sum.

    Money in t.kr.; `money_deviation` and `hours_deviation` are over the projects that have both
    numbers, and the shares are fractions of what was granted or budgeted there.
    """

    projects: int = 0
    proposals: int = 0
    closed: int = 0
    lights: Mapping[Light, int] = field(default_factory=dict)
    totals: Mapping[str, Total] = field(default_factory=dict)
    money_deviation: float | None = None
    money_share: float | None = None
    hours_deviation: float | None = None
    hours_share: float | None = None
    open_risks: int = 0
    red_risks: int = 0
    waiting: int = 0
    overdue: int = 0

    def total(self, field_: str) -> Total:
        """Return a sum by the field of the project line."""
        return self.totals.get(field_, Total())


@dataclass(frozen=True, slots=True)
class Group:
    """One group of projects and its numbers; `name` None is for those that name no group.

    `missing` is how many of its projects lack a number, so that no sum pretends to be whole.
    """

    name: Choice | str | date | None
    numbers: Mapping[str, float | None]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Red:
    """One red dimension of a red project, and what the project says of it."""

    number: str
    name: str
    dimension: Dimension | None
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What has moved in a project since the reporting date before: t.kr., days, exposure.

    `before` None is a project that is new here; `now` None is one that is not here any more.
    """

    number: str
    name: str
    before: Light | None
    now: Light | None
    money: float | None = None
    days: int | None = None
    exposure: tuple[int, int] | None = None

    @property
    def steps(self) -> int:
        """How many colours the light has become worse, negative when better; 0 without a colour."""
        if self.before not in _COLOURS or self.now not in _COLOURS:
            return 0
        return _COLOURS.index(self.now) - _COLOURS.index(self.before)


@dataclass(frozen=True, slots=True)
class Event:
    """A milestone or a gate with its date."""

    number: str
    name: str
    day: date
    what: str
    late: bool = False
    gate: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and the file and project it is about.

    Without a file it is about the portfolio itself; `spot` says which of its cells. `item` is what
    of the project it is about, the same from one reporting date to the next.
    """

    file: str
    number: str
    finding: Finding
    spot: ValueSpot | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that is not in the portfolio, and why."""

    facts: FileFacts
    number: str
    refusal: Refusal
    findings: Sequence[Finding] = ()

    @property
    def file(self) -> str:
        """The file, seen from the projects' folder."""
        return self.facts.file

    @property
    def code(self) -> str:
        """The code of the refusal."""
        return self.refusal.code

    @property
    def values(self) -> Mapping[str, str]:
        """The values its words need."""
        return self.refusal.values


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Everything the portfolio workbook shows; `as_of` None is the empty template.

    `profile` is how the workbook itself is tailored: its looks, its limits and its own columns.

    Always: `found` == `read` + the quarantined.
    """

    as_of: date | None = None
    since: date | None = None
    deliveries: Sequence[Delivery] = ()
    quarantined: Sequence[Quarantined] = ()
    tables: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    remarks: Sequence[Remark] = ()
    queries: Sequence[Asked] = ()
    aside: Sequence[AsideLine] = ()
    own: Sequence[Finding] = ()
    figures: Figures = Figures()
    by_department: Sequence[Group] = ()
    by_phase: Sequence[Group] = ()
    by_committee: Sequence[Group] = ()
    hours_by_department: Sequence[Group] = ()
    trend: Sequence[Group] = ()
    top_risks: Sequence[Line] = ()
    waiting: Sequence[Line] = ()
    reds: Sequence[Red] = ()
    upcoming: Sequence[Event] = ()
    matrix: Mapping[tuple[int, int], int] = field(default_factory=dict)
    changes: Sequence[Change] = ()
    profile: Profile = PLAIN
    weighing: Weighing = _NOTHING_WEIGHED
    shifts: Sequence[Shift] = ()
    slips: Slips = _NO_SLIPS

    @property
    def found(self) -> int:
        """How many files were found: those read and those in quarantine."""
        return self.read + len(self.quarantined)

    @property
    def read(self) -> int:
        """How many files are read and counted."""
        return len(self.deliveries)

    @property
    def lights(self) -> Mapping[str, int]:
        """How many projects that count show each light."""
        return {str(light): self.figures.lights.get(light, 0) for light in COUNTED}

    @property
    def findings(self) -> Sequence[Finding]:
        """Every finding of every file."""
        return tuple(remark.finding for remark in self.remarks)

    @property
    def to_mend(self) -> Sequence[Remark]:
        """What is to be mended or explained: no notes, and nothing that is explained already."""
        said = {id(one.question.finding) for one in self.queries if one.explanation}
        return tuple(
            one
            for one in self.remarks
            if one.finding.severity is not Severity.NOTE and id(one.finding) not in said
        )

    def answer(self, remark: Remark) -> Asked | None:
        """Return the query that a remark is, once it is explained."""
        told = (one for one in self.queries if one.explanation)
        return next((one for one in told if one.question.finding is remark.finding), None)

    def lines(self, table: str) -> Sequence[Line]:
        """Return the lines of a table."""
        return self.tables.get(table, ())
