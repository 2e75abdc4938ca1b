"""Plain values of ours as bytes and back, with nothing thawed that is not one of ours.

Python's pickle would make any object that bytes ask for. Here only our own values are made, and
only from bytes that are as they were written; so a damaged file is a mistake and never a surprise.
"""

import pickle
from dataclasses import is_dataclass
from enum import Enum, EnumType
from hashlib import blake2b
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from typing_extensions import override

from excelkasse.schema.values import Values

MISTAKES = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, TypeError, ValueError)
"""What thawing raises where bytes are damaged or of another edition."""

_OURS = "excelkasse."
_OTHERS = frozenset({("datetime", "date"), ("datetime", "datetime"), ("zoneinfo", "ZoneInfo")})
_MEMBER_OF = ("builtins", "getattr")
"""How Python writes a member of an Enum, and a time zone."""
_MARK = 16


def freeze(value: object) -> bytes:
    """Return a value as bytes, with a mark by which damage is seen."""
    body = pickle.dumps(value, protocol=5)
    return blake2b(body, digest_size=_MARK).digest() + body


def thaw(frozen: bytes) -> Any:  # noqa: ANN401  (whatever was frozen)
    """Return a value from its bytes.

    Raises:
        any of MISTAKES: they are damaged, or ask for something that is none of our values.
    """
    mark, body = frozen[:_MARK], frozen[_MARK:]
    if blake2b(body, digest_size=_MARK).digest() != mark:
        message = "not as it was written"
        raise pickle.UnpicklingError(message)
    return _Careful(BytesIO(body)).load()


def _member(kind: Any, name: str) -> Any:  # noqa: ANN401  (one of two, and nothing else)
    """Return a member of an Enum, or what makes a time zone of its name."""
    if kind is ZoneInfo and name == "_unpickle":
        return ZoneInfo._unpickle  # type: ignore[attr-defined]  # noqa: SLF001
    if isinstance(kind, EnumType):
        return kind[name]
    message = f"{kind}.{name}"
    raise pickle.UnpicklingError(message)


class _Careful(pickle.Unpickler):
    @override
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == _MEMBER_OF:
            return _member
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(_OURS) else None
        if isinstance(found, type) and (
            issubclass(found, Enum | Values | tuple | str) or is_dataclass(found)
        ):
            return found
        message = f"{module}.{name}"
        raise pickle.UnpicklingError(message)
