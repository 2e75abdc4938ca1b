"""What the front page of a tailored workbook says: by which profile it was made, and its limits."""

from collections.abc import Iterator

from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.texts import Texts

_LIGHTS = {
    "time": ("days", "time_green_days", "time_yellow_days"),
    "money": ("share", "money_green_share", "money_yellow_share"),
    "hours": ("share", "hours_green_share", "hours_yellow_share"),
    "risk": ("exposure", "risk_green_exposure", "risk_yellow_exposure"),
}
"""How each light is measured, and the limits between green, yellow and red."""


def tailored_lines(words: Texts, profile: Profile) -> Iterator[tuple[str, str]]:
    """Give the lines, each a word and a text; a workbook as the tools are declared has none."""
    if profile == PLAIN:
        return
    name = profile.municipality or words["template.tailoring.nameless"]
    made_by = words.say(
        "template.tailoring.fingerprint", name=name, fingerprint=profile.fingerprint
    )
    yield words["template.tailoring.name"], made_by
    for light in _LIGHTS:
        yield words[f"template.readme.limit.{light}"], _limits(words, profile, light)


def _limits(words: Texts, profile: Profile, light: str) -> str:
    measure = _LIGHTS[light][0]
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
    words: Texts, profile: Profile, light: str, model: ProjectModel | None
) -> tuple[str, str]:
    measure, green, yellow = _LIGHTS[light]
    settings, share = profile.settings, measure == "share"
    return (
        words.number(settings.limit(green, model), share=share),
        words.number(settings.limit(yellow, model), share=share),
    )
