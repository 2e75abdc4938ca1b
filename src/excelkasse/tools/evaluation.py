"""T18 Tjekliste til evaluering: product, process and effect, and what we will do differently."""

from datetime import date

from excelkasse.finding import Severity
from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import (
    Blank,
    Compare,
    Const,
    Count,
    Expr,
    If,
    Points,
    Ref,
    Sum,
    Where,
)
from excelkasse.schema.kinds import choice, from_register
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
from excelkasse.texts import Word


class EvaluationPart(Choice):
    """What is evaluated."""

    PRODUCT = "product"
    PROCESS = "process"
    EFFECT = "effect"


class EvaluationScore(Choice):
    """How far something holds, from not at all; the last is no judgement."""

    NOT_AT_ALL = "not_at_all"
    SLIGHTLY = "slightly"
    PARTLY = "partly"
    MOSTLY = "mostly"
    FULLY = "fully"
    DONT_KNOW = "dont_know"


QUESTIONS = {
    EvaluationPart.PRODUCT: ("deliverables", "quality", "usable", "documentation"),
    EvaluationPart.PROCESS: (
        "frame",
        "roles",
        "hours",
        "line",
        "owner_decisions",
        "stakeholders",
        "plan",
        "risks",
    ),
    EvaluationPart.EFFECT: ("criteria", "side_effects", "anchoring", "duration"),
}
_QUESTIONS = "evaluation.questions"
_DONT_KNOW = Const(EvaluationScore.DONT_KNOW)
_LOW = Const(2)


def _average(part: EvaluationPart) -> Expr:
    scored = (
        Where("part", Const(part)),
        Where("score", Const(""), differs=True),
        Where("score", _DONT_KNOW, differs=True),
    )
    return Sum(f"{_QUESTIONS}.points", scored) / Count(_QUESTIONS, scored)


class Averages(Record):
    """The average score of each part, 1 to 5."""

    product: float | None = computed(
        kinds.NUMBER, _average(EvaluationPart.PRODUCT), section="averages"
    )
    process: float | None = computed(kinds.NUMBER, _average(EvaluationPart.PROCESS))
    effect: float | None = computed(kinds.NUMBER, _average(EvaluationPart.EFFECT))


class Question(Record):
    """One question, the score it got, and what it taught."""

    part: EvaluationPart | None = required(choice(EvaluationPart))
    question: str | None = required(kinds.PARAGRAPH, width=52)
    score: EvaluationScore | None = required(choice(EvaluationScore, width=22))
    reason: str | None = optional(kinds.PARAGRAPH, width=36)
    lesson: str | None = optional(kinds.PARAGRAPH, width=36)
    owner: str | None = optional(kinds.PERSON, width=16)
    points: int | None = computed(
        kinds.COUNT,
        If(
            ~Blank(Ref("score")) & ~Compare("=", Ref("score"), _DONT_KNOW),
            Points(Ref("score"), EvaluationScore) + Const(1),
        ),
        helper=True,
    )


class Conclusion(Record):
    """Plan against what became of it, three things to do differently, and the recommendation."""

    evaluated_on: date | None = required(kinds.DAY, section="closing")
    recommendation: str | None = required(kinds.PARAGRAPH)
    differently_1: str | None = required(kinds.PARAGRAPH, section="differently")
    differently_2: str | None = required(kinds.PARAGRAPH)
    differently_3: str | None = required(kinds.PARAGRAPH)
    end_planned: date | None = computed(
        kinds.DAY, Ref("master_data.project.end_baseline"), section="figures"
    )
    end_actual: date | None = computed(kinds.DAY, Ref("master_data.project.end_forecast"))
    deviation_days: int | None = computed(kinds.DAYS, Ref("master_data.project.deviation_days"))
    grant: float | None = computed(kinds.MONEY, Ref("budget.totals.grant"))
    money_actual: float | None = computed(kinds.MONEY, Ref("budget.totals.forecast"))
    money_share: float | None = computed(kinds.PERCENT, Ref("budget.totals.deviation_share"))
    hours_planned: float | None = computed(kinds.HOURS, Ref("hour_budget.totals.budget"))
    hours_actual: float | None = computed(kinds.HOURS, Ref("hour_budget.totals.forecast"))
    hours_share: float | None = computed(kinds.PERCENT, Ref("hour_budget.totals.deviation_share"))


class CriterionResult(Record):
    """A success criterion, and what it came to."""

    criterion: str | None = required(from_register("mandate.criteria.criterion", width=30))
    target: str | None = required(kinds.LINE, width=44)
    actual: str | None = required(kinds.LINE, width=22)
    deviation: str | None = optional(kinds.LINE, width=22)
    source: str | None = optional(kinds.LINE, width=32)


_ASKED = Register(
    "questions",
    Question,
    rules=(
        Rule(
            "low_score_unexplained",
            "reason",
            (Ref("points") <= _LOW) & Blank(Ref("reason")),
            Severity.QUERY,
            tell={"score": Ref("score")},
        ),
    ),
    room=20,
    starters=tuple(
        {"part": part, "question": Word(f"evaluation.asked.{question}")}
        for part, questions in QUESTIONS.items()
        for question in questions
    ),
    editable="question",
)

TOOL = Tool(
    "evaluation",
    "T18",
    sheets=(
        Sheet("evaluation", (Form("averages", Averages), _ASKED)),
        Sheet(
            "conclusion",
            (Form("conclusion", Conclusion), Register("results", CriterionResult, room=8)),
        ),
    ),
    phases="4",
    order=210,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
