"""A row of cells as a file says it, told at once where every cell of it is plain.

Texts, numbers, days and nothing are; a text that needs a mark, a formula or a truth goes through
the pen and XlsxWriter like any single cell.
"""

from collections.abc import Sequence
from datetime import date
from math import isfinite
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from excelkasse.address import Cell
from excelkasse.plan import Content, Link
from excelkasse.spreadsheet.cells import Pen, serial
from excelkasse.spreadsheet.own_cells import Told, digits
from excelkasse.spreadsheet.own_workbook import Texts

_NUMBERS = frozenset({int, float})
_SURE = date(1900, 3, 1)
"""From this day on Excel counts as everybody does."""


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
    told, texts = [], pen.sheet.str_table
    for content, seat in zip(contents, seats, strict=True):
        value = content
        if type(content) is Link:
            pen.lead(row, seat.column, content)
            value = content.value
        said = _plainly(value, texts)
        if said is None:
            told.append(_through_pen(pen, row, value, seat))
        else:
            told.append(f"{seat.start}{row}{seat.form}{said}")
    return Told("".join(told), seats[0].column - 1, seats[-1].column - 1)


def _plainly(value: Any, texts: Texts) -> str | None:  # noqa: ANN401  (told apart by its type)
    """Return the rest of what a file says of a plain cell; None of any other."""
    kind = type(value)
    if value is None:
        return "/>"
    if kind is str:
        number = texts.number_of_plain(value)
        return None if number is None else f' t="s"><v>{number}</v></c>'
    if kind is date and value >= _SURE:
        return f"><v>{serial(value):.0f}</v></c>"
    if kind in _NUMBERS and isfinite(value):
        return f"><v>{digits(value)}</v></c>"
    return None


def _through_pen(pen: Pen, row: int, value: Content, seat: Seat) -> str:
    pen.write(Cell(row, seat.column), value, seat.role, *seat.traits)
    return str(pen.sheet.tell(row - 1, seat.column - 1))
