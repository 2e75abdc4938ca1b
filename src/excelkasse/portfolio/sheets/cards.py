"""The key figures at the top of Overblik: eight cards in two rows, a number and what it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from excelkasse.address import Cell
from excelkasse.plan import CellPlan, Content
from excelkasse.portfolio.sheets.columns import LEFT, RIGHT, Half
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.schema.choices import Light

_MILLION = 1000.0
"""Amounts are in t.kr.; the front page speaks of mio. kr."""


@dataclass(frozen=True, slots=True)
class _Figure:
    content: Content
    label: str
    style: str = "figure"


def cards(drawn: Drawing, first: int, second: int) -> Iterator[CellPlan]:
    """Give the cells of the cards: numbers in the rows `first` and `second`, words below them."""
    yield from _row(first, LEFT, (*_lights(drawn), _projects(drawn)))
    yield from _row(first, RIGHT, (*_money(drawn), _money_deviation(drawn)))
    yield from _row(second, LEFT, (*_hours(drawn), _hours_deviation(drawn)))
    yield from _row(second, RIGHT, (*_attention(drawn), _moved(drawn)))


def _row(row: int, half: Half, figures: Sequence[_Figure]) -> Iterator[CellPlan]:
    yield CellPlan(Cell(row, half.stripe), None, "stripe_dark")
    yield CellPlan(Cell(row + 1, half.stripe), None, "stripe_dark")
    for column, figure in zip(half.figures, figures, strict=True):
        yield CellPlan(Cell(row, column), figure.content, figure.style)
        yield CellPlan(Cell(row + 1, column), figure.label, "figure_label")


def _lights(drawn: Drawing) -> Iterator[_Figure]:
    lights = drawn.portfolio.figures.lights
    for light in (Light.GREEN, Light.YELLOW, Light.RED):
        word = drawn.words[light.word_key]
        yield _Figure(lights.get(light, 0), word, f"figure_{light}")


def _projects(drawn: Drawing) -> _Figure:
    figures = drawn.portfolio.figures
    more = drawn.say(
        "overview.cards.projects_more",
        proposals=figures.proposals,
        closed=figures.closed,
        missing=figures.lights.get(Light.MISSING, 0),
    )
    return _Figure(figures.projects, f"{drawn.say('overview.cards.projects')}\n{more}")


def _money(drawn: Drawing) -> Iterator[_Figure]:
    for field in ("grant", "spent", "forecast"):
        total = drawn.portfolio.figures.total(field)
        value = None if total.value is None else total.value / _MILLION
        yield _Figure(_or_dash(value), _label(drawn, field, total.missing), "figure_decimal")


def _hours(drawn: Drawing) -> Iterator[_Figure]:
    for field in ("hours_budget", "hours_spent", "hours_remaining"):
        total = drawn.portfolio.figures.total(field)
        yield _Figure(_or_dash(total.value), _label(drawn, field, total.missing))


def _label(drawn: Drawing, field: str, missing: int) -> str:
    label = drawn.say(f"overview.cards.{field}")
    if not missing:
        return label
    return f"{label}\n{drawn.say('overview.cards.missing', count=missing)}"


def _money_deviation(drawn: Drawing) -> _Figure:
    figures = drawn.portfolio.figures
    amount = None if figures.money_deviation is None else figures.money_deviation / _MILLION
    return _deviation(drawn, "money", figures.money_share, amount)


def _hours_deviation(drawn: Drawing) -> _Figure:
    figures = drawn.portfolio.figures
    return _deviation(drawn, "hours", figures.hours_share, figures.hours_deviation)


def _deviation(drawn: Drawing, what: str, share: float | None, amount: float | None) -> _Figure:
    label = drawn.say(f"overview.cards.{what}")
    if amount is not None:
        rounded = round(amount, 1)
        way = "over" if rounded > 0 else "under" if rounded < 0 else "even"
        told = drawn.words.number(abs(rounded))
        label = f"{label}\n{drawn.say(f'overview.cards.{what}_{way}', amount=told)}"
    return _Figure(_or_dash(share), label, "figure_share")


def _attention(drawn: Drawing) -> Iterator[_Figure]:
    figures = drawn.portfolio.figures
    mend = len(drawn.portfolio.to_mend) + len(drawn.portfolio.quarantined)
    yield _Figure(figures.waiting, drawn.say("overview.cards.decisions"))
    yield _Figure(figures.red_risks, drawn.say("overview.cards.red_risks"))
    yield _Figure(mend, drawn.say("overview.cards.remarks"))


def _moved(drawn: Drawing) -> _Figure:
    """Say how many projects have a worse and a better light than at the date before."""
    portfolio = drawn.portfolio
    if portfolio.since is None:
        return _Figure("–", drawn.say("overview.cards.moved_first"), "figure_text")
    steps = [one.steps for one in portfolio.changes]
    worse, better = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return _Figure(
        drawn.say("overview.cards.moved", worse=worse, better=better),
        drawn.say("overview.cards.moved_since", day=f"{portfolio.since:%d-%m-%Y}"),
        "figure_text",
    )


def _or_dash(value: float | None) -> Content:
    return "–" if value is None else value
