"""Sheets that are written plainly become grids in one go, where the compiled reader is installed.

Where it is not, and of any sheet that is written in another way, nothing is told here: calamine and
the looks around it read such a sheet, and come to the same.
"""

from collections.abc import Iterable, Iterator, Sequence

from excelkasse.address import Cell
from excelkasse.grid import Grid
from excelkasse.spreadsheet import compiled
from excelkasse.spreadsheet.alike import kept
from excelkasse.spreadsheet.asked import Untold, as_day, kinds_of, texts_of
from excelkasse.spreadsheet.compiled import Known, cell_at, plain_sheet
from excelkasse.spreadsheet.package import Package, Sheet
from excelkasse.spreadsheet.unsaid import ordinary_root, spread_of

_START, _END, _NO_ROWS = b"<sheetData>", b"</sheetData>", b"<sheetData/>"
_KEPT, _MANY = 128, 8 * 1024
"""Of how many sheets the cells of formulas are kept, and the most bytes of their places."""


def read_quickly(package: Package, most: int) -> Sequence[Grid | None]:
    """Return the grids of plain sheets; of every other sheet None.

    None is larger than `most` cells, nor are all together.
    """
    nothing = [None] * len(package.sheets)
    if not compiled.IS_COMPILED or package.epoch_1904:
        return nothing
    try:
        texts = texts_of(package.strings) if package.texts is None else package.texts
        known = Known(texts, kinds_of(package.styles), as_day)
        return list(_grids(package.sheets, known, most))
    except Untold:
        return nothing


def _grids(sheets: Iterable[Sheet], known: Known, room: int) -> Iterator[Grid | None]:
    for sheet in sheets:
        grid = _grid(sheet, known, room)
        room -= size(grid) if grid else 0
        yield grid


def size(grid: Grid) -> int:
    """Return how many cells lie in the box of a grid."""
    return len(grid.rows) * len(grid.rows[0]) if grid.rows else 0


def _grid(sheet: Sheet, known: Known, most: int) -> Grid | None:
    body = sheet.body if _START in sheet.body else sheet.body.replace(_NO_ROWS, _START + _END, 1)
    area = _area(body)
    found = plain_sheet(body, area, known, most) if area else None
    if found is None:
        return None
    try:
        formulas = _at(found.formulas).union(spread_of(found.insides))
    except ValueError:  # an area that is none: the others say so of its sheet
        return None
    return Grid(
        name=sheet.name,
        rows=found.rows,
        origin=Cell(found.row, found.column),
        errors={cell_at(place): said for place, said in found.errors},
        uncached=_at(found.uncached),
        formulas=formulas,
        hidden=sheet.hidden,
    )


def _area(body: bytes) -> tuple[int, int, int] | None:
    """Return where the root's tag ends, and where the rows begin and end."""
    root = ordinary_root(body)
    if root is None or not root[0].isascii():
        return None
    start = body.find(_START, root.end())
    end = body.rfind(_END, start)
    return (root.end(), start, end) if 0 <= start < end else None


@kept(_KEPT, _MANY)
def _at(places: bytes) -> frozenset[Cell]:
    """Return the cells of places; sheets of one template have them alike."""
    return frozenset(map(cell_at, memoryview(places).cast("i")))
