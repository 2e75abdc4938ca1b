"""How pydantic's core is to look after a value, by the type that stands in an annotation.

What it is told are plain dictionaries: https://docs.pydantic.dev/latest/api/pydantic_core_schema/
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

Schema = dict[str, Any]
Other = Callable[[type], Schema | None]
"""Gives what the core is told of a type that is none of Python's own."""

_PLAIN = {str: "str", int: "int", float: "float", bool: "bool", date: "date"}


def limited(annotation: Any, limits: Mapping[str, Any], other: Other) -> Schema:  # noqa: ANN401
    """Return what the core is told of a type; `limits` are of the value where it is not None.

    Raises:
        KeyError: nothing of ours has that type.
    """
    schema = _of(annotation, other)
    if limits and schema["type"] == "nullable":
        return {**schema, "schema": {**schema["schema"], **limits}}
    return {**schema, **limits}


def _of(annotation: Any, other: Other) -> Schema:  # noqa: ANN401
    origin = get_origin(annotation)
    if origin is not None:
        return _COMPOUND[origin](get_args(annotation), other)
    if issubclass(annotation, Enum):
        members = list(annotation)
        return {"type": "enum", "cls": annotation, "members": members, "sub_type": "str"}
    return other(annotation) or {"type": _PLAIN[annotation]}


def _either(inner: tuple[Any, ...], other: Other) -> Schema:
    """Take one type or another, or None where that is one of them."""
    choices = [_of(one, other) for one in inner if one is not NoneType]
    schema = choices[0] if len(choices) == 1 else {"type": "union", "choices": choices}
    return {"type": "nullable", "schema": schema} if NoneType in inner else schema


def _annotated(inner: tuple[Any, ...], other: Other) -> Schema:
    """Lay the limits that stand beside a type on its value."""
    schema = _of(inner[0], other)
    for limits in inner[1:]:
        schema |= limits
    return schema


def _literal(inner: tuple[Any, ...], _: Other) -> Schema:
    return {"type": "literal", "expected": list(inner)}


def _mapping(inner: tuple[Any, ...], other: Other) -> Schema:
    keys, values = (_of(one, other) for one in inner)
    return {"type": "dict", "keys_schema": keys, "values_schema": values}


def _tuple(inner: tuple[Any, ...], other: Other) -> Schema:
    """Take as many of one type as there are."""
    return {"type": "tuple", "items_schema": [_of(inner[0], other)], "variadic_item_index": 0}


def _set(inner: tuple[Any, ...], other: Other) -> Schema:
    return {"type": "frozenset", "items_schema": _of(inner[0], other)}


_COMPOUND: Mapping[Any, Callable[[tuple[Any, ...], Other], Schema]] = {
    Annotated: _annotated,
    Literal: _literal,
    Mapping: _mapping,
    Union: _either,
    UnionType: _either,
    frozenset: _set,
    tuple: _tuple,
}
