"""What a sheet stores and what was read of it are counted against each other.

A reader that passes a cell over does so in silence. So as many values must have come out as the
tags of the sheet say were put in. Only where the numbers differ is the sheet walked through, to
find out which cell it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from excelkasse.address import Cell
from excelkasse.spreadsheet.refusals import Refusal, refuse
from excelkasse.spreadsheet.unsaid import Unsaid
from excelkasse.spreadsheet.walked import Walked, text_number, texts_in, walk_through

_TEXTS = frozenset({"s", "str", "inlineStr"})
"""The kinds of cells in which white space is a result: a text that nobody sees."""


@dataclass(frozen=True, slots=True)
class Emerged:
    """What came out of a sheet: where its values begin, its rows ("" is nothing), its errors.

    `filled` is how many values each row has, `cleaned` the rows in which white space is None too.
    """

    start: tuple[int, int] | None
    rows: Sequence[Sequence[Any]]
    filled: Sequence[int]
    errors: Mapping[Cell, str]
    cleaned: Sequence[Sequence[Any]]

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

    def white(self) -> Iterator[Cell]:
        """Give the cells of nothing but white space."""
        top, left = self.start or (0, 0)
        for down, (row, cleaned) in enumerate(zip(self.rows, self.cleaned, strict=True)):
            if len(cleaned) - cleaned.count(None) != self.filled[down]:
                for across, value in enumerate(row):
                    if value != "" and cleaned[across] is None:
                        yield Cell(top + down + 1, left + across + 1)


def without_result(
    body: bytes, strings: bytes, unsaid: Unsaid, emerged: Emerged
) -> frozenset[Cell]:
    """Return the formulas whose stored result did not come out: as good as never calculated.

    So is a number that is written as white space.

    Raises:
        Unreadable: `damaged` if a value that somebody typed did not come out, if a cell is there
            twice, or if what was counted is not well-formed.
        ValueError: an address is none.
    """
    if unsaid.values == emerged.count() and unsaid.formulas.isdisjoint(emerged.white()):
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
        if not one.text.strip():
            self.silent += [one.cell] if one.formula and one.kind not in _TEXTS else []
        elif self._text(one).strip() and not self._emerged.has(one.cell):
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
