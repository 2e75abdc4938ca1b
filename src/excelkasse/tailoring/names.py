"""What Tilpasning calls the things it speaks of, in every language: parts, fields, checklists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from excelkasse.schema.choices import Choice
from excelkasse.schema.settings import LIMITS
from excelkasse.schema.tool import Part, Register, Sheet, Tool
from excelkasse.texts import BETWEEN, Texts, every_language

_UNITS: Mapping[str, str] = {
    "days": "days",
    "share": "percent",
    "exposure": "exposure",
    "points": "points",
    "hours": "hours",
    "times": "times",
    "dates": "dates",
}
_OF_WORKPLACE = ("hours_", "portfolio_", "day_off_")


def told(text: str) -> str:
    """Return a name as it is compared: without case, odd spaces and the star of what is needed."""
    return " ".join(text.split()).casefold().rstrip(" *:")


def part_names(tools: Sequence[Tool], words: Texts) -> Mapping[str, str]:
    """Give each part that people type in its name: its sheet, and its title where there are more.

    A part that only computes has no name here, since nothing can be added to it or hidden in it.
    """
    return {
        path: name
        for tool in tools
        for sheet in tool.sheets
        for path, name in _on_sheet(tool, sheet, words)
    }


def _on_sheet(tool: Tool, sheet: Sheet, words: Texts) -> Iterator[tuple[str, str]]:
    name = words[f"{tool.key}.sheets.{sheet.key}.name"]
    parts = [part for part in sheet.parts if isinstance(part, Part)]
    for part in parts:
        path = f"{tool.key}.{part.key}"
        if not all(field.computed for field in part.fields.values()):
            yield path, name if len(parts) == 1 else f"{name}: {words[f'{path}.title']}"


def checklist_names(tools: Sequence[Tool], words: Texts) -> Mapping[str, str]:
    """Give each register whose questions a workplace may write itself its name."""
    return {path: words[f"{path.partition('.')[0]}.title"] for path in checklists(tools)}


def checklists(tools: Sequence[Tool]) -> Mapping[str, Register]:
    """Give each register whose starters a workplace may put its own in place of."""
    return {
        path: part
        for tool in tools
        for path, part in tool.parts.items()
        if isinstance(part, Register) and part.editable
    }


def path_of(name: str, names_in: Iterable[Mapping[str, str]]) -> str | None:
    """Return the path that a name belongs to in any language."""
    for names in names_in:
        for path, known in names.items():
            if told(known) == told(name):
                return path
    return None


def field_of(name: str, path: str, part: Part) -> str | None:
    """Return the field of a part that a label belongs to, in any language."""
    for words in every_language():
        for key in part.fields:
            if told(words[f"{path}.{key}.label"]) == told(name):
                return key
    return None


def group_of(name: str, part: Register) -> str | None:
    """Return the member that a checklist's group is called by; `""` where it has no groups."""
    groups = [value for value in part.starters[0].values() if isinstance(value, Choice)]
    if not groups:
        return ""
    for words in every_language():
        for member in type(groups[0]):
            if told(words[member.word_key]) == told(name):
                return member.value
    return None


@cache
def limit_names() -> tuple[str, ...]:
    """Return the limits that stand on the sheet of limits, in their order."""
    return tuple(name for name in LIMITS if not name.startswith(_OF_WORKPLACE))


def limit_word(name: str) -> str:
    """Return the key of what a limit is called."""
    return f"profile.limit.{name}"


def unit_word(name: str) -> str:
    """Return the key of the unit of a limit."""
    return f"profile.unit.{_UNITS[name.rpartition('_')[2]]}"


def profile_words(words: Texts, tools: Sequence[Tool]) -> Texts:
    """Return the words with the lists that Tilpasning offers, and what its front page says."""
    own = {
        "lists.parts": BETWEEN.join(part_names(tools, words).values()),
        "lists.checklists": BETWEEN.join(checklist_names(tools, words).values()),
    }
    front = {
        key.replace("profile.readme.", "template.readme."): word
        for key, word in words.items()
        if key.startswith("profile.readme.")
    }
    return words.with_own({**own, **front})
