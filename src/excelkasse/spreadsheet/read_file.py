"""A file becomes grids: its values through calamine, and what calamine does not say through us.

Plain sheets are read at once where the compiled reader is installed; the rest as it ever was:
calamine is 20 times faster than openpyxl and never trusted alone: it is handed only parts that have
been looked through, and its values are joined with the errors and formulas found there.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from excelkasse.address import Cell
from excelkasse.errors import Unreadable
from excelkasse.grid import Grid, Value, Workbook
from excelkasse.spreadsheet.early_days import below_zero, put_back_early_days, without_far_days
from excelkasse.spreadsheet.far_rows import Raw, between, close_together, put_back
from excelkasse.spreadsheet.guard import fetch
from excelkasse.spreadsheet.mended import (
    as_usual,
    mended,
    refuse_repeated_texts,
    with_one_value,
    with_signs,
)
from excelkasse.spreadsheet.package import Package, Sheet, opened
from excelkasse.spreadsheet.plain import look_through_plainly
from excelkasse.spreadsheet.quick import read_quickly, size
from excelkasse.spreadsheet.rebuild import rebuilt
from excelkasse.spreadsheet.refusals import Refusal, refuse
from excelkasse.spreadsheet.stored import Emerged, without_result
from excelkasse.spreadsheet.unsaid import Unsaid, look_through
from excelkasse.spreadsheet.unsaid_exact import look_through_exactly

MOST_CELLS = 2_000_000
"""The largest box around a sheet's cells: a reader may set aside memory for every cell in it."""

MOST_CELLS_IN_ALL = 4_000_000
"""The largest such boxes of all sheets together."""

MOST_WRITTEN = 1_500_000
"""The most cells that may be written in one sheet, the empty ones too."""

MOST_READ = 1_500_000
"""The most rows and values in all sheets together: so many are read in some ten seconds."""

_ROOMY = 16 * 1024 * 1024
"""Bytes. Counting costs time, and ordinary parts that are smaller cannot hold so many."""


class FileSource:
    """A workbook in a file."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self.path = path

    def read(self) -> Workbook:
        """Read every sheet with cells.

        Raises:
            Unreadable: the code says why; `values` has the file's name.
        """
        return self.workbook_in(self.fetch())

    def fetch(self) -> bytes:
        """Return what the file holds now.

        Raises:
            Unreadable: it is not there, or it is no workbook.
        """
        with self._named():
            return fetch(self.path)

    def workbook_in(self, data: bytes) -> Workbook:
        """Read what was fetched.

        Raises:
            Unreadable: the code says why; `values` has the file's name.
        """
        with self._named():
            return workbook_from(data)

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Let a refusal name the file."""
        try:
            yield
        except Unreadable as refusal:
            raise Unreadable(refusal.code, {"file": self.path.name, **refusal.values}) from refusal


def workbook_from(data: bytes) -> Workbook:
    """Return the workbook in the bytes of an `.xlsx` or `.xlsm`.

    Raises:
        Unreadable: the code says why.
    """
    package = opened(data)
    _refuse_crowd(package.sheets)
    refuse_repeated_texts(package)
    plain = read_quickly(package, MOST_CELLS_IN_ALL)
    room = MOST_CELLS_IN_ALL - sum(size(grid) for grid in plain if grid)
    others = [sheet for sheet, grid in zip(package.sheets, plain, strict=True) if not grid]
    read = iter(_read_slowly(package._replace(sheets=others), room) if others else ())
    return Workbook(tuple(grid or next(read) for grid in plain), package.epoch_1904)


def _read_slowly(package: Package, room: int) -> Sequence[Grid]:
    """Read sheets through calamine, with no more than so many cells in their boxes."""
    seen = [_seen(sheet) for sheet in package.sheets]
    values = _values(package._replace(sheets=[mended(*each) for each in seen]), room)
    unsaid = [each for _, each in seen]
    grids = zip(package.sheets, unsaid, values, strict=True)
    return [_grid(*each, package.strings) for each in grids]


