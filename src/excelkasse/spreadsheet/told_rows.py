"""Rows of cells as a file says them, told together where their cells are plain.

Texts, numbers, days and nothing are; a text that needs a mark, a formula or a truth goes through
the pen and XlsxWriter like any single cell. The cells of a column are mostly of one kind, so a
column of some rows is told at once.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from excelkasse.address import Cell
from excelkasse.plan import Content
from excelkasse.spreadsheet.cells import Pen, serial
from excelkasse.spreadsheet.own_cells import Told, digits
from excelkasse.spreadsheet.own_workbook import Texts

_SURE = date(1900, 3, 1)
"""From this day on Excel counts as everybody does."""
_MOST_DAYS = 16_384
_EMPTY = "/>"


class Seat(NamedTuple):
    """The cells of a column in one look: the number of the column, their role, and how they begin.

    `start` and `form` are what a file says before and after the number of the row.
    """

    column: int
    role: str
    traits: Sequence[str]
    start: str
    form: str


def seat_of(pen: Pen, column: int, role: str, *traits: str) -> Seat:
    """Return the seat of cells; it is asked for while rows are written, when looks have numbers."""
    form = pen.formats.of(role, *traits)._get_xf_index()  # noqa: SLF001
    return Seat(column, role, traits, f'<c r="{xl_col_to_name(column - 1)}', f'" s="{form}"')


def told_row(pen: Pen, row: int, contents: Sequence[Content], seats: Sequence[Seat]) -> Told:
    """Return what a file says of the cells of a row, counted from 1, from left to right.

    Raises:
        TypeError, ValueError: what `Pen.write` refuses.
    """
    values = [pen.led(row, at.column, [one])[0] for one, at in zip(contents, seats, strict=True)]
    said = zip(values, _said(values, pen.sheet.str_table), seats, strict=True)
    return _joined([_told(pen, row, *one) for one in said], seats)


def told_rows(
    pen: Pen, first: int, columns: Sequence[Sequence[Content]], seats: Sequence[Seat]
) -> Sequence[Told]:
    """Return what a file says of each of some rows, the first of them counted from 1.

    The contents come column by column, and none of them leads anywhere.

    Raises:
        TypeError, ValueError: what `Pen.write` refuses.
    """
    told = [_told_column(pen, first, *one) for one in zip(columns, seats, strict=True)]
    return [_joined(cells, seats) for cells in zip(*told, strict=True)]


def _joined(cells: Sequence[str], seats: Sequence[Seat]) -> Told:
    return Told("".join(cells), seats[0].column - 1, seats[-1].column - 1)


def _told_column(pen: Pen, first: int, column: Sequence[Content], seat: Seat) -> Sequence[str]:
    """Return what a file says of the cells of a column."""
    said, start, form = _said(column, pen.sheet.str_table), seat.start, seat.form
    if None in said:
        cells = zip(column, said, strict=True)
        return [_told(pen, row, *one, seat) for row, one in enumerate(cells, start=first)]
    return [f"{start}{row}{form}{one}" for row, one in enumerate(said, start=first)]


def _told(pen: Pen, row: int, value: Content, said: str | None, seat: Seat) -> str:
    """Return what a file says of a cell; what is not plain goes through the pen."""
    if said is not None:
        return f"{seat.start}{row}{seat.form}{said}"
    pen.write(Cell(row, seat.column), value, seat.role, *seat.traits)
    return str(pen.sheet.tell(row - 1, seat.column - 1))


_Said = Sequence[str | None]
"""The rest of what a file says of each cell; None of those that are not plain."""


def _said(values: Sequence[Content], texts: Texts) -> _Said:
    if _ONLY_TEXTS.issuperset(map(type, values)):
        return _said_texts(values, texts)
    return [
        _said_texts([one], texts)[0] if type(one) is str else _SAID.get(type(one), _not_plain)(one)
        for one in values
    ]


def _said_texts(values: Sequence[Any], texts: Texts) -> _Said:
    numbers = zip(values, texts.numbers_of_plain(values), strict=True)
    return [
        _EMPTY if text is None else None if number is None else f' t="s"><v>{number}</v></c>'
        for text, number in numbers
    ]


@lru_cache(maxsize=_MOST_DAYS)
def _said_day(day: date) -> str | None:
    return f"><v>{serial(day):.0f}</v></c>" if day >= _SURE else None


def _said_number(number: float) -> str | None:
    return f"><v>{digits(number)}</v></c>" if isfinite(number) else None


def _not_plain(_: Content) -> None:
    """Leave a formula, a truth, a time of day or another kind of text to the pen."""


_ONLY_TEXTS = frozenset({str, type(None)})
_SAID: Mapping[type, Callable[[Any], str | None]] = {
    date: _said_day,
    float: _said_number,
    int: _said_number,
    type(None): lambda _: _EMPTY,
}
