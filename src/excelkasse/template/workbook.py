"""A project workbook, empty or filled: the sum of its sheets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from excelkasse.address import Cell
from excelkasse.layout.block import Block, Kit, joined
from excelkasse.layout.form import form_block
from excelkasse.layout.gantt import gantt_block
from excelkasse.layout.graph import graph_block
from excelkasse.layout.heading import heading_block
from excelkasse.layout.matrix import matrix_block
from excelkasse.layout.page import page_block
from excelkasse.layout.place import (
    FormPlace,
    RegisterPlace,
    parts_of,
    places,
)
from excelkasse.layout.register import register_block, width_of
from excelkasse.layout.tailoring import tailoring_sheet
from excelkasse.plan import Picture, SheetPlan, WorkbookPlan
from excelkasse.schema.anchors import Tag
from excelkasse.schema.calculate import Inputs, Row, Scene
from excelkasse.schema.graph import Graph
from excelkasse.schema.own_words import tailored_words
from excelkasse.schema.page import Page
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.tailor import tailored
from excelkasse.schema.tool import Form, Gantt, Matrix, Part, Register, Sheet, Tool
from excelkasse.template.lists import lists_sheet
from excelkasse.template.paper import paper
from excelkasse.template.readme import Front, readme_sheet
from excelkasse.texts import Texts

_NO_ROWS: Mapping[str, Sequence[Row]] = {}
_DAY_ZERO = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Content:
    """What a workbook is to hold: rows by part, typed fields only; a form is one row.

    `logo` stands on the front page, which says of the `optional` tools that they may be left out.
    """

    rows: Mapping[str, Sequence[Row]] = field(default_factory=lambda: _NO_ROWS)
    today: date = _DAY_ZERO
    logo: Picture | None = None
    optional: frozenset[str] = frozenset()


def project_workbook(
    tools: Sequence[Tool],
    words: Texts,
    content: Content,
    *,
    title: str,
    profile: Profile = PLAIN,
) -> WorkbookPlan:
    """Plan a workbook of some tools with what it is to hold; nothing gives an empty template.

    A workbook made by a profile carries it on a hidden sheet.
    """
    tools, settings = tailored(tools, profile), profile.settings
    words = tailored_words(words, tools, profile)
    rows = {path: _rows(path, part, content) for path, part in parts_of(tools).items()}
    counts = {path: len(found) for path, found in rows.items()}
    scene = Scene(parts_of(tools), Inputs(rows), content.today, settings)
    kit = Kit(places(tools, words, counts), words, scene, settings)
    lists, names = lists_sheet(tools, words, settings)
    return WorkbookPlan(
        title=title,
        subject=words["template.subject"],
        author=words["template.author"],
        language=words["words.language"],
        accent=profile.accent,
        sheets=(
            readme_sheet(tools, words, title, Front(profile, content.logo, content.optional)),
            *(_sheet(tool, sheet, kit) for tool in tools for sheet in tool.sheets),
            lists,
            *([] if profile == PLAIN else [tailoring_sheet(profile, words)]),
        ),
        names=names,
    )


def _rows(path: str, part: Part, content: Content) -> Sequence[Row]:
    """Return the rows of a part: those given, else a register's starters, else one blank form."""
    if path in content.rows:
        return content.rows[path]
    return part.starters if isinstance(part, Register) else ({},)


def _sheet(tool: Tool, sheet: Sheet, kit: Kit) -> SheetPlan:
    block = joined([_heading(tool, sheet, kit), *_blocks(tool, sheet, kit)])
    return SheetPlan(
        name=kit.places.sheets[f"{tool.key}/{sheet.key}"],
        cells=block.cells,
        tables=block.tables,
        validations=block.validations,
        rules=block.rules,
        charts=block.charts,
        widths={1: 2.0, **block.widths},
        heights=block.heights,
        hidden_columns=block.hidden_columns | {1},
        hidden_rows=block.hidden_rows,
        freeze=_freeze(tool, sheet, kit),
        printing=paper(tool, sheet, block, kit),
        protected=sheet.protected,
        tab="input" if sheet.protected else "register",
    )


def _heading(tool: Tool, sheet: Sheet, kit: Kit) -> Block:
    tag = Tag(tool.key, sheet.key, tool.version)
    title = kit.words[f"{tool.key}.sheets.{sheet.key}.title"]
    path = f"{tool.key}.{sheet.parts[0].key}"
    return heading_block(tag, title, kit.words["template.readme.name"], kit, part=path)


_LAID_OUT: Mapping[type, Callable[..., Block]] = {
    Gantt: gantt_block,
    Graph: graph_block,
    Matrix: matrix_block,
    Page: page_block,
    Register: register_block,
}


def _blocks(tool: Tool, sheet: Sheet, kit: Kit) -> Iterator[Block]:
    registers = [part for part in sheet.parts if isinstance(part, Register)]
    beside = max((width_of(list(part.fields.values())[1]) for part in registers), default=None)
    for part in sheet.parts:
        path = f"{tool.key}.{part.key}"
        place = kit.places.parts[path]
        if isinstance(part, Form) and isinstance(place, FormPlace):
            yield form_block(part, path, place, kit, beside=beside)
        else:
            yield _LAID_OUT[type(part)](part, path, place, kit)


def _freeze(tool: Tool, sheet: Sheet, kit: Kit) -> Cell:
    """Freeze the heading of a form; of a lone register the header row and its first columns.

    Beside a Gantt: the columns that say what its rows are.
    """
    first = kit.places.parts[f"{tool.key}.{sheet.parts[0].key}"]
    if sheet.gantt and isinstance(first, RegisterPlace):
        return Cell(first.first_row, first.columns[sheet.gantt.name] + 1)
    if len(sheet.parts) == 1 and isinstance(first, RegisterPlace):
        return Cell(first.first_row, 4 if len(first.columns) > 8 else 1)  # noqa: PLR2004
    return Cell(5, 1)
