"""P02 Prioritering: a row for each project and proposal, and what all of them are weighed by.

Bound tasks come first, the others by their value. What is to be paused, stopped or postponed takes
no hours and has no rank. A project whose scores are not all there has no value, which is not 0.
"""

from datetime import date

from excelkasse.portfolio.records.kinds import DAY, HOURS, LINE, TEXT, WHOLE
from excelkasse.schema.choices import Choice, Phase, PriorityCriterion, ProjectStatus
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    Expr,
    If,
    Limit,
    Rank,
    Ref,
    Round,
    Sum,
    Total,
    Where,
)
from excelkasse.schema.kinds import PROJECT_NUMBER, Kind, choice
from excelkasse.schema.settings import EFFORTS
from excelkasse.schema.tool import Record, computed, optional, required
from excelkasse.tools.master_data import Bound

WEIGHING_PATH, PRIORITIES_PATH = "portfolio.weighing", "portfolio.priorities"
MOST_EFFORT = len(EFFORTS) + 1
NOWHERE = -1.0
"""Where a project without value or hours is drawn: beyond the axes."""


class Advice(Choice):
    """What the portfolio office recommends."""

    START = "start"
    CONTINUE = "continue"
    PAUSE = "pause"
    STOP = "stop"
    POSTPONE = "postpone"


class PriorityField(Choice):
    """The four fields that value and effort give."""

    QUICK_WIN = "quick_win"
    BIG_LIFT = "big_lift"
    FILLER = "filler"
    CONSIDER_STOP = "consider_stop"


class CapacityFit(Choice):
    """Whether there are hours for a project when those before it have theirs."""

    WITHIN = "within"
    BEYOND = "beyond"
    UNUSED = "unused"
    UNSCORED = "unscored"
    WITHOUT_HOURS = "without_hours"


class Lacking(Choice):
    """What stands where a number cannot be given."""

    LACKING = "lacking"


class WeightBalance(Choice):
    """Whether the weights are 100 together."""

    EVEN = "even"
    UNEVEN = "uneven"


GIVEN_SCORE = Kind("score", 11, "score", limits={"ge": 1, "le": 5}, values=(1, 2, 3, 4, 5))
_POINTS = Kind("number", 11, "decimal", limits={"ge": 0, "le": 100})
_ALL_HOURS = Kind("hours", 11, "hours", limits={"ge": 0, "le": 1_000_000})
_VALUE = Kind("number", 9, "value")
_PLACE = Kind("number", 9, "value")

_HUNDRED, _HIGH = Const(100), Const(3)
_SCORES = tuple(Ref(str(one)) for one in PriorityCriterion)


def _weight(criterion: PriorityCriterion) -> Ref:
    return Ref(f"{WEIGHING_PATH}.{criterion}")


def _weighted() -> Expr:
    """Return what all scores give together, each by its weight in percent."""
    first, *others = [_weight(one) * Ref(str(one)) for one in PriorityCriterion]
    whole: Expr = first
    for other in others:
        whole += other
    return whole / _HUNDRED


def _any_blank() -> Expr:
    first, *others = [Blank(score) for score in _SCORES]
    found: Expr = first
    for other in others:
        found |= other
    return found


def _is(field: str, one: Choice) -> Compare:
    return Compare("=", Ref(field), Const(one))


IS_BOUND = Compare("<>", Ref("bound"), Const(Bound.NO))
IS_STOPPED = _is("advice", Advice.STOP)
IS_PAUSED = _is("advice", Advice.PAUSE)
HALF_SCORED = _any_blank() & ~Blank(Total(_SCORES))
_OUT = IS_STOPPED | IS_PAUSED | _is("advice", Advice.POSTPONE)
_DRAWN = ~Blank(Ref("weighted")) & ~Blank(Ref("hours"))


def _effort() -> Expr:
    effort: Expr = Const(MOST_EFFORT)
    for number, limit in reversed(list(enumerate(EFFORTS, start=1))):
        effort = If(Ref("hours") <= Limit(limit), Const(number), effort)
    return effort


def _across() -> Expr:
    """Return where a project is drawn: about its effort, further to the right with more hours.

    A band is 0.9 wide and as long as its limits are apart; the last, which has no end, is as long
    as all before it.
    """
    beyond = Limit(EFFORTS[-1])
    place: Expr = If(
        Ref("hours") < beyond * Const(2),
        Const(MOST_EFFORT - 0.45) + (Ref("hours") - beyond) * Const(0.9) / beyond,
        Const(MOST_EFFORT + 0.45),
    )
    for number in range(len(EFFORTS), 0, -1):
        most = Limit(EFFORTS[number - 1])
        least: Expr = Limit(EFFORTS[number - 2]) if number > 1 else Const(0)
        share = (Ref("hours") - least) * Const(0.9) / (most - least)
        place = If(Ref("hours") <= most, Const(number - 0.45) + share, place)
    return place


