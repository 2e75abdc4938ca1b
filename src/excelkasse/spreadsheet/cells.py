"""One content into one cell, typed: text never becomes a formula, a link or a number.

XlsxWriter's own `write()` guesses; nothing here calls it. Limits are Excel's (Excel specifications
and limits): 8,192 UTF-16 units in a formula, 65,530 links in a sheet.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from excelkasse.address import Cell
from excelkasse.plan import Content, Formula, Link, Plain
from excelkasse.spreadsheet import styles
from excelkasse.spreadsheet.accent import accented
from excelkasse.spreadsheet.palette import Look
from excelkasse.spreadsheet.safe_text import quoting, safe_text

MOST_FORMULA = 8_192
MOST_LINKS = 65_530
MOST_TIP = 255

_FIRST_DAY = date(1900, 1, 1)
_DAY_ZERO = date(1899, 12, 30).toordinal()
_PHANTOM = 60


def serial(day: date) -> float:
    """Return a date as Excel counts it: days since 1899-12-30, the time of day as a fraction.

    Before March 1900 one less, because Excel believes in 29 February 1900.
    """
    days: float = day.toordinal() - _DAY_ZERO
    if isinstance(day, datetime):
        days += (day.hour * 3600 + day.minute * 60 + day.second) / 86_400
    return days if days > _PHANTOM else days - 1


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any, accent: str = "") -> None:  # noqa: ANN401  (untyped)
        """Serve one XlsxWriter workbook, in an accent of its own or in ours."""
        self._book = book
        self._accent = accent
        self._known: dict[tuple[str, ...], Any] = {}

    def of(self, role: str, *traits: str) -> Any:  # noqa: ANN401
        """Return the format of a role with traits. An unknown role is a KeyError."""
        key = (role, *traits)
        known = self._known.get(key)
        return known or self._once(key, lambda: styles.look(role, *traits))

    def of_rule(self, role: str) -> Any:  # noqa: ANN401
        """Return the format of a conditional format's role. An unknown role is a KeyError."""
        return self._once(("rule", role), lambda: styles.rule_look(role))

    def _once(self, key: tuple[str, ...], find: Callable[[], Look]) -> Any:  # noqa: ANN401
        if key not in self._known:
            self._known[key] = self._book.add_format(dict(accented(find(), self._accent)))
        return self._known[key]


class Pen:
    """Writes contents into the cells of one sheet."""

    def __init__(self, sheet: Any, formats: Formats) -> None:  # noqa: ANN401
        """Serve one XlsxWriter worksheet."""
        self.sheet = sheet
        self.formats = formats
        self._links = 0

    def write(self, cell: Cell, content: Content, style: str, *traits: str) -> None:
        """Write one content in a role.

        Raises:
            TypeError: the content is of a type that no cell can hold.
            ValueError: the formula or the link is one we do not write, or the cell is none.
        """
        if isinstance(content, Link):
            self.lead(cell.row, cell.column, content)
            content = content.value
        if isinstance(content, str):
            content = safe_text(content)
            traits = (*traits, *quoting(content))
        form = self.formats.of(style, *traits)
        writer = _writer_for(type(content))
        if writer(self.sheet, (cell.row - 1, cell.column - 1), content, form):
            message = f"{cell} is outside what a sheet can hold"
            raise ValueError(message)

    def led(self, row: int, column: int, contents: Sequence[Content]) -> Sequence[Content]:
        """Put the ways under cells, the first of them in a row and the others below it.

        Returns what is to be written into the cells.

        Raises:
            ValueError: one leads out of the house, or nowhere.
        """
        if Link not in map(type, contents):
            return contents
        values = [*contents]
        for at, one in enumerate(contents):
            if type(one) is Link:
                self.lead(row + at, column, one)
                values[at] = one.value
        return values

    def lead(self, row: int, column: int, link: Link) -> None:
        """Put the way under a cell; its own typed value is to be written into the cell.

        Raises:
            ValueError: it leads out of the house, or nowhere.
        """
        if not link.target.startswith(("internal:", "external:")):
            message = f"{link.target!r} leads out of the house"
            raise ValueError(message)
        self._links += 1
        if self._links > MOST_LINKS:
            return
        tip = safe_text(link.tip, MOST_TIP) or None
        if self.sheet.put_link(row - 1, column - 1, link, tip):
            message = f"{link.target!r} is no link that Excel can follow"
            raise ValueError(message)


@lru_cache(maxsize=1024)
def checked_formula(text: str) -> str:
    """Return a formula as XlsxWriter takes it, with a leading `=`.

    A text within it is made as safe as in the cell it is compared with.

    Raises:
        ValueError: it is empty, too long, has a leading `=`, or says `[@` as only people may.
    """
    if not text or len(text) > MOST_FORMULA or text.startswith("=") or "[@" in text:
        message = f"not a formula as a file stores it: {text[:80]!r}"
        raise ValueError(message)
    return "=" + safe_text(text)


_At = tuple[int, int]


def _put_text(sheet: Any, at: _At, text: str, form: Any) -> Any:  # noqa: ANN401
    return sheet.write_string(*at, text, form)


def _put_number(sheet: Any, at: _At, number: float, form: Any) -> Any:  # noqa: ANN401
    return sheet.write_number(*at, number, form)


def _put_truth(sheet: Any, at: _At, truth: bool, form: Any) -> Any:  # noqa: ANN401, FBT001
    return sheet.write_boolean(*at, truth, form)


def _put_date(sheet: Any, at: _At, day: date, form: Any) -> Any:  # noqa: ANN401
    """Write a date; what Excel's calendar does not reach is text."""
    first = datetime(1900, 1, 1) if isinstance(day, datetime) else _FIRST_DAY  # noqa: DTZ001
    if day < first:
        return sheet.write_string(*at, day.isoformat(), form)
    return sheet.write_number(*at, serial(day), form)


def _put_blank(sheet: Any, at: _At, _: None, form: Any) -> Any:  # noqa: ANN401
    return sheet.write_blank(*at, None, form)


def _put_formula(sheet: Any, at: _At, formula: Formula, form: Any) -> Any:  # noqa: ANN401
    return sheet.write_formula(*at, checked_formula(formula.text), form, _cached(formula.result))


def _cached(result: Plain) -> str | float | bool:
    """Return a result as XlsxWriter stores it: a date is a number, nothing is the empty text."""
    if result is None:
        return ""
    if isinstance(result, str):
        return safe_text(result)
    return serial(result) if isinstance(result, date) else result


_WRITERS: Mapping[type, Callable[[Any, _At, Any, Any], Any]] = {
    str: _put_text,
    float: _put_number,
    int: _put_number,
    bool: _put_truth,
    date: _put_date,
    type(None): _put_blank,
    Formula: _put_formula,
}


def _writer_for(kind: type) -> Callable[[Any, _At, Any, Any], Any]:
    """Find the writer by ancestry: a StrEnum is text, a bool is no number, a datetime is a date."""
    if kind in _WRITERS:
        return _WRITERS[kind]
    for ancestor in kind.__mro__:
        if ancestor in _WRITERS:
            return _WRITERS[ancestor]
    message = f"no cell can hold a {kind.__name__}"
    raise TypeError(message)
