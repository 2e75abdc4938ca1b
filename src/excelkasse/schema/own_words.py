"""The words of a workplace: what it calls its own fields, its own lists, the scale it rates by."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.schema.choices import RiskScale
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.tailor import OWN_SECTION
from excelkasse.schema.tool import Form, Part, Tool
from excelkasse.texts import BETWEEN, Texts, texts


def spoken(words: Texts, profile: Profile) -> Texts:
    """Return the words in the language of a workplace; one that has chosen nothing has `words`."""
    return words if profile == PLAIN else texts(profile.language)


def tailored_words(words: Texts, tools: Sequence[Tool], profile: Profile) -> Texts:
    """Return the words of a language with those of a workplace; `tools` are tailored already."""
    if profile == PLAIN:
        return words
    return words.with_own(
        {
            **_of_scale(words, profile.risk_scale),
            **dict(_of_fields(words, tools)),
            **{f"lists.{name}": BETWEEN.join(told) for name, told in profile.lists.items()},
        }
    )


def _of_scale(words: Texts, scale: RiskScale) -> Mapping[str, str]:
    """Give what is said on another scale: `impact.lederweb_2006_help` for `impact.help`."""
    said = {}
    for key, word in words.items():
        before, _, last = key.rpartition(".")
        if last.startswith(f"{scale}_"):
            said[f"{before}.{last.removeprefix(f'{scale}_')}"] = word
    return said


def _of_fields(words: Texts, tools: Sequence[Tool]) -> Iterator[tuple[str, str]]:
    for tool in tools:
        for path, part in tool.parts.items():
            yield from _of_part(words, path, part)


def _of_part(words: Texts, path: str, part: Part) -> Iterator[tuple[str, str]]:
    own = {key: field.spec for key, field in part.fields.items() if field.spec.label}
    for key, spec in own.items():
        yield f"{path}.{key}.label", spec.label
        yield f"{path}.{key}.help", spec.help
    if own and isinstance(part, Form):
        yield f"{path}.sections.{OWN_SECTION}", words["template.own_section"]
