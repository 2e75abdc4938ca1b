"""Lines of the portfolio as plain values, and back: a table at once and not line by line.

Thousands of projects say the same: whole lines of them stand in the same cells and hold the same
names, words and days. What is the same becomes one and the same, and takes room only once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from excelkasse.address import Cell
from excelkasse.finding import Place
from excelkasse.portfolio.delivery import NO_MORE, Line
from excelkasse.schema.calculate import Answer
from excelkasse.schema.tool import Record
from excelkasse.texts import Word

MOST = 16_384
"""How many values of a kind are kept for whoever has the same."""


class Table(NamedTuple):
    """Lines of one kind of record: what its fields hold, line by line, and what a line adds."""

    kind: type[Record]
    values: Sequence[Any]
    files: Sequence[str]
    places: Sequence[str]
    own: Sequence[Mapping[str, Answer]]


def table(lines: Sequence[Line]) -> Sequence[Line] | Table:
    """Return lines as a table; as they are where there are none, or of several kinds."""
    kinds = {type(line.record) for line in lines}
    if len(kinds) != 1 or type(lines) is not tuple:
        return lines
    [kind] = kinds
    values = tuple([getattr(line.record, name) for line in lines for name in kind.model_fields])
    added = [(line.file, _told(line.places), line.own or NO_MORE) for line in lines]
    return Table(kind, values, *zip(*added, strict=True))


def lines_of(
    kind: type[Record],
    values: Sequence[Any],
    files: Sequence[str],
    places: Sequence[str],
    own: Sequence[Mapping[str, Answer]],
) -> tuple[Line, ...]:
    """Return the lines that a table tells.

    Raises:
        ValueError: the table is of another edition.
    """
    records = kind.made_in_order(shared(values))
    return tuple(map(Line, records, map(intern, files), map(_places, places), own))


def shared(values: Iterable[Any]) -> list[Any]:
    """Return each value, or the one like it that was there before.

    Zeros stay what they are, for of two that are alike one may be below zero.
    """
    return [
        intern(one)
        if (of := type(one)) is str
        else _first(one) or one
        if of in _NUMBERS_AND_WORDS
        else one
        for one in values
    ]


@lru_cache(maxsize=MOST, typed=True)
def _first(value: float | Word) -> float | Word:
    return value


_NUMBERS_AND_WORDS = frozenset({float, Word})


def _told(places: Mapping[str, Place]) -> str:
    """Return where each field stands as one text, by which it is known."""
    return json.dumps([(name, *place) for name, place in places.items()]) if places else ""


@lru_cache(maxsize=MOST)
def _places(told: str) -> Mapping[str, Place]:
    found = json.loads(told) if told else []
    return {name: Place(intern(sheet), cell and Cell(*cell)) for name, sheet, cell in found}
