"""Sequences of what is made only while somebody looks at it, and of what others hold."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Generic, TypeVar, overload

from excelkasse.overriding import override

_Of = TypeVar("_Of")
_Is = TypeVar("_Is")
_How = TypeVar("_How")

TOGETHER = 256
"""So many are made together: more would be no quicker, and have to be held."""


class _Making(Sequence[_Is], Generic[_Of, _How, _Is]):
    """Some values, and how to make something of them, which is not kept."""

    __slots__ = ("_make", "_of")

    def __init__(self, of: Sequence[_Of], make: _How) -> None:
        """Keep both."""
        self._of, self._make = of, make

    @override
    def __len__(self) -> int:
        """Count the values."""
        return len(self._of)


class Made(_Making[_Of, Callable[[_Of], _Is], _Is], Generic[_Of, _Is]):
    """What is made of each of some values whenever it is asked for, and not kept.

    Of many thousands of rows only those are there that somebody looks at.
    """

    __slots__ = ()

    @override
    def __iter__(self) -> Iterator[_Is]:
        """Make one after the other."""
        return map(self._make, self._of)

    @overload
    def __getitem__(self, at: int) -> _Is: ...
    @overload
    def __getitem__(self, at: slice) -> "Made[_Of, _Is]": ...
    @override
    def __getitem__(self, at: int | slice) -> "_Is | Made[_Of, _Is]":
        """Make one of them, or say which are to be made."""
        if isinstance(at, slice):
            return Made(self._of[at], self._make)
        return self._make(self._of[at])


class MadeTogether(_Making[_Of, Callable[[Sequence[_Of]], Sequence[_Is]], _Is], Generic[_Of, _Is]):
    """What is made of some values together whenever it is asked for, and not kept.

    As `Made`, where some are made quicker together than one by one; they come in their order.
    """

    __slots__ = ()

    @override
    def __iter__(self) -> Iterator[_Is]:
        """Make some, and then the next."""
        tops = range(0, len(self._of), TOGETHER)
        return chain.from_iterable(self._make(self._of[top : top + TOGETHER]) for top in tops)

    @overload
    def __getitem__(self, at: int) -> _Is: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Is]: ...
    @override
    def __getitem__(self, at: int | slice) -> _Is | Sequence[_Is]:
        """Make one of them or some."""
        if isinstance(at, slice):
            return self._make(self._of[at])
        [made] = self._make([self._of[at]])
        return made


class Several(Sequence[_Is]):
    """The members of some sequences, one after the other; none of them is copied."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[Sequence[_Is]]) -> None:
        """Keep the sequences, which may be made when they are asked for."""
        self.parts = parts

    @override
    def __len__(self) -> int:
        """Count the members of all."""
        return sum(map(len, self.parts))

    @override
    def __iter__(self) -> Iterator[_Is]:
        """Give the members of the first, then those of the next."""
        return chain.from_iterable(self.parts)

    @overload
    def __getitem__(self, at: int) -> _Is: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Is]: ...
    @override
    def __getitem__(self, at: int | slice) -> _Is | Sequence[_Is]:
        """Find one of them or some, as in a tuple of all."""
        return tuple(self)[at]