def _refuse_crowd(sheets: Sequence[Sheet]) -> None:
    """Refuse more than can be read while a person waits; cells that hold nothing cost little.

    Raises:
        Unreadable: `too_large`.
    """
    if sum(len(sheet.body) for sheet in sheets) <= _ROOMY:
        return
    room = MOST_READ
    for sheet in sheets:
        room -= sum(map(sheet.body.count, (b"<row", b"<v", b"<is")))
        crowded = len(sheet.body) > _ROOMY and sheet.body.count(b"<c") > MOST_WRITTEN
        if crowded or room < 0:
            refuse(Refusal.TOO_LARGE, what="sheet", sheet=sheet.name)


def _seen(sheet: Sheet) -> tuple[Sheet, Unsaid]:
    """Look through a sheet: return what calamine is handed of it, and what it does not say."""
    with _said_of(sheet):
        plain = look_through_plainly(sheet.body)
        if plain is not None:
            return sheet._replace(body=plain.body), plain.unsaid
        sheet, found = _looked_through(with_one_value(with_signs(sheet)))
    if found.box > MOST_CELLS:
        refuse(Refusal.TOO_LARGE, what="sheet", sheet=sheet.name)
    return as_usual(sheet), found


def _looked_through(sheet: Sheet) -> tuple[Sheet, Unsaid]:
    found = look_through(sheet.body)
    if found is None:
        return sheet, look_through_exactly(sheet.body)
    if found.box <= MOST_CELLS:
        return sheet, found
    closer, box = close_together(sheet)
    return closer, found._replace(box=box)


@contextmanager
def _said_of(sheet: Sheet) -> Iterator[None]:
    """Let what is wrong with an address be said of its sheet."""
    try:
        yield
    except ValueError as mistake:
        refuse(Refusal.DAMAGED, cause=f"{sheet.name}: {mistake}")


def _values(package: Package, room: int) -> Sequence[Raw]:
    """Let calamine read every sheet: where its values begin, and its rows."""
    try:
        early = below_zero(package.sheets)
        book = load_workbook(BytesIO(rebuilt(without_far_days(package))))
        return list(_read(book, package.sheets, early, room))
    except CalamineError as mistake:
        refuse(Refusal.DAMAGED, cause=str(mistake))
    except (KeyboardInterrupt, SystemExit, Unreadable):
        raise
    except BaseException as mistake:  # noqa: BLE001  a panic in Rust is a BaseException of no other name
        refuse(Refusal.DAMAGED, cause=str(mistake))


def _read(
    book: CalamineWorkbook, sheets: Sequence[Sheet], early: Sequence[bool], room: int
) -> Iterator[Raw]:
    """Give the values of one sheet after the other, as long as there is room for them."""
    for number, sheet in enumerate(sheets):
        found = book.get_sheet_by_index(number)
        room -= found.width * found.height + between(sheet.rows)
        if room < 0:
            refuse(Refusal.TOO_LARGE, what="sheet", sheet=sheet.name)
        rows = found.to_python()
        if early[number]:
            put_back_early_days(sheet.body, found.start, rows)
        yield put_back(sheet.rows, (found.start, rows))


def _grid(sheet: Sheet, unsaid: Unsaid, raw: Raw, strings: bytes) -> Grid:
    start, rows = raw
    filled = [len(row) - row.count("") for row in rows]
    cleaned = tuple(map(_cleaned, rows, filled))
    emerged = Emerged(start, rows, filled, unsaid.errors, cleaned)
    with _said_of(sheet):
        silent = without_result(sheet.body, strings, unsaid, emerged)
    return Grid(
        name=sheet.name,
        rows=cleaned,
        origin=Cell(start[0] + 1, start[1] + 1) if start else Cell(1, 1),
        errors=unsaid.errors,
        uncached=unsaid.uncached | silent,
        formulas=unsaid.formulas,
        hidden=sheet.hidden,
    )


def _cleaned(row: Sequence[Value], filled: int) -> Sequence[Value]:
    """Make blank what only looks filled: the empty text, and text of nothing but white space."""
    if not filled:  # most rows of a template wait to be filled
        return (None,) * len(row)
    return tuple(
        [
            None if value.__class__ is str and (not value or value.isspace()) else value
            for value in row
        ]
    )
