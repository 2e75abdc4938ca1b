"""The rows of Erfaringer, the workbook of what projects have learnt."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, Phase
from excelkasse.schema.formula import Blank, If, Ref
from excelkasse.schema.kinds import Kind, choice
from excelkasse.schema.tool import Record, computed, optional, required
from excelkasse.tools.lesson_log import LessonTheme

FILE = Kind("line", 44, limits={"max_length": 1000})


class Origin(Choice):
    """Where a lesson was written."""

    LOG = "log"
    EVALUATION = "evaluation"
    DIFFERENTLY = "differently"
    RECOMMENDATION = "recommendation"
    LIGHT = "light"


class LessonLine(Record):
    """One lesson of one project; the last fields are the office's own."""

    number: str | None = optional(kinds.PROJECT_NUMBER)
    name: str | None = optional(kinds.LINE, width=30)
    department: str | None = optional(kinds.LINE, width=24)
    day: date | None = optional(kinds.DAY)
    phase: Phase | None = optional(choice(Phase, width=24))
    theme: LessonTheme | None = optional(choice(LessonTheme, width=20))
    situation: str | None = optional(kinds.PARAGRAPH, width=46)
    advice: str | None = required(kinds.PARAGRAPH, width=52)
    origin: Origin | None = required(choice(Origin, width=22))
    embedded: bool | None = optional(kinds.YES_NO, width=14)
    own_theme: LessonTheme | None = optional(choice(LessonTheme, width=22))
    remark: str | None = optional(kinds.PARAGRAPH, width=36)
    file: str | None = optional(FILE)
    place: str | None = optional(kinds.LINE, width=24)
    topic: LessonTheme | None = computed(
        choice(LessonTheme),
        If(Blank(Ref("own_theme")), Ref("theme"), Ref("own_theme")),
        helper=True,
    )


class SharedLine(Record):
    """A lesson as another municipality may have it."""

    phase: Phase | None = optional(choice(Phase, width=24))
    theme: LessonTheme | None = optional(choice(LessonTheme, width=22))
    situation: str | None = optional(kinds.PARAGRAPH, width=56)
    advice: str | None = required(kinds.PARAGRAPH, width=64)
    origin: Origin | None = optional(choice(Origin, width=22))


class ExpertLine(Record):
    """A tool, the projects that have used it, and who can be asked about it."""

    number: str | None = required(kinds.RECORD_NUMBER)
    tool: str | None = optional(kinds.LINE, width=38)
    used: int | None = optional(kinds.COUNT, width=12)
    projects: str | None = optional(kinds.PARAGRAPH, width=46)
    person: str | None = optional(kinds.PERSON, width=26)
    unit: str | None = optional(kinds.LINE, width=26)
    contact: str | None = optional(kinds.LINE, width=30)
    helps_with: str | None = optional(kinds.PARAGRAPH, width=36)


class LearntResult(Choice):
    """What became of a file."""

    LEARNT = "learnt"
    NOTHING = "nothing"
    QUARANTINE = "quarantine"


class FileLine(Record):
    """A file that was found, what became of it, and why."""

    file: str | None = required(FILE, width=60)
    number: str | None = optional(kinds.LINE, width=14)
    result: LearntResult | None = required(choice(LearntResult, width=20))
    lessons: int | None = optional(kinds.COUNT)
    cause: str | None = optional(kinds.PARAGRAPH, width=60)
