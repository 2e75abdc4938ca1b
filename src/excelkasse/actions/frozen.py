"""Plain values of ours as bytes and back, with nothing thawed that is not one of ours.

Python's pickle would make any object that bytes ask for. Here only our own values are made, and
only from bytes that are as they were written; so a damaged file is a mistake and never a surprise.

A value is written as its kind and what it holds, without the names of its fields.
"""

import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum, EnumType
from functools import cache, lru_cache
from hashlib import blake2b
from io import BytesIO
from typing import Any, cast
from zoneinfo import ZoneInfo

from excelkasse.actions.frozen_lines import MOST, Table, lines_of, shared, table
from excelkasse.finding import Place
from excelkasse.overriding import override
from excelkasse.portfolio.delivery import NO_MORE, Delivery
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
    held = BytesIO()
    _Writer(held, protocol=5).dump(value)
    body = held.getvalue()
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


class _Writer(pickle.Pickler):
    @override
    def reducer_override(self, value: Any, /) -> Any:
        kind: Any = type(value)
        if issubclass(kind, Values):
            return record_of, (kind, tuple([getattr(value, name) for name in kind.model_fields]))
        if kind is Delivery:  # here, as nobody asks about a tuple itself
            value = replace(value, lines={name: table(of) for name, of in value.lines.items()})
        names = _value_fields(kind)
        if names is not None:
            return kind, tuple([_shared(getattr(value, name)) for name in names])
        return NotImplemented


def _shared(value: object) -> object:
    """Let all that is empty within one value be the same; nobody changes what is frozen."""
    return NO_MORE if type(value) is dict and not value else value


@cache
def _value_fields(kind: Any) -> tuple[str, ...] | None:  # noqa: ANN401  (any type)
    """Return what one of our values is made of; None of what is none."""
    if not kind.__module__.startswith(_OURS):
        return None
    if issubclass(kind, tuple):
        return tuple(getattr(kind, "_fields", ())) or None
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _member(kind: Any, name: str) -> Any:  # noqa: ANN401  (one of two, and nothing else)
    """Return a member of an Enum, or what makes a time zone of its name."""
    if kind is ZoneInfo and name == "_unpickle":
        return ZoneInfo._unpickle  # type: ignore[attr-defined]  # noqa: SLF001
    kind = getattr(kind, "__wrapped__", kind)  # an Enum comes as what finds its members
    if isinstance(kind, EnumType) and name in kind.__members__:
        return kind[name]
    message = f"{kind}.{name}"
    raise pickle.UnpicklingError(message)


def record_of(kind: Any, values: Any) -> Any:  # noqa: ANN401
    """Return a record of ours from its values, in the order of its fields.

    Raises:
        pickle.UnpicklingError: it is to be something else.
        ValueError: the values are of another edition.
    """
    if not issubclass(kind, Values):
        message = f"{kind} is no record"
        raise pickle.UnpicklingError(message)
    [record] = kind.made_in_order(shared(values))
    return record


_MADE_BY: Mapping[Any, Callable[..., Any]] = {
    Place: lru_cache(maxsize=MOST)(Place),
    date: lru_cache(maxsize=MOST)(date),
    Table: lines_of,
}
"""What makes values of a kind, where that is not the kind itself."""


def _made_by(kind: Any) -> Callable[..., Any]:  # noqa: ANN401
    """Return what makes values of a kind; Python is slow to find the member of an Enum."""
    if isinstance(kind, EnumType):
        return lru_cache(maxsize=MOST)(kind)
    return _MADE_BY.get(kind, cast("Callable[..., Any]", kind))


class _Careful(pickle.Unpickler):
    @override
    def find_class(self, module: str, name: str) -> Any:
        return _found(module, name, super().find_class)


_KNOWN: dict[tuple[str, str], Any] = {
    _MEMBER_OF: _member,
    (record_of.__module__, record_of.__name__): record_of,
}


def _found(module: str, name: str, find: Callable[[str, str], Any]) -> Any:  # noqa: ANN401
    if (module, name) not in _KNOWN:
        known = (module, name) in _OTHERS or module.startswith(_OURS)
        found = find(module, name) if known else None
        ours = isinstance(found, type) and (
            issubclass(found, Enum | Values | tuple | str) or is_dataclass(found)
        )
        if not ours and (module, name) not in _OTHERS:
            message = f"{module}.{name}"
            raise pickle.UnpicklingError(message)
        _KNOWN[module, name] = _made_by(found)
    return _KNOWN[module, name]
