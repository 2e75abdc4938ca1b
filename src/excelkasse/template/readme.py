"""The front page: what the workbook is for, how to fill it in, and where to find what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from excelkasse.address import Cell, quoted
from excelkasse.layout.block import height_of, lines_needed
from excelkasse.plan import CellPlan, Link, Picture, PictureAt, Print, SheetPlan
from excelkasse.schema.anchors import README, Tag
from excelkasse.schema.choices import Light, Phase
from excelkasse.schema.own_lines import tailored_lines
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.tool import Tool
from excelkasse.texts import Texts

_LOGO_PIXELS = 58
_FEW = 2
"""A workbook of one tool has Stamdata beside it."""

_WIDTHS = {1: 2.0, 2: 24.0, 3: 92.0, 4: 38.0}
_STEPS = ("order", "begun", "paste", "rows", "numbers", "check")
_LEGEND = (
    ("input_text", "input"),
    ("computed_text", "computed"),
    ("required_empty", "required"),
    ("overdue", "overdue"),
)
_RULES = ("cpr", "names", "absence", "initials", "hours", "disclosure", "archive")


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows beside the tools: the workplace's profile and its logo.

    `optional` are the keys of the tools that this project may leave out.
    """

    profile: Profile = PLAIN
    logo: Picture | None = None
    optional: frozenset[str] = frozenset()


def readme_sheet(
    tools: Sequence[Tool], words: Texts, title: str, front: Front | None = None
) -> SheetPlan:
    """Plan the front page of a workbook made of some tools, as a profile has them."""
    front = front or Front()
    page = _Page(words)
    lone = tools[-1] if len(tools) <= _FEW else None
    page.heading(title, words[f"{lone.key}.purpose" if lone else "template.readme.purpose"])
    for left, text in tailored_lines(words, front.profile):
        page.line(left, text)
    if lone:
        page.use(lone)
    page.section(words["template.readme.how"])
    for step in _STEPS:
        page.line(
            words[f"template.readme.step.{step}.word"], words[f"template.readme.step.{step}.help"]
        )
    page.legend()
    page.section(words["template.readme.sheets"], words["template.readme.filled_by"])
    for tool in tools:
        page.tool(tool, may_be_left_out=tool.key in front.optional)
    page.section(words["template.readme.protection"])
    for rule in _RULES:
        page.line(
            words[f"template.protection.{rule}.word"], words[f"template.protection.{rule}.help"]
        )
    return SheetPlan(
        name=words["template.readme.name"],
        cells=[CellPlan(Cell(1, 1), str(Tag(README, README, 1)), "marker"), *page.cells],
        widths=_WIDTHS,
        heights=page.heights,
        pictures=tuple(_logo(front, words)),
        hidden_columns=frozenset({1}),
        printing=Print(footer_right=words["template.footer.page"]),
        protected=True,
        tab="guide",
    )


def _logo(front: Front, words: Texts) -> Iterator[PictureAt]:
    """Give the logo, at the right of the title."""
    if front.logo is not None:
        alt = words.say("template.readme.logo", name=front.profile.municipality)
        yield PictureAt(Cell(1, 4), front.logo, _LOGO_PIXELS, alt)


class _Page:
    """A page that grows downwards."""

    def __init__(self, words: Texts) -> None:
        self.words = words
        self.row = 1
        self.cells: list[CellPlan] = []
        self.heights: dict[int, float] = {}

    def heading(self, title: str, purpose: str) -> None:
        self._put(2, title, "title")
        self.heights[1] = 34.0
        self.row = 2
        self.line("", purpose)

    def section(self, title: str, right: str = "") -> None:
        self.row += 1
        self._put(2, title, "section")
        self._put(3, "", "section")
        self._put(4, right, "section")
        self.row += 1

    def line(self, left: str, text: str, style: str = "readme_label") -> None:
        self._put(2, left, style)
        self._put(3, text, "readme")
        self.heights[self.row] = max(18.0, height_of(lines_needed(text, _WIDTHS[3])) + 3)
        self.row += 1

    def legend(self) -> None:
        words = self.words
        self.section(words["template.readme.legend"])
        for style, key in _LEGEND:
            said = f"template.legend.{key}"
            self.line(words[f"{said}.word"], words[f"{said}.help"], style)
        for light in Light:
            about = words[f"template.legend.light_{light}"]
            self.line(words[light.word_key], about, f"chip_{light}")

    def use(self, tool: Tool) -> None:
        """Say of the one tool of a workbook when it is used, and how it is filled step by step."""
        words = self.words
        self.section(words["template.readme.use"])
        for key in ("when", "skip"):
            self.line(words[f"template.readme.{key}"], words[f"{tool.key}.{key}"])
        for key, phase in _span(tool):
            self.line(words[f"template.readme.{key}"], words[phase.word_key])
        self.line(words["template.readme.filled_by"], words[f"{tool.key}.filled_by"])
        for place, step in enumerate(words.series(f"{tool.key}.how"), start=1):
            self.line(words[f"template.readme.nth.{place}"], step)
        self.line(words["template.readme.tip"], words[f"{tool.key}.tip"])

    def tool(self, tool: Tool, *, may_be_left_out: bool) -> None:
        for place, (name, target) in enumerate(_links(tool, self.words)):
            self._put(2, Link(target, name), "scale_link")
            if place == 0:
                purpose = self.words[f"{tool.key}.purpose"]
                filled_by = self.words[f"{tool.key}.filled_by"]
                self._put(3, purpose, "readme")
                self._put(4, filled_by, "readme")
                lines = max(lines_needed(purpose, _WIDTHS[3]), lines_needed(filled_by, _WIDTHS[4]))
                self.heights[self.row] = max(18.0, height_of(lines) + 3)
            self.row += 1
        if may_be_left_out:
            self._put(3, self.words["template.readme.optional"], "note")
            self.row += 1

    def _put(self, column: int, content: str | Link, style: str) -> None:
        self.cells.append(CellPlan(Cell(self.row, column), content, style))


def _span(tool: Tool) -> Iterator[tuple[str, Phase]]:
    """Give the first phase a tool is used in, and the last where that is another."""
    yield from (("from_phase", phase) for phase in tool.used_in[:1])
    yield from (("to_phase", phase) for phase in tool.used_in[1:][-1:])


def _links(tool: Tool, words: Texts) -> Iterator[tuple[str, str]]:
    for sheet in tool.sheets:
        name = words[f"{tool.key}.sheets.{sheet.key}.name"]
        yield name, f"internal:{quoted(name)}!B1"
