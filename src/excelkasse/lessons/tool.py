"""Erfaringer as a tool: made and read back like every other workbook of ours."""

from excelkasse.lessons.records import ExpertLine, FileLine, LessonLine, SharedLine
from excelkasse.schema import kinds
from excelkasse.schema.choices import Phase
from excelkasse.schema.formula import Const, Count, Where
from excelkasse.schema.page import Page, Strip, Tile, section, shown
from excelkasse.schema.tool import Register, Sheet, Tool
from excelkasse.tools.lesson_log import LessonTheme

KEY = "lessons"
ALL, EXPERTS, FILES = f"{KEY}.lessons", f"{KEY}.experts", f"{KEY}.files"

_COLUMNS = 20
_LABEL, _NUMBER = 4, 2


def _count(*where: Where) -> Tile:
    return shown(_NUMBER, Count(ALL, where), kinds.SCORE)


def _theme(theme: LessonTheme) -> Strip:
    is_theme = Where("topic", Const(theme))
    return Strip(
        (
            Tile(_LABEL, theme.word_key, role="label"),
            *(_count(is_theme, Where("phase", Const(phase))) for phase in Phase),
            _count(is_theme, Where("phase", Const(""))),
            _count(is_theme),
        )
    )


def _heads() -> Strip:
    return Strip(
        (
            Tile(_LABEL, "theme", role="header"),
            *(Tile(_NUMBER, phase.word_key, role="header") for phase in Phase),
            Tile(_NUMBER, "no_phase", role="header"),
            Tile(_NUMBER, "all", role="header"),
        ),
        lines=3,
    )


OVERVIEW = Page(
    "overview",
    (
        section("themes", _COLUMNS),
        _heads(),
        *(_theme(theme) for theme in LessonTheme),
        Strip(
            (
                Tile(_LABEL, "all", role="label"),
                *(_count(Where("phase", Const(phase))) for phase in Phase),
                _count(Where("phase", Const("")), Where("advice", Const(""), differs=True)),
                _count(Where("advice", Const(""), differs=True)),
            )
        ),
    ),
    columns=_COLUMNS,
)

LESSONS = Tool(
    KEY,
    "X02",
    sheets=(
        Sheet("overview", (OVERVIEW,)),
        Sheet("lessons", (Register("lessons", LessonLine, room=20),)),
        Sheet("experts", (Register("experts", ExpertLine, room=30),)),
        Sheet("files", (Register("files", FileLine, room=10),)),
    ),
)

SHARED = Tool(
    "shared_lessons",
    "X03",
    sheets=(Sheet("shared_lessons", (Register("lessons", SharedLine, room=20),)),),
)
SHARED_LESSONS = "shared_lessons.lessons"
