"""How a method says that it stands in place of one that is inherited.

mypy looks after it. To a running program it says nothing, and `typing_extensions`, which has the
mark for Python 3.11, would take some 3 ms of every start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    _Takes, _Gives = ParamSpec("_Takes"), TypeVar("_Gives")

    def override(method: Callable[_Takes, _Gives]) -> Callable[_Takes, _Gives]:
        """Mark a method; it is left as it is."""
        return method
