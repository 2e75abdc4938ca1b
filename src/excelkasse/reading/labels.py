"""The second anchor: visible labels, known in every language we speak."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from excelkasse.grid import Value
from excelkasse.schema.tool import Part, Tool
from excelkasse.texts import every_language

_ORNAMENT = re.compile(r"[\s*:]+\Z")


def normal(text: Value) -> str:
    """Return a label as it is compared: without case, ornaments, and double spaces."""
    if not isinstance(text, str):
        return ""
    return " ".join(_ORNAMENT.sub("", text).split()).casefold()


@dataclass(frozen=True, slots=True)
class Labels:
    """Which field a label belongs to, part by part."""

    fields: Mapping[str, Mapping[str, str]]

    def field(self, path: str, text: Value) -> str | None:
        """Return the field that a visible label belongs to; None if we do not know it."""
        return self.fields[path].get(normal(text))


def labels_of(tools: Sequence[Tool]) -> Labels:
    """Index every label of some tools."""
    return Labels(
        {
            path: _labels(path, tuple(part.fields))
            for tool in tools
            for path, part in tool.parts.items()
        }
    )


@cache
def _labels(path: str, fields: tuple[str, ...]) -> Mapping[str, str]:
    return {
        normal(words[f"{path}.{field}.label"]): field
        for words in every_language()
        for field in fields
    }


@cache
def our_words() -> frozenset[str]:
    """Give every word a template writes, in every language, as labels are compared."""
    return frozenset(normal(word) for words in every_language() for word in words.values())


def matches(labels: Labels, path: str, row: Sequence[Value]) -> int:
    """Count the cells of a row that are labels of a part."""
    known = labels.fields[path]
    return sum(1 for value in row if isinstance(value, str) and normal(value) in known)


def enough(part: Part) -> int:
    """Return how many labels make a row the header of a register."""
    return max(2, len(part.fields) // 2)
