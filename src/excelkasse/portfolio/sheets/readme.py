"""Læs mig of the portfolio: how it is read, what people type, and who may see it."""

from collections.abc import Sequence

from excelkasse.address import Cell
from excelkasse.layout.block import height_of, lines_needed
from excelkasse.plan import CellPlan, Link, Print, SheetPlan
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.links import internal
from excelkasse.schema.anchors import README, Tag
from excelkasse.schema.choices import Light

_LABEL, _TEXT = 2, 3
_WIDTHS = {1: 2.0, _LABEL: 26.0, _TEXT: 112.0}
_LEAST = 20.0
_SECTIONS = {
    "read": (
        "overview",
        "links",
        "filter",
        "committees",
        "decisions",
        "calendar",
        "changes",
        "control",
    ),
    "reconciliation": ("found", "read", "quarantined"),
    "typed": (
        "projects",
        "priorities",
        "people",
        "decisions",
        "queries",
        "recipients",
        "rest",
        "own",
    ),
    "next": ("same", "copy", "history", "history_items"),
}
"""What is told in each section; the words stand under `portfolio.readme`."""

_RULES = ("access", "hours", "persons", "disclosure", "sharing", "archive")


def readme_sheet(drawn: Drawing, sheets: Sequence[str]) -> SheetPlan:
    """Plan the page; `sheets` are the keys of the workbook's sheets in their order."""
    page = _Page(drawn)
    page.heading()
    for section, told in _SECTIONS.items():
        page.section(section, told)
    page.sheets(sheets)
    page.legend()
    page.section("protection", _RULES)
    return SheetPlan(
        name=drawn.say("readme.name"),
        cells=[CellPlan(Cell(1, 1), str(Tag(README, README, 1)), "marker"), *page.cells],
        widths=_WIDTHS,
        heights=page.heights,
        hidden_columns=frozenset({1}),
        printing=Print(
            footer_left=drawn.say("title"), footer_right=drawn.words["template.footer.page"]
        ),
        protected=True,
        tab="guide",
    )


class _Page:
    """A page that grows downwards."""

    def __init__(self, drawn: Drawing) -> None:
        self.drawn = drawn
        self.row = 1
        self.cells: list[CellPlan] = []
        self.heights: dict[int, float] = {1: 34.0}

    def heading(self) -> None:
        """Put the title, and what the portfolio is."""
        self._put(_LABEL, self.drawn.say("readme.title"), "title")
        self.row += 1
        self._line("", self.drawn.say("purpose"))

    def section(self, key: str, told: Sequence[str]) -> None:
        """Put a section of words."""
        self._head(self.drawn.say(f"readme.{key}.title"))
        for one in told:
            said = f"readme.{key}.{one}"
            self._line(self.drawn.say(f"{said}.word"), self.drawn.say(f"{said}.help"))

    def sheets(self, keys: Sequence[str]) -> None:
        """Put the way to each sheet, and what it shows."""
        self._head(self.drawn.say("readme.sheets"))
        for key in keys:
            name = self.drawn.sheet(key)
            link = Link(internal(name, Cell(1, _LABEL)), name)
            self._line(link, self.drawn.say(f"sheets.{key}.help"), "scale_link")

    def legend(self) -> None:
        """Put what the colours mean."""
        words = self.drawn.words
        self._head(words["template.readme.legend"])
        typed = self.drawn.say("readme.typed_here")
        self._line(words["template.legend.input.word"], typed, "input_text")
        for light in Light:
            about = words[f"template.legend.light_{light}"]
            self._line(words[light.word_key], about, f"chip_{light}")

    def _head(self, title: str) -> None:
        self.row += 1
        self._put(_LABEL, title, "section")
        self._put(_TEXT, "", "section")
        self.row += 1

    def _line(self, left: str | Link, text: str, style: str = "readme_label") -> None:
        self._put(_LABEL, left, style)
        self._put(_TEXT, text, "readme")
        self.heights[self.row] = max(_LEAST, height_of(lines_needed(text, _WIDTHS[_TEXT])) + 4)
        self.row += 1

    def _put(self, column: int, content: str | Link, style: str) -> None:
        self.cells.append(CellPlan(Cell(self.row, column), content, style))
