"""What is to be done to one sheet of the open workbook: its tables, and the cells around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from excelkasse.address import Area, Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.plan import CellPlan, Content, Formula, SheetPlan
from excelkasse.schema.looks import LOOKS_CELL
from excelkasse.spreadsheet.live.seats import Home, Named, seat_of
from excelkasse.spreadsheet.live.table_work import Known, TableWork, holds, table_work
from excelkasse.spreadsheet.live.ways import Moves

_HEADING_ROWS = 4
"""So many rows at the top belong to the sheet; what stands lower belongs to a table."""


@dataclass(frozen=True, slots=True)
class SheetWork:
    """A sheet with tables: the work on each, in their order down the sheet.

    `lost` are the tables that have no anchor left; `absent` are those that come only now.
    """

    plan: SheetPlan
    home: Home
    tables: Sequence[TableWork]
    lost: Sequence[str] = ()
    absent: Sequence[str] = ()

    def cell(self, planned: Cell) -> Cell:
        """Return where a cell of the plan is: in a table, above one, or at the top of the sheet."""
        for work in self.tables:
            inside = work.table.area.first.row <= planned.row <= work.table.area.last.row
            if inside and planned.column - work.table.first.column in range(
                len(work.table.columns)
            ):
                return work.cell(planned)
        return self._above(planned) or self.home.cell(planned)

    def missing(self) -> Iterator[tuple[Cell, Content]]:
        """Give the cells around the tables that do not hold what they should."""
        for one in self.plan.cells:
            if one.content is None or one.cell == LOOKS_CELL:
                continue
            if not self.unplaced(one.cell):
                at = self.cell(one.cell)
                if not self._holds(at, one):
                    yield at, one.content
        for work in self.tables:
            yield from self._labels(work)

    def _labels(self, work: TableWork) -> Iterator[tuple[Cell, Content]]:
        """Give the labels of a header that say something else, in another language perhaps."""
        for column in work.table.columns:
            at = Cell(work.seat.header_row, work.seat.columns[column.key])
            if column.key not in work.added and self._was(at) != column.header:
                yield at, column.header

    @property
    def changed(self) -> bool:
        """Whether the tables hold anything else than they did."""
        return any(work.changed for work in self.tables)

    def print_area(self) -> Area | None:
        """Return what prints, where the plan does not leave it to the program."""
        planned = self.plan.printing.area
        if planned is None or not self.tables:
            return None
        work = self.tables[0]
        column = work.cell(Cell(work.table.first.row, planned.last.column)).column
        return Area(self.home.cell(planned.first), Cell(work.area.last.row, column))

    def unplaced(self, planned: Cell) -> bool:
        """Whether a cell belongs to a table that has no place on the sheet yet."""
        if planned.row <= _HEADING_ROWS:
            return False
        below = [one for one in self.plan.tables if planned.row <= one.area.last.row]
        nearest = min(below, key=lambda one: one.first.row, default=None)
        return nearest is not None and nearest.name in (*self.lost, *self.absent)

    def _above(self, planned: Cell) -> Cell | None:
        """Return where a cell above a table is: as far above its markers as in the plan."""
        if planned.row <= _HEADING_ROWS:
            return None
        for work in self.tables:
            first = work.table.first
            if planned.row < first.row:
                row = work.seat.marker_row + planned.row - (first.row - 1)
                return Cell(row, self._column(work, planned.column))
        return None

    def _column(self, work: TableWork, planned: int) -> int:
        across = planned - work.table.first.column
        if 0 <= across < len(work.table.columns):
            return work.seat.columns[work.table.columns[across].key]
        return self.home.tag.column + planned - 1

    def _was(self, at: Cell) -> object:
        return self.home.grid.at(self.before(at))

    def before(self, at: Cell) -> Cell:
        """Return where a cell around the tables was before any row was shifted."""
        above = [work.above for work in self.tables if work.seat.marker_row <= at.row]
        return Cell(at.row - (above[-1] if above else 0), at.column)

    def _holds(self, at: Cell, one: CellPlan) -> bool:
        grid, was = self.home.grid, self.before(at)
        if isinstance(one.content, Formula):
            return was in grid.formulas and was not in grid.errors
        return holds(grid.at(was), one.content)


def sheet_work(plan: SheetPlan, home: Home, named: Named, known: Known) -> SheetWork:
    """Work out what is to be done to a sheet with tables."""
    works: list[TableWork] = []
    lost: list[str] = []
    down = 0
    for table in sorted(plan.tables, key=lambda one: one.first.row):
        seat = seat_of(table, home, named)
        if seat is None:
            lost.append(table.name)
            continue
        work = table_work(table, home, seat, known).moved(down)
        down += work.grown
        works.append(work)
    # The first table of a sheet is always there; one below it stands there only now and then.
    return SheetWork(plan, home, works, *((lost, ()) if not works else ((), lost)))


def told_of(work: SheetWork) -> Iterator[Finding]:
    """Say what could not be done as people may expect it."""
    name = work.home.grid.name
    for table in work.tables:
        for row in table.forsaken:
            key = " ".join(part for part in _key(table, row, work.home) if part)
            place = Place(name, Cell(row, min(table.seat.columns.values())))
            yield Finding("refresh_row_kept", Severity.NOTE, place, got=key)
        labels = {column.key: column.header for column in table.table.columns}
        if table.added:
            said = tuple(labels[key] for key in table.added)
            yield Finding(
                "refresh_column_back", Severity.NOTE, Place(name), values={"labels": said}
            )
    if work.lost:
        yield Finding("refresh_table_lost", Severity.ERROR, Place(name))


def moves_of(works: Mapping[str, SheetWork], homes: Mapping[str, Home]) -> Mapping[str, Moves]:
    """Return where the cells of each sheet of the plan are, by the names of the plan."""
    pages: dict[str, Moves] = {name: home.cell for name, home in homes.items()}
    return pages | {name: work.cell for name, work in works.items()}


def _key(work: TableWork, row: int, home: Home) -> Iterator[str]:
    """Give what a row that stays is known by, as it stands there."""
    at = work.rows[row - work.seat.header_row - 1].old or 0
    before = work.seat.rows.start + at - work.above
    for key in work.table.known_by:
        value = home.grid.at(Cell(before, work.seat.columns[key]))
        yield "" if value is None else str(value)
