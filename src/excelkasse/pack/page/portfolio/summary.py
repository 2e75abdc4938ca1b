"""The portfolio at a glance: how many projects show each light, and what they cost together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from excelkasse.pack.document import Chart, Facts, Series, Shown
from excelkasse.pack.page.portfolio.contents import Contents
from excelkasse.pack.page.portfolio.said import lit
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.settle import counts
from excelkasse.portfolio.steering.foremost import waiting
from excelkasse.portfolio.tables import DECISIONS, HISTORY
from excelkasse.portfolio.whole import COUNTED
from excelkasse.schema.choices import Light
from excelkasse.texts import Texts

_CARDS = "portfolio.overview.cards"
_MILLION = 1000
"""Amounts are in t.kr."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The lights with their counts, the figures, and the lights over time where there are two."""

    lights: Sequence[tuple[Shown, int]]
    facts: Facts
    course: Chart | None


def summary(contents: Contents, words: Texts) -> Summary:
    """Sum up the projects that count, as the portfolio workbook's own front page does."""
    counted = [line for line in contents.projects if counts(line)]
    shown = [line.overall for line in counted]
    lights = tuple((lit(light, words), shown.count(light)) for light in COUNTED)
    return Summary(lights, Facts(tuple(_facts(counted, contents, words))), _course(contents, words))


def _facts(counted: Sequence[Any], contents: Contents, words: Texts) -> Iterator[tuple[str, Shown]]:
    yield words[f"{_CARDS}.projects"], Shown(words.number(len(counted)), len(counted))
    for key in ("grant", "spent", "forecast"):
        yield words[f"{_CARDS}.{key}"], _sum(counted, key, words)
    both = [one for one in counted if one.grant is not None and one.forecast is not None]
    granted = sum(one.grant for one in both)
    if granted:
        share = (sum(one.forecast for one in both) - granted) / granted
        text = words.number(share, share=True, signed=True)
        yield words[f"{_CARDS}.money"], Shown(text, share)
    yield from _decisions(contents, words)


def _sum(counted: Sequence[Any], key: str, words: Texts) -> Shown:
    """Return a sum in millions, and how many projects have no number."""
    known = [getattr(one, key) for one in counted if getattr(one, key) is not None]
    if not known:
        return Shown(words["page.none"])
    text = words.number(sum(known) / _MILLION)
    missing = len(counted) - len(known)
    if missing:
        text += f" ({words.say(f'{_CARDS}.missing', count=missing)})"
    return Shown(text, sum(known))


def _decisions(contents: Contents, words: Texts) -> Iterator[tuple[str, Shown]]:
    lines = [Line(record) for record in contents.rows(DECISIONS)]
    found: list[Any] = [one.record for one in waiting(lines, contents.projects, contents.as_of)]
    late = sum(one.due is not None and one.due < contents.as_of for one in found)
    yield words[f"{_CARDS}.decisions"], Shown(str(len(found)), len(found))
    yield words["page.portfolio.late"], Shown(str(late), late)


def _course(contents: Contents, words: Texts) -> Chart | None:
    """Draw how many projects showed each light at each reporting date."""
    rows = [one for one in contents.rows(HISTORY) if one.as_of and one.overall in COUNTED]
    days = sorted({one.as_of for one in rows})
    if len(days) < 2:  # noqa: PLR2004  (one day is no course)
        return None
    series = tuple(_series(light, rows, days, words) for light in COUNTED)
    some = tuple(one for one in series if any(one.numbers))
    first, last = (f"{day:%d-%m-%Y}" for day in (days[0], days[-1]))
    counts_said = ", ".join(
        words.say(
            "page.portfolio.from_to", name=one.name, first=one.numbers[0], last=one.numbers[-1]
        )
        for one in some
    )
    said = words.say("page.portfolio.course_said", first=first, last=last, counts=counts_said)
    names = tuple(f"{day:%d-%m-%Y}" for day in days)
    return Chart(words["page.portfolio.course"], said, "column", names, some)


def _series(light: Light, rows: Sequence[Any], days: Sequence[Any], words: Texts) -> Series:
    numbers = tuple(sum(one.as_of == day and one.overall is light for one in rows) for day in days)
    return Series(words[light.word_key], numbers, light)
