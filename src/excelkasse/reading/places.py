"""Where each value was read from, worked out when somebody asks."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.finding import Place
from excelkasse.overriding import override
from excelkasse.schema.told import Places, ValueSpot


class Lines(NamedTuple):
    """The lines of a part: the sheet they stand on, and the cell of each field of each line."""

    sheet: str
    cells: Sequence[Mapping[str, Cell]]


class ReadPlaces(Places):
    """The place of every value, by the lines that were read."""

    def __init__(self, lines: Mapping[str, Lines]) -> None:
        """Keep the lines of every part by `tool.part`."""
        self._lines = lines

    @override
    def __getitem__(self, spot: ValueSpot) -> Place:
        """Return the place of a value; a field without a cell has none."""
        part, row, key = spot
        lines = self._lines[part]
        if not 0 <= row < len(lines.cells):
            raise KeyError(spot)
        return Place(lines.sheet, lines.cells[row][key])

    @override
    def __iter__(self) -> Iterator[ValueSpot]:
        """Give every value, part by part and line by line."""
        for part, lines in self._lines.items():
            for row, cells in enumerate(lines.cells):
                for key in cells:
                    yield part, row, key

    @override
    def on(self, sheets: AbstractSet[str]) -> Iterator[tuple[ValueSpot, Place]]:
        """Give the values that stand on some sheets, each with its place."""
        for part, lines in self._lines.items():
            for row, cells in enumerate(lines.cells if lines.sheet in sheets else ()):
                for key, cell in cells.items():
                    yield (part, row, key), Place(lines.sheet, cell)

    @override
    def __len__(self) -> int:
        """Count the values."""
        return sum(len(cells) for lines in self._lines.values() for cells in lines.cells)
