"""What contradicts itself in Tilpasning: each thing is named where it stands, and left out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from excelkasse.finding import Finding, Severity
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.profile import OwnKind
from excelkasse.schema.settings import BANDS, EFFORTS, LOADS, SIZES
from excelkasse.schema.tool import Form, Part, Register, Tool, Use
from excelkasse.tailoring import tool as at
from excelkasse.tailoring.book import Book, entries_in
from excelkasse.tailoring.names import (
    checklist_names,
    checklists,
    group_of,
    path_of,
    told,
)
from excelkasse.tailoring.needed import needed_fields
from excelkasse.tailoring.take import hidden_lines, limit_lines, own_lines, tool_lines
from excelkasse.tailoring.taste import legible
from excelkasse.texts import Word, every_language

_ASCENDING = (*BANDS.values(), SIZES, LOADS, *pairwise(EFFORTS))
"""Pairs of limits of which the first must be the smaller."""

_FEWEST = 2


def doubts(book: Book, tools: Sequence[Tool]) -> Iterator[Finding]:
    """Give a finding for everything that contradicts itself, in no order."""
    yield from _colour(book)
    yield from _tools(book, tools)
    yield from _limits(book)
    yield from _entries(book)
    yield from _own_fields(book, tools)
    yield from _hidden(book, tools)
    yield from _items(book, tools)


def _colour(book: Book) -> Iterator[Finding]:
    workplace = book.form(at.WORKPLACE)
    code = workplace.accent_code if workplace else None
    if code and not legible(code):
        place = book.place(at.WORKPLACE, 0, "accent_code")
        yield Finding("accent_too_light", Severity.ERROR, place, got=code)


def _tools(book: Book, tools: Sequence[Tool]) -> Iterator[Finding]:
    known = {row: tool for row, tool, _ in tool_lines(book, tools)}
    for row, line in book.rows(at.TOOLS):
        if row not in known:
            place = book.place(at.TOOLS, row, "number")
            yield Finding("tool_unknown", Severity.ERROR, place, got=line.number or "")
    for row, tool, line in tool_lines(book, tools):
        always = all(tool.models.use(model) is Use.REQUIRED for model in ProjectModel)
        for model in ProjectModel:
            if always and getattr(line, model.value) not in (None, Use.REQUIRED):
                place = book.place(at.TOOLS, row, model.value)
                yield Finding("tool_needed", Severity.ERROR, place, got=line.tool or "")


def _limits(book: Book) -> Iterator[Finding]:
    found = {name: (row, values) for row, name, values in limit_lines(book)}
    for low, high in _ASCENDING:
        if low not in found or high not in found:
            continue
        row, values = found[high]
        for model, value in values.items():
            least = found[low][1].get(model)
            if least is not None and least >= value:
                place = book.place(at.LIMITS, row, model.value)
                said = {"other": Word(f"profile.limit.{low}"), "model": Word(model.word_key)}
                yield Finding("limits_cross", Severity.ERROR, place, values=said)


def _entries(book: Book) -> Iterator[Finding]:
    seen: Counter[tuple[Any, str]] = Counter()
    for row, line in book.rows(at.ENTRIES):
        key = (line.list, told(line.entry or ""))
        seen[key] += 1
        if line.entry and seen[key] == _FEWEST:
            place = book.place(at.ENTRIES, row, "entry")
            yield Finding("entry_twice", Severity.QUERY, place, got=line.entry)


def _own_fields(book: Book, tools: Sequence[Tool]) -> Iterator[Finding]:
    parts = {path: part for tool in tools for path, part in tool.parts.items()}
    seen: set[tuple[str, str]] = set()
    for row, path, line in own_lines(book, tools):
        if path is None:
            place = book.place(at.OWN_FIELDS, row, "part")
            yield Finding("part_unknown", Severity.ERROR, place, got=line.part or "")
            continue
        label = told(line.label or "")
        if label in _labels(path, parts[path]) or (path, label) in seen:
            place = book.place(at.OWN_FIELDS, row, "label")
            yield Finding("label_taken", Severity.ERROR, place, got=line.label or "")
        seen.add((path, label))
        yield from _choices(book, row, line)
        if line.in_portfolio and not _travels(parts[path]):
            place = book.place(at.OWN_FIELDS, row, "in_portfolio")
            yield Finding("not_in_portfolio", Severity.ERROR, place, got=line.part or "")


def _labels(path: str, part: Part) -> frozenset[str]:
    return frozenset(
        told(words[f"{path}.{key}.label"]) for words in every_language() for key in part.fields
    )


def _choices(book: Book, row: int, line: Any) -> Iterator[Finding]:  # noqa: ANN401  (a record)
    entries = entries_in(line.entries)
    place = book.place(at.OWN_FIELDS, row, "entries")
    if line.kind is OwnKind.CHOICE and len(entries) < _FEWEST:
        yield Finding("entries_missing", Severity.ERROR, place, got=line.entries or "")
    elif line.kind is not OwnKind.CHOICE and entries:
        yield Finding("entries_unused", Severity.QUERY, place, got=line.entries or "")


def _travels(part: Part) -> bool:
    """Whether the portfolio has a row for each row of a part."""
    return isinstance(part, Form) or (isinstance(part, Register) and bool(part.table))


def _hidden(book: Book, tools: Sequence[Tool]) -> Iterator[Finding]:
    needed = needed_fields(tools)
    for row, path, key, line in hidden_lines(book, tools):
        if path is None:
            place = book.place(at.HIDDEN, row, "part")
            yield Finding("part_unknown", Severity.ERROR, place, got=line.part or "")
        elif key is None:
            place = book.place(at.HIDDEN, row, "field")
            values: Mapping[str, str] = {"part": line.part or ""}
            yield Finding("field_unknown", Severity.ERROR, place, line.field or "", values)
        elif f"{path}.{key}" in needed:
            place = book.place(at.HIDDEN, row, "field")
            yield Finding("field_needed", Severity.ERROR, place, got=line.field or "")


def _items(book: Book, tools: Sequence[Tool]) -> Iterator[Finding]:
    names = [checklist_names(tools, words) for words in every_language()]
    for row, line in book.rows(at.ITEMS):
        path = path_of(line.checklist or "", names)
        if path is None:
            place = book.place(at.ITEMS, row, "checklist")
            yield Finding("checklist_unknown", Severity.ERROR, place, got=line.checklist or "")
        elif group_of(line.group or "", checklists(tools)[path]) is None:
            place = book.place(at.ITEMS, row, "group")
            yield Finding("group_unknown", Severity.ERROR, place, got=line.group or "")
