"""What an existing portfolio workbook hands on: its history, and what people typed into it.

A value typed for a project that has left the portfolio is laid aside, and is back when the project
is. What people made themselves, and what could not be read, is named, so that nobody loses it
unawares.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from excelkasse.finding import Finding, Place, Severity
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.records.capacity import PersonLine
from excelkasse.portfolio.records.history import HistoryLine, ItemLine
from excelkasse.portfolio.records.queries import QueryLine
from excelkasse.portfolio.records.recipients import RecipientLine
from excelkasse.portfolio.records.rows import AsideLine
from excelkasse.portfolio.steering.answers import from_aside
from excelkasse.portfolio.steering.delivered import Person, people_of
from excelkasse.portfolio.steering.weighing import Typed, changed
from excelkasse.portfolio.tables import (
    ASIDE,
    DECISIONS,
    DELIVERIES,
    HISTORY,
    HISTORY_ITEMS,
    PEOPLE,
    PRIORITIES,
    PROJECTS,
    QUERIES,
    RECIPIENTS,
    SOURCES,
    WEIGHING,
    fields_of,
    kept_fields,
    path_of,
)
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import Choice
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.told import Told
from excelkasse.schema.tool import Record
from excelkasse.texts import Word, every_language

KEPT_TABLES = (PROJECTS, PRIORITIES, DECISIONS)
_DAY = "%d-%m-%Y"
_NO_WEIGHTS: Typed = {}
_NAMED_CODES = frozenset({"sheet_own", "not_read", "sheet_twice"})


@dataclass(frozen=True, slots=True)
class Kept:
    """One value people typed: the field, whose it is, and what it is."""

    table: str
    field: str
    number: str
    item: str
    value: Answer

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What finds the value again; numbers are compared without regard to case."""
        return self.table, self.field, self.number.casefold(), self.item.casefold()


@dataclass(frozen=True, slots=True)
class Carried:
    """What the portfolio before hands on; `own` is what it holds that we do not carry.

    `weighing` are the weights and the hours that the office typed in place of its profile's.
    `queries` are those asked before, with what was answered, those laid aside too.
    `people` are those who are to deliver, by the project's number; `staff` those whose hours
    projects use, with what the office typed of them. `recipients` are those who get the report.
    """

    history: Sequence[HistoryLine] = ()
    profile: Profile = PLAIN
    kept: Sequence[Kept] = ()
    staff: Sequence[PersonLine] = ()
    queries: Sequence[QueryLine] = ()
    weighing: Typed = field(default_factory=lambda: _NO_WEIGHTS)
    own: Sequence[Finding] = ()
    items: Sequence[ItemLine] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    recipients: Sequence[RecipientLine] = ()

    @property
    def own_things(self) -> Sequence[str]:
        """The names of what is not carried: sheets, cells, and projects added by hand."""
        return tuple(dict.fromkeys(_named(one) for one in self.own))


NOTHING = Carried()


def carried(told: Told) -> Carried:
    """Return what the reading of an existing portfolio workbook hands on."""
    records = told.records
    history = (line for line in _rows(records, HISTORY) if line.as_of and line.number)
    own = [
        one for one in told.findings if one.code in _NAMED_CODES or one.severity is Severity.ERROR
    ]
    return Carried(
        history=tuple(history),
        profile=told.profile,
        kept=(*typed_in(records), *_from_aside(records)),
        staff=_rows(records, PEOPLE),
        queries=(*_rows(records, QUERIES), *from_aside(_rows(records, ASIDE))),
        weighing=_weighing(told),
        own=(*own, *_own_rows(told)),
        people=dict(people_of(_rows(records, DELIVERIES), _rows(records, PROJECTS))),
        recipients=_rows(records, RECIPIENTS),
        items=tuple(row for row in _rows(records, HISTORY_ITEMS) if row.as_of and row.number),
    )


def _weighing(told: Told) -> Typed:
    found = _rows(told.records, WEIGHING)
    return changed(found[0], told.profile) if found else {}


def _named(one: Finding) -> str:
    if one.code == "sheet_own":
        return one.place.sheet
    if one.code == "not_read":
        return f"{one.place.sheet}!{one.values.get('cells', '')}"
    return f"{one.place}: {one.got}" if one.got else str(one.place)


