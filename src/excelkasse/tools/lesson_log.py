"""T20 Læringslog: what a project taught, so that the next one need not learn it again."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, Phase
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import Models, Record, Register, Sheet, Tool, Use, optional, required


class LessonTheme(Choice):
    """What a lesson is about."""

    ORGANISATION = "organisation"
    GOALS = "goals"
    PLAN = "plan"
    HOURS = "hours"
    MONEY = "money"
    PROCUREMENT = "procurement"
    STAKEHOLDERS = "stakeholders"
    COMMUNICATION = "communication"
    POLITICS = "politics"
    RISKS = "risks"
    DIGITAL = "digital"
    OPERATION = "operation"
    EFFECT = "effect"


class Lesson(Record):
    """One lesson: when this happens, then do that."""

    day: date | None = required(kinds.DAY)
    project: str | None = optional(kinds.LINE, width=28)
    phase: Phase | None = required(choice(Phase, width=26))
    situation: str | None = required(kinds.PARAGRAPH, width=48)
    advice: str | None = required(kinds.PARAGRAPH, width=48)
    theme: LessonTheme | None = required(choice(LessonTheme, width=22))
    embedded: bool | None = optional(kinds.YES_NO, width=18)


TOOL = Tool(
    "lesson_log",
    "T20",
    sheets=(Sheet("lesson_log", (Register("lessons", Lesson, room=25),)),),
    phases="4-5",
    order=230,
    models=Models(light=Use.LEFT_OUT, medium=Use.OPTIONAL, full=Use.OPTIONAL),
)
