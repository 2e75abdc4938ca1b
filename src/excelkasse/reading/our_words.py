"""The words a template writes around its fields, in every language: what is ours on a sheet."""

from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from typing import NamedTuple

from excelkasse.grid import Value
from excelkasse.overriding import override
from excelkasse.reading.marks import markers
from excelkasse.reading.page import has_page, tiles
from excelkasse.reading.plain import heading
from excelkasse.schema.anchors import VALUES, Tag
from excelkasse.schema.once import once
from excelkasse.schema.tool import Part, Sheet, Tool
from excelkasse.texts import every_language

_ON_ANY_SHEET = ("template.to_front", "template.own_section")
_CHOSEN = ("choices.", "words.", "lists.")
_FRONT = ("template.", "choices.light.", "choices.phase.")
_OF_A_TOOL = (".purpose", ".filled_by", ".when", ".skip", ".tip")


class Ours(Container[str]):
    """Some words of ours, as a template writes them or in any way that is the same to us.

    Nearly all are as they were written, so they are made comparable only when one is not.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Hold the words as a template writes them."""
        self.written = frozenset(words)

    @override
    def __contains__(self, text: object) -> bool:
        """Whether a text is one of the words."""
        return text in self.written or (isinstance(text, str) and heading(text) in self._compared)

    @cached_property
    def _compared(self) -> frozenset[str]:
        return frozenset(map(heading, self.written))


class SheetWords(NamedTuple):
    """What a template writes on a sheet: `anywhere`, or as `titles` of parts.

    On a page a title stands anywhere. `markers` stand down the first column. `page` says that
    nobody types beside the fields. The rest is as a template writes it, and blank: `as_written`
    stands anywhere, `above` also where parts begin, `first` also in the column of the markers.
    """

    anywhere: Ours
    titles: Ours
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
        anywhere=Ours(words),
        titles=Ours(told),
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
    return _said(
        key
        for key in _by_family()[tool.key]
        if key.startswith(about) or (key.startswith(paths) and key.endswith("help"))
    )


def titles(tool: Tool, sheet: Sheet) -> AbstractSet[str]:
    """Give what a template writes above its fields: titles, sections, the way to the front."""
    paths = (f"{tool.key}.sheets.{sheet.key}.", *_paths(tool, sheet))
    return _said(_ON_ANY_SHEET) | _said(
        key
        for key in _by_family()[tool.key]
        if key.startswith(paths) and not key.endswith(("label", "help"))
    )


def matrix_words(tool: Tool, sheet: Sheet, side: str) -> Ours:
    """Give the words `down_` the side of the matrices of a sheet, or `across_` their top."""
    return _matrix_words(tool.key, _paths(tool, sheet), side)


def _paths(tool: Tool, sheet: Sheet) -> tuple[str, ...]:
    return tuple(f"{tool.key}.{part.key}." for part in sheet.parts)


@cache
def on_front() -> Ours:
    """Give what a template writes on its front page, apart from the title."""
    return Ours(_said(filter(_is_on_front, _keys())))


def _is_on_front(key: str) -> bool:
    return (
        key.startswith(_FRONT)
        or key.endswith(_OF_A_TOOL)
        or ".readme." in key
        or ".how." in key
        or (".sheets." in key and key.endswith((".name", ".help")))
    )


@cache
def furniture() -> Ours:
    """Give what a template writes on any of its sheets, apart from what a person could choose."""
    words = _said(key for key in _keys() if not key.startswith(_CHOSEN))
    return Ours(on_front().written | words)


@cache
def every_word() -> Ours:
    """Give every word of ours, and each entry of a list."""
    entries = {
        entry
        for words in every_language()
        for key in words
        if key.startswith("lists.")
        for entry in words.entries(key)
    }
    return Ours(entries | _said(_keys()))


@cache
def _matrix_words(tool: str, paths: tuple[str, ...], side: str) -> Ours:
    return Ours(
        _said(
            key
            for key in _by_family()[tool]
            if key.startswith(paths) and side in key.rpartition(".")[2]
        )
    )


def _said(keys: Iterable[str]) -> frozenset[str]:
    """Give the words of some keys in every language."""
    spoken = every_language()
    return frozenset(words[key] for key in keys for words in spoken)


def _keys() -> Iterable[str]:
    """Give the keys of all words, which are the same in every language."""
    return every_language()[0]


@cache
def _by_family() -> Mapping[str, Sequence[str]]:
    """Sort all keys by their first part, which is the tool they belong to."""
    families: dict[str, list[str]] = {}
    for key in _keys():
        families.setdefault(key.partition(".")[0], []).append(key)
    return families
