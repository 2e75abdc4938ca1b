"""Records that take as little room as they can, because a portfolio has many thousands of them.

Which of its fields were given is not kept with each: the records of a kind share one set of all.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar, cast

from excelkasse.schema.values import Values

Kind = TypeVar("Kind", bound=Values)
_put = object.__setattr__


@cache
def _fields(kind: Any) -> tuple[Sequence[str], set[str]]:  # noqa: ANN401  (a kind of record)
    """Return what a record is made of, in order and as the set that its records share."""
    return tuple(kind.model_fields), set(kind.model_fields)


def values_of(record: Values) -> tuple[Any, ...]:
    """Return what a record holds, in the order of its fields."""
    kind: Any = type(record)
    return tuple([getattr(record, name) for name in _fields(kind)[0]])


def record_of(kind: Any, values: Sequence[Any]) -> Any:  # noqa: ANN401  (a kind of record)
    """Make a record of values that need not be looked at, in the order of its fields.

    Raises:
        ValueError: there are more values than fields, or fewer.
    """
    made = kind.__new__(kind)
    names, given = _fields(kind)
    for name, value in zip(names, values, strict=True):
        _put(made, name, value)
    _put(made, "__pydantic_fields_set__", given)
    return made


def changed(record: Kind, **new: object) -> Kind:
    """Return a record with other values in some of its fields."""
    kind: Any = type(record)
    values = [new.get(name, getattr(record, name)) for name in _fields(kind)[0]]
    return cast("Kind", record_of(kind, values))
