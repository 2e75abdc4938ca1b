"""How the projects are spread: by department and by phase, and how many of them are not green."""

from collections.abc import Iterator, Sequence

from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Block, Facts, Series
from excelkasse.portfolio.queries.overloaded import OVERLOADS
from excelkasse.portfolio.whole import COUNTED, Group, Portfolio
from excelkasse.schema.choices import Choice, Light

_WORST_FIRST = (Light.RED, Light.YELLOW, Light.MISSING)


def in_words(portfolio: Portfolio, voice: Voice, *, capacity: bool) -> Facts:
    """Return each department and each phase with its projects, and those that are not green.

    With `capacity`, how many people and units are asked for more hours than they have.
    """
    rows = [
        (
            voice.say(f"report.spread.{key}"),
            voice.plain(" · ".join(_said(one, voice) for one in groups)),
        )
        for key, groups in _grouped(portfolio)
    ]
    codes = [one.question.code for one in portfolio.queries]
    people, units = (codes.count(code) for code in OVERLOADS)
    if capacity and people + units:
        told = voice.say("report.spread.overloaded_said", people=people, units=units)
        rows.append((voice.say("report.spread.overloaded"), voice.plain(told)))
    return Facts(tuple(rows))


def in_charts(portfolio: Portfolio, voice: Voice) -> Iterator[Block]:
    """Give a chart of the departments, and one of the phases."""
    for key, groups in _grouped(portfolio):
        series = [
            Series(voice.words[light.word_key], [one.numbers[str(light)] for one in groups], light)
            for light in COUNTED
        ]
        kept = [one for one in series if any(one.numbers)]
        yield voice.chart(f"by_{key}", "bar", [group_name(one, voice) for one in groups], kept)


def group_name(group: Group, voice: Voice) -> str:
    """Return what a group is called; one without a name is said to have none."""
    if isinstance(group.name, Choice):
        return voice.words[group.name.word_key]
    return str(group.name) if group.name else voice.say("report.no_group")


def _grouped(portfolio: Portfolio) -> Iterator[tuple[str, Sequence[Group]]]:
    for key, groups in (("department", portfolio.by_department), ("phase", portfolio.by_phase)):
        if groups:
            yield key, groups


def _said(group: Group, voice: Voice) -> str:
    counted = {light: group.numbers[str(light)] or 0 for light in COUNTED}
    whole = f"{group_name(group, voice)}: {sum(counted.values()):g}"
    worse = [
        f"{voice.words[light.word_key]} {counted[light]:g}"
        for light in _WORST_FIRST
        if counted[light]
    ]
    return f"{whole} ({', '.join(worse)})" if worse else whole
