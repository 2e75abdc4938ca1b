"""Where Ctrl and an arrow key lead: to the end of a block, or to the next one."""

from collections.abc import Sequence

from excelkasse.spreadsheet.libreoffice.cells.places import COLUMNS, ROWS
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

_XL = {-4121: "down", -4162: "up", -4161: "right", -4159: "left"}
"""Excel's own numbers for the four ways."""


def edge(sheet: Uno, row: int, column: int, direction: str | int) -> tuple[int, int]:
    """Return row and column, counted from 0, where a jump from a cell ends."""
    way = _XL.get(direction, direction) if isinstance(direction, int) else direction
    if way in {"down", "up"}:
        line = sheet.getCellRangeByPosition(column, 0, column, ROWS - 1)
        empty = [(one.StartRow, one.EndRow) for one in _empty(line)]
        return jump(empty, row, ROWS - 1, forward=way == "down"), column
    line = sheet.getCellRangeByPosition(0, row, COLUMNS - 1, row)
    empty = [(one.StartColumn, one.EndColumn) for one in _empty(line)]
    return row, jump(empty, column, COLUMNS - 1, forward=way == "right")


def _empty(line: Uno) -> Sequence[Uno]:
    found: Sequence[Uno] = line.queryEmptyCells().getRangeAddresses()
    return found


def jump(empty: Sequence[tuple[int, int]], start: int, last: int, *, forward: bool) -> int:
    """Return where a jump along a line ends, by the stretches of the line that are empty."""
    if not forward:
        mirrored = [(last - end, last - begin) for begin, end in empty]
        return last - jump(mirrored, last - start, last, forward=True)
    stretches = sorted(empty)
    here = _stretch(stretches, start)
    after = _stretch(stretches, start + 1)
    if here is None and after is None:
        return min((begin - 1 for begin, _ in stretches if begin > start), default=last)
    gap = after or here or (start, start)
    return min(gap[1] + 1 if after else start + 1, last)


def _stretch(stretches: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    return next((one for one in stretches if one[0] <= place <= one[1]), None)
