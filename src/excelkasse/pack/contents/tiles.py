"""The figures that are looked at first: lights, decisions, money, hours against capacity."""

from collections.abc import Iterator

from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Block, Facts, Shown
from excelkasse.portfolio.whole import COUNTED, Portfolio
from excelkasse.schema.choices import Light

_MONEY = ("grant", "spent", "forecast")
_ALONE = ("hours_budget", "hours_remaining")
_AGAINST = ("capacity", "needed")


def tiles(portfolio: Portfolio, voice: Voice, *, capacity: bool) -> Iterator[Block]:
    """Give the figures; without `capacity` the hours are those of the projects alone."""
    figures = portfolio.figures
    waiting = voice.say("report.figures.waiting", overdue=figures.overdue)
    yield Facts(
        (
            (voice.say("report.figures.projects"), voice.shown(figures.projects, "whole")),
            *(
                (voice.words[light.word_key], _counted(light, portfolio, voice))
                for light in COUNTED
            ),
            (waiting, voice.shown(figures.waiting, "whole")),
        ),
        tiles=True,
    )
    yield Facts(
        (
            *(
                (voice.say(f"report.figures.{key}"), _total(portfolio, key, voice))
                for key in _MONEY
            ),
            (_deviation(portfolio, voice), voice.shown(figures.money_deviation, "money")),
            *_hours(portfolio, voice, capacity=capacity),
        ),
        tiles=True,
    )
    missing = max(figures.total(key).missing for key in _MONEY)
    if missing:
        yield voice.paragraph("report.lacking", count=missing)


def _counted(light: Light, portfolio: Portfolio, voice: Voice) -> Shown:
    count = portfolio.figures.lights.get(light, 0)
    return Shown(voice.words.number(count), count, "whole", light if count else None)


def _total(portfolio: Portfolio, key: str, voice: Voice) -> Shown:
    return voice.shown(portfolio.figures.total(key).value, "money")


def _deviation(portfolio: Portfolio, voice: Voice) -> str:
    share = portfolio.figures.money_share
    if share is None:
        return voice.say("report.figures.deviation")
    return voice.say("report.figures.deviation_share", share=voice.shown(share, "percent").text)


def _hours(portfolio: Portfolio, voice: Voice, *, capacity: bool) -> Iterator[tuple[str, Shown]]:
    if not capacity:
        for key in _ALONE:
            yield voice.say(f"report.figures.{key}"), _total(portfolio, key, voice)
        return
    for key in _AGAINST:
        value = getattr(portfolio.weighing, key)
        yield voice.say(f"report.figures.{key}"), voice.shown(value, "hours")
