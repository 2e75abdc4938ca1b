"""What stands in cells: values, formulas, links, each in its role."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import NamedTuple

from excelkasse.address import Area, Cell
from excelkasse.made import Several

Plain = str | float | int | bool | date | datetime | None


class Formula(NamedTuple):
    """A formula as a file stores it: English names, commas, no leading `=`; and its result now."""

    text: str
    result: Plain = None


class Link(NamedTuple):
    """A value that leads somewhere.

    `target` is `internal:'Risici'!B7` (this workbook) or `external:folder/file.xlsx#'Risici'!B7`.
    """

    target: str
    value: Plain
    tip: str = ""


Content = Plain | Formula | Link


Row = Sequence[Content]


class CellPlan(NamedTuple):
    """One cell: where, what, in which role.

    One that lies `across` several columns is merged, which is only for what nobody types in.
    """

    cell: Cell
    content: Content
    style: str = "text"
    note: str = ""
    across: int = 1


class CellRows(Several[CellPlan]):
    """The cells of an area, row by row; a row may be made when it is looked at.

    None has a note or is to be filled in, so who writes them needs no more than one row at a time.
    """

    __slots__ = ("area",)

    def __init__(self, area: Area, rows: Sequence[Sequence[CellPlan]]) -> None:
        """Keep the rows, the first of which stands in the first row of the area."""
        super().__init__(rows)
        self.area = area

    @property
    def rows(self) -> AbstractSet[int]:
        """Return the numbers of the rows."""
        return {*range(self.area.first.row, self.area.last.row + 1)}


def parts_of_cells(cells: Sequence[CellPlan]) -> Iterator[Sequence[CellPlan]]:
    """Give the cells of a sheet part by part: rows of them, or cells that are all there."""
    if isinstance(cells, Several) and not isinstance(cells, CellRows):
        for part in cells.parts:
            yield from parts_of_cells(part)
    else:
        yield cells
