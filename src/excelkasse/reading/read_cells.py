"""What of a tool's sheet has been read or is ours."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from excelkasse.address import Cell

_NO_COLUMNS: frozenset[int] = frozenset()


class Seen:
    """What of a sheet has been read or is ours, by row and column.

    `forms` are the rows of forms, `bodies` those of registers, and `heads` the single rows above
    them. `begins` are the cells that parts begin in: our titles stand in their columns, and our
    heading above the first, in the leftmost.
    """

    def __init__(self) -> None:
        """Nothing has been read yet."""
        self.forms: list[tuple[AbstractSet[int], frozenset[int]]] = []
        self.bodies: list[tuple[range, frozenset[int]]] = []
        self.heads: dict[int, frozenset[int]] = {}
        self.begins: set[Cell] = set()

    def read(self, row: int) -> frozenset[int]:
        """Return the columns of a row that have been read; where bodies meet, the first has it."""
        read = self.heads.get(row, _NO_COLUMNS)
        for rows, columns in self.forms:
            read = read | columns if row in rows else read
        for body, columns in self.bodies:
            if row in body:
                return read | columns
        return read

    def areas(self, rows: Iterable[int]) -> Iterator[tuple[AbstractSet[int], frozenset[int]]]:
        """Give those of some rows that each form and each body has, and the columns it has.

        A row that two have is given once.
        """
        left = set(rows)
        for form, columns in self.forms:
            if mine := left & form:
                yield mine, columns
                left -= mine
        for body, columns in self.bodies:
            if mine := {row for row in left if row in body}:
                yield mine, columns
                left -= mine

    @property
    def columns(self) -> AbstractSet[int]:
        """The columns that parts begin in."""
        return {at.column for at in self.begins}

    @property
    def corner(self) -> Cell | None:
        """The row of the first part and the column of the leftmost."""
        if not self.begins:
            return None
        return Cell(min(at.row for at in self.begins), min(at.column for at in self.begins))
