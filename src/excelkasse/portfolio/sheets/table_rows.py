"""The rows of a table of the portfolio, each made of its line when somebody asks for it.

Values that were read in a project workbook lead there: the link is under the cell, so it looks like
the number it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from excelkasse.finding import Place
from excelkasse.layout.shown import all_shown
from excelkasse.made import Made, MadeTogether
from excelkasse.plan import ColumnPlan, Content, Formula, Link, Plain, Row
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.sheets.links import MOST_LETTERS, MOST_LINKS, external, spot
from excelkasse.schema.looks import told_way, way_of
from excelkasse.schema.tool import Field, Record
from excelkasse.texts import Texts

_LINKED_KINDS = frozenset({"whole", "money", "hours", "percent", "score", "date"})
_ALWAYS_LINKED = frozenset({"number", "item", "file", "sheet", "cell"})
_FILE, _HERE = "\1", "\0"
"""Stand for the file and the place in a tip; no name of a file holds them."""
_COMPUTED = Formula("")
_NOWHERE = way_of(None)


class Rows(NamedTuple):
    """The rows of a table, and where their cells lead, a line each."""

    rows: Sequence[Row]
    ways: Sequence[str] | None = None


def rows_of(table: str, columns: Sequence[ColumnPlan], drawn: Drawing) -> Rows:
    """Give the rows of a table, at least one; `columns` are those of the plan."""
    fields = tuple(drawn.fields(table).values())
    lines = drawn.tables[table]
    if not lines:
        return Rows([(None,) * len(fields)])
    linked = all_linked(table, drawn)
    told = [
        _Column(
            field.key,
            column.formula if field.computed else None,
            leads=drawn.base is not None and leads(field) and (linked or not across),
        )
        for across, (field, column) in enumerate(zip(fields, columns, strict=True))
    ]
    tip = drawn.say("tip", file=_FILE, place=_HERE)
    making = _Making(told, drawn.words, drawn.base or "", tip)
    return Rows(MadeTogether(lines, making.rows), Made(lines, making.ways))


def leads(field: Field) -> bool:
    """Whether the values of a field lead to where they were read."""
    # Not the lights: LibreOffice writes every linked word in blue, which nobody can read on red.
    return field.kind.name in _LINKED_KINDS or field.key in _ALWAYS_LINKED


def all_linked(table: str, drawn: Drawing) -> bool:
    """Whether Excel has room for every link of a table."""
    leading = {key for key, field in drawn.fields(table).items() if leads(field)}
    lines = drawn.tables[table]
    if len(leading) * len(lines) < MOST_LINKS:
        return True
    return sum(len(leading & line.places.keys()) for line in lines if line.places) < MOST_LINKS


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    formula: str | None
    leads: bool


@dataclass(frozen=True)  # a place for what is known of it once
class _Making:
    """What a row is made with."""

    columns: Sequence[_Column]
    words: Texts
    base: str
    tip: str

    @cached_property
    def _leading(self) -> Sequence[tuple[int, str]]:
        """The columns whose values lead to where they were read, and their keys."""
        columns = enumerate(self.columns)
        return [(at, one.key) for at, one in columns if one.leads and one.formula is None]

    @cached_property
    def _nowhere(self) -> Sequence[str]:
        """What is told of a row that leads nowhere."""
        return [way_of(None if one.formula is None else _COMPUTED) for one in self.columns]

    @cached_property
    def _all_nowhere(self) -> str:
        return " ".join(self._nowhere)

    def ways(self, line: Line) -> str:
        """Tell where the row of a line leads; what stands in it is not asked for."""
        record, places = line.record, line.places
        if not places:
            return self._all_nowhere
        told = [*self._nowhere]
        way: _Way | None = None
        for at, key in self._leading:
            if key in places and getattr(record, key) is not None:
                way = way or self._way(line)
                to = way.to(places[key])
                told[at] = told_way(*to) if to else _NOWHERE
        return " ".join(told)

    def rows(self, lines: Sequence[Line]) -> Sequence[Row]:
        """Make the rows of some lines, column by column."""
        asked = [self._values(line.record) for line in lines]
        shown = [all_shown(column, self.words) for column in zip(*asked, strict=True)]
        columns: list[Sequence[Content]] = [*shown]
        for at, formula in self._computed:
            columns[at] = [Formula(formula, "" if one is None else one) for one in shown[at]]
        if any(line.places for line in lines):
            ways = [*map(self._way, lines)]
            for at, key in self._leading:
                columns[at] = [
                    value
                    if value is None or key not in line.places
                    else way.under(value, line.places[key])
                    for value, line, way in zip(shown[at], lines, ways, strict=True)
                ]
        return [*zip(*columns, strict=True)]

    @cached_property
    def _computed(self) -> Sequence[tuple[int, str]]:
        """The columns that Excel computes, and how."""
        columns = enumerate(self.columns)
        return [(at, one.formula) for at, one in columns if one.formula is not None]

    @cached_property
    def _values(self) -> Callable[[Record], Sequence[Any]]:
        """How a record is asked for the values of all columns at once."""
        keys = [one.key for one in self.columns]
        asked = attrgetter(*keys)
        return asked if len(keys) > 1 else lambda record: (asked(record),)

    def _way(self, line: Line) -> "_Way":
        return _way_to(line.file, self.base, self.tip)


@dataclass(frozen=True, slots=True)
class _Way:
    """The way to a file, and what is told of a place in it."""

    target: str
    file: str
    tip: str

    def to(self, place: Place) -> tuple[str, str] | None:
        """Return the way to a place and what is told of it, unless it is too long."""
        at, said = _told(place)
        if len(self.target) + len(at) > MOST_LETTERS:
            return None
        return self.target + at, self.tip.replace(_HERE, said) if said else self.file

    def under(self, plain: Plain, place: Place) -> Content:
        """Put the way under a value, if there is one."""
        to = self.to(place)
        return plain if to is None else Link(to[0], plain, to[1])


@lru_cache(maxsize=16_384)
def _way_to(file: str, base: str, tip: str) -> _Way:
    """Return the way to a file; many lines of a portfolio lead to one."""
    return _Way(external(base, file), file, tip.replace(_FILE, file))


@lru_cache(maxsize=4096)
def _told(place: Place) -> tuple[str, str]:
    """Return how a link says a place, and how a tip does; thousands of projects have the same."""
    return spot(place), str(place)
