"""The same as `unsaid`, tag by tag, for sheets written in ways the patterns do not know.

Prefixed tags, single quotes, comments, cells without an address: all legal, all rare. About ten
times slower. A cell without an address stands right of the one before (ECMA-376, 18.3.1.4).
"""

from collections.abc import Mapping
from typing import Final

from excelkasse.address import Cell, cell_from
from excelkasse.spreadsheet.refusals import Refusal, refuse
from excelkasse.spreadsheet.tags import MAIN, run, safe_parser, split
from excelkasse.spreadsheet.unsaid import MOST_WRITTEN, Unsaid, spread

_SPREADING = frozenset({"array", "dataTable"})


def look_through_exactly(body: bytes) -> Unsaid:
    """Look through any sheet.

    Raises:
        Unreadable: `damaged` if it is not well-formed or no worksheet, `doctype` if it has one,
            `too_large` if it has absurdly many cells.
        ValueError: an address is none.
    """
    walk = _Walk()
    parser = safe_parser()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    run(parser, body)
    return walk.unsaid()


class _Walk:
    """Where in the sheet we are, and what has been seen."""

    def __init__(self) -> None:
        self._errors: dict[Cell, str] = {}
        self._formulas: set[Cell] = set()
        self._uncached: set[Cell] = set()
        self._box = _Box()
        self._depth = 0
        self._at = Cell(0, 0)
        self._kind = ""
        self._words: list[str] | None = None
        self._result: str | None = None
        self._has_formula = False
        self._cells = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Meet a start tag."""
        space, local = split(name)
        self._depth += 1
        if self._depth == 1 and (space, local) != (MAIN, "worksheet"):
            refuse(Refusal.DAMAGED, cause=f"a sheet that is a {local}")
        if space == MAIN and local in _STARTS:
            _STARTS[local](self, attributes)

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

    def unsaid(self) -> Unsaid:
        """Return what has been seen."""
        formulas, uncached = frozenset(self._formulas), frozenset(self._uncached)
        return Unsaid(self._errors, formulas, uncached, self._box.size)

    def row(self, attributes: Mapping[str, str]) -> None:
        """Begin a row."""
        self._at = Cell(int(attributes.get("r") or self._at.row + 1), 0)

    def cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell."""
        self._cells += 1
        if self._cells > MOST_WRITTEN:
            refuse(Refusal.TOO_LARGE, what="part")
        address = attributes.get("r")
        self._at = cell_from(address) if address else Cell(self._at.row, self._at.column + 1)
        self._kind = attributes.get("t", "n")
        self._result = None
        self._has_formula = False

    def formula(self, attributes: Mapping[str, str]) -> None:
        """Meet a formula."""
        self._has_formula = True
        self._formulas.add(self._at)
        if attributes.get("t") in _SPREADING and "ref" in attributes:
            self._formulas.update(spread(attributes["ref"]))

    def value(self, _: Mapping[str, str]) -> None:
        """Begin a value, or a text within the cell."""
        self._words = []

    def value_end(self) -> None:
        """End a value."""
        self._result = "".join(self._words or ())
        self._words = None

    def cell_end(self) -> None:
        """End a cell: now it is known what it holds."""
        if self._result is not None or self._has_formula:
            self._box.take(self._at)
        if self._kind == "e" and self._result:
            self._errors[self._at] = self._result
        empty_text = self._kind == "str" and self._result is not None
        if self._has_formula and not self._result and not empty_text:
            self._uncached.add(self._at)


class _Box:
    """The smallest rectangle around what it has taken."""

    def __init__(self) -> None:
        self._first: Cell | None = None
        self._last = Cell(0, 0)

    def take(self, cell: Cell) -> None:
        """Grow around one more cell."""
        first = self._first or cell
        self._first = Cell(min(first.row, cell.row), min(first.column, cell.column))
        self._last = Cell(max(self._last.row, cell.row), max(self._last.column, cell.column))

    @property
    def size(self) -> int:
        """How many cells are inside."""
        if self._first is None:
            return 0
        rows = self._last.row - self._first.row + 1
        return rows * (self._last.column - self._first.column + 1)


_STARTS: Final = {
    "row": _Walk.row,
    "c": _Walk.cell,
    "f": _Walk.formula,
    "v": _Walk.value,
    "is": _Walk.value,
}
_ENDS: Final = {"c": _Walk.cell_end, "v": _Walk.value_end, "is": _Walk.value_end}
