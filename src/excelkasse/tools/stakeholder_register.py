"""T09 Interessentanalyse: who is affected, who has influence, and what we do about it."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Blank, Compare, Const, If, Rank, Ref, ReportDate
from excelkasse.schema.graph import Graph, Spots
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import (
    Models,
    Record,
    Register,
    Sheet,
    Tool,
    Use,
    computed,
    optional,
    required,
    told_apart,
)


class Side(Choice):
    """Where a stakeholder stands in relation to the municipality."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    POLITICAL = "political"


class StakeholderType(Choice):
    """The four types that influence and being affected give."""

    RESOURCE = "resource"
    GREY_EMINENCE = "grey_eminence"
    HOSTAGE = "hostage"
    OUTSIDER = "outsider"


class Strategy(Choice):
    """What the type suggests."""

    INVOLVE = "involve"
    LISTEN = "listen"
    INFORM = "inform"
    NOTIFY = "notify"


class Attitude(Choice):
    """From resistance to active support."""

    OPPONENT = "opponent"
    SCEPTICAL = "sceptical"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    ACTIVE_SUPPORT = "active_support"


class ActionStatus(Choice):
    """How far an action has come."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


_HIGH = Const(3)
_BOTH_SCORED = ~Blank(Ref("influence")) & ~Blank(Ref("affected"))


def _type_is(one: StakeholderType) -> Compare:
    return Compare("=", Ref("type"), Const(one))


_OVERDUE = (
    (Ref("due") < ReportDate())
    & ~Compare("=", Ref("status"), Const(ActionStatus.DONE))
    & ~Compare("=", Ref("status"), Const(ActionStatus.DROPPED))
)


class Stakeholder(Record):
    """A role or a group, never a private citizen by name."""

    number: str | None = required(kinds.RECORD_NUMBER)
    stakeholder: str | None = required(kinds.LINE, width=28)
    side: Side | None = optional(choice(Side, width=11))
    expects: str | None = optional(kinds.PARAGRAPH, width=32)
    fears: str | None = optional(kinds.PARAGRAPH, width=32)
    affected: int | None = required(kinds.SCORE, width=12)
    influence: int | None = required(kinds.SCORE, width=12)
    type: StakeholderType | None = computed(
        choice(StakeholderType, width=20),
        If(
            _BOTH_SCORED,
            If(
                Ref("influence") >= _HIGH,
                If(
                    Ref("affected") >= _HIGH,
                    Const(StakeholderType.RESOURCE),
                    Const(StakeholderType.GREY_EMINENCE),
                ),
                If(
                    Ref("affected") >= _HIGH,
                    Const(StakeholderType.HOSTAGE),
                    Const(StakeholderType.OUTSIDER),
                ),
            ),
        ),
    )
    attitude_now: Attitude | None = optional(choice(Attitude, width=15))
    attitude_wanted: Attitude | None = optional(choice(Attitude, width=15))
    strategy: Strategy | None = computed(
        choice(Strategy, width=26),
        If(
            _BOTH_SCORED,
            If(
                _type_is(StakeholderType.RESOURCE),
                Const(Strategy.INVOLVE),
                If(
                    _type_is(StakeholderType.GREY_EMINENCE),
                    Const(Strategy.LISTEN),
                    If(
                        _type_is(StakeholderType.HOSTAGE),
                        Const(Strategy.INFORM),
                        Const(Strategy.NOTIFY),
                    ),
                ),
            ),
        ),
    )
    action: str | None = optional(kinds.PARAGRAPH, width=32)
    owner: str | None = optional(kinds.PERSON, width=14)
    due: date | None = optional(kinds.DAY, overdue=_OVERDUE)
    status: ActionStatus | None = optional(choice(ActionStatus, width=14))
    weight: int | None = computed(kinds.COUNT, Ref("influence") * Ref("affected"), helper=True)
    rank: int | None = computed(kinds.COUNT, Rank("weight", largest_first=True), helper=True)


_MAP = Graph(
    "map",
    "stakeholder_register.stakeholders",
    rank="rank",
    name="number",
    title="stakeholder",
    listed=(
        ("number", 7),
        ("stakeholder", 34),
        ("affected", 11),
        ("influence", 12),
        ("type", 19),
    ),
    drawn=Spots(
        across="affected",
        up="influence",
        kind="type",
        fields=(
            StakeholderType.RESOURCE,
            StakeholderType.GREY_EMINENCE,
            StakeholderType.HOSTAGE,
            StakeholderType.OUTSIDER,
        ),
    ),
)

TOOL = Tool(
    "stakeholder_register",
    "T09",
    sheets=(
        Sheet(
            "stakeholder_register",
            (
                Register(
                    "stakeholders",
                    Stakeholder,
                    rules=(told_apart("stakeholder_register.stakeholders"),),
                    room=20,
                ),
            ),
        ),
        Sheet("stakeholder_map", (_MAP,)),
    ),
    phases="2",
    order=110,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
