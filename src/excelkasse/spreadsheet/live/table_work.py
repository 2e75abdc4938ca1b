"""What is to be done to one table of the open workbook, made of the plan and what is there.

Rows and columns of the result are those of the open sheet after its rows have been shifted.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from excelkasse.address import Area, Cell
from excelkasse.grid import Value
from excelkasse.plan import Content, Formula, Link, TablePlan
from excelkasse.spreadsheet.live.rows import Key, Row, Shift, Was, aligned, key_of, ranked, shifts
from excelkasse.spreadsheet.live.seats import Home, Seat
from excelkasse.spreadsheet.safe_text import safe_text


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the open workbook beside its cells.

    `came` are the owners whose rows came from files, in lower case; what has another owner people
    wrote themselves. `noted` are the rows of the sheet that hold a person's note.
    """

    came: AbstractSet[str] = frozenset()
    noted: AbstractSet[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be copied: where it begins on the staging sheet and here, and its size."""

    source: Cell
    target: Cell
    height: int
    width: int


@dataclass(frozen=True, slots=True)
class TableWork:
    """One table: where it stood, its rows to be, and how the rows that were become these.

    `added` are the keys of columns that were not there; they come to the right of the others.
    `gone` are old rows that stay though what they told of is gone. `above` is how many rows further
    down the table stands than before.
    """

    table: TablePlan
    seat: Seat
    rows: Sequence[Row]
    shifts: Sequence[Shift]
    added: Sequence[str] = ()
    gone: AbstractSet[int] = frozenset()
    above: int = 0
    changed: bool = True

    @property
    def grown(self) -> int:
        """How many rows more there are than before."""
        return len(self.rows) - len(self.seat.rows)

    def moved(self, down: int) -> "TableWork":
        """Return the same work on a table that stands so many rows further down."""
        seat = replace(
            self.seat,
            marker_row=self.seat.marker_row + down,
            header_row=self.seat.header_row + down,
            last=self.seat.last + down,
        )
        return replace(self, seat=seat, above=self.above + down)

    @property
    def area(self) -> Area:
        """The table as it is to be, from its header on."""
        columns = self.seat.columns.values()
        first = Cell(self.seat.header_row, min(*columns, self.seat.left or min(columns)))
        last = Cell(self.seat.header_row + len(self.rows), max(*columns, self.seat.right))
        return Area(first, last)

    @property
    def forsaken(self) -> Sequence[int]:
        """The rows of the sheet that stay though what they told of is gone."""
        first = self.seat.header_row + 1
        rows = enumerate(self.rows)
        return [first + at for at, row in rows if row.new is None and row.old in self.gone]

    def row_of(self, planned: int) -> int:
        """Return the row of the sheet that a row of the plan, counted from 0, stands in."""
        at = next(at for at, row in enumerate(self.rows) if row.new == planned)
        return self.seat.header_row + 1 + at

    def cell(self, planned: Cell) -> Cell:
        """Return where a cell of the planned table is; one of its heading is as far above it."""
        down, across = planned.row - self.table.first.row, planned.column - self.table.first.column
        column = self.seat.columns[self.table.columns[across].key]
        body = 0 < down <= len(self.table.rows)
        return Cell(self.row_of(down - 1) if body else self.seat.header_row + down, column)

    @property
    def order(self) -> Sequence[int]:
        """The rows of the plan in the order in which they are to stand."""
        return [row.new for row in self.rows if row.new is not None]

    def pieces(self) -> Iterator[Piece]:
        """Give the blocks to be copied: runs of rows, by runs of columns."""
        top, first = self.table.first.row + 1, self.seat.header_row + 1
        for at, staged, height in _runs(self.rows):
            for source, target, width in self._column_runs():
                yield Piece(Cell(top + staged, source), Cell(first + at, target), height, width)

    def _column_runs(self) -> Iterator[tuple[int, int, int]]:
        pairs = [
            (self.table.first.column + across, self.seat.columns[column.key])
            for across, column in enumerate(self.table.columns)
        ]
        yield from _together(pairs)


def table_work(table: TablePlan, home: Home, seat: Seat, known: Known) -> TableWork:
    """Work out what is to be done to a table."""
    columns, added = dict(seat.columns), []
    edge = max(*columns.values(), seat.right)
    for column in table.columns:
        if column.key not in columns:
            edge += 1
            columns[column.key] = edge
            added.append(column.key)
    old = [_was(row, table, home, seat, known) for row in seat.rows]
    gone = frozenset(at for at, one in enumerate(old) if one.stays and not one.theirs)
    arranged = ranked if table.ranked else aligned
    rows = arranged(old, [_key(table, row) for row in table.rows])
    there = replace(seat, columns=columns, right=max(edge, seat.right))
    work = TableWork(table, there, rows, shifts(rows, len(old)), tuple(added), gone)
    return replace(work, changed=bool(work.shifts or added) or not _same(work, home))


def holds(value: Value, content: Content) -> bool:
    """Whether a cell holds what a plan wants there."""
    if isinstance(content, Formula):
        content = content.result
    elif isinstance(content, Link):
        content = content.value
    if isinstance(content, str):
        content = safe_text(content)
        content = None if not content or content.isspace() else str(content)
    if isinstance(content, bool) or isinstance(value, bool):
        return value is content
    return value == content


def _was(row: int, table: TablePlan, home: Home, seat: Seat, known: Known) -> Was:
    at = {key: home.grid.at(Cell(row, column)) for key, column in seat.columns.items()}
    owner = key_of([at.get(table.owner)])[0]
    theirs = bool(owner) and owner not in known.came
    stays = theirs or row in known.noted or _written_beside(row, home, seat)
    return Was(key_of(at.get(key) for key in table.known_by), stays, theirs)


def _written_beside(row: int, home: Home, seat: Seat) -> bool:
    """Whether people wrote something into a row outside our columns; what computes is no loss."""
    ours = {home.tag.column, *seat.columns.values()}
    grid = home.grid
    return any(
        column not in ours
        and grid.at(Cell(row, column)) is not None
        and Cell(row, column) not in grid.formulas
        for column in range(grid.origin.column, grid.last.column + 1)
    )


def _key(table: TablePlan, row: Sequence[Content]) -> Key:
    at: Mapping[str, Content] = dict(
        zip((column.key for column in table.columns), row, strict=True)
    )
    return key_of(_plain(at.get(key)) for key in table.known_by)


def _plain(content: Content) -> object:
    if isinstance(content, Formula):
        return content.result
    return content.value if isinstance(content, Link) else content


def _same(work: TableWork, home: Home) -> bool:
    """Whether every cell holds already what the plan wants in it."""
    first = work.seat.header_row + 1
    return all(
        holds(home.grid.at(Cell(first + at, work.seat.columns[column.key])), content)
        for at, row in enumerate(work.rows)
        if row.new is not None
        for column, content in zip(work.table.columns, work.table.rows[row.new], strict=True)
    )


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int, int]]:
    """Give the runs of rows that are the plan's: where here, where on the staging sheet, how many.

    On the staging sheet the plan's rows stand one below the other, in the order they have here.
    """
    pairs: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        if row.new is not None:
            pairs.append((at, len(pairs)))
    yield from _together(pairs)


def _together(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Give the runs in which both numbers grow by one: the first of each, and the length."""
    start = 0
    for at in range(1, len(pairs) + 1):
        ends = at == len(pairs)
        if ends or pairs[at] != (pairs[at - 1][0] + 1, pairs[at - 1][1] + 1):
            if pairs:
                yield (*pairs[start], at - start)
            start = at
