"""What a fast reader does not say about a sheet: errors, formulas, missing results, its true extent.

calamine turns `#REF!` into nothing, drops formulas, and allocates the whole box around two far cells
(a 2 kB file can ask for 549 GB). So the part is looked through before calamine sees it: by patterns
over bytes when every cell is written as spreadsheet programs write it, else exactly, tag by tag.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from excelkasse.address import Cell, cell_from
from excelkasse.spreadsheet.tags import MAIN

NEAR_BOX = 999 * 702
"""The largest box of cells A1:ZZ999, the only ones the quick pattern takes."""

MOST_SPREAD = 10_000
"""The largest array formula whose cells are listed one by one."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What stands in a sheet beside its values.

    `box` is how many cells lie in the smallest rectangle around all that hold something, or a
    number it cannot exceed.
    """

    errors: Mapping[Cell, str] = field(default_factory=dict)
    formulas: frozenset[Cell] = frozenset()
    uncached: frozenset[Cell] = frozenset()
    box: int = 0


def look_through(body: bytes) -> Unsaid | None:
    """Look through a sheet that is written in the ordinary way; None if it is not.

    Ordinary: UTF-8, the main namespace as the default and no other name for it, no comments, every
    cell `<c r="A1"` with double quotes, its formula right after it.
    """
    area = _ordinary_area(body)
    if area is None:
        return None
    start, end = area
    near = _NEAR.findall(body, start, end)
    box = NEAR_BOX
    if not all(address for address, *_ in near):
        if _ODD.search(body, start, end):
            return None
        near = [found for found in _ANY.findall(body, start, end) if found[0]]
        box = _box(_FILLED.findall(body, start, end))
    errors = _errors(body, start, end)
    closed = sum(1 for _, _, inside, _ in near if not inside.endswith(b"/"))
    if errors is None or closed != body.count(b"</f>", start, end):
        return None
    return Unsaid(errors, frozenset(_formulas(near)), frozenset(_uncached(near)), box)


def spread(reference: str) -> Iterator[Cell]:
    """Give the cells of an array formula's area, `A1:A3` or `A1`; nothing if it is absurdly large.

    Raises:
        ValueError: it is no area.
    """
    first, _, last = reference.partition(":")
    top, bottom = cell_from(first), cell_from(last or first)
    height, width = bottom.row - top.row + 1, bottom.column - top.column + 1
    if height * width <= MOST_SPREAD:
        for row in range(top.row, bottom.row + 1):
            for column in range(top.column, bottom.column + 1):
                yield Cell(row, column)


_Found = tuple[bytes, bytes, bytes, bytes]
"""Of a formula: its cell, the cell's attributes, the formula's attributes, how a result begins."""

_FORMULA = rb'"([^>]*+)><f([^>]*+)>(?:[^<]*+</f>)?+(<v/?>[^<]?)?+'
_NEAR_CELL, _ANY_CELL = rb"[A-Z]{1,2}[0-9]{1,3}", rb"[A-Z]{1,3}[0-9]{1,7}"
_NEAR = re.compile(
    rb'<c(?: r="(' + _NEAR_CELL + rb"+)" + _FORMULA + rb'|(?! r="' + _NEAR_CELL + rb'")[\s/>])'
)
"""Formula cells; and, with no cell in the group, any cell that is far off or oddly written."""

_ANY = re.compile(rb'<c r="(' + _ANY_CELL + rb"+)" + _FORMULA)
_ODD = re.compile(rb'<c(?! r="' + _ANY_CELL + rb'")[\s/>]')
_FILLED = re.compile(rb'<c r="([A-Z]++)([0-9]++)"[^>]*+(?<!/)>')
_ERROR = re.compile(
    rb'<c r="('
    + _ANY_CELL
    + rb')"[^>]*? t="e"[^>]*+>(?:<f[^>]*+>(?:[^<]*+</f>)?+)?+(?:<v>([^<]*+))?+'
)
_ROOT = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<worksheet\s(?:[^>]*\s)?xmlns="'
    + MAIN.encode()
    + rb'"[^>]*>'
)
_AREA = re.compile(rb'\bref="([A-Z0-9:]++)"')
_SPREADING = (b'"array"', b'"dataTable"')


def _ordinary_area(body: bytes) -> tuple[int, int] | None:
    """Return where the cells stand; None if something there could hide one from the patterns."""
    root = _ROOT.match(body)
    if (
        root is None
        or root[0].count(MAIN.encode()) != 1
        or not body.rstrip().endswith(b"</worksheet>")
    ):
        return None
    start = body.find(b"<sheetData", root.end())
    end = body.rfind(b"</sheetData>", root.end())
    if start < 0 or end < 0:
        return (0, 0) if start == end and b"<sheetData" not in body else None
    hiding = (b"<!", b"<?", b"xmlns")
    if any(body.find(each, start, end) >= 0 for each in hiding):
        return None
    return start, end


def _formulas(found: Iterable[_Found]) -> Iterator[Cell]:
    for address, _, inside, _ in found:
        yield _cell(address)
        if inside and any(kind in inside for kind in _SPREADING):
            area = _AREA.search(inside)
            yield from spread(area[1].decode()) if area else ()


def _uncached(found: Iterable[_Found]) -> Iterator[Cell]:
    """Give the formulas without a result; the empty text is a result, if it is said to be text."""
    for address, attributes, _, result in found:
        if len(result) < 4 or result == b"<v/>":
            if result and b't="str"' in attributes:
                continue
            yield _cell(address)


def _errors(body: bytes, start: int, end: int) -> Mapping[Cell, str] | None:
    """Return the error values; None if a cell may say in another way that it holds one."""
    if body.find(b"'e'", start, end) >= 0:
        return None
    said = body.count(b'"e"', start, end)
    if not said:
        return {}
    found = _ERROR.findall(body, start, end)
    if len(found) != said:
        return None
    return {_cell(address): value.decode(errors="replace") for address, value in found if value}


def _box(filled: Iterable[tuple[bytes, bytes]]) -> int:
    rows = {row for _, row in filled}
    columns = {letters for letters, _ in filled}
    if not rows:
        return 0
    down = [int(row) for row in rows]
    across = [_cell(letters + b"1").column for letters in columns]
    return (max(down) - min(down) + 1) * (max(across) - min(across) + 1)


@lru_cache(maxsize=65_536)
def _cell(address: bytes) -> Cell:
    return cell_from(address.decode())
