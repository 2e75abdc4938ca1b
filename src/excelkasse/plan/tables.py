"""Tables and their columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from excelkasse.address import Area, Cell
from excelkasse.plan.contents import Row


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
