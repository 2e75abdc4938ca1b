"""The list beside a chart: the rows of a register in the order of their rank, by formula.

To the right of it are hidden columns with what the chart is drawn from. A blank row is drawn beyond
the axes: "" would be drawn as 0, and #N/A would be an error in a cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from excelkasse.address import Area, Cell
from excelkasse.layout.block import Kit
from excelkasse.layout.place import LABEL, GraphPlace
from excelkasse.layout.shown import shown
from excelkasse.layout.spoken import Speaker, speak
from excelkasse.plan import CellPlan, Formula, Plain, Series
from excelkasse.schema.calculate import Answer, compute
from excelkasse.schema.formula import Const, Lookup
from excelkasse.schema.graph import Graph

BEYOND_THE_AXES = -1


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a kind of chart adds to its list: cells of the hidden columns, how many, and series."""

    cells: Sequence[CellPlan]
    columns: int
    series: Sequence[Series]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it stands on its sheet, and what it holds now; a blank row holds nothing."""

    part: Graph
    path: str
    place: GraphPlace
    kit: Kit
    rows: Sequence[Mapping[str, Answer]]

    @classmethod
    def of(cls, part: Graph, path: str, place: GraphPlace, kit: Kit) -> Self:
        """Compute what a list holds."""
        scene = kit.scene
        rows = [
            {key: compute(_entry(part, key, down), scene) for key, _ in part.listed}
            for down in range(place.room)
        ]
        return cls(part, path, place, kit, rows)

    @property
    def columns(self) -> Mapping[str, int]:
        """The column of each field."""
        return {key: LABEL + across for across, (key, _) in enumerate(self.part.listed)}

    @property
    def hidden(self) -> int:
        """The first of the hidden columns."""
        return LABEL + len(self.part.listed)

    @property
    def filled(self) -> Sequence[Mapping[str, Answer]]:
        """The rows that hold something."""
        return [row for row in self.rows if any(value is not None for value in row.values())]

    def cell(self, down: int, key: str) -> Cell:
        """Return the cell of a field in a row, counted from 0."""
        return Cell(self.place.first_row + down, self.columns[key])

    def beside(self, down: int, number: int) -> Cell:
        """Return the cell of a row in a hidden column, both counted from 0."""
        return Cell(self.place.first_row + down, self.hidden + number)

    def area(self, column: int, last: int | None = None) -> Area:
        """Return the cells of a column, down to a row or to the end of the list."""
        first, end = self.place.first_row, self.place.room - 1 if last is None else last
        return Area(Cell(first, column), Cell(first + end, column))

    def word(self, key: str) -> str:
        """Return a word of the chart's own."""
        return self.kit.words[f"{self.path}.{key}"]

    def cells(self) -> Iterator[CellPlan]:
        """Give the header and the formulas of the list."""
        speaker = Speaker(self.kit.places, self.kit.words, self.kit.settings, self.path)
        fields = self.kit.scene.parts[self.part.register].fields
        for key, column in self.columns.items():
            yield CellPlan(Cell(self.place.header_row, column), self.word(f"list.{key}"), "header")
            for down, row in enumerate(self.rows):
                said = speak(_entry(self.part, key, down), speaker)
                content = Formula(said, shown(row[key], self.kit.words))
                yield CellPlan(self.cell(down, key), content, f"computed_{fields[key].kind.style}")


def _entry(part: Graph, key: str, down: int) -> Lookup:
    return Lookup(f"{part.register}.{key}", part.rank, Const(down + 1))


def fixed(cell: Cell, value: Plain) -> CellPlan:
    """Return a cell whose value never changes: a formula, so that it is known to be ours."""
    return CellPlan(cell, Formula(repr(value), value))


def only(cell: Cell) -> Area:
    """Return the area of one cell."""
    return Area(cell, cell)
