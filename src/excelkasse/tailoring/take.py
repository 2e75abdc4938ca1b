"""Tilpasning to a profile: only what differs from the standard, so that it stays a choice.

What makes no sense is left out here and named in `doubts.py`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from excelkasse.schema.calendar import LOCAL_DAYS
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.profile import (
    ChecklistItem,
    OwnField,
    OwnKind,
    Profile,
    key_of,
)
from excelkasse.schema.settings import MONTHS_A_YEAR, WEIGHTS, Settings, is_share
from excelkasse.schema.tool import Tool
from excelkasse.tailoring import tool as at
from excelkasse.tailoring.book import Book, entries_in
from excelkasse.tailoring.names import (
    checklist_names,
    checklists,
    field_of,
    group_of,
    limit_names,
    limit_word,
    part_names,
    path_of,
)
from excelkasse.tailoring.needed import needed_fields
from excelkasse.tailoring.taste import ACCENTS, DAYS_OFF, STATUS_AGE, legible
from excelkasse.texts import every_language


def profile_of(book: Book, tools: Sequence[Tool]) -> Profile:
    """Return the profile that a filled Tilpasning tells; `tools` are those we declare."""
    workplace = book.form(at.WORKPLACE)
    base = (
        Profile(risk_scale=workplace.risk_scale)
        if workplace and workplace.risk_scale
        else Profile()
    )
    limits, by_model = _limits(book, base.settings)
    return Profile(
        **_identity(workplace),
        risk_scale=base.risk_scale,
        models=dict(_models(book, tools)),
        order=dict(_order(book, tools)),
        limits={**_days(workplace, base.settings), **limits},
        by_model=by_model,
        lists=_lists(book),
        checklists=dict(_checklists(book, tools)),
        weights=dict(_weights(book)),
        own_fields=tuple(_own_fields(book, tools)),
        hidden=frozenset(_hidden(book, tools)),
    )


_BETWEEN = re.compile(r"[,;@]")


def _identity(workplace: Any) -> Mapping[str, Any]:  # noqa: ANN401  (a record or nothing)
    if workplace is None:
        return {}
    accent = (workplace.accent_code or "").upper() or ACCENTS.get(workplace.accent, "")
    return {
        "municipality": workplace.municipality or "",
        "mail_domains": tuple(_BETWEEN.sub(" ", workplace.mail_domains or "").casefold().split()),
        "language": workplace.language.value if workplace.language else "da",
        "accent": accent if not accent or legible(accent) else "",
    }


def _days(workplace: Any, settings: Settings) -> Mapping[str, float]:  # noqa: ANN401
    """Return the limits that stand with the workplace, as far as they differ."""
    if workplace is None:
        return {}
    told = {day: DAYS_OFF.get(getattr(workplace, day)) for day in LOCAL_DAYS.values()}
    year = workplace.hours_a_year
    told |= {
        "hours_a_day": workplace.hours_a_day,
        "hours_a_month": year and round(year / MONTHS_A_YEAR, 2),
        "portfolio_hours": workplace.portfolio_hours,
        "status_age_days": STATUS_AGE.get(workplace.rhythm),
    }
    return {
        name: value
        for name, value in told.items()
        if value is not None and value != settings.limit(name)
    }


def _models(book: Book, tools: Sequence[Tool]) -> Iterator[tuple[str, Mapping[ProjectModel, Any]]]:
    for _, tool, line in tool_lines(book, tools):
        told = {model: getattr(line, model.value) for model in ProjectModel}
        differs = {
            model: use for model, use in told.items() if use and use is not tool.models.use(model)
        }
        if differs:
            yield tool.key, differs


def _order(book: Book, tools: Sequence[Tool]) -> Iterator[tuple[str, int]]:
    for _, tool, line in tool_lines(book, tools):
        if line.order is not None and line.order != tool.order:
            yield tool.key, line.order


def tool_lines(book: Book, tools: Sequence[Tool]) -> Iterator[tuple[int, Tool, Any]]:
    """Give the lines of tools that we know, each with its row and its tool."""
    by_number = {tool.number.casefold(): tool for tool in tools}
    for row, line in book.rows(at.TOOLS):
        tool = by_number.get((line.number or "").strip().casefold())
        if tool is not None:
            yield row, tool, line


def limit_lines(book: Book) -> Iterator[tuple[int, str, Mapping[ProjectModel, float]]]:
    """Give the limits that we know, each with its row, its name and what it is for each model."""
    names = [
        {name: words[limit_word(name)] for name in limit_names()} for words in every_language()
    ]
    for row, line in book.rows(at.LIMITS):
        name = path_of(line.limit or "", names)
        if name is not None:
            scale = 100 if is_share(name) else 1
            told = {model: getattr(line, model.value) for model in ProjectModel}
            yield (
                row,
                name,
                {model: value / scale for model, value in told.items() if value is not None},
            )


def _limits(
    book: Book, standard: Settings
) -> tuple[Mapping[str, float], Mapping[ProjectModel, Mapping[str, float]]]:
    """Return the limits that differ: for every model what Fuld has, for one what differs there."""
    limits: dict[str, float] = {}
    by_model: dict[ProjectModel, dict[str, float]] = {}
    for _, name, told in limit_lines(book):
        usual = told.get(ProjectModel.FULL, standard.limit(name))
        if usual != standard.limit(name):
            limits[name] = usual
        for model, value in told.items():
            expected = standard.by_model.get(model, {}).get(name, usual)
            if model is not ProjectModel.FULL and value != expected:
                by_model.setdefault(model, {})[name] = value
    return limits, by_model


def _lists(book: Book) -> Mapping[str, tuple[str, ...]]:
    """Return the lists that differ from ours in every language."""
    found: dict[str, list[str]] = {}
    for _, line in book.rows(at.ENTRIES):
        if line.list and line.entry and line.entry not in found.get(line.list.value, ()):
            found.setdefault(line.list.value, []).append(line.entry)
    ours = [
        {name: list(words.entries(f"lists.{name}")) for name in found} for words in every_language()
    ]
    return {
        name: tuple(told)
        for name, told in found.items()
        if all(told != standard[name] for standard in ours)
    }


def _checklists(
    book: Book, tools: Sequence[Tool]
) -> Iterator[tuple[str, tuple[ChecklistItem, ...]]]:
    names = [checklist_names(tools, words) for words in every_language()]
    found: dict[str, list[ChecklistItem]] = {}
    for _, line in book.rows(at.ITEMS):
        path = path_of(line.checklist or "", names)
        group = group_of(line.group or "", checklists(tools)[path]) if path else None
        if path and line.question and group is not None:
            found.setdefault(path, []).append(ChecklistItem(text=line.question, group=group))
    for path, items in found.items():
        register = checklists(tools)[path]
        ours = [
            [words.get(str(row[register.editable]), "") for row in register.starters]
            for words in every_language()
        ]
        if all([item.text for item in items] != standard for standard in ours):
            yield path, tuple(items)


def _weights(book: Book) -> Iterator[tuple[Any, float]]:
    for _, line in book.rows(at.WEIGHTS):
        if line.criterion and line.weight is not None and line.weight != WEIGHTS[line.criterion]:
            yield line.criterion, float(line.weight)


def own_lines(book: Book, tools: Sequence[Tool]) -> Iterator[tuple[int, str | None, Any]]:
    """Give the lines of own fields, each with its row and the path of its part, if we know it."""
    names = [part_names(tools, words) for words in every_language()]
    for row, line in book.rows(at.OWN_FIELDS):
        yield row, path_of(line.part or "", names), line


def _own_fields(book: Book, tools: Sequence[Tool]) -> Iterator[OwnField]:
    seen = set()
    for _, path, line in own_lines(book, tools):
        entries = entries_in(line.entries)
        without = line.kind is OwnKind.CHOICE and not entries
        if path and line.label and line.kind and not without and (path, line.label) not in seen:
            seen.add((path, line.label))
            yield OwnField(
                part=path,
                key=key_of(line.label),
                label=line.label,
                kind=line.kind,
                help=line.help or "",
                entries=entries if line.kind is OwnKind.CHOICE else (),
                required=bool(line.obligatory),
                in_portfolio=bool(line.in_portfolio),
            )


def hidden_lines(
    book: Book, tools: Sequence[Tool]
) -> Iterator[tuple[int, str | None, str | None, Any]]:
    """Give the lines of hidden fields, each with its row, its part and its field, if we know it."""
    names = [part_names(tools, words) for words in every_language()]
    parts = {path: part for tool in tools for path, part in tool.parts.items()}
    for row, line in book.rows(at.HIDDEN):
        path = path_of(line.part or "", names)
        key = field_of(line.field or "", path, parts[path]) if path else None
        yield row, path, key, line


def _hidden(book: Book, tools: Sequence[Tool]) -> Iterator[str]:
    needed = needed_fields(tools)
    for _, path, key, _ in hidden_lines(book, tools):
        if path and key and f"{path}.{key}" not in needed:
            yield f"{path}.{key}"
