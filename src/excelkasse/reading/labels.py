"""The second anchor: visible labels, known in every language we speak."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from excelkasse.grid import Value
from excelkasse.reading.plain import heading
from excelkasse.schema.tool import Part, Tool
from excelkasse.texts import every_language

LONGEST = 80
"""No label is longer, so longer texts need no look."""


class Labels(NamedTuple):
    """Which field a label belongs to, part by part: as it is compared, and as templates write it.

    Most labels are as they were written, and need not be made comparable.
    """

    fields: Mapping[str, Mapping[str, str]]
    written: Mapping[str, Mapping[Value, str]]

    def field(self, path: str, text: Value) -> str | None:
        """Return the field that a visible label belongs to; None if we do not know it."""
        if not isinstance(text, str) or len(text) > LONGEST:
            return None
        return self.fields[path].get(heading(text))

    def of(self, path: str, values: Iterable[Value]) -> Sequence[str | None]:
        """Return the field that each of some values is the label of."""
        written = self.written[path]
        return [
            None if value is None else written.get(value) or self.field(path, value)
            for value in values
        ]

    def shown(self, path: str, values: Iterable[Value]) -> AbstractSet[str]:
        """Return the fields of a part whose labels are among some values."""
        return {field for field in self.of(path, values) if field}


def labels_of(tools: Sequence[Tool]) -> Labels:
    """Index every label of some tools."""
    return _indexed(tuple(tools))


@lru_cache(maxsize=64)
def _indexed(tools: tuple[Tool, ...]) -> Labels:
    parts = {path: part for tool in tools for path, part in tool.parts.items()}
    fields = {
        path: {**_labels(path, ours_of(part)), **_own_labels(part)} for path, part in parts.items()
    }
    return Labels(
        fields,
        {
            path: {text: known[heading(text)] for text in _written(path, parts[path])}
            for path, known in fields.items()
        },
    )


def _written(path: str, part: Part) -> Iterator[str]:
    """Give the labels of a part as templates write them: where a field is required, with a star."""
    for field in part.fields.values():
        own = field.spec.label
        for words in every_language():
            label = own or words[f"{path}.{field.key}.label"]
            yield from (text for text in (label, f"{label} *") if len(text) <= LONGEST)


def ours_of(part: Part) -> tuple[str, ...]:
    """Return the fields of a part that are not a workplace's own."""
    return tuple(key for key, field in part.fields.items() if not field.spec.label)


def _own_labels(part: Part) -> Mapping[str, str]:
    return {
        heading(field.spec.label): key for key, field in part.fields.items() if field.spec.label
    }


def enough(part: Part) -> int:
    """Return how many of its labels are no chance: half of them, and at least two."""
    return max(2, len(part.fields) // 2)


@cache
def _labels(path: str, fields: tuple[str, ...]) -> Mapping[str, str]:
    return {
        heading(words[f"{path}.{field}.label"]): field
        for words in every_language()
        for field in fields
    }
