"""A project that has moved since the reporting date before, as a row of figures."""

from collections.abc import Sequence

from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Shown
from excelkasse.portfolio.whole import Change
from excelkasse.schema.choices import Light


def moved(one: Change, voice: Voice) -> Sequence[Shown]:
    """Return number, name, light before and now, t.kr., days and exposure."""
    exposure = "" if one.exposure is None else f"{one.exposure[0]} → {one.exposure[1]}"
    new, gone = voice.say("report.changes.new"), voice.say("report.changes.gone")
    return (
        voice.shown(one.number),
        voice.shown(one.name),
        voice.shown(one.before or new, "choice" if one.before is None else "light"),
        voice.shown(one.now or gone, "choice" if one.now is None else "light"),
        _signed(one.money, "money", voice),
        _signed(one.days, "whole", voice),
        voice.shown(exposure or None, "text"),
    )


def recoloured(one: Change) -> bool:
    """Whether a project has another colour, is new, or has left; not a proposal that is new."""
    return one.before is not one.now and (one.before, one.now) != (None, Light.NOT_STARTED)


def _signed(number: float | None, style: str, voice: Voice) -> Shown:
    if number is None:
        return voice.shown(None, style)
    return Shown(voice.words.number(round(number), signed=True), number, style)
