"""The figures of a portfolio: projects by light, money by committee, hours by department."""

from collections.abc import Iterator, Sequence

from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Block, Facts, Series, Shown
from excelkasse.portfolio.whole import COUNTED, Group, Portfolio
from excelkasse.schema.choices import Choice, Light

_MONEY = ("grant", "spent", "forecast")
_HOURS = ("hours_budget", "hours_spent", "hours_remaining")


def counts(portfolio: Portfolio, voice: Voice) -> Iterator[Block]:
    """Give how many projects there are by light, department and phase."""
    figures = portfolio.figures
    yield Facts(
        (
            (voice.say("report.counts.projects"), voice.shown(figures.projects, "whole")),
            *((_word(light, voice), _counted(light, portfolio, voice)) for light in COUNTED),
            (voice.say("report.counts.waiting"), voice.shown(figures.waiting, "whole")),
            (voice.say("report.counts.overdue"), voice.shown(figures.overdue, "whole")),
            (voice.say("report.counts.proposals"), voice.shown(figures.proposals, "whole")),
            (voice.say("report.counts.closed"), voice.shown(figures.closed, "whole")),
        )
    )
    for key, groups in (("department", portfolio.by_department), ("phase", portfolio.by_phase)):
        if groups:
            names = [_name(one, voice) for one in groups]
            series = [
                Series(_word(light, voice), [one.numbers[str(light)] for one in groups], light)
                for light in COUNTED
            ]
            kept = [one for one in series if any(one.numbers)]
            yield voice.chart(f"by_{key}", "bar", names, kept)


def _counted(light: Light, portfolio: Portfolio, voice: Voice) -> Shown:
    count = portfolio.figures.lights.get(light, 0)
    return Shown(voice.words.number(count), count, "whole", light if count else None)


def _word(light: Light, voice: Voice) -> str:
    return voice.words[light.word_key]


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
    names = [_name(one, voice) for one in groups]
    labels = [voice.say(f"report.{what}.{key}") for key in keys]
    series = [
        Series(label, [one.numbers[key] for one in groups])
        for key, label in zip(keys, labels, strict=True)
    ]
    yield voice.chart(f"portfolio_{what}", "bar", names, series)


def _name(group: Group, voice: Voice) -> str:
    if isinstance(group.name, Choice):
        return voice.words[group.name.word_key]
    return str(group.name) if group.name else voice.say("report.no_group")
