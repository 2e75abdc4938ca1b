"""The figures of a portfolio: money by committee, hours by department."""

from collections.abc import Iterator, Sequence

from excelkasse.pack.contents.distribution import group_name
from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Block, Facts, Series, Shown
from excelkasse.portfolio.whole import Group, Portfolio

_MONEY = ("grant", "spent", "forecast")
_HOURS = ("hours_budget", "hours_spent", "hours_remaining")


def money(portfolio: Portfolio, voice: Voice) -> Iterator[Block]:
    """Give the money of the portfolio in t.kr., and by committee."""
    figures = portfolio.figures
    yield Facts(
        (
            *((voice.say(f"report.money.{key}"), _total(portfolio, key, voice)) for key in _MONEY),
            (
                voice.say("report.money.deviation"),
                voice.shown(figures.money_deviation, "money"),
            ),
            (voice.say("report.money.share"), voice.shown(figures.money_share, "percent")),
        )
    )
    yield from _unknown(portfolio, "forecast", voice)
    yield from _groups("money", portfolio.by_committee, _MONEY, voice)


def hours(portfolio: Portfolio, voice: Voice, *, capacity: bool) -> Iterator[Block]:
    """Give the hours of the portfolio, by department, and against what there is to give."""
    weighing = portfolio.weighing
    rows = [(voice.say(f"report.hours.{key}"), _total(portfolio, key, voice)) for key in _HOURS]
    if capacity:
        rows += [
            (voice.say(f"report.hours.{key}"), voice.shown(getattr(weighing, key), "hours"))
            for key in ("capacity", "needed", "free")
        ]
    yield Facts(tuple(rows))
    yield from _unknown(portfolio, "hours_remaining", voice)
    yield from _groups("hours", portfolio.hours_by_department, _HOURS, voice)


def _total(portfolio: Portfolio, key: str, voice: Voice) -> Shown:
    return voice.shown(portfolio.figures.total(key).value, "money")


def _unknown(portfolio: Portfolio, key: str, voice: Voice) -> Iterator[Block]:
    """Say how many projects give no number, so that no sum pretends to be whole."""
    missing = portfolio.figures.total(key).missing
    if missing:
        yield voice.paragraph("report.lacking", count=missing)


def _groups(
    what: str, groups: Sequence[Group], keys: Sequence[str], voice: Voice
) -> Iterator[Block]:
    if not groups:
        return
    names = [group_name(one, voice) for one in groups]
    labels = [voice.say(f"report.{what}.{key}") for key in keys]
    series = [
        Series(label, [one.numbers[key] for one in groups])
        for key, label in zip(keys, labels, strict=True)
    ]
    yield voice.chart(f"portfolio_{what}", "bar", names, series)
