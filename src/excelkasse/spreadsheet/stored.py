"""What a sheet stores and what was read of it are counted against each other.

A reader that passes a cell over does so in silence. So as many values must have come out as the
tags of the sheet say were put in. Only where the numbers differ is the sheet walked through, to
find out which cell it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from excelkasse.address import Cell
from excelkasse.spreadsheet.refusals import Refusal, refuse
from excelkasse.spreadsheet.unsaid import Unsaid
from excelkasse.spreadsheet.walked import Walked, text_number, texts_in, walk_through


@dataclass(frozen=True, slots=True)
class Emerged:
    """What came out of a sheet: where its values begin, its rows ("" is nothing), its errors.

    `filled` is how many values each row has.
    """

    start: tuple[int, int] | None
    rows: Sequence[Sequence[Any]]
    filled: Sequence[int]
    errors: Mapping[Cell, str]

    def count(self) -> int:
        """How many values came out."""
        return sum(self.filled) + len(self.errors)

    def has(self, cell: Cell) -> bool:
        """Whether something came out of a cell."""
        if self.start is None or cell in self.errors:
            return cell in self.errors
        row, column = cell.row - 1 - self.start[0], cell.column - 1 - self.start[1]
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        return inside and self.rows[row][column] != ""


def without_result(
    body: bytes, strings: bytes, unsaid: Unsaid, emerged: Emerged
) -> frozenset[Cell]:
    """Return the formulas whose stored result did not come out: as good as never calculated.

    Raises:
        Unreadable: `damaged` if a value that somebody typed did not come out, if a cell is there
            twice, or if what was counted is not well-formed.
        ValueError: an address is none.
    """
    if unsaid.values == emerged.count():
        return frozenset()
    compared = _Compared(emerged, list(texts_in(strings)))
    walk_through(body, compared.take)
    return frozenset(compared.silent)


class _Compared:
    """The stored cells so far, held up against what came out."""

    def __init__(self, emerged: Emerged, texts: Sequence[str]) -> None:
        self.silent: list[Cell] = []
        self._seen: set[Cell] = set()
        self._emerged = emerged
        self._texts = texts

    def take(self, one: Walked) -> None:
        """Compare one more cell."""
        if not one.text:
            return
        if one.cell in self._seen:
            refuse(Refusal.DAMAGED, cause=f"{one.cell} is there twice")
        self._seen.add(one.cell)
        if self._text(one).strip() and not self._emerged.has(one.cell):
            if not one.formula:
                refuse(Refusal.DAMAGED, cause=f"{one.cell} holds what cannot be read")
            self.silent.append(one.cell)

    def _text(self, one: Walked) -> str:
        number = text_number(one)
        if number is None:
            return one.text or ""
        if number >= len(self._texts):
            refuse(Refusal.DAMAGED, cause=f"{one.cell} refers to no text")
        return self._texts[number]
