"""What a profile does to tools: own fields, hidden fields, another scale, own checklists, order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice, ProjectModel
from excelkasse.schema.kinds import Kind, own_choice
from excelkasse.schema.profile import PLAIN, OwnField, OwnKind, Profile
from excelkasse.schema.tool import (
    Field,
    Models,
    Part,
    Register,
    Sheet,
    Spec,
    Tool,
    Use,
    declared,
)

_KINDS: Mapping[OwnKind, tuple[Kind, type]] = {
    OwnKind.LINE: (kinds.LINE, str),
    OwnKind.PARAGRAPH: (kinds.PARAGRAPH, str),
    OwnKind.DAY: (kinds.DAY, date),
    OwnKind.WHOLE: (kinds.WHOLE, int),
    OwnKind.MONEY: (kinds.MONEY, float),
    OwnKind.HOURS: (kinds.HOURS, float),
    OwnKind.PERCENT: (kinds.PERCENT, float),
    OwnKind.SCORE: (kinds.SCORE, int),
    OwnKind.YES_NO: (kinds.YES_NO, bool),
    OwnKind.PERSON: (kinds.PERSON, str),
}
OWN_SECTION = "own"
"""The section of a form that own fields stand in."""

_SPARE_LINES = 4


def tailored(tools: Sequence[Tool], profile: Profile) -> tuple[Tool, ...]:
    """Return the tools as a workplace has chosen to have them, in its own order."""
    if profile == PLAIN:
        return tuple(tools)
    return _tailored(tuple(tools), profile.as_text)


@lru_cache(maxsize=64)
def _tailored(tools: tuple[Tool, ...], text: str) -> tuple[Tool, ...]:
    """Tailor once for each profile: a thousand workbooks may carry the same."""
    profile = Profile.from_text(text)
    made = [_tool(tool, profile) for tool in tools]
    return tuple(sorted(made, key=lambda tool: tool.order))


def chosen(
    tools: Sequence[Tool], model: ProjectModel, profile: Profile = PLAIN
) -> tuple[Tool, ...]:
    """Return the tools that a model of project has, those that may be left out among them."""
    uses = {tool.key: tool.models.use(model) for tool in tailored(tools, profile)}
    return tuple(tool for tool in tools if uses[tool.key] is not Use.LEFT_OUT)


def optional(tools: Sequence[Tool], model: ProjectModel, profile: Profile) -> frozenset[str]:
    """Return the keys of the tools that a model may have or leave out."""
    made = tailored(tools, profile)
    return frozenset(one.key for one in made if one.models.use(model) is Use.OPTIONAL)


def _tool(tool: Tool, profile: Profile) -> Tool:
    told = profile.models.get(tool.key, {})
    uses = {str(model): told.get(model, tool.models.use(model)) for model in ProjectModel}
    return tool.but(
        sheets=tuple(_sheet(tool, sheet, profile) for sheet in tool.sheets),
        order=profile.order.get(tool.key, tool.order),
        models=Models(**uses),
    )


def _sheet(tool: Tool, sheet: Sheet, profile: Profile) -> Sheet:
    parts = [
        _part(part, f"{tool.key}.{part.key}", profile) if isinstance(part, Part) else part
        for part in sheet.parts
    ]
    return sheet.but(parts=tuple(parts))


def _part(part: Part, path: str, profile: Profile) -> Part:
    fields = dict(_changed(part, path, profile))
    hidden = {key for key in part.fields if f"{path}.{key}" in profile.hidden}
    if fields:
        rules = tuple(rule for rule in part.rules if rule.at not in hidden)
        part = part.but(record=part.record.with_fields(fields), rules=rules)
    items = profile.checklists.get(path)
    if isinstance(part, Register) and part.editable and items:
        starters = tuple(_starters(part, [(item.group, item.text) for item in items]))
        room = max(part.room, len(starters) + _SPARE_LINES)
        part = part.but(starters=starters, room=room)
    return part


def _changed(part: Part, path: str, profile: Profile) -> Iterator[tuple[str, Any]]:
    """Give the fields of a record that a profile changes or adds, each with its type."""
    for key, field in part.fields.items():
        spec = _spec(field, profile, hidden=f"{path}.{key}" in profile.hidden)
        if spec is not field.spec:
            yield key, (part.record.model_fields[key].annotation, declared(spec))
    own = [field for field in profile.own_fields if field.part == path]
    for place, each in enumerate(own):
        kind, of = _own_kind(each)
        spec = Spec(
            kind,
            required=each.required,
            section="" if place else OWN_SECTION,
            label=each.label,
            help=each.help,
        )
        yield each.key, (of | None, declared(spec))


def _spec(field: Field, profile: Profile, *, hidden: bool) -> Spec:
    spec = field.spec
    scaled = spec.kind.on_scale.get(profile.risk_scale)
    if scaled is not None:
        spec = spec.but(kind=scaled)
    return spec.but(helper=True, required=False) if hidden else spec


def _own_kind(own: OwnField) -> tuple[Kind, type]:
    if own.kind is OwnKind.CHOICE:
        return own_choice(own.key, own.entries), str
    return _KINDS[own.kind]


def _starters(part: Register, items: Sequence[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
    """Give the rows of a workplace's own checklist, made as those that the tool declares."""
    model = part.starters[0]
    for number, (group, text) in enumerate(items, start=1):
        row = dict(model) | {part.editable: text}
        for key, value in model.items():
            if isinstance(value, Choice):
                row[key] = type(value)(group) if group else value
            elif isinstance(value, int):
                row[key] = number
        yield row
