"""Where the sheets and tables of a plan stand in the open workbook, whatever was moved or renamed.

The anchors are those that reading goes by: a sheet's tag, a table's marker in the column of the
tag, the markers above its columns, and the labels in its header. Addresses mean nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from excelkasse.address import Area, Cell
from excelkasse.grid import Grid, Value
from excelkasse.plan import SheetPlan, TablePlan
from excelkasse.schema.anchors import HEADING, REGISTER, Tag, tag_from, tag_of
from excelkasse.spreadsheet.live.source import OpenSheet

_HEADER_WITHIN = 5
"""So many rows below its marker the header is looked for."""


@dataclass(frozen=True, slots=True)
class Home:
    """A sheet of a plan as it is in the open workbook: its cells, and where its tag stands.

    `formulas` are the texts of the cells that compute, as the program says them.
    """

    grid: Grid
    tag: Cell
    formulas: Mapping[Cell, str] = field(default_factory=dict)

    def cell(self, planned: Cell) -> Cell:
        """Return where a cell of the plan is, as far as the tag has moved."""
        return Cell(planned.row + self.tag.row - 1, planned.column + self.tag.column - 1)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a table stands: its markers, its header, its columns by key, its last row.

    `named` is what the program calls the table now, and `left` and `right` are its edges, a
    person's own columns among them; empty and 0 if the program knows none there.
    """

    marker_row: int
    header_row: int
    columns: Mapping[str, int]
    last: int
    named: str = ""
    left: int = 0
    right: int = 0

    @property
    def rows(self) -> range:
        """The rows of its body; an empty table has one that is blank."""
        return range(self.header_row + 1, max(self.last, self.header_row + 1) + 1)


Named = Mapping[str, Area]
"""The tables that the program knows on a sheet, by name."""


def plan_tag(sheet: SheetPlan) -> Tag | None:
    """Return the tag that a sheet of a plan carries."""
    tags = (tag_from(one.content) for one in sheet.cells if isinstance(one.content, str))
    return next((tag for tag in tags if tag), None)


def homes(opened: Sequence[OpenSheet], sheets: Sequence[SheetPlan]) -> Mapping[str, Home]:
    """Find the sheets of a plan, by the names they have in it; of copies, the one so named."""
    found: dict[tuple[str, str], list[Home]] = {}
    for one in opened:
        tagged = tag_of(one.grid)
        if tagged:
            home = Home(one.grid, tagged[0], one.formulas)
            found.setdefault(tagged[1][:2], []).append(home)
    known = {}
    for sheet in sheets:
        tag = plan_tag(sheet)
        candidates = found.get(tag[:2], []) if tag else []
        if candidates:
            known[sheet.name] = min(candidates, key=lambda one: one.grid.name != sheet.name)
    return known


def seat_of(table: TablePlan, home: Home, named: Named) -> Seat | None:
    """Find a table on its sheet; None if nothing is left that tells where it is."""
    marker = _marker(table, home)
    if marker is None:
        return None
    header = _header(table, home.grid, marker)
    columns = _columns(table, home.grid, marker, header)
    if not columns:
        return None
    first = Cell(header, min(columns.values()))
    name = next((name for name, area in named.items() if _holds(area, first)), "")
    if not name:
        return Seat(marker, header, columns, _last_row(home, header, columns))
    area = named[name]
    return Seat(marker, header, columns, area.last.row, name, area.first.column, area.last.column)


def _marker(table: TablePlan, home: Home) -> int | None:
    """Return the row of a table's marker; it stands in the tag's column, or has been dragged."""
    rows = [cell for cell, value in home.grid.filled() if value == table.marker]
    return min(rows, key=lambda at: (at.column != home.tag.column, at)).row if rows else None


def _header(table: TablePlan, grid: Grid, marker: int) -> int:
    labels = {column.header for column in table.columns}
    below = range(marker + 1, marker + 1 + _HEADER_WITHIN)
    return max(below, key=lambda row: (len(labels & set(_texts(grid, row))), -row))


def _columns(table: TablePlan, grid: Grid, marker: int, header: int) -> Mapping[str, int]:
    """Return the column of each key: the visible label wins, an unknown label leaves the marker."""
    by_label, by_marker = _texts(grid, header), _texts(grid, marker)
    labels = {column.header for column in table.columns}
    found = {one.key: by_label[one.header] for one in table.columns if one.header in by_label}
    taken = set(found.values())
    for column in table.columns:
        at = by_marker.get(column.key)
        if column.key not in found and at is not None and at not in taken:
            if grid.at(Cell(header, at)) in labels:
                continue
            found[column.key] = at
            taken.add(at)
    return found


def _texts(grid: Grid, row: int) -> Mapping[str, int]:
    """Return the texts of a row, each with the first column it stands in."""
    found: dict[str, int] = {}
    for column, value in _across(grid, row):
        if isinstance(value, str):
            found.setdefault(value, column)
    return found


def _across(grid: Grid, row: int) -> Iterator[tuple[int, Value]]:
    down = row - grid.origin.row
    if 0 <= down < len(grid.rows):
        yield from enumerate(grid.rows[down], start=grid.origin.column)


def _holds(area: Area, cell: Cell) -> bool:
    rows = area.first.row <= cell.row <= area.last.row
    return rows and area.first.column <= cell.column <= area.last.column


def _last_row(home: Home, header: int, columns: Mapping[str, int]) -> int:
    """Return the last row with something in our columns, before the next part of the sheet."""
    end, own = _end(home, header), frozenset(columns.values())
    filled = [cell.row for cell, _ in home.grid.filled() if header < cell.row < end]
    held = {cell.row for cell, _ in home.grid.filled() if cell.column in own}
    return max((row for row in filled if row in held), default=header + 1)


def _end(home: Home, header: int) -> int:
    """Return the row that the next part of a sheet begins in."""
    marks = (
        cell.row
        for cell, value in home.grid.filled()
        if cell.row > header
        and cell.column == home.tag.column
        and isinstance(value, str)
        and value.startswith((HEADING, REGISTER))
    )
    return min(marks, default=home.grid.last.row + 1)
