"""The same as `unsaid`, tag by tag, for sheets written in ways the patterns do not know.

Prefixed tags, single quotes, comments, cells without an address: all legal, all rare.
"""

from excelkasse.address import Cell
from excelkasse.spreadsheet.boxes import box_of
from excelkasse.spreadsheet.unsaid import Unsaid, spread
from excelkasse.spreadsheet.walked import Walked, text_number, walk_through


def look_through_exactly(body: bytes) -> Unsaid:
    """Look through any sheet.

    Raises:
        Unreadable: `damaged` if it is not well-formed or no worksheet, `doctype` if it has one,
            `too_large` if it has absurdly many cells.
        ValueError: an address is none.
    """
    seen = _Seen()
    walk_through(body, seen.take)
    return seen.unsaid()


class _Seen:
    """What has been seen in the cells so far."""

    def __init__(self) -> None:
        self._errors: dict[Cell, str] = {}
        self._formulas: set[Cell] = set()
        self._uncached: set[Cell] = set()
        self._box = _Box()
        self._areas: list[str] = []
        self._values = 0

    def take(self, one: Walked) -> None:
        """See one more cell."""
        if one.formula:
            self._formulas.add(one.cell)
            self._areas += [one.area] if one.area else []
        if one.text is not None or one.formula:
            self._box.take(one.cell)
        if one.text:
            self._values += 1
            text_number(one)
        if one.kind == "e" and one.text:
            self._errors[one.cell] = one.text
        empty_text = one.kind == "str" and one.text is not None
        if one.formula and not one.text and not empty_text:
            self._uncached.add(one.cell)

    def unsaid(self) -> Unsaid:
        """Return what has been seen."""
        formulas = frozenset(self._formulas.union(spread(self._areas)))
        uncached = frozenset(self._uncached)
        return Unsaid(self._errors, formulas, uncached, self._box.size, self._values)


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
        return box_of(self._first, self._last) if self._first else 0
