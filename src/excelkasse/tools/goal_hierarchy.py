"""T07 Målhierarki: from purpose through goals to what is delivered on the way."""

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    Expr,
    If,
    Lookup,
    Ref,
    Where,
)
from excelkasse.schema.kinds import choice, from_register
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


class GoalLevel(Choice):
    """Where a goal stands in the hierarchy, from the top."""

    PURPOSE = "purpose"
    EFFECT = "effect"
    DELIVERABLE = "deliverable"
    PARTIAL = "partial"


class GoalCheck(Choice):
    """What the sheet says of a goal."""

    OK = "ok"
    LACKS_GOAL = "lacks_goal"
    LACKS_INDICATOR = "lacks_indicator"


_GOALS = "goal_hierarchy.goals"


def _is(level: GoalLevel) -> Compare:
    return Compare("=", Ref("level"), Const(level))


def _supports(level: GoalLevel) -> Expr:
    found = Lookup(f"{_GOALS}.level", "number", Ref("supports"))
    return Compare("=", found, Const(level))


_LACKS_GOAL = _is(GoalLevel.PARTIAL) & ~(
    _supports(GoalLevel.EFFECT) | _supports(GoalLevel.DELIVERABLE)
)
_LACKS_INDICATOR = _is(GoalLevel.EFFECT) & Blank(Ref("indicator"))
_UNKNOWN = Compare("=", Count(_GOALS, (Where("number", Ref("supports")),)), Const(0))


class Goal(Record):
    """One goal, and the goal it supports."""

    level: GoalLevel | None = required(choice(GoalLevel, width=16))
    number: str | None = required(kinds.RECORD_NUMBER)
    goal: str | None = required(kinds.PARAGRAPH, width=56)
    supports: str | None = optional(from_register(f"{_GOALS}.number", width=12))
    indicator: str | None = optional(kinds.PARAGRAPH, width=36)
    owner: str | None = optional(kinds.PERSON)
    check: GoalCheck | None = computed(
        choice(GoalCheck, width=18),
        If(
            ~Blank(Ref("goal")),
            If(
                _LACKS_GOAL,
                Const(GoalCheck.LACKS_GOAL),
                If(_LACKS_INDICATOR, Const(GoalCheck.LACKS_INDICATOR), Const(GoalCheck.OK)),
            ),
        ),
    )


TOOL = Tool(
    "goal_hierarchy",
    "T07",
    sheets=(
        Sheet(
            "goal_hierarchy",
            (
                Register(
                    "goals",
                    Goal,
                    rules=(
                        told_apart(_GOALS),
                        Rule("unknown_goal", "supports", ~Blank(Ref("supports")) & _UNKNOWN),
                        Rule(
                            "goal_unsupported",
                            "supports",
                            _LACKS_GOAL & ~(~Blank(Ref("supports")) & _UNKNOWN),
                        ),
                        Rule("indicator_missing", "indicator", _LACKS_INDICATOR),
                    ),
                    room=20,
                ),
            ),
        ),
    ),
    phases="1-2",
    order=90,
    models=Models(light=Use.LEFT_OUT, medium=Use.OPTIONAL, full=Use.REQUIRED),
)
