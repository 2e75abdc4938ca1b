"""Where each part of each tool sits, worked out before a cell is planned, so formulas can point.

Column A is for the hidden markers. Rows 1 to 4 of every sheet are its heading.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from excelkasse.address import Area, Cell
from excelkasse.schema.graph import Graph
from excelkasse.schema.page import Page
from excelkasse.schema.tool import Form, Matrix, Part, Register, Sheet, Tool
from excelkasse.texts import Texts

LABEL, VALUE, HELP = 2, 3, 4
VALUES_ROW = 5
_FIRST_ROW = 6
_SPARE_ROWS = 5
_NARROW = 12
_MATRIX_ROWS = 10
BEYOND = 300
"""How far past a table's end dropdowns and formats reach, so that pasted rows are covered.

A table with something below it reaches to its own end: rows inserted in it take its rules along.
"""


@dataclass(frozen=True, slots=True)
class FormPlace:
    """A form: the row of each section and of each field; labels in B, values in C, help in D.

    Above a register that begins with a narrow column it stands one to the right: `left` is the
    column of the labels.
    """

    sheet: str
    sections: Mapping[str, int]
    rows: Mapping[str, int]
    left: int = LABEL

    @property
    def value(self) -> int:
        """The column of the values."""
        return self.left + 1

    def cell(self, field: str) -> Cell:
        """Return the cell of a field's value."""
        return Cell(self.rows[field], self.value)


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """A register: its table, hidden marker row, header row, and the column of each field."""

    sheet: str
    table: str
    title_row: int
    header_row: int
    room: int
    columns: Mapping[str, int]
    labels: Mapping[str, str]
    reach: int = BEYOND

    @property
    def marker_row(self) -> int:
        """The hidden row above the header."""
        return self.header_row - 1

    @property
    def first_row(self) -> int:
        """The first row of the body."""
        return self.header_row + 1

    def column(self, field: str, *, beyond: bool = False) -> Area:
        """Return the cells of a field: those of the table, or those well past its end too."""
        last = self.header_row + self.room + (self.reach if beyond else 0)
        column = self.columns[field]
        return Area(Cell(self.first_row, column), Cell(last, column))


@dataclass(frozen=True, slots=True)
class MatrixPlace:
    """A matrix: its first row."""

    sheet: str
    top: int


@dataclass(frozen=True, slots=True)
class GanttPlace:
    """A Gantt: the weeks to the right of a register, with an empty column between.

    The weeks' numbers stand in the register's header row, their Mondays in its hidden marker row,
    the months beside its title and the days off above.
    """

    sheet: str
    register: RegisterPlace
    weeks: int

    @property
    def columns(self) -> range:
        """The columns of the weeks."""
        first = max(self.register.columns.values()) + 2
        return range(first, first + self.weeks)

    @property
    def days_off_row(self) -> int:
        """The row that says which weeks have holidays."""
        return self.register.title_row - 1

    @property
    def body(self) -> Area:
        """The weeks of every row, well past the table's end."""
        last = self.register.header_row + self.register.room + self.register.reach
        return Area(Cell(self.register.first_row, self.columns[0]), Cell(last, self.columns[-1]))


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A page: its first row."""

    sheet: str
    top: int


@dataclass(frozen=True, slots=True)
class GraphPlace:
    """A chart and its list: the first row, and how many rows the list has room for."""

    sheet: str
    top: int
    room: int

    @property
    def header_row(self) -> int:
        """The header of the list, below the caption."""
        return self.top + 1

    @property
    def first_row(self) -> int:
        """The first row of the list's body."""
        return self.top + 2


Place = GraphPlace | FormPlace | RegisterPlace | MatrixPlace | GanttPlace | PagePlace


@dataclass(frozen=True, slots=True)
class Places:
    """Every part by `tool.part`, and the name of every sheet by `tool/sheet`."""

    parts: Mapping[str, Place]
    sheets: Mapping[str, str]

    def form(self, part: str) -> FormPlace | None:
        """Return a form's place; None if the tool is not in the workbook."""
        found = self.parts.get(part)
        return found if isinstance(found, FormPlace) else None

    def register(self, part: str) -> RegisterPlace | None:
        """Return a register's place; None if the tool is not in the workbook."""
        found = self.parts.get(part)
        return found if isinstance(found, RegisterPlace) else None


