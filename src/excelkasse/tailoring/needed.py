"""The fields that a formula of ours needs, so that nobody can do without them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from excelkasse.schema.explain import needs
from excelkasse.schema.tool import Tool


def needed_fields(tools: Sequence[Tool]) -> frozenset[str]:
    """Return the paths of all fields that a formula of some tools names."""
    return _needed(tuple(tools))


@lru_cache(maxsize=8)
def _needed(tools: tuple[Tool, ...]) -> frozenset[str]:
    return frozenset(_named(tools))


def _named(tools: Sequence[Tool]) -> Iterator[str]:
    for tool in tools:
        for path, part in tool.parts.items():
            for field in part.fields.values():
                if field.spec.formula is not None:
                    yield from (f"{of}.{key}" for of, key in needs(field.spec.formula, path))
