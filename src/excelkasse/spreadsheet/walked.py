"""The cells of a sheet and the shared texts, tag by tag: exact, and ten times slower than patterns.

A cell without an address stands right of the one before (ECMA-376, 18.3.1.4).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from excelkasse.address import Cell, cell_from
from excelkasse.spreadsheet.refusals import Refusal, refuse
from excelkasse.spreadsheet.tags import MAIN, STRICT, run, safe_parser, split

MOST_WALKED = 500_000
"""The most cells, the empty ones too, of a sheet that can only be read tag by tag: about 3 s."""

_A_NUMBER = re.compile("[0-9]{1,9}")
_SPREADING = frozenset({"array", "dataTable"})


@dataclass(slots=True)
class Walked:
    """A cell as it is stored.

    `kind` is what it says it is (`s`, `str`, `n`, ...), `text` its value or None if it has none,
    `area` what its formula fills beside it.
    """

    cell: Cell
    kind: str
    text: str | None = None
    formula: bool = False
    area: str = ""


def walk_through(body: bytes, take: Callable[[Walked], None]) -> None:
    """Give every cell of any sheet to `take`, in order.

    Raises:
        Unreadable: `damaged` if it is not well-formed, no worksheet, or a cell holds two values;
            `doctype` if it has one; `too_large` if it has absurdly many cells.
        ValueError: an address is none.
    """
    walk = _Walk(take)
    parser = safe_parser()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    parser.CommentHandler = parser.ProcessingInstructionHandler = walk.interrupted
    parser.StartCdataSectionHandler = walk.interrupted
    run(parser, body)


def text_number(one: Walked) -> int | None:
    """Return which shared text a cell refers to; None if it holds its own.

    Raises:
        Unreadable: `damaged` if that is no number: calamine would take the first text for it.
    """
    if one.kind != "s" or not one.text:
        return None
    if not _A_NUMBER.fullmatch(one.text):
        refuse(Refusal.DAMAGED, cause=f"{one.cell} refers to no text")
    return int(one.text)


def texts_in(strings: bytes) -> Iterator[str]:
    """Give the shared texts in order; how Japanese is pronounced is taken along.

    Raises:
        Unreadable: `damaged` if they are not well-formed, or if something of another namespace goes
            by the same name (calamine would take it for a text); `doctype` if they have one.
    """
    listing = _Listing()
    if strings:
        parser = safe_parser()
        parser.StartElementHandler = listing.start
        parser.EndElementHandler = listing.end
        parser.CharacterDataHandler = listing.text
        run(parser, strings)
    return map("".join, listing.found)


class _Walk:
    """Where in the sheet we are, and the cell at hand."""

    def __init__(self, take: Callable[[Walked], None]) -> None:
        self._take = take
        self._depth = 0
        self._cells = 0
        self._row = 0
        self._astray = False
        self._now = Walked(Cell(0, 0), "n")
        self._words: list[str] | None = None
        self._within = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Meet a start tag."""
        space, local = split(name)
        self.interrupted()
        self._depth += 1
        if self._depth == 1 and (space, local) != (MAIN, "worksheet"):
            if STRICT in space:
                refuse(Refusal.STRICT)
            refuse(Refusal.DAMAGED, cause=f"no sheet but {name}")
        if space == MAIN and local in _STARTS:
            _STARTS[local](self, attributes)
        elif self._within and local == "t":
            self._refuse_cell()  # calamine would take it for a run of ours

    def end(self, name: str) -> None:
        """Meet an end tag."""
        self._depth -= 1
        space, local = split(name)
        if space == MAIN and local in _ENDS:
            _ENDS[local](self)

    def text(self, words: str) -> None:
        """Meet text; only that of a value matters."""
        if self._words is not None:
            self._words.append(words)

    def interrupted(self, *_: object) -> None:
        """Meet what does not belong within a value: calamine reads only as far as there."""
        if self._words is not None and not self._within:
            self._refuse_cell()

    def _refuse_cell(self) -> NoReturn:
        refuse(Refusal.DAMAGED, cause=f"{self._now.cell} holds what cannot be read")

    def row(self, attributes: Mapping[str, str]) -> None:
        """Begin a row."""
        said = attributes.get("r")
        if said and not _A_NUMBER.fullmatch(said):
            refuse(Refusal.DAMAGED, cause=f"a row with the number {said}")
        self._row = int(said or self._row + 1)
        self._now = Walked(Cell(self._row, 0), "n")

    def cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell."""
        self._cells += 1
        if self._cells > MOST_WALKED:
            refuse(Refusal.TOO_LARGE, what="part")
        self._now = Walked(self._place(attributes.get("r")), attributes.get("t", "n"))

    def _place(self, address: str | None) -> Cell:
        """Return where a cell stands; without an address it is in its row, beside the one before.

        Where a cell says that it is in another row than its own, those without are anywhere. Some
        programs write small letters.
        """
        cell = cell_from(address.upper()) if address else Cell(self._row, self._now.cell.column + 1)
        self._astray = self._astray or cell.row != self._row
        if self._astray and not address:
            refuse(Refusal.DAMAGED, cause=f"a cell stands in row {self._row} or elsewhere")
        return cell

    def formula(self, attributes: Mapping[str, str]) -> None:
        """Meet a formula."""
        self._now.formula = True
        if attributes.get("t") in _SPREADING:
            self._now.area = attributes.get("ref", "").upper()

    def value(self, _: Mapping[str, str]) -> None:
        """Begin a value."""
        if self._now.text is not None:
            refuse(Refusal.DAMAGED, cause=f"{self._now.cell} holds two values")
        self._words = []

    def inline(self, _: Mapping[str, str]) -> None:
        """Begin a text within the cell; its words are in runs."""
        self.value(_)
        self._now.text, self._words = "", None
        self._within = True

    def run(self, _: Mapping[str, str]) -> None:
        """Begin a run of words."""
        if self._within:
            self._words = []

    def words_end(self) -> None:
        """End a value or a run of words."""
        if self._words is not None:
            self._now.text = (self._now.text or "") + "".join(self._words)
        self._words = None

    def inline_end(self) -> None:
        """End a text within the cell."""
        self._within = False

    def cell_end(self) -> None:
        """End a cell: now it is known what it holds."""
        self._take(self._now)


_STARTS: Final = {
    "row": _Walk.row,
    "c": _Walk.cell,
    "f": _Walk.formula,
    "v": _Walk.value,
    "is": _Walk.inline,
    "t": _Walk.run,
}
_ENDS: Final = {
    "c": _Walk.cell_end,
    "v": _Walk.words_end,
    "t": _Walk.words_end,
    "is": _Walk.inline_end,
}


class _Listing:
    """The shared texts so far, each in pieces."""

    def __init__(self) -> None:
        self.found: list[list[str]] = []
        self._within = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """Meet a start tag."""
        space, local = split(name)
        if local in {"si", "t"} and space != MAIN:
            refuse(Refusal.DAMAGED, cause=f"no shared text but {name}")
        self._within = local == "t" and bool(self.found)
        if local == "si":
            self.found.append([])

    def end(self, _: str) -> None:
        """Meet an end tag."""
        self._within = False

    def text(self, words: str) -> None:
        """Meet text."""
        if self._within:
            self.found[-1].append(words)