def places(tools: Sequence[Tool], words: Texts, rows: Mapping[str, int]) -> Places:
    """Work out where everything sits; `rows` says how many rows each register is to show."""
    parts: dict[str, Place] = {}
    names: dict[str, str] = {}
    for tool in tools:
        for sheet in tool.sheets:
            name = words[f"{tool.key}.sheets.{sheet.key}.name"]
            names[f"{tool.key}/{sheet.key}"] = name
            parts.update(_on_sheet(tool, sheet, name, words, rows))
    return Places(parts, names)


def _on_sheet(
    tool: Tool, sheet: Sheet, name: str, words: Texts, rows: Mapping[str, int]
) -> Iterator[tuple[str, Place]]:
    row = _FIRST_ROW
    last = sheet.stacked[-1]
    for part in sheet.stacked:
        path = f"{tool.key}.{part.key}"
        place: Place
        if isinstance(part, Form):
            place = replace(form_place(part, name, row), left=_left(sheet))
        elif isinstance(part, Register):
            place = _register(tool, part, (name, row), words, rows.get(path, 0))
            if part is not last:
                place = replace(place, reach=0)
            if sheet.gantt and sheet.gantt.register == path:
                yield f"{tool.key}.{sheet.gantt.key}", GanttPlace(name, place, sheet.gantt.weeks)
        else:
            place = _shown(tool, part, (name, row), rows)
        row = _below(place, part)
        yield path, place


def _shown(
    tool: Tool, part: Part | Matrix | Page | Graph, at: tuple[str, int], rows: Mapping[str, int]
) -> Place:
    """Return the place of what is only shown."""
    if isinstance(part, Graph):
        return GraphPlace(*at, _listed(tool, part, rows))
    return PagePlace(*at) if isinstance(part, Page) else MatrixPlace(*at)


def _below(place: Place, part: Part | Matrix | Page | Graph) -> int:
    """Return the first row that is free for what stands below."""
    if isinstance(place, FormPlace):
        return max(place.rows.values()) + 2
    if isinstance(place, RegisterPlace | GraphPlace):
        return place.header_row + place.room + 3
    top = _FIRST_ROW if isinstance(place, GanttPlace) else place.top
    return top + (len(part.strips) + 1 if isinstance(part, Page) else _MATRIX_ROWS)


def _left(sheet: Sheet) -> int:
    """Return the column of a form's labels: never one that registers want to be narrow."""
    firsts = [
        next(iter(part.fields.values())) for part in sheet.parts if isinstance(part, Register)
    ]
    narrow = bool(firsts) and all((f.spec.width or f.kind.width) <= _NARROW for f in firsts)
    return LABEL + 1 if narrow else LABEL


def form_place(part: Form, sheet: str, row: int) -> FormPlace:
    """Return where a form stands that begins in a row."""
    sections: dict[str, int] = {}
    rows: dict[str, int] = {}
    for section, fields in part.sections.items():
        sections[section] = row
        for down, field in enumerate(fields, start=1):
            rows[field.key] = row + down
        row += len(fields) + 2
    return FormPlace(sheet, sections, rows)


def _register(
    tool: Tool, part: Register, at: tuple[str, int], words: Texts, filled: int
) -> RegisterPlace:
    sheet, row = at
    path = f"{tool.key}.{part.key}"
    return RegisterPlace(
        sheet=sheet,
        table=f"{tool.key}_{part.key}",
        title_row=row,
        header_row=row + 2,
        room=_room(part, filled),
        columns={key: LABEL + across for across, key in enumerate(part.fields)},
        labels={key: words[f"{path}.{key}.label"] for key in part.fields},
    )


def _room(part: Register, filled: int) -> int:
    """Return how many rows a register has in a workbook where some are filled."""
    return part.room if part.fixed else max(part.room, filled + _SPARE_ROWS)


def _listed(tool: Tool, part: Graph, rows: Mapping[str, int]) -> int:
    """Return the room of a chart's list: that of the register, and some for rows added later.

    Raises:
        TypeError: the chart is not of a register of its own tool.
    """
    register = tool.parts.get(part.register)
    if not isinstance(register, Register):
        message = f"{part.register} is no register of {tool.key}"
        raise TypeError(message)
    return _room(register, rows.get(part.register, 0)) + _SPARE_ROWS


def parts_of(tools: Sequence[Tool]) -> Mapping[str, Part]:
    """Give every form and register of some tools by `tool.part`."""
    return {path: part for tool in tools for path, part in tool.parts.items()}
