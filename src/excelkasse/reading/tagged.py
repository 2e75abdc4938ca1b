"""Which sheet is which: by its tag, wherever it stands; else by the markers and labels on it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid, Value, Workbook
from excelkasse.reading.labels import LONGEST, Labels
from excelkasse.reading.marks import Marks, markers, marks_of
from excelkasse.reading.our_words import SheetWords, words_of
from excelkasse.schema.anchors import README, UNREAD, Tag, tag_of
from excelkasse.schema.page import Page
from excelkasse.schema.tool import Part, Sheet, Tool
from excelkasse.texts import every_language

_ROWS_SEARCHED = 200
_LEAST_LABELS = 3
_COPY = re.compile(r".*(\(\d+\)|_\d+)\Z|(kopi|copy)\b", re.IGNORECASE)

_Key = tuple[str, str]
_Known = Mapping[_Key, tuple[Tool, Sheet]]


class Tagged(NamedTuple):
    """A sheet of a tool as found: its grid, and its markers as far as it still has them.

    `words` are what a template writes on it.
    """

    tool: Tool
    sheet: Sheet
    grid: Grid
    marks: Marks
    labels: Labels
    words: SheetWords

    @property
    def marked(self) -> AbstractSet[int]:
        """The rows with a marker that no formula gives."""
        column, formulas = self.marks.column, self.grid.formulas
        return {row for row in self.marks.rows.values() if (row, column) not in formulas}

    def path(self, part: Part | Page) -> str:
        """Return the name that a part of the sheet goes by: `tool.part`."""
        return f"{self.tool.key}.{part.key}"

    def row(self, row: int) -> Sequence[Value]:
        """Return the values of a row; none outside what the sheet uses."""
        return self.grid.row(row)

    def fields(self, part: Part, values: Iterable[Value]) -> Sequence[str | None]:
        """Return the field of a part that each of some values is the label of."""
        return self.labels.of(self.path(part), values)


class Claim(NamedTuple):
    """A sheet, and what its tag says it is."""

    grid: Grid
    cell: Cell
    tag: Tag


class Sorted(NamedTuple):
    """The sheets of a workbook sorted: those of tools, the front page, the others, and findings."""

    ours: Sequence[Tagged]
    front: Sequence[Claim]
    others: Sequence[Grid]
    findings: Sequence[Finding]
    other_tools: frozenset[str]


def claims_of(workbook: Workbook) -> tuple[Sequence[Claim], Sequence[Grid]]:
    """Part the sheets with a tag from those without."""
    found = [(grid, tag_of(grid)) for grid in workbook.grids]
    claims = [Claim(grid, *tag) for grid, tag in found if tag]
    return claims, [grid for grid, tag in found if not tag]


def sort_sheets(
    claimed: Sequence[Claim], untagged: Sequence[Grid], tools: Sequence[Tool], labels: Labels
) -> Sorted:
    """Find out what each sheet is; the same tag twice is a finding, never a merge."""
    known = {(tool.key, sheet.key): (tool, sheet) for tool in tools for sheet in tool.sheets}
    claims: dict[_Key, list[Claim]] = {}
    for claim in claimed:
        claims.setdefault((claim.tag.tool, claim.tag.sheet), []).append(claim)
    tagged = {key: _original(key, found) for key, found in claims.items() if key in known}
    guessed = _by_labels(untagged, known, tagged.keys(), labels)
    return Sorted(
        ours=[
            *(_tagged(known[key], one.grid, one.cell, labels) for key, one in tagged.items()),
            *(_tagged(known[key], grid, None, labels) for key, grid in guessed.items()),
        ],
        front=claims.get((README, README), ()),
        others=[grid for grid in untagged if all(grid is not one for one in guessed.values())],
        findings=[
            *(one for key, found in claims.items() for one in _said(key, found, known)),
            *(Finding("sheet_by_labels", Severity.NOTE, Place(g.name)) for g in guessed.values()),
        ],
        other_tools=frozenset(tool for tool, sheet in claims.keys() - known.keys()),
    )


def _tagged(declared: tuple[Tool, Sheet], grid: Grid, tag: Cell | None, labels: Labels) -> Tagged:
    tool, sheet = declared
    words = words_of(tool)[sheet.key]
    return Tagged(tool, sheet, grid, marks_of(grid, tag, sheet), labels, words)


def _original(key: _Key, claims: Sequence[Claim]) -> Claim:
    """Choose the sheet that a copy was made of: Excel names copies, and puts them in front."""
    if len(claims) == 1:
        return claims[0]
    tool, sheet = key
    names = {words[f"{tool}.sheets.{sheet}.name"] for words in every_language()}
    return min(
        claims, key=lambda one: (one.grid.name not in names, bool(_COPY.match(one.grid.name)))
    )


def _said(key: _Key, claims: Sequence[Claim], known: _Known) -> Iterator[Finding]:
    """Say what there is to say of the sheets with one tag."""
    if key not in known:
        yield from _unknown(claims)
        return
    original = _original(key, claims)
    for claim in claims:
        place = Place(claim.grid.name, claim.cell)
        if claim is not original:
            values = {"first": original.grid.name}
            yield Finding("sheet_twice", Severity.ERROR, place, values=values)
        elif claim.tag.version > known[key][0].version:
            yield Finding("sheet_newer", Severity.NOTE, place, got=str(claim.tag.version))


def _unknown(claims: Sequence[Claim]) -> Iterator[Finding]:
    for claim in claims:
        if claim.tag.tool not in UNREAD:
            place = Place(claim.grid.name, claim.cell)
            yield Finding("sheet_of_unknown_tool", Severity.NOTE, place, got=str(claim.tag))


def _by_labels(
    untagged: Sequence[Grid], known: _Known, taken: AbstractSet[_Key], labels: Labels
) -> Mapping[_Key, Grid]:
    """Take each sheet without a tag for what most of its labels and markers belong to."""
    scores = [
        (score, key, grid)
        for grid in untagged
        for words in [_words(grid)]
        for key, (tool, sheet) in known.items()
        if key not in taken and (score := _score(words, tool, sheet, labels))
    ]
    guessed: dict[_Key, Grid] = {}
    for _, key, grid in sorted(scores, key=lambda one: -one[0]):
        if key not in guessed and all(grid is not one for one in guessed.values()):
            guessed[key] = grid
    return guessed


def _words(grid: Grid) -> AbstractSet[str]:
    """Give the short texts on the first rows of a sheet."""
    return {
        value
        for row in grid.rows[:_ROWS_SEARCHED]
        for value in row
        if isinstance(value, str) and len(value) <= LONGEST
    }


def _score(words: AbstractSet[str], tool: Tool, sheet: Sheet, labels: Labels) -> int:
    """Count the markers and labels of a sheet that are shown; a few labels alone are chance.

    Without a marker they must be half of them all, and two in three of those that must be filled.
    """
    if not any(isinstance(part, Part) for part in sheet.parts):
        return _page_score(words, tool, sheet)
    marked, shown, fields = len(words & markers(sheet)), 0, 0
    for part in sheet.parts:
        if isinstance(part, Part):
            found = {*labels.shown(f"{tool.key}.{part.key}", words), *part.fields.keys() & words}
            if not marked and 3 * len(found.intersection(part.required)) < 2 * len(part.required):
                return 0
            shown, fields = shown + len(found), fields + len(part.fields)
    return marked + shown if marked or shown >= max(_LEAST_LABELS, fields // 2) else 0


def _page_score(words: AbstractSet[str], tool: Tool, sheet: Sheet) -> int:
    """Count the words of a page that are shown, in the language it is in; half must be there."""
    best = 0
    for spoken in every_language():
        texts = {
            tile.text(spoken, f"{tool.key}.{part.key}")
            for part in sheet.parts
            if isinstance(part, Page)
            for strip in part.strips
            for tile in strip.tiles
        }
        short = {text for text in texts if 0 < len(text) <= LONGEST}
        found = len(words & short)
        best = max(best, found if found >= max(_LEAST_LABELS, len(short) // 2) else 0)
    return best
