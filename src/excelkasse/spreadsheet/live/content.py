"""What people have written in a workbook, as a fingerprint: equal when nobody has changed a cell.

What formulas give is left out, because a workbook with TODAY() in it would change overnight. So is
how a program hands a value over: a whole number as an integer, a day as midnight of it.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from excelkasse.grid import Grid, Value, Workbook
from excelkasse.schema.anchors import CONTROL, tag_of


def fingerprint(workbook: Workbook) -> str:
    """Return 64 letters that stand for every sheet's name and each cell that is no formula."""
    digest = sha256()
    for grid in workbook.grids:
        if not _is_control(grid):
            for line in _lines(grid):
                digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _is_control(grid: Grid) -> bool:
    found = tag_of(grid)
    return found is not None and found[1].tool == CONTROL


def _lines(grid: Grid) -> Iterator[str]:
    """Give a line for each cell; a sheet without cells is none, because a file may not say it."""
    cells = [(cell, value) for cell, value in grid.filled() if cell not in grid.formulas]
    if cells:
        yield repr(grid.name)
    for cell, value in cells:
        yield f"{cell} {_written(value)}"


def _written(value: Value) -> str:
    if isinstance(value, bool | timedelta | None):
        return repr(value)
    if isinstance(value, int | float):
        return f"{value:.12g}"
    if isinstance(value, date | time):
        return _day(value)
    return repr(value.replace("\r\n", "\n"))


def _day(value: date | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return value.isoformat()
