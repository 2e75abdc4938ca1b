"""The second anchor: visible labels, known in every language we speak."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, lru_cache

from excelkasse.grid import Value
from excelkasse.reading.plain import heading
from excelkasse.schema.tool import Part, Tool
from excelkasse.texts import every_language

LONGEST = 80
"""No label is longer, so longer texts need no look."""


class Labels:
    """Which field a label belongs to, part by part."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        """Know the labels of some parts by their paths."""
        self._parts = {path: _OfPart(path, part) for path, part in parts.items()}

    def field(self, path: str, text: Value) -> str | None:
        """Return the field that a visible label belongs to; None if we do not know it."""
        if not isinstance(text, str) or len(text) > LONGEST:
            return None
        return self._parts[path].compared.get(heading(text))

    def of(self, path: str, values: Iterable[Value]) -> Sequence[str | None]:
        """Return the field that each of some values is the label of."""
        written = self._parts[path].written
        return [
            None if value is None else written.get(value) or self.field(path, value)
            for value in values
        ]

    def shown(self, path: str, values: Iterable[Value]) -> AbstractSet[str]:
        """Return the fields of a part whose labels are among some values."""
        return {field for field in self.of(path, values) if field}


class _OfPart:
    """The labels of a part, each with its field.

    Most labels are as templates write them, so they are made comparable only when one is not.
    """

    def __init__(self, path: str, part: Part) -> None:
        self._path, self._part = path, part

    @cached_property
    def compared(self) -> Mapping[str, str]:
        """The labels as they are compared; a workplace's own come before ours."""
        own = {
            heading(field.spec.label): key
            for key, field in self._part.fields.items()
            if field.spec.label
        }
        return {**_labels(self._path, ours_of(self._part)), **own}

    @cached_property
    def written(self) -> Mapping[Value, str]:
        """The labels as templates write them: where a field is required, with a star."""
        known = dict(self._pairs())
        if any(field.spec.label for field in self._part.fields.values()):
            known = {label: self.compared[heading(label)] for label in known}
        return {text: key for label, key in known.items() for text in (label, f"{label} *")}

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for words in every_language():
            for key, field in self._part.fields.items():
                yield field.spec.label or words[f"{self._path}.{key}.label"], key


def labels_of(tools: Sequence[Tool]) -> Labels:
    """Index every label of some tools."""
    return _indexed(tuple(tools))


@lru_cache(maxsize=64)
def _indexed(tools: tuple[Tool, ...]) -> Labels:
    return Labels({path: part for tool in tools for path, part in tool.parts.items()})


def ours_of(part: Part) -> tuple[str, ...]:
    """Return the fields of a part that are not a workplace's own."""
    return tuple(key for key, field in part.fields.items() if not field.spec.label)


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
