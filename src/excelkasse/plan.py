"""What is written: a workbook as a value, with no spreadsheet library in it.

A plan says *what* stands where and by which role (`style="money"`); how a role looks is decided in
`spreadsheet/styles.py`. Text is text: only `Formula` becomes a formula and only `Link` a link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from excelkasse.address import Area, Cell
from excelkasse.made import Several

Plain = str | float | int | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as a file stores it: English names, commas, no leading `=`; and its result now."""

    text: str
    result: Plain = None


@dataclass(frozen=True, slots=True)
class Link:
    """A value that leads somewhere.

    `target` is `internal:'Risici'!B7` (this workbook) or `external:folder/file.xlsx#'Risici'!B7`.
    """

    target: str
    value: Plain
    tip: str = ""


Content = Plain | Formula | Link


Row = Sequence[Content]


@dataclass(frozen=True, slots=True)
class CellPlan:
    """One cell: where, what, in which role.

    One that lies `across` several columns is merged, which is only for what nobody types in.
    """

    cell: Cell
    content: Content
    style: str = "text"
    note: str = ""
    across: int = 1


class CellRows(Several[CellPlan]):
    """The cells of an area, row by row, none with a note; a row may be made when it is looked at.

    Who writes them needs no more than one row at a time.
    """

    __slots__ = ("area",)

    def __init__(self, area: Area, rows: Sequence[Sequence[CellPlan]]) -> None:
        """Keep the rows, the first of which stands in the first row of the area."""
        super().__init__(rows)
        self.area = area


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column of a table: its header, how its cells look, and its formula if it has one.

    `formula` is the calculated-column formula that new rows get; each row still carries its own
    `Formula` with a result. `key` is the marker above the column, by which it is found again.
    """

    header: str
    style: str = "text"
    formula: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class TablePlan:
    """An Excel table: header row at `first`, then the rows. Never without at least one row.

    `marker` stands in the hidden row above it. `known_by` are the keys of the columns that tell its
    rows apart, and `owner` is the one that says whose a row is: whom nobody knows, people wrote.
    The rows of a `ranked` one stand in the order of the plan in an open workbook too.

    `ways` tell of each row where it leads, as `schema.looks` does, where it need not be made first.
    """

    name: str
    first: Cell
    columns: Sequence[ColumnPlan]
    rows: Sequence[Row]
    description: str = ""
    marker: str = ""
    known_by: Sequence[str] = ()
    owner: str = ""
    ranked: bool = False
    ways: Iterable[str] | None = None

    @property
    def area(self) -> Area:
        """The table with its header row."""
        last = Cell(self.first.row + len(self.rows), self.first.column + len(self.columns) - 1)
        return Area(self.first, last)


@dataclass(frozen=True, slots=True)
class Validation:
    """What Excel lets a person type in an area, the hint it shows and how it refuses.

    `kind` list: `choices` or `source` (a formula that gives a range).
    `kind` whole, decimal, date, length: between `low` and `high`; custom: `source` is the formula.
    `stop` False lets the person insist.
    """

    area: Area
    kind: Literal["list", "whole", "decimal", "date", "length", "custom", "any"]
    choices: Sequence[str] = ()
    source: str = ""
    low: float | date | None = None
    high: float | date | None = None
    hint_title: str = ""
    hint: str = ""
    stop_title: str = ""
    stop_text: str = ""
    stop: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A conditional format: where `formula` (seen from the area's first cell) is true, `style`."""

    area: Area
    formula: str
    style: str


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a name, the cells of its categories and values, a colour role.

    `named_by` is a cell that holds the name. In a scatter chart `drawn` says what is seen: a dot
    with its name beside it, a line with dots, a dashed line, or the name alone; `beside` is where
    the name stands.
    """

    name: str
    sheet: str
    categories: Area
    values: Area
    colour: str = ""
    named_by: Cell | None = None
    drawn: Literal["dot", "line", "dashed", "name"] = "dot"
    beside: Literal["right", "left", "above", "below"] = "right"


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of a scatter chart: from, to, where the other axis crosses it, how its numbers look.

    A point beyond it is not drawn. None leaves the choice to the program that shows the chart.
    """

    low: float | None = None
    high: float | None = None
    cross: float | None = None
    step: float | None = None
    numbers: str = "0"


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart. `alt` says in words what it shows, computed from the same data.

    `plot` is what the data is drawn on, from the left and the top and in size, as shares of the
    chart; without it the program that shows the chart decides.
    """

    at: Cell
    kind: Literal["column", "bar", "line", "stacked_column", "stacked_bar", "doughnut", "scatter"]
    title: str
    series: Sequence[Series]
    alt: str
    width: int = 480
    height: int = 288
    value_format: str = "#,##0"
    value_title: str = ""
    name_title: str = ""
    legend: bool = True
    across: Axis | None = None
    up: Axis | None = None
    plot: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the bytes of a PNG or JPEG, and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PictureAt:
    """A picture on a sheet, shrunk to a height in pixels; `alt` says what it shows."""

    at: Cell
    picture: Picture
    height: int
    alt: str


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
