"""The cells of a row or form, made when somebody asks: most are read and never spoken of again."""

from collections.abc import Iterator, Mapping

from excelkasse.address import Cell
from excelkasse.overriding import override


class Across(Mapping[str, Cell]):
    """The cell of each field of a row, by the column that each field stands in."""

    __slots__ = ("places", "row")

    def __init__(self, row: int, places: Mapping[str, int]) -> None:
        """Name the row, and the columns of its fields."""
        self.row = row
        self.places = places

    @override
    def __getitem__(self, key: str) -> Cell:
        """Return the cell of a field."""
        return Cell(self.row, self.places[key])

    @override
    def __iter__(self) -> Iterator[str]:
        """Give the fields."""
        return iter(self.places)

    @override
    def __len__(self) -> int:
        """Count the fields."""
        return len(self.places)

    @override
    def __contains__(self, key: object) -> bool:
        """Whether the row has the field."""
        return key in self.places


class Down(Across):
    """The cell of each field of a form, by the row that each field stands in."""

    __slots__ = ("column",)

    def __init__(self, column: int, places: Mapping[str, int]) -> None:
        """Name the column, and the rows of its fields."""
        self.column = column
        self.places = places

    @override
    def __getitem__(self, key: str) -> Cell:
        """Return the cell of a field."""
        return Cell(self.places[key], self.column)
