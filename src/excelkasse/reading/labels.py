"""The second anchor: visible labels, known in every language we speak."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from excelkasse.grid import Value
from excelkasse.reading.plain import heading
from excelkasse.schema.tool import Part, Tool
from excelkasse.texts import every_language

LONGEST = 80
"""No label is longer, so longer texts need no look."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Which field a label belongs to, part by part."""

    fields: Mapping[str, Mapping[str, str]]

    def field(self, path: str, text: Value) -> str | None:
        """Return the field that a visible label belongs to; None if we do not know it."""
        if not isinstance(text, str) or len(text) > LONGEST:
            return None
        return self.fields[path].get(heading(text))

    def shown(self, path: str, values: Iterable[Value]) -> AbstractSet[str]:
        """Return the fields of a part whose labels are among some values."""
        return {field for value in values if (field := self.field(path, value))}


def labels_of(tools: Sequence[Tool]) -> Labels:
    """Index every label of some tools."""
    return Labels(
        {
            path: {**_labels(path, ours_of(part)), **_own_labels(part)}
            for tool in tools
            for path, part in tool.parts.items()
        }
    )


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
