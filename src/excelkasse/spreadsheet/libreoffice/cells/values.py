"""Values of cells in bulk, with Excel's types: a block is read or written in a few calls.

LibreOffice gives numbers, texts, `""` for nothing and None for an error. Whether a number is a day
or a truth value is in its number format, as in Excel.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, english, struct

DATE, TIME, LOGICAL, TEXT = 2, 4, 1024, 256
"""What `com.sun.star.util.NumberFormat` calls a day, a time, a truth value and a text."""

ERROR_RESULTS, _NUMBER_RESULTS = 4, 1
"""`com.sun.star.sheet.FormulaResult`: what formulas give."""

_TYPED_NUMBERS, _TYPED_DAYS = 1, 2
"""`com.sun.star.sheet.CellFlags`: numbers that are typed, without days; days and times."""

_ERRORS = {
    502: "#VALUE!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
_FEW = 12
"""So many areas are looked at one by one; otherwise the whole block is."""
_GENERAL = 0
_DAY_SECONDS = 86_400
_CODES = {dt.date: "yyyy-mm-dd", dt.datetime: "yyyy-mm-dd hh:mm", bool: "BOOLEAN"}
"""How new ones look; Excel's own look follows the country, which LibreOffice cannot save."""

Rows: TypeAlias = Sequence[Sequence[object]]


class CellError(str):
    """An error as Excel writes it, for example `#DIV/0!`; a text that says so is none."""

    __slots__ = ()

    @override
    def __repr__(self) -> str:
        """Tell it from a text."""
        return f"CellError({str(self)!r})"


def read_rows(doc: Uno, cells: Uno) -> list[list[object]]:
    """Return the values of a range, row by row.

    Numbers are floats, days datetimes, nothing is None, and an error is a `CellError`.
    """
    rows = [[None if value == "" else value for value in row] for row in cells.getDataArray()]
    first = cells.getRangeAddress()
    _put_errors(rows, cells, first)
    if any(isinstance(value, float) for row in rows for value in row):
        _type_numbers(rows, doc, cells, first)
    return rows


def _put_errors(rows: list[list[object]], cells: Uno, first: Uno) -> None:
    for area in cells.queryFormulaCells(ERROR_RESULTS).getRangeAddresses():
        for row, column in _places(area, first):
            code = cells.getCellByPosition(column, row).getError()
            rows[row][column] = CellError(_ERRORS.get(code, "#VALUE!"))


def _type_numbers(rows: list[list[object]], doc: Uno, cells: Uno, first: Uno) -> None:
    """Let numbers be the days and truth values that they are shown as.

    Of what is typed LibreOffice itself knows the days. A look at a format is slow, so only those of
    formulas are looked at, and those of typed numbers where one may be a truth value.
    """
    start = null_date(doc)
    days = cells.queryContentCells(_TYPED_DAYS).getRangeAddresses()
    _type(rows, [one for area in days for one in _places(area, first)], DATE, start)
    known: dict[int, int] = {}
    for alike in _perhaps_typed(rows, cells, first):
        key = alike.NumberFormat
        if key not in known:
            known[key] = doc.NumberFormats.getByKey(key).Type
        kinds = known[key]
        if kinds & (DATE | TIME | LOGICAL):
            areas = alike.getRangeAddresses()
            places = [one for area in areas for one in _places(area, first)]
            _type(rows, places, kinds, start)


def _type(
    rows: list[list[object]], places: Iterable[tuple[int, int]], kinds: int, start: dt.datetime
) -> None:
    for row, column in places:
        value = rows[row][column]
        if isinstance(value, float):
            rows[row][column] = _typed(value, kinds, start)


def _perhaps_typed(rows: Rows, cells: Uno, first: Uno) -> Iterator[Uno]:
    """Give the cells, as far as they look alike, that hold numbers which may be something else."""
    formulas = cells.queryFormulaCells(_NUMBER_RESULTS).getRangeAddresses()
    numbers = cells.queryContentCells(_TYPED_NUMBERS).getRangeAddresses()
    truths = [
        area for area in numbers if any(rows[r][c] in (0, 1) for r, c in _places(area, first))
    ]
    areas = (*formulas, *truths)
    if len(areas) > _FEW:
        yield from formatted_alike(cells)
        return
    for area in areas:
        left, top = area.StartColumn - first.StartColumn, area.StartRow - first.StartRow
        right, bottom = area.EndColumn - first.StartColumn, area.EndRow - first.StartRow
        yield from formatted_alike(cells.getCellRangeByPosition(left, top, right, bottom))


def formatted_alike(cells: Uno) -> Iterator[Uno]:
    """Give the parts of a range whose cells look the same; a formula counts with its result."""
    parts = cells.getUniqueCellFormatRanges()
    for index in range(parts.getCount()):
        yield parts.getByIndex(index)


