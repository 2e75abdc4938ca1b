"""What a fast reader does not say about a sheet: errors, formulas, missing results, its extent.

calamine turns `#REF!` into nothing, drops formulas, and allocates the whole box around two far
cells (a 2 kB file can ask for 549 GB). So the part is looked through before calamine sees it: by
patterns over bytes when its cells are written as spreadsheet programs write them, else exactly.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from excelkasse.address import Cell, cell_from
from excelkasse.spreadsheet.alike import kept
from excelkasse.spreadsheet.boxes import NEAR_BOX, box_in, cell_at
from excelkasse.spreadsheet.tags import MAIN

MOST_SPREAD, MOST_SPREAD_IN_ALL = 10_000, 100_000
"""The largest array formula whose cells are listed one by one, and the most such cells."""


class Unsaid(NamedTuple):
    """What stands in a sheet beside its values.

    `box` is how many cells lie in the smallest rectangle around all that hold something, or a
    number it cannot exceed. `values` is how many values its tags say there are.
    """

    errors: Mapping[Cell, str] = {}
    formulas: frozenset[Cell] = frozenset()
    uncached: frozenset[Cell] = frozenset()
    box: int = 0
    values: int = 0


def look_through(body: bytes) -> Unsaid | None:
    """Look through a sheet that is written in the ordinary way; None if it is not.

    Ordinary: UTF-8, the main namespace as the default and no other name for it, no comments, every
    cell `<c r="A1"` with double quotes, its formula right after it.

    Raises:
        ValueError: an address is none.
    """
    area = _ordinary_area(body)
    if area is None or _NO_TEXT.search(body, *area) or _NO_VALUE.search(body, *area):
        return None
    if body.count(b"<is", *area) != body.count(b"</is>", *area):
        return None  # calamine reads past the end of a cell for the end of its text
    start, end = area
    found, box = _Formulas.found(_NEAR, body, start, end), NEAR_BOX
    if b"" in found.addresses:
        if _ODD.search(body, start, end):
            return None
        found, box = _Formulas.found(_ANY, body, start, end), box_in(body, start, end)
    errors = _errors(body, start, end)
    if errors is None or (_indented(body, start, end) and found.closed() != body.count(b"</f>")):
        return None
    return Unsaid(errors, found.cells(), found.uncached(), box, found.values(body, start, end))


def spread(references: Iterable[str]) -> Iterator[Cell]:
    """Give the cells of array formulas' areas, `A1:A3` or `A1`, but for absurdly large ones.

    Raises:
        ValueError: one is no area.
    """
    room = MOST_SPREAD_IN_ALL
    for reference in references:
        first, _, last = reference.partition(":")
        top, bottom = cell_from(first), cell_from(last or first)
        size = (bottom.row - top.row + 1) * (bottom.column - top.column + 1)
        if size <= min(MOST_SPREAD, room):
            room -= size
            yield from _inside(top, bottom)


def _inside(top: Cell, bottom: Cell) -> Iterator[Cell]:
    for row in range(top.row, bottom.row + 1):
        for column in range(top.column, bottom.column + 1):
            yield Cell(row, column)


class _Formulas(NamedTuple):
    """The formulas of a sheet, one column for each thing said of them: columns are quick to ask."""

    addresses: Sequence[bytes] = ()
    attributes: Sequence[bytes] = ()
    insides: Sequence[bytes] = ()
    results: Sequence[bytes] = ()

    @classmethod
    def found(cls, pattern: re.Pattern[bytes], body: bytes, start: int, end: int) -> "_Formulas":
        """Find all that a pattern knows."""
        return cls(*zip(*pattern.findall(body, start, end), strict=True))

    def closed(self) -> int:
        """How many of them end with `</f>`."""
        count = len(self.insides)
        return (
            count - sum(inside.endswith(b"/") for inside in self.insides)
            if any(self.insides)
            else count
        )

    def values(self, body: bytes, start: int, end: int) -> int:
        """How many values are stored, but for the empty text.

        `</v>` ends every stored value, `</is>` every text within a cell.
        """
        ended = body.count(b"</v>", start, end) + body.count(b"</is>", start, end)
        return ended - self.results.count(_EMPTY)

    def cells(self) -> frozenset[Cell]:
        """Return their cells, and those that array formulas fill beside their own."""
        return formula_cells(self.addresses, self.insides)

    def uncached(self) -> frozenset[Cell]:
        """Return those without a result."""
        return uncached_cells(self.addresses, self.attributes, self.results, _NO_RESULT)


def uncached_cells(
    addresses: Sequence[bytes],
    attributes: Sequence[bytes],
    results: Sequence[bytes],
    nothing: frozenset[bytes],
) -> frozenset[Cell]:
    """Return the cells whose result is nothing; the empty text is one, if it is said to be text."""
    if nothing.isdisjoint(results):
        return frozenset()
    said = zip(addresses, attributes, results, strict=True)
    return frozenset(
        cell_at(address)
        for address, attribute, result in said
        if result in nothing and not (result and b't="str"' in attribute)
    )


_FORMULA = (
    rb'"([^<>]*+)><f([^<>]*+)>(?:[^<]*+</f>)?+\s*+'
    rb'(?:<v(?: xml:space="preserve")?+(/?>[^<]?))?+'
)
_NEAR_CELL, _ANY_CELL = rb"[A-Z]{1,2}[1-9][0-9]{0,2}", rb"[A-Z]{1,3}[1-9][0-9]{0,6}"
_NEAR = re.compile(
    rb'<c(?: r="(' + _NEAR_CELL + rb"+)" + _FORMULA + rb'|(?! r="' + _NEAR_CELL + rb'")[\s/>])'
)
"""Formula cells; and, with no cell in the group, any cell that is far off or oddly written."""

_ANY = re.compile(rb'<c r="(' + _ANY_CELL + rb"+)" + _FORMULA)
_ODD = re.compile(rb'<c(?! r="' + _ANY_CELL + rb'")[\s/>]')
_NO_TEXT = re.compile(
    rb'"s"[^<>"]*+(?:"(?!s")[^<>"]*+)*+>\s*+(?:<f[^<>]*+>(?:[^<]*+</f>)?+\s*+)?+'
    rb"<v(?!/>|[^<>]*+>[0-9]{1,9}+</v>)"
)
"""Which shared text? calamine takes what is no number for the first of them.

