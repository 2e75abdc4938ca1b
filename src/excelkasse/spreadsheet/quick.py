"""Sheets that are written plainly become grids in one go, where the compiled reader is installed.

Where it is not, and of any sheet that is written in another way, nothing is told here: calamine and
the looks around it read such a sheet, and come to the same.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.grid import Grid
from excelkasse.spreadsheet.alike import kept
from excelkasse.spreadsheet.asked import Untold, as_day, kinds_of, texts_of
from excelkasse.spreadsheet.package import Package, Sheet
from excelkasse.spreadsheet.unsaid import ordinary_root, spread_of

try:
    from excelkasse.spreadsheet.gapless import WIDE, read_sheet, read_texts
except ImportError:  # installed where there was nothing to compile it with
    IS_COMPILED = False
else:
    IS_COMPILED = True

_START, _END = b"<sheetData>", b"</sheetData>"
_KEPT, _MANY = 256, 16 * 1024
"""Of how many sheets the cells of formulas are kept, and the most bytes of their places."""


class _Known(NamedTuple):
    """What cells refer to: the shared texts, and what each style makes of a number."""

    texts: Sequence[str | None]
    kinds: bytes


def read_quickly(package: Package, most: int) -> Sequence[Grid | None]:
    """Return the grids of plain sheets; of every other sheet None.

    None is larger than `most` cells, nor are all together.
    """
    nothing = [None] * len(package.sheets)
    if not IS_COMPILED or package.epoch_1904:
        return nothing
    try:
        known = _Known(_texts(package.strings), kinds_of(package.styles))
        return list(_grids(package.sheets, known, most))
    except Untold:
        return nothing


def _texts(strings: bytes) -> Sequence[str | None]:
    if not strings:
        return []
    found = read_texts(strings)
    return texts_of(strings) if found is None else found


def _grids(sheets: Iterable[Sheet], known: _Known, room: int) -> Iterable[Grid | None]:
    for sheet in sheets:
        grid = _grid(sheet, known, room)
        room -= size(grid) if grid else 0
        yield grid


def size(grid: Grid) -> int:
    """Return how many cells lie in the box of a grid."""
    return len(grid.rows) * len(grid.rows[0]) if grid.rows else 0


def _grid(sheet: Sheet, known: _Known, most: int) -> Grid | None:
    area = _area(sheet.body)
    found = area and read_sheet(sheet.body, area, *known, as_day, most)
    if not found:
        return None
    row, column, rows, formulas, insides, errors, uncached = found
    try:
        cells = _at(formulas).union(spread_of(insides))
    except ValueError:  # an area that is none: the others say so of its sheet
        return None
    return Grid(
        name=sheet.name,
        rows=rows,
        origin=Cell(row, column),
        errors={Cell(*divmod(place, WIDE)): said for place, said in errors},
        uncached=frozenset(Cell(*divmod(place, WIDE)) for place in uncached),
        formulas=cells,
        hidden=sheet.hidden,
    )


def _area(body: bytes) -> tuple[int, int, int] | None:
    """Return where the root's tag ends, and where the rows begin and end."""
    root = ordinary_root(body)
    if root is None:
        return None
    start = body.find(_START, root.end())
    end = body.rfind(_END, start)
    return (root.end(), start, end) if 0 <= start < end else None


@kept(_KEPT, _MANY)
def _at(places: bytes) -> frozenset[Cell]:
    """Return the cells of places; sheets of one template have them alike."""
    return frozenset(Cell(*divmod(place, WIDE)) for place in memoryview(places).cast("i"))
