"""What is worked out once for each declaration: a thousand workbooks are of the same tools.

A declaration is known by identity, because its hash would be worked out from all its parts at every
look; it is kept with what was worked out, so that no other comes to stand at its address.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_MOST = 10_000
_Declared = TypeVar("_Declared")
_Made = TypeVar("_Made")


def once(make: Callable[[_Declared], _Made]) -> Callable[[_Declared], _Made]:
    """Let a function work out once what follows from a declaration."""
    kept: dict[int, tuple[_Declared, _Made]] = {}

    @wraps(make)
    def asked(declared: _Declared) -> _Made:
        found = kept.get(id(declared))
        if found is None:
            if len(kept) >= _MOST:
                kept.clear()
            found = kept[id(declared)] = (declared, make(declared))
        return found[1]

    return asked