From the last `"s"` of a tag on: from each on, a tag full of them would take hours.
"""

_NO_VALUE = re.compile(rb"<v[^<>]*+(?<!/)>[^<]*+(?!</v>)")
"""A value that does not end, or that holds a tag: calamine reads past the one and not the other."""

_ERROR = re.compile(
    rb'<c r="('
    + _ANY_CELL
    + rb')"(?>[^<>]*? t="e")[^<>]*+>(?:<f[^<>]*+>(?:[^<]*+</f>)?+)?+(?:<v>([^<]*+))?+'
)
_ROOT = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<worksheet\s(?:[^>]*\s)?xmlns="'
    + MAIN.encode()
    + rb'"[^>]*>'
)
_AREA = re.compile(rb'\bref="([A-Z0-9:]++)"')
_HIDING = ((b"!", b"<!"), (b"?", b"<?"), (b"x", b"xmlns"))
_WHITE = (b"\n", b"\r", b"\t")
_QUOTED_ONCE = re.compile(rb"'[es]'")
_EMPTY = b">"
_NO_RESULT = frozenset({b"", _EMPTY, b"/>"})
_KEPT, _MANY = 256, 1_024
"""Of how many sheets the cells of formulas are kept, and the most of one sheet."""

_SPREADING = (b'"array"', b'"dataTable"')


def ordinary_root(body: bytes) -> re.Match[bytes] | None:
    """Return how a sheet begins, if that and its end are ordinary."""
    root = _ROOT.match(body)
    if root is None or root[0].count(MAIN.encode()) != 1:
        return None
    return root if body.rstrip().endswith(b"</worksheet>") else None


def _ordinary_area(body: bytes) -> tuple[int, int] | None:
    """Return where the cells stand; None if something there could hide one from the patterns."""
    root = ordinary_root(body)
    if root is None:
        return None
    start = body.find(b"<sheetData", root.end())
    end = body.rfind(b"</sheetData>", root.end())
    if start < 0 or end < 0:
        return None
    return None if any(_stands(body, each, start, end) for each in _HIDING) else (start, end)


def _indented(body: bytes, start: int, end: int) -> bool:
    """Whether white space may stand between a cell and its formula."""
    return any(body.find(each, start, end) >= 0 for each in _WHITE)


def _stands(body: bytes, mark: tuple[bytes, bytes], start: int, end: int) -> bool:
    """Whether a mark stands there; its rarest letter is looked for first: 20 times faster."""
    rare, whole = mark
    return body.find(rare, start, end) >= 0 and body.find(whole, start, end) >= 0


def _areas(insides: Iterable[bytes]) -> Iterator[str]:
    """Give the areas of those formulas that fill more cells than their own."""
    for inside in insides:
        area = _AREA.search(inside)
        if area and any(kind in inside for kind in _SPREADING):
            yield area[1].decode()


def _errors(body: bytes, start: int, end: int) -> Mapping[Cell, str] | None:
    """Return the error values; None if a cell may say in another way which kind it is of."""
    if body.find(b"'", start, end) >= 0 and _QUOTED_ONCE.search(body, start, end):
        return None
    # Every error value begins with a number sign, and many sheets have none anywhere.
    said = body.count(b'"e"', start, end) if body.find(b"#", start, end) >= 0 else 0
    if not said:
        return {}
    found = _ERROR.findall(body, start, end)
    if len(found) != said:
        return None
    if not all(value for _, value in found):
        return None
    return {cell_at(address): value.decode(errors="replace") for address, value in found}


def formula_cells(addresses: Iterable[bytes], insides: Iterable[bytes]) -> frozenset[Cell]:
    """Return the cells of formulas, and those that array formulas fill beside their own.

    Raises:
        ValueError: an address or an area is none.
    """
    return _at(tuple(addresses)).union(spread_of(insides))


def spread_of(insides: Iterable[bytes]) -> Iterator[Cell]:
    """Give the cells that array formulas fill, from what their tags say.

    Raises:
        ValueError: an area is none.
    """
    return spread(_areas(filter(None, dict.fromkeys(insides))))


@kept(_KEPT, _MANY)
def _at(addresses: tuple[bytes, ...]) -> frozenset[Cell]:
    return frozenset(map(cell_at, addresses))