def _typed(value: float, kinds: int, start: dt.datetime) -> object:
    if kinds & LOGICAL:
        return bool(value) if value in (0, 1) else value
    try:
        return start + dt.timedelta(seconds=round(value * _DAY_SECONDS, 3))
    except OverflowError:
        return value  # no day that Python knows: the number says more than nothing


def null_date(doc: Uno) -> dt.datetime:
    """Return the day that a workbook counts from."""
    day = doc.NullDate
    return dt.datetime(day.Year, day.Month, day.Day)  # noqa: DTZ001  (a sheet has no time zone)


def write_rows(doc: Uno, cells: Uno, rows: Rows) -> None:
    """Put a block of values into a range of its size, formulas not among them.

    Text stays text, whatever it looks like; None and `""` empty a cell.
    """
    start = null_date(doc)
    cells.setDataArray(tuple(tuple(_stored(value, start) for value in row) for row in rows))
    kinds = [[_kind(value) for value in row] for row in rows]
    if any(kind for row in kinds for kind in row):
        _format_new(doc, cells, kinds)


def _stored(value: object, start: dt.datetime) -> float | str:
    match value:
        case bool() | int() | float():
            return float(value)
        case dt.datetime():
            return (value.replace(tzinfo=None) - start).total_seconds() / _DAY_SECONDS
        case dt.date():
            return float((value - start.date()).days)
        case dt.time():
            return dt.timedelta(
                hours=value.hour, minutes=value.minute, seconds=value.second
            ) / dt.timedelta(days=1)
        case None:
            return ""
    return str(value)


def _kind(value: object) -> type | None:
    """Return what a value needs its cell to look like."""
    if isinstance(value, bool):
        return bool
    if isinstance(value, dt.datetime):
        return dt.datetime if value.time() != dt.time() else dt.date
    if isinstance(value, dt.date):
        return dt.date
    return float if isinstance(value, float | int) else None


def _format_new(doc: Uno, cells: Uno, kinds: Sequence[Sequence[type | None]]) -> None:
    """Give new days and truth values a format that shows them; numbers lose a truth value's."""
    first = cells.getRangeAddress()
    wanted: dict[int, list[Uno]] = {}
    for alike in formatted_alike(cells):
        now = doc.NumberFormats.getByKey(alike.NumberFormat).Type
        for kind, key in _changes(doc, now).items():
            for area in alike.getRangeAddresses():
                wanted.setdefault(key, []).extend(_runs(area, first, kinds, kind))
    for key, areas in wanted.items():
        if areas:
            together = doc.createInstance("com.sun.star.sheet.SheetCellRanges")
            together.addRangeAddresses(tuple(areas), False)  # noqa: FBT003  (UNO knows no names)
            together.NumberFormat = key


def _changes(doc: Uno, now: int) -> Mapping[type, int]:
    """Return which kinds of value the present format hides, and the format each needs."""
    changes: dict[type, int] = {}
    if not now & DATE:
        changes |= {kind: format_key(doc, _CODES[kind]) for kind in (dt.date, dt.datetime)}
    if not now & LOGICAL:
        changes[bool] = format_key(doc, _CODES[bool])
    else:
        changes[float] = _GENERAL
    return changes


def format_key(doc: Uno, code: str) -> int:
    """Return the number under which a workbook knows an Excel number format."""
    if code == "General":
        return _GENERAL  # the one code LibreOffice does not take from another language
    own = struct("lang.Locale")
    return int(doc.NumberFormats.addNewConverted(code, english(), own))


def _runs(
    area: Uno, first: Uno, kinds: Sequence[Sequence[type | None]], kind: type
) -> Iterator[Uno]:
    """Give the stretches of a column that hold one kind, as addresses."""
    rows = range(area.StartRow - first.StartRow, area.EndRow - first.StartRow + 1)
    for column in range(area.StartColumn, area.EndColumn + 1):
        there = [kinds[row][column - first.StartColumn] is kind for row in rows]
        for hit, stretch in groupby(zip(rows, there, strict=True), key=itemgetter(1)):
            if hit:
                yield _address(first, [row for row, _ in stretch], column)


def _address(first: Uno, rows: Sequence[int], column: int) -> Uno:
    address = struct("table.CellRangeAddress")
    address.Sheet = first.Sheet
    address.StartColumn = address.EndColumn = column
    address.StartRow = first.StartRow + rows[0]
    address.EndRow = first.StartRow + rows[-1]
    return address


def _places(area: Uno, first: Uno) -> Iterable[tuple[int, int]]:
    """Give row and column of every cell of an area, counted from the first cell of the block."""
    for row in range(area.StartRow - first.StartRow, area.EndRow - first.StartRow + 1):
        for column in range(
            area.StartColumn - first.StartColumn, area.EndColumn - first.StartColumn + 1
        ):
            yield row, column
