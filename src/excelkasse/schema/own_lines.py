"""What the front page of a tailored workbook says: by which profile it was made, and its limits."""

from collections.abc import Iterator

from excelkasse.schema.choices import Dimension, ProjectModel
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.settings import BANDS, is_share
from excelkasse.texts import Texts

_MEASURES = {
    Dimension.TIME: ("time", "days"),
    Dimension.MONEY: ("money", "share"),
    Dimension.RESOURCES: ("hours", "share"),
    Dimension.RISKS: ("risk", "exposure"),
}
"""The word of each light on the front page, and of how it is measured."""


def tailored_lines(words: Texts, profile: Profile) -> Iterator[tuple[str, str]]:
    """Give the lines, each a word and a text; a workbook as the tools are declared has none."""
    if profile == PLAIN:
        return
    name = profile.municipality or words["template.tailoring.nameless"]
    made_by = words.say(
        "template.tailoring.fingerprint", name=name, fingerprint=profile.fingerprint
    )
    yield words["template.tailoring.name"], made_by
    for light, (name_of, _) in _MEASURES.items():
        yield words[f"template.readme.limit.{name_of}"], _limits(words, profile, light)


def _limits(words: Texts, profile: Profile, light: Dimension) -> str:
    measure = _MEASURES[light][1]
    usual = _pair(words, profile, light, None)
    said = words.say(f"template.readme.limit.{measure}", green=usual[0], yellow=usual[1])
    for model in ProjectModel:
        own = _pair(words, profile, light, model)
        if own != usual:
            said = words.say(
                "template.readme.limit.of_model",
                usual=said,
                model=words[model.word_key],
                green=own[0],
                yellow=own[1],
            )
    return said


def _pair(
    words: Texts, profile: Profile, light: Dimension, model: ProjectModel | None
) -> tuple[str, str]:
    green, yellow = (
        words.number(profile.settings.limit(name, model), share=is_share(name))
        for name in BANDS[light]
    )
    return green, yellow
