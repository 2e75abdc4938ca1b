"""The cells of one row, made when somebody asks: most rows are read and never spoken of again."""

from collections.abc import Iterator, Mapping

from typing_extensions import override

from excelkasse.address import Cell


class Across(Mapping[str, Cell]):
    """The cell of each field of a row, by the column that each field stands in."""

    __slots__ = ("columns", "row")

    def __init__(self, row: int, columns: Mapping[str, int]) -> None:
        """Name the row, and the columns of its fields."""
        self.row = row
        self.columns = columns

    @override
    def __getitem__(self, key: str) -> Cell:
        """Return the cell of a field."""
        return Cell(self.row, self.columns[key])

    @override
    def __iter__(self) -> Iterator[str]:
        """Give the fields."""
        return iter(self.columns)

    @override
    def __len__(self) -> int:
        """Count the fields."""
        return len(self.columns)

    @override
    def __contains__(self, key: object) -> bool:
        """Whether the row has the field."""
        return key in self.columns
