"""What follows from things that workbooks of one template have alike, kept for the next of them.

Their small parts, the ends of their sheets and the places of their formulas are the same to the
byte. Few are kept, and none that is long, so that nobody's workbook can fill the memory.
"""

from collections.abc import Callable, Hashable, Sized
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast


class _Thing(Sized, Hashable, Protocol):
    """Something that has a length and never changes."""


_Of = TypeVar("_Of", bound=_Thing)
_Also = ParamSpec("_Also")
_Found = TypeVar("_Found")


def kept(
    most: int, longest: int
) -> Callable[
    [Callable[Concatenate[_Of, _Also], _Found]], Callable[Concatenate[_Of, _Also], _Found]
]:
    """Let a function keep what it found of so many things, of those no longer than `longest`.

    What it raises is not kept.
    """

    def keeping(
        find: Callable[Concatenate[_Of, _Also], _Found],
    ) -> Callable[Concatenate[_Of, _Also], _Found]:
        known = cast("Callable[Concatenate[_Of, _Also], _Found]", lru_cache(most)(find))

        @wraps(find)
        def asked(thing: _Of, /, *also: _Also.args, **named: _Also.kwargs) -> _Found:
            if len(thing) > longest:
                return find(thing, *also, **named)
            return known(thing, *also, **named)

        return asked

    return keeping