def item_of(record: Record) -> str:
    """Return what tells the rows of one project apart: nothing for the project line itself."""
    kind = getattr(record, "kind", None)
    return f"{kind.value}:{getattr(record, 'item', None) or ''}" if kind else ""


def with_kept(
    tables: Mapping[str, Sequence[Line]], kept: Sequence[Kept]
) -> tuple[dict[str, Sequence[Line]], tuple[AsideLine, ...]]:
    """Fill the typed fields again, and return what found no row as lines to lay aside."""
    values: dict[tuple[str, str, str, str], Answer] = {}
    aside = [one for one in kept if values.setdefault(one.key, one.value) != one.value]
    filled = dict(tables)
    for table in KEPT_TABLES:
        filled[table] = tuple(_filled(line, table, values) for line in tables.get(table, ()))
    left = [one for one in _first_of_each(kept) if one.key in values]
    return filled, tuple(_aside_line(one) for one in (*left, *aside))


def _filled(line: Line, table: str, values: dict[tuple[str, str, str, str], Answer]) -> Line:
    """Fill one line; what it takes is taken out of `values`."""
    record: Any = line.record
    item = item_of(record)
    found = {}
    for name in kept_fields(table):
        key = (table, name, (record.number or "").casefold(), item.casefold())
        if key in values:
            found[name] = values.pop(key)
    return Line(record.model_copy(update=found), line.file, line.places) if found else line


def _first_of_each(kept: Iterable[Kept]) -> Iterator[Kept]:
    seen = set()
    for one in kept:
        if one.key not in seen:
            seen.add(one.key)
            yield one


def _rows(records: Mapping[str, Sequence[Record]], table: str) -> Sequence[Any]:
    return records.get(path_of(table), ())


def typed_in(records: Mapping[str, Sequence[Record]]) -> Iterator[Kept]:
    """Give every value that people typed in the tables that are kept by project."""
    for table in KEPT_TABLES:
        for row in _rows(records, table):
            for name in kept_fields(table):
                value = getattr(row, name)
                if value is not None:
                    yield Kept(table, name, row.number or "", item_of(row), value)


def _from_aside(records: Mapping[str, Sequence[Record]]) -> Iterator[Kept]:
    for row in _rows(records, ASIDE):
        table, _, field = (row.field or "").partition(".")
        if table in KEPT_TABLES and field in kept_fields(table) and row.value is not None:
            value = _restored(table, field, row.value)
            yield Kept(table, field, row.number or "", row.item or "", value)


def _restored(table: str, field: str, text: str) -> Answer:
    """Return the value that a text laid aside stands for: a choice by its word in any language."""
    kind = fields_of(table)[field].kind
    if kind.choices is None:
        return _plain(kind.name, text)
    choices = kind.choices
    words = {words[one.word_key].casefold(): one for one in choices for words in every_language()}
    return words.get(text.strip().casefold(), text)


def _plain(kind: str, text: str) -> Answer:
    """Return a score or a date from a text; what is neither any more stays the text."""
    try:
        if kind == "score":
            return int(text)
        if kind == "date":
            return datetime.strptime(text, _DAY).date()  # noqa: DTZ007  (a day has no time zone)
    except ValueError:
        return text
    return text


def _aside_line(one: Kept) -> AsideLine:
    value = _aside_value(one.value)
    return AsideLine.model_construct(
        field=f"{one.table}.{one.field}", number=one.number, item=one.item, value=value
    )


def _aside_value(value: Answer) -> str:
    if isinstance(value, Choice):
        return Word(value.word_key)
    return f"{value:{_DAY}}" if isinstance(value, date) else str(value)


def _own_rows(told: Told) -> Iterator[Finding]:
    """Name the projects somebody wrote on the list by hand: no file gives them back."""
    sources = {(row.number or "").casefold() for row in _rows(told.records, SOURCES)}
    rows = _rows(told.records, PROJECTS) if sources else ()
    for at, row in enumerate(rows):
        if (row.number or "").casefold() not in sources:
            place = told.places.get((path_of(PROJECTS), at, "number"), Place())
            yield Finding("row_own", Severity.NOTE, place, got=row.number or row.name or "")
