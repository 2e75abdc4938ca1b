"""T09 Interessentanalyse: who is affected, who has influence, and what we do about it."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    Earlier,
    If,
    Rank,
    Ref,
    ReportDate,
    Where,
)
from excelkasse.schema.graph import Graph, Map
from excelkasse.schema.kinds import choice
from excelkasse.schema.page import Page, Strip, header, label, said, shown
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
_OFF_THE_MAP = Const(-1)
_ON_THE_SAME_SPOT = Earlier(
    (Where("affected", Ref("affected")), Where("influence", Ref("influence")))
)
"""Those on one spot stand below each other, so that every name can be read."""

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
    map_across: float | None = computed(
        kinds.NUMBER, If(_BOTH_SCORED, Ref("affected"), _OFF_THE_MAP), helper=True
    )
    map_up: float | None = computed(
        kinds.NUMBER,
        If(_BOTH_SCORED, Ref("influence") - _ON_THE_SAME_SPOT * Const(0.17), _OFF_THE_MAP),
        helper=True,
    )


def _field(where: str, one: StakeholderType, strategy: Strategy) -> Strip:
    count = Count("stakeholder_register.stakeholders", (Where("type", Const(one)),))
    return Strip(
        (
            label(3, where),
            said(3, one),
            said(4, strategy),
            shown(2, count, kinds.SCORE),
        )
    )


_LEGEND = Page(
    "fields",
    (
        header((3, "where"), (3, "type"), (4, "strategy"), (2, "count")),
        _field("up_right", StakeholderType.RESOURCE, Strategy.INVOLVE),
        _field("up_left", StakeholderType.GREY_EMINENCE, Strategy.LISTEN),
        _field("down_right", StakeholderType.HOSTAGE, Strategy.INFORM),
        _field("down_left", StakeholderType.OUTSIDER, Strategy.NOTIFY),
    ),
)
_MAP = Graph(
    "map",
    "stakeholder_register.stakeholders",
    "scatter",
    label="stakeholder",
    values=("map_up",),
    across="map_across",
    map=Map(across=(0, 7), up=(0, 5.6), cross=(2.5, 2.5)),
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
        Sheet("stakeholder_map", (_LEGEND, _MAP)),
    ),
    phases="2",
    order=110,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
