"""The columns of a register where they stand on a sheet, by what fills them."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from excelkasse.grid import Grid, Value, blank
from excelkasse.reading.usual import Usual, usual
from excelkasse.schema.once import once
from excelkasse.schema.tool import Part

_NUMBERS = frozenset({"whole", "number", "money", "hours", "percent", "score"})
Told = Callable[[Sequence[Value]], Sequence[Value]]
"""Gives what a row holds in some columns."""


class Columns(NamedTuple):
    """The columns of a register by what fills them: a person, with words or numbers, or a formula.

    `of` are all of them; `told` gives what a row holds in those that a person fills, `worded` in
    those for words, and `filled` in those for formulas; `usual` tells the usual values of each.
    `named`: a row of the register is nothing without a word.
    """

    of: Mapping[str, int]
    typed: Sequence[str]
    usual: Sequence[Usual]
    words: Sequence[int]
    numbers: Sequence[int]
    computed: Sequence[str]
    told: Told
    worded: Told
    filled: Told
    named: bool

    def over(self, grid: Grid, row: int, values: Sequence[Value]) -> Sequence[str]:
        """Return the fields of a row, which holds some values, that were typed over a formula."""
        told = self.filled(values)
        if blank(told):
            return ()
        of, formulas = self.of, grid.formulas
        there = [key for key, value in zip(self.computed, told, strict=True) if value is not None]
        return [key for key in there if (row, of[key]) not in formulas]


def columns_of(part: Part, left: int, of: Mapping[str, int]) -> Columns:
    """Sort the columns of a register on a sheet that begins at column `left`."""
    return _sorted_out(part)(left, tuple(of.items()))


@once
def _sorted_out(part: Part) -> Callable[[int, tuple[tuple[str, int], ...]], Columns]:
    """Return what sorts the columns of a part, once for each way in which they stand."""

    @lru_cache(maxsize=8)
    def columns(left: int, standing: tuple[tuple[str, int], ...]) -> Columns:
        of = dict(standing)
        fields = [part.fields[key] for key in of]
        typed = [one for one in fields if not one.computed]
        words = [one for one in typed if one.kind.name not in _NUMBERS]
        computed = [one.key for one in fields if one.computed]
        return Columns(
            of=of,
            typed=[one.key for one in typed],
            usual=[usual(one.kind) for one in typed],
            words=[of[one.key] for one in words],
            numbers=[of[one.key] for one in typed if one.kind.name in _NUMBERS],
            computed=computed,
            told=told_of(left, [of[one.key] for one in typed]),
            worded=told_of(left, [of[one.key] for one in words]),
            filled=told_of(left, [of[key] for key in computed]),
            named=any(one.spec.required for one in words),
        )

    return columns


def told_of(left: int, columns: Sequence[int]) -> Told:
    """Return what gives the values of a row in some columns; None where the row is too short."""
    places = [column - left for column in columns]
    if not places:
        return lambda _: ()
    only, width = places[0], max(places) + 1
    picked: Told = itemgetter(*places) if len(places) > 1 else lambda values: (values[only],)

    def told(values: Sequence[Value]) -> Sequence[Value]:
        missing = width - len(values)
        return picked(values if missing <= 0 else (*values, *[None] * missing))

    return told