_FIELD = If(
    _DRAWN,
    If(
        Ref("weighted") >= _HIGH,
        If(Ref("effort") < _HIGH, Const(PriorityField.QUICK_WIN), Const(PriorityField.BIG_LIFT)),
        If(Ref("effort") < _HIGH, Const(PriorityField.FILLER), Const(PriorityField.CONSIDER_STOP)),
    ),
)
_ORDER = If(
    ~_OUT,
    If(
        IS_BOUND,
        If(Blank(Ref("level")), _HUNDRED, _HUNDRED + Ref("level")),
        Ref("level"),
    ),
)
_FIT = If(
    _OUT,
    Const(CapacityFit.UNUSED),
    If(
        Blank(Ref("rank")),
        Const(CapacityFit.UNSCORED),
        If(
            Blank(Ref("hours")),
            Const(CapacityFit.WITHOUT_HOURS),
            If(
                ~Blank(Ref(f"{WEIGHING_PATH}.capacity")),
                If(
                    Ref("accumulated") <= Ref(f"{WEIGHING_PATH}.capacity"),
                    Const(CapacityFit.WITHIN),
                    Const(CapacityFit.BEYOND),
                ),
            ),
        ),
    ),
)
_USES = If(~Blank(Ref("rank")), If(Blank(Ref("hours")), Const(0), Ref("hours")))
_ACCUMULATED = If(
    ~Blank(Ref("rank")) & ~Blank(Ref("hours")),
    Sum(f"{PRIORITIES_PATH}.uses", (Where("rank", Ref("rank"), up_to=True),)),
)


class PriorityLine(Record):
    """One project or proposal as it is weighed.

    The hidden columns at the end: the value as a number, as it is ranked, the order that bound
    tasks come first in, the hours that count, and the point of the chart.
    """

    number: str | None = required(PROJECT_NUMBER, width=12)
    name: str | None = optional(LINE, width=34)
    bound: Bound | None = optional(choice(Bound, width=19))
    rank: int | None = computed(WHOLE, Rank("order", largest_first=True), width=7)
    value: float | Lacking | None = computed(
        _VALUE, If(~Blank(Ref("weighted")), Ref("weighted"), Const(Lacking.LACKING))
    )
    effort: int | Lacking | None = computed(
        GIVEN_SCORE, If(~Blank(Ref("hours")), _effort(), Const(Lacking.LACKING)), width=9
    )
    field: PriorityField | None = computed(choice(PriorityField, width=16), _FIELD)
    hours: float | None = optional(HOURS, width=10)
    accumulated: float | None = computed(HOURS, _ACCUMULATED, width=13)
    fit: CapacityFit | None = computed(choice(CapacityFit, width=19), _FIT)
    advice: Advice | None = optional(choice(Advice, width=17), kept=True)
    restart: str | None = optional(TEXT, width=30, kept=True)
    decision: str | None = optional(TEXT, width=26, kept=True)
    decided_on: date | None = optional(DAY, width=14, kept=True)
    political: int | None = optional(GIVEN_SCORE, width=13, kept=True)
    citizens: int | None = optional(GIVEN_SCORE, width=13, kept=True)
    gain: int | None = optional(GIVEN_SCORE, width=13, kept=True)
    omission: int | None = optional(GIVEN_SCORE, width=13, kept=True)
    climate: int | None = optional(GIVEN_SCORE, width=13, kept=True)
    feasibility: int | None = optional(GIVEN_SCORE, width=17, kept=True)
    phase: Phase | None = optional(choice(Phase, width=24))
    project_status: ProjectStatus | None = optional(choice(ProjectStatus, width=14))
    department: str | None = optional(LINE, width=26)
    weighted: float | None = computed(_PLACE, _weighted(), helper=True)
    level: float | None = computed(_PLACE, Round(Ref("weighted"), 4), helper=True)
    order: float | None = computed(_PLACE, _ORDER, helper=True)
    uses: float | None = computed(HOURS, _USES, helper=True)
    across: float | None = computed(_PLACE, If(_DRAWN, _across(), Const(NOWHERE)), helper=True)
    up: float | None = computed(_PLACE, If(_DRAWN, Ref("weighted"), Const(NOWHERE)), helper=True)


def _count(column: str, one: Choice) -> Count:
    return Count(PRIORITIES_PATH, (Where(column, Const(one)),))


class Weighing(Record):
    """What the office can try: a weight for each criterion, and the hours there are."""

    political: float | None = optional(_POINTS, section="weights")
    citizens: float | None = optional(_POINTS)
    gain: float | None = optional(_POINTS)
    omission: float | None = optional(_POINTS)
    climate: float | None = optional(_POINTS)
    feasibility: float | None = optional(_POINTS)
    total: float | None = computed(_POINTS, Total(_SCORES))
    balance: WeightBalance | None = computed(
        choice(WeightBalance),
        If(
            Compare("=", Ref("total"), _HUNDRED),
            Const(WeightBalance.EVEN),
            Const(WeightBalance.UNEVEN),
        ),
    )
    capacity: float | None = optional(_ALL_HOURS, section="capacity")
    needed: float | None = computed(HOURS, Sum(f"{PRIORITIES_PATH}.uses"))
    free: float | None = computed(HOURS, Ref("capacity") - Ref("needed"))
    beyond: int | None = computed(WHOLE, _count("fit", CapacityFit.BEYOND))
    unscored: int | None = computed(WHOLE, _count("value", Lacking.LACKING))
