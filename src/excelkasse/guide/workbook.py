"""Vejledning as a workbook: a sheet for each chapter, each with a table that can be filtered."""

from collections.abc import Sequence

from excelkasse.address import Cell, quoted
from excelkasse.guide.content import Chapter, Guide, guide_of
from excelkasse.layout.block import height_of, lines_needed
from excelkasse.plan import (
    CellPlan,
    ColumnPlan,
    Link,
    Print,
    SheetPlan,
    TablePlan,
    WorkbookPlan,
)
from excelkasse.schema.anchors import GUIDE, Tag
from excelkasse.schema.settings import STANDARD, Settings
from excelkasse.schema.tool import Tool
from excelkasse.texts import Texts

_HEADER = 5
_LEFT = 2


def guide_workbook(
    tools: Sequence[Tool], words: Texts, settings: Settings = STANDARD
) -> WorkbookPlan:
    """Plan the workbook of the guide to some tools."""
    guide = guide_of(tools, words, settings)
    return WorkbookPlan(
        title=guide.title,
        subject=words["template.subject"],
        author=words["template.author"],
        language=guide.language,
        sheets=(
            _contents(guide, words),
            *(_sheet(chapter, guide, words) for chapter in guide.chapters),
        ),
    )


def _contents(guide: Guide, words: Texts) -> SheetPlan:
    cells = [
        CellPlan(Cell(1, 1), str(Tag(GUIDE, "contents", 1)), "marker"),
        CellPlan(Cell(1, _LEFT), guide.title, "title"),
        CellPlan(Cell(2, _LEFT + 1), words["guide.about"], "readme"),
    ]
    for row, chapter in enumerate(guide.chapters, start=4):
        target = f"internal:{quoted(chapter.title)}!B1"
        cells.append(CellPlan(Cell(row, _LEFT), Link(target, chapter.title), "link"))
        cells.append(CellPlan(Cell(row, _LEFT + 1), chapter.about, "readme"))
    heights = {
        row: max(20.0, height_of(lines_needed(chapter.about, 100)) + 3)
        for row, chapter in enumerate(guide.chapters, start=4)
    }
    return SheetPlan(
        name=words["guide.contents"],
        cells=cells,
        widths={1: 2.0, _LEFT: 34.0, _LEFT + 1: 100.0},
        heights={1: 34.0, 2: 48.0, **heights},
        hidden_columns=frozenset({1}),
        printing=Print(footer_left=guide.title, footer_right=words["template.footer.page"]),
        tab="guide",
    )


def _sheet(chapter: Chapter, guide: Guide, words: Texts) -> SheetPlan:
    rows = [tuple(row) for row in chapter.rows]
    columns = [ColumnPlan(heading, "paragraph") for heading in chapter.headings]
    return SheetPlan(
        name=chapter.title,
        cells=(
            CellPlan(Cell(1, 1), str(Tag(GUIDE, chapter.key, 1)), "marker"),
            CellPlan(Cell(1, _LEFT), chapter.title, "title"),
            CellPlan(Cell(2, _LEFT), chapter.about, "help_line"),
            CellPlan(
                Cell(3, _LEFT),
                Link(f"internal:{quoted(words['guide.contents'])}!A1", words["template.to_front"]),
                "link",
            ),
        ),
        tables=(
            TablePlan(f"guide_{chapter.key}", Cell(_HEADER, _LEFT), columns, rows, chapter.title),
        ),
        widths={1: 2.0, **dict(enumerate(map(float, chapter.widths), start=_LEFT))},
        heights={1: 34.0, 2: 20.0},
        freeze=Cell(_HEADER + 1, 1),
        hidden_columns=frozenset({1}),
        printing=Print(
            repeat_rows=(_HEADER, _HEADER),
            footer_left=guide.title,
            footer_right=words["template.footer.page"],
        ),
        tab="list",
    )
