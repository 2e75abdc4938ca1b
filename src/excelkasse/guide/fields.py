"""The data dictionary: every field of every tool, in words."""

from collections.abc import Iterator, Sequence

from excelkasse.layout.shown import choices_shown
from excelkasse.schema.tool import Field, Tool
from excelkasse.texts import Texts


def catalogue(tools: Sequence[Tool], words: Texts) -> Iterator[Sequence[str]]:
    """Give a row for each field: where it is, its name and kind, what is to stand there."""
    for tool in tools:
        for path, part in tool.parts.items():
            for field in part.fields.values():
                if not field.spec.helper:
                    yield _row(tool, path, field, words)


def _row(tool: Tool, path: str, field: Field, words: Texts) -> Sequence[str]:
    said = f"{path}.{field.key}"
    return (
        tool.number,
        words[f"{tool.key}.title"],
        words[f"{path}.title"],
        field.spec.label or words[f"{said}.label"],
        words[f"dictionary.kinds.{field.kind.name}"],
        _must(field, words),
        field.spec.help if field.spec.label else words[f"{said}.help"],
        _choices(field, words),
    )


def _must(field: Field, words: Texts) -> str:
    if field.computed:
        return words["guide.computed"]
    return words["guide.required"] if field.spec.required else ""


def _choices(field: Field, words: Texts) -> str:
    kind = field.kind
    if kind.choices is not None:
        return ", ".join(choices_shown(kind.choices, words))
    if kind.own_list and f"lists.{kind.own_list}" in words:
        return ", ".join(words.entries(f"lists.{kind.own_list}"))
    return ", ".join(kind.entries)
