"""The compiled reader of what is written plainly, where it is installed.

Where it is not, nothing is plain to it, and the other readers take all.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.grid import Value

try:
    from excelkasse.spreadsheet.gapless import WIDE, has_declaration, read_sheet, read_texts
except ImportError:  # installed where there was nothing to compile it with
    IS_COMPILED = False
else:
    IS_COMPILED = True

Texts = Sequence[str | None]
"""The shared texts; None stands for one of which nothing is to be seen."""


class PlainSheet(NamedTuple):
    """What stands in a plain sheet; cells are told by their places, see `cell_at`.

    `formulas` and `uncached` are places of formulas, all and those without a result, as numbers of
    four bytes; `insides` is what their tags say.
    """

    row: int
    column: int
    rows: tuple[tuple[Value, ...], ...]
    formulas: bytes
    insides: Sequence[bytes]
    errors: Sequence[tuple[int, str]]
    uncached: bytes


class Known(NamedTuple):
    """What the cells of a workbook refer to.

    `kinds` says of each style what it makes of a number, 0 nothing, 1 a day, 2 something else;
    `as_day` which day a number is that is no usual one.
    """

    texts: Texts
    kinds: bytes
    as_day: Callable[[bytes], Value]


def plain_sheet(
    body: bytes, area: tuple[int, int, int], known: Known, most: int
) -> PlainSheet | None:
    """Read a sheet; None if it is not written plainly, or its box has more than `most` cells.

    `area` is where the root's tag ends, and where the rows begin and end.
    """
    found = read_sheet(body, area, *known, most) if IS_COMPILED else None
    return PlainSheet(*found) if found else None


def plain_texts(strings: bytes, start: int) -> Texts | None:
    """Read the shared texts from the end of the root's tag on; None if they are not plain."""
    return read_texts(strings, start) if IS_COMPILED else None


def may_declare(part: bytes) -> bool:
    """Whether a document type or an entity may be declared in a part: surely not without `<!`."""
    return has_declaration(part) if IS_COMPILED else b"!" in part


def cell_at(place: int) -> Cell:
    """Return the cell of a place."""
    return Cell(*divmod(place, WIDE))
