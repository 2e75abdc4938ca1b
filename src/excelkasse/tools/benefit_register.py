"""T19 Effekt- og gevinstopfølgning: what the project was to give, measured up to four times."""

from collections.abc import Iterator
from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Blank, Compare, Const, Expr, If, Rank, Ref, ReportDate
from excelkasse.schema.graph import Course, Graph
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import (
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


class BenefitNature(Choice):
    """Whether a benefit is counted in money."""

    ECONOMIC = "economic"
    NON_ECONOMIC = "non_economic"


class BenefitStatus(Choice):
    """How far a benefit has come."""

    PLANNED = "planned"
    ON_WAY = "on_way"
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    DROPPED = "dropped"


_MEASUREMENTS = range(1, 5)
_DROPPED = Compare("=", Ref("status"), Const(BenefitStatus.DROPPED))


def _due(number: int) -> Expr:
    """Hold when a measurement should have been made and was not."""
    day, measured = Ref(f"date_{number}"), Ref(f"measured_{number}")
    return (day < ReportDate()) & Blank(measured) & ~_DROPPED


def _last(field: str, *, before: int) -> Expr:
    """Give the last that is filled of a measurement's fields, or of those before one of them."""
    found: Expr = Ref(f"{field}_1")
    for number in range(2, before):
        later = Ref(f"{field}_{number}")
        found = If(~Blank(later), later, found)
    return found


def _of_target(measured: str) -> Expr:
    """Return how much of the way from baseline to target a measurement has come."""
    way = Ref("target") - Ref("baseline")
    return If(
        Blank(Ref("baseline")),
        Ref(measured) / Ref("target"),
        (Ref(measured) - Ref("baseline")) / way,
    )


def _rules() -> Iterator[Rule]:
    yield told_apart("benefit_register.benefits")
    for number in _MEASUREMENTS:
        day, measured = Ref(f"date_{number}"), Ref(f"measured_{number}")
        yield Rule("missing", day.path, Blank(day) & ~Blank(measured))
        yield Rule(
            "measurement_missing",
            measured.path,
            _due(number),
            Severity.QUERY,
            tell={"day": day, "date": ReportDate()},
        )
    for number in _MEASUREMENTS[1:]:
        day, before = Ref(f"date_{number}"), _last("date", before=number)
        yield Rule("measurement_order", day.path, day <= before, tell={"before": before})
    reduced = Compare("=", Ref("budget_reduced"), Const(value=True))
    yield Rule("missing", "reduced_year", reduced & Blank(Ref("reduced_year")))


class Benefit(Record):
    """One benefit: where it began, where it is to end, and how far it has come."""

    number: str | None = required(kinds.RECORD_NUMBER)
    benefit: str | None = required(kinds.PARAGRAPH, width=36)
    nature: BenefitNature | None = required(choice(BenefitNature, width=16))
    indicator: str | None = required(kinds.PARAGRAPH, width=28)
    unit: str | None = optional(kinds.LINE, width=12)
    baseline: float | None = optional(kinds.NUMBER)
    target: float | None = required(kinds.NUMBER)
    date_1: date | None = optional(kinds.DAY, overdue=_due(1))
    measured_1: float | None = optional(kinds.NUMBER)
    date_2: date | None = optional(kinds.DAY, overdue=_due(2))
    measured_2: float | None = optional(kinds.NUMBER)
    date_3: date | None = optional(kinds.DAY, overdue=_due(3))
    measured_3: float | None = optional(kinds.NUMBER)
    date_4: date | None = optional(kinds.DAY, overdue=_due(4))
    measured_4: float | None = optional(kinds.NUMBER)
    latest: float | None = computed(kinds.NUMBER, _last("measured", before=_MEASUREMENTS.stop))
    target_share: float | None = computed(kinds.PERCENT, _of_target("latest"))
    benefit_owner: str | None = required(kinds.PERSON)
    status: BenefitStatus | None = required(choice(BenefitStatus, width=15))
    activity: str | None = optional(kinds.PARAGRAPH, width=36)
    budget_reduced: bool | None = optional(kinds.YES_NO, width=14)
    reduced_year: int | None = optional(kinds.YEAR, width=14)
    share_1: float | None = computed(kinds.PERCENT, _of_target("measured_1"), helper=True)
    share_2: float | None = computed(kinds.PERCENT, _of_target("measured_2"), helper=True)
    share_3: float | None = computed(kinds.PERCENT, _of_target("measured_3"), helper=True)
    share_4: float | None = computed(kinds.PERCENT, _of_target("measured_4"), helper=True)
    counted: int | None = computed(kinds.COUNT, If(~Blank(Ref("number")), Const(1)), helper=True)
    rank: int | None = computed(kinds.COUNT, Rank("counted"), helper=True)


_SHARES = tuple(f"share_{number}" for number in _MEASUREMENTS)
_CHART = Graph(
    "chart",
    "benefit_register.benefits",
    rank="rank",
    name="number",
    title="benefit",
    listed=(("number", 7), ("benefit", 40), *((share, 11) for share in _SHARES)),
    drawn=Course(_SHARES),
)

TOOL = Tool(
    "benefit_register",
    "T19",
    sheets=(
        Sheet(
            "benefit_register",
            (Register("benefits", Benefit, rules=tuple(_rules()), room=12),),
        ),
        Sheet("benefit_chart", (_CHART,)),
    ),
    phases="2-5",
    order=220,
    models=Models(light=Use.OPTIONAL, medium=Use.OPTIONAL, full=Use.REQUIRED),
)
