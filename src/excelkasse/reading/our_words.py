"""The words a template writes around its fields, in every language: what is ours on a sheet."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from excelkasse.grid import Value
from excelkasse.reading.marks import markers
from excelkasse.reading.page import has_page, tiles
from excelkasse.reading.plain import heading
from excelkasse.schema.anchors import VALUES, Tag
from excelkasse.schema.once import once
from excelkasse.schema.tool import Part, Sheet, Tool
from excelkasse.texts import every_language

_ON_ANY_SHEET = ("template.to_front", "template.own_section")
_CHOSEN = ("choices.", "words.", "lists.")


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a template writes on a sheet, as it is compared: `anywhere`, or as `titles` of parts.

    On a page a title stands anywhere. `markers` stand down the first column. `page` says that
    nobody types beside the fields. The rest is as a template writes it, and blank: `as_written`
    stands anywhere, `above` also where parts begin, `first` also in the column of the markers.
    """

    anywhere: AbstractSet[str]
    titles: AbstractSet[str]
    markers: AbstractSet[Value]
    page: bool
    as_written: frozenset[Value]
    above: frozenset[Value]
    first: frozenset[Value]


@once
def words_of(tool: Tool) -> Mapping[str, SheetWords]:
    """Give what a template writes on each sheet of a tool, a workplace's own help too."""
    return {sheet.key: _sheet_words(tool, sheet) for sheet in tool.sheets}


def _sheet_words(tool: Tool, sheet: Sheet) -> SheetWords:
    parts = [part for part in sheet.parts if isinstance(part, Part)]
    own = {field.spec.help for part in parts for field in part.fields.values() if field.spec.help}
    page, told = has_page(sheet), titles(tool, sheet)
    words = own | helps(tool, sheet) | ({*told, *tiles(tool, sheet)} if page else set())
    as_written: frozenset[Value] = frozenset({None, VALUES, *words})
    return SheetWords(
        anywhere=_headings(words),
        titles=_headings(told),
        markers=markers(sheet),
        page=page,
        as_written=as_written,
        above=as_written | told,
        first=as_written | markers(sheet) | {str(Tag(tool.key, sheet.key, tool.version))},
    )


def helps(tool: Tool, sheet: Sheet) -> AbstractSet[str]:
    """Give the help that a template writes beside its fields, and what the sheet is about."""
    about = f"{tool.key}.sheets.{sheet.key}."
    paths = _paths(tool, sheet)
    return frozenset(
        word
        for key, word in _by_family()[tool.key]
        if key.startswith(about) or (key.startswith(paths) and key.endswith("help"))
    )


def titles(tool: Tool, sheet: Sheet) -> AbstractSet[str]:
    """Give what a template writes above its fields: titles, sections, the way to the front."""
    paths = (f"{tool.key}.sheets.{sheet.key}.", *_paths(tool, sheet))
    on_any = {words[key] for key in _ON_ANY_SHEET for words in every_language()}
    return on_any | {
        word
        for key, word in _by_family()[tool.key]
        if key.startswith(paths) and not key.endswith(("label", "help"))
    }


def matrix_words(tool: Tool, sheet: Sheet, side: str) -> frozenset[str]:
    """Give the words `down_` the side of the matrices of a sheet, or `across_` their top."""
    return _matrix_words(tool.key, _paths(tool, sheet), side)


def _paths(tool: Tool, sheet: Sheet) -> tuple[str, ...]:
    return tuple(f"{tool.key}.{part.key}." for part in sheet.parts)


@cache
def on_front() -> frozenset[str]:
    """Give what a template writes on its front page, apart from the title."""
    return _headings(
        word
        for key, word in _all_words()
        if key.startswith(("template.", "choices.light.", "choices.phase."))
        or key.endswith((".purpose", ".filled_by", ".when", ".skip", ".tip"))
        or ".readme." in key
        or ".how." in key
        or (".sheets." in key and key.endswith((".name", ".help")))
    )


@cache
def furniture() -> frozenset[str]:
    """Give what a template writes on any of its sheets, apart from what a person could choose."""
    words = _headings(word for key, word in _all_words() if not key.startswith(_CHOSEN))
    return on_front() | words


@cache
def every_word() -> frozenset[str]:
    """Give every word of ours, and each entry of a list."""
    entries = (
        entry
        for words in every_language()
        for key in words
        if key.startswith("lists.")
        for entry in words.entries(key)
    )
    return _headings(entries) | _headings(word for _, word in _all_words())


@cache
def _matrix_words(tool: str, paths: tuple[str, ...], side: str) -> frozenset[str]:
    return _headings(
        word
        for key, word in _by_family()[tool]
        if key.startswith(paths) and side in key.rpartition(".")[2]
    )


def _headings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(heading(word) for word in words)


def _all_words() -> Iterator[tuple[str, str]]:
    for words in every_language():
        yield from words.items()


@cache
def _by_family() -> Mapping[str, list[tuple[str, str]]]:
    """Sort all words by the first part of their keys, which is the tool they belong to."""
    families: dict[str, list[tuple[str, str]]] = {}
    for key, word in _all_words():
        families.setdefault(key.partition(".")[0], []).append((key, word))
    return families
