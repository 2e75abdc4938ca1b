"""The values of a workplace's own fields, put on the lines of the portfolio that show them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from excelkasse.finding import Place
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.own import travelling
from excelkasse.portfolio.records.history import HistoryLine
from excelkasse.portfolio.tables import HISTORY, PROJECTS, path_of
from excelkasse.schema.profile import PLAIN, OwnField, Profile
from excelkasse.schema.tool import Record, Tool

_Tables = Mapping[str, Sequence[Line]]


def with_own(tables: _Tables, book: Book, profile: Profile) -> _Tables:
    """Return the lines of one workbook with the values of its own fields beside them."""
    if profile == PLAIN:
        return tables
    filled = dict(tables)
    for table, column, own in travelling(profile):
        rows = _rows(book, own, table)
        filled[table] = tuple(_filled(line, rows, column) for line in filled.get(table, ()))
    return filled


def _rows(book: Book, own: OwnField, table: str) -> Mapping[Place | None, tuple[Any, Place | None]]:
    """Map each row to the value of an own field and its place; known by its number.

    A project has one line, which is known by none.
    """
    if table == PROJECTS:
        return {None: (book.form(own.part, own.key), book.place(own.part, 0, own.key).get(own.key))}
    return {
        book.place(own.part, row, "number").get("number"): (
            getattr(record, own.key, None),
            book.place(own.part, row, own.key).get(own.key),
        )
        for row, record in book.rows(own.part)
    }


def _filled(line: Line, rows: Mapping[Place | None, tuple[Any, Place | None]], column: str) -> Line:
    value, place = rows.get(line.places.get("item"), (None, None))
    places = {**line.places, column: place} if place else line.places
    return line._replace(own={**line.own, column: value}, places=places)


def roomy(tables: _Tables, tool: Tool) -> dict[str, Sequence[Line]]:
    """Return lines whose records have room for the columns that a profile adds."""
    return {table: tuple(_roomy(lines, table, tool)) for table, lines in tables.items()}


def _roomy(lines: Sequence[Line], table: str, tool: Tool) -> Iterator[Line]:
    made = tool.parts[path_of(table)].record
    for line in lines:
        if isinstance(line.record, made) and not line.own:
            yield line
        else:
            yield line._replace(record=_roomy_record(line.record, made, line.own), own={})


def _roomy_record(record: Record, made: type[Record], own: Mapping[str, Any]) -> Record:
    """Return a record with room for a workplace's own columns, which are blank if not told."""
    told = {**dict(record), **own}
    return made.model_construct(None, **{k: v for k, v in told.items() if k in made.model_fields})


def history_record(tool: Tool) -> type[HistoryLine]:
    """Return what a row of the history is made of.

    Raises:
        TypeError: the portfolio has another history.
    """
    made = tool.parts[path_of(HISTORY)].record
    if not issubclass(made, HistoryLine):
        raise TypeError(made.__name__)
    return made
