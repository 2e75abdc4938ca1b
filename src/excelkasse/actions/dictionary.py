"""The data dictionary: every tool with its sheets, parts and fields, from the declarations."""

from collections.abc import Iterator, Mapping
from typing import Any

from excelkasse.layout.limits import list_name
from excelkasse.layout.shown import choices_shown
from excelkasse.schema.tool import Field, Part, Register, Tool
from excelkasse.texts import Texts
from excelkasse.tools import SHELF


def dictionary(words: Texts) -> Mapping[str, Any]:
    """Give the whole dictionary as plain values, in the language asked for."""
    return {"schema": 1, "tools": [_tool(tool, words) for tool in SHELF]}


def _tool(tool: Tool, words: Texts) -> Mapping[str, Any]:
    return {
        "key": tool.key,
        "number": tool.number,
        "version": tool.version,
        "title": words[f"{tool.key}.title"],
        "purpose": " ".join(words[f"{tool.key}.purpose"].split()),
        "filled_by": words[f"{tool.key}.filled_by"],
        "phases": tool.phases,
        "sheets": [words[f"{tool.key}.sheets.{sheet.key}.name"] for sheet in tool.sheets],
        "parts": [_part(path, part, words) for path, part in tool.parts.items()],
    }


def _part(path: str, part: Part, words: Texts) -> Mapping[str, Any]:
    return {
        "key": path,
        "title": words[f"{path}.title"],
        "kind": "register" if isinstance(part, Register) else "form",
        "fields": list(_fields(path, part, words)),
        "rules": sorted({rule.code for rule in part.rules}),
    }


def _fields(path: str, part: Part, words: Texts) -> Iterator[Mapping[str, Any]]:
    for field in part.fields.values():
        if not field.spec.helper:
            yield {
                "key": field.key,
                "label": words[f"{path}.{field.key}.label"],
                "help": words[f"{path}.{field.key}.help"],
                "kind": field.kind.name,
                "required": field.spec.required,
                "computed": field.computed,
                "limits": dict(field.kind.limits),
                "choices": _choices(field, words),
            }


def _choices(field: Field, words: Texts) -> list[str]:
    if field.kind.choices is not None:
        return list(choices_shown(field.kind.choices, words))
    return [list_name(field.kind)] if field.kind.own_list else []
