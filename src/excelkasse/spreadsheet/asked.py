"""What calamine says of single things: which styles show days, what a number or text becomes.

It is asked with a workbook of one column that is made for the question, so that whoever reads
sheets without calamine says the same as calamine does.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

from python_calamine import load_workbook

from excelkasse.grid import Value
from excelkasse.spreadsheet.alike import kept
from excelkasse.spreadsheet.package import Package, Sheet
from excelkasse.spreadsheet.rebuild import rebuilt
from excelkasse.spreadsheet.tags import MAIN

NUMBER, DAY, OTHER = 0, 1, 2
"""What a style makes of a number: nothing, a day, or something that only calamine knows."""

_KEPT, _LONG = 32, 256 * 1024
_MOST = 200_000
"""The most things that are asked at once; Excel knows 65,490 styles."""

_HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
_TAIL = b"</sheetData></worksheet>"
_ORDINARY_DAY = b"<v>45000</v>"
_SHOWS_DAYS = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf numFmtId="14"/></cellXfs></styleSheet>'
).encode()


class Untold(Exception):  # noqa: N818  (no mistake of anybody)
    """calamine does not answer."""


@kept(_KEPT, _LONG)
def kinds_of(styles: bytes) -> bytes:
    """Return what each style makes of a number.

    Raises:
        Untold: the styles cannot be read.
    """
    numbers = _few(styles.count(b"xf ") + 1)
    told = _column((b' s="%d">%b' % (at, _ORDINARY_DAY) for at in numbers), styles=styles)
    return bytes(map(_kind, told))


def _kind(told: Value) -> int:
    if type(told) is float:
        return NUMBER
    return DAY if type(told) is date else OTHER


@lru_cache(maxsize=4_096)
def as_day(number: bytes) -> Value:
    """Return what a number is in a cell that shows days: a day, a time, or both.

    Raises:
        Untold: it is none that calamine knows.
    """
    told: Value
    [told] = _column([b' s="0"><v>%b</v>' % number], styles=_SHOWS_DAYS)
    return told


def texts_of(strings: bytes) -> Sequence[str | None]:
    """Return the shared texts; of which nothing is to be seen, None.

    Raises:
        Untold: they cannot be read, or are no texts.
    """
    numbers = _few(strings.count(b"</si>") + strings.count(b"<si/>"))
    told = _column((b' t="s"><v>%d</v>' % at for at in numbers), strings=strings)
    if not all(type(each) is str for each in told):
        raise Untold
    return [None if not each or each.isspace() else each for each in told]


def _few(count: int) -> range:
    """Number things from 0 on, if they are few enough to be asked at once."""
    if count > _MOST:
        raise Untold
    return range(count)


def _column(cells: Iterable[bytes], styles: bytes = b"", strings: bytes = b"") -> Sequence[Any]:
    """Return what a column of cells comes out as; they are told without their addresses."""
    rows = [
        b'<row r="%d"><c r="A%d"%b</c></row>' % (at, at, cell) for at, cell in enumerate(cells, 1)
    ]
    body = b"".join((_HEAD, *rows, _TAIL))
    sheet = Sheet("", hidden=False, body=body)
    package = Package([sheet], epoch_1904=False, styles=styles, strings=strings)
    try:
        book = load_workbook(BytesIO(rebuilt(package)))
        told = book.get_sheet_by_index(0).to_python()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as mistake:  # a panic in Rust is one of no other name
        raise Untold from mistake
    if len(told) != len(rows):
        raise Untold
    return [row[0] for row in told]
