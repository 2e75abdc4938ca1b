"""The second anchor: visible labels, known in every language; and the words around them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from excelkasse.grid import Value
from excelkasse.reading.plain import heading
from excelkasse.schema.tool import Part, Sheet, Tool
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
            path: _labels(path, tuple(part.fields))
            for tool in tools
            for path, part in tool.parts.items()
        }
    )


def enough(part: Part) -> int:
    """Return how many labels make a row the header of a register, or a sheet that of a form."""
    return max(2, len(part.fields) // 2)


def helps(tool: Tool, sheet: Sheet) -> frozenset[str]:
    """Give the help that a template writes beside its fields."""
    return _helps(tool.key, sheet.key, tuple(part.key for part in sheet.parts))


def titles(tool: Tool, sheet: Sheet) -> frozenset[str]:
    """Give what a template writes above its fields: titles, sections, the way to the front."""
    return _titles(tool.key, sheet.key, tuple(part.key for part in sheet.parts))


def matrix_words(tool: Tool, sheet: Sheet, side: str) -> frozenset[str]:
    """Give the words `down_` the side of the matrices of a sheet, or `across_` their top."""
    return _matrix_words(tool.key, tuple(part.key for part in sheet.parts), side)


@cache
def on_front() -> frozenset[str]:
    """Give what a template writes on its front page, apart from the title."""
    return _worded(
        lambda key: (
            key.startswith(("template.", "choices.light."))
            or key.endswith((".purpose", ".filled_by"))
            or (".sheets." in key and key.endswith(".name"))
        )
    )


@cache
def furniture() -> frozenset[str]:
    """Give what a template writes on any of its sheets, apart from what a person could choose."""
    return on_front() | _worded(lambda key: not key.startswith(("choices.", "words.", "lists.")))


@cache
def every_word() -> frozenset[str]:
    """Give every word of ours, and each entry of a list."""
    entries = (
        heading(entry)
        for words in every_language()
        for key, word in words.items()
        if key.startswith("lists.")
        for entry in word.split("|")
    )
    return frozenset(entries) | _worded(lambda _key: True)


def _worded(wanted: Callable[[str], bool]) -> frozenset[str]:
    return frozenset(
        heading(word) for words in every_language() for key, word in words.items() if wanted(key)
    )


@cache
def _labels(path: str, fields: tuple[str, ...]) -> Mapping[str, str]:
    return {
        heading(words[f"{path}.{field}.label"]): field
        for words in every_language()
        for field in fields
    }


@cache
def _helps(tool: str, sheet: str, parts: tuple[str, ...]) -> frozenset[str]:
    about = f"{tool}.sheets.{sheet}."
    paths = tuple(f"{tool}.{part}." for part in parts)
    return _worded(
        lambda key: key.startswith(about) or (key.startswith(paths) and key.endswith(".help"))
    )


@cache
def _matrix_words(tool: str, parts: tuple[str, ...], side: str) -> frozenset[str]:
    paths = tuple(f"{tool}.{part}.{side}" for part in parts)
    return _worded(lambda key: key.startswith(paths))


@cache
def _titles(tool: str, sheet: str, parts: tuple[str, ...]) -> frozenset[str]:
    paths = (f"{tool}.sheets.{sheet}.", *(f"{tool}.{part}." for part in parts))
    return _worded(
        lambda key: (
            key == "template.to_front"
            or (key.startswith(paths) and not key.endswith((".label", ".help")))
        )
    )
