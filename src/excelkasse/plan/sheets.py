"""Sheets, the workbook that they make, and where it can be written to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from excelkasse.address import Area, Cell
from excelkasse.plan.contents import CellPlan
from excelkasse.plan.drawings import Chart, PictureAt
from excelkasse.plan.rules import Rule, Validation
from excelkasse.plan.tables import TablePlan


@dataclass(frozen=True, slots=True)
class Print:
    """How a sheet prints: A4 landscape unless told, header rows and first columns repeated.

    `pages_wide` is how many pages side by side a wide table may take, so that it can be read.
    `breaks` are the rows that end a page.
    """

    repeat_rows: tuple[int, int] | None = None
    repeat_columns: tuple[int, int] | None = None
    pages_wide: int = 1
    footer_left: str = ""
    footer_right: str = ""
    portrait: bool = False
    area: Area | None = None
    one_page: bool = False
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet. Widths are Excel's column widths (characters); heights are points."""

    name: str
    cells: Sequence[CellPlan] = ()
    tables: Sequence[TablePlan] = ()
    validations: Sequence[Validation] = ()
    rules: Sequence[Rule] = ()
    charts: Sequence[Chart] = ()
    pictures: Sequence[PictureAt] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    column_styles: Mapping[int, str] = field(default_factory=dict)
    freeze: Cell | None = None
    printing: Print = Print()
    protected: bool = False
    hidden: bool = False
    tab: str = ""
    zoom: int = 100
    gridlines: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookPlan:
    """A workbook: its sheets in order, its names, and what its properties say.

    `accent` is the colour of titles and headers (`#1F4E79`), empty for our own.
    """

    title: str
    sheets: Sequence[SheetPlan]
    subject: str = ""
    author: str = "excelkasse"
    language: str = "da-DK"
    accent: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


class Target(Protocol):
    """Somewhere a plan can be written to as a new workbook."""

    def write(self, plan: WorkbookPlan) -> None:
        """Write the whole plan, or raise `Unwritable` and leave what was there untouched."""
        ...
