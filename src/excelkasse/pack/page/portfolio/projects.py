"""Every project: its row in the table that is looked through, and all that opens behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from excelkasse.pack.document import Block, Facts, Shown, Table
from excelkasse.pack.page.blocks import Ready, ready
from excelkasse.pack.page.charts import Picture
from excelkasse.pack.page.portfolio.contents import Contents
from excelkasse.pack.page.portfolio.history import history
from excelkasse.pack.page.portfolio.said import label, said, table
from excelkasse.portfolio.tables import (
    DECISIONS,
    EXPLANATIONS,
    HISTORY,
    HOURS,
    MILESTONES,
    MONEY,
    PROJECTS,
    RISKS,
)
from excelkasse.schema.choices import Choice, Dimension, Light, Phase, Trend
from excelkasse.texts import Texts

COLUMNS = (
    *("department", "committee", "phase", "overall", "trend", "end_forecast", "deviation_days"),
    *("forecast", "money_share", "decision_due"),
)
"""The columns beside the project itself."""

FILTERS = ("department", "committee", "overall", "phase")
"""What the projects can be filtered by, beside words."""

_FACTS = (
    *("overall", "trend", "phase", "department", "committee", "owner", "manager", "start"),
    *("end_baseline", "end_forecast", "deviation_days", "next_milestone", "next_on"),
    *("status_date", "case_number"),
)
_MILESTONES = ("item", "milestone", "baseline", "forecast", "actual", "deviation_days", "status")
_RISKS = ("item", "risk", "exposure", "light", "trend", "response", "action_owner", "due", "status")
_MONEY = ("grant", "committed", "spent", "remaining", "forecast", "deviation", "deviation_share")
_HOURS = ("budget", "spent", "remaining", "forecast", "deviation", "deviation_share")
_DECISIONS = ("item", "kind", "question", "option_a", "option_b", "recommendation", "forum", "due")
SHOWN: Mapping[str, Sequence[str]] = {
    PROJECTS: ("number", "name", *dict.fromkeys((*COLUMNS, *_FACTS))),
    EXPLANATIONS: ("explanation",),
    MILESTONES: _MILESTONES,
    MONEY: _MONEY,
    HOURS: _HOURS,
    DECISIONS: _DECISIONS,
    RISKS: _RISKS,
}
"""All that the page shows of each table; of the history it shows lights and amounts only."""

_ORDER: Mapping[type[Choice], Sequence[Choice]] = {one: tuple(one) for one in (Light, Phase, Trend)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table, and what it is sorted by: an empty one is always last."""

    said: Shown
    by: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project on the page; `filters` are its values by the filter, empty where it has none."""

    key: str
    number: str
    name: str
    filters: Mapping[str, str]
    cells: Sequence[Cell]
    blocks: Sequence[Ready]


def projects(contents: Contents, words: Texts, *, risks: bool) -> Iterator[Project]:
    """Give every project in the order of the portfolio; risks go along only if asked for."""
    tables = (*((RISKS,) if risks else ()), EXPLANATIONS, MILESTONES, MONEY, HOURS, DECISIONS)
    grouped = {name: contents.by_project(name) for name in (*tables, HISTORY)}
    for place, line in enumerate(contents.projects, start=1):
        own = {name: found.get(line.number, ()) for name, found in grouped.items()}
        yield Project(
            f"p{place}",
            line.number,
            line.name or "",
            {key: str(getattr(line, key) or "") for key in FILTERS},
            tuple(_cell(line, key, words) for key in COLUMNS),
            tuple(ready(_blocks(line, own, words), words)),
        )


def _cell(line: Any, key: str, words: Texts) -> Cell:  # noqa: ANN401  (a row of Projekter)
    return Cell(said(PROJECTS, key, line, words), _by(getattr(line, key)))


def _by(value: Any) -> str:  # noqa: ANN401  (a value of any field)
    """Return what a value is sorted by: numbers as they are, days and steps by their order."""
    order = _ORDER.get(type(value))
    if order is not None:
        return str(order.index(value))
    return value.isoformat() if isinstance(value, date) else str("" if value is None else value)


def _blocks(
    line: Any,  # noqa: ANN401
    own: Mapping[str, Sequence[Any]],
    words: Texts,
) -> Iterator[Block | Picture]:
    yield Facts(tuple(_facts(line, words)))
    yield from _lights(line, own[EXPLANATIONS], words)
    for name in (MILESTONES, MONEY, HOURS, DECISIONS, RISKS):
        yield from _table(name, own, words)
    yield from history(own[HISTORY], words)


def _facts(line: Any, words: Texts) -> Iterator[tuple[str, Shown]]:  # noqa: ANN401
    for key in _FACTS:
        value = said(PROJECTS, key, line, words)
        if value.text:
            yield label(PROJECTS, key, words), value


def _lights(line: Any, explained: Sequence[Any], words: Texts) -> Iterator[Table]:  # noqa: ANN401
    """Give the seven dimensions, with their explanations where there are any."""
    told = {one.dimension: one.explanation or "" for one in explained}
    judged = [one for one in Dimension if getattr(line, one.value) is not None]
    rows = tuple(
        (
            Shown(words[one.word_key]),
            said(PROJECTS, one.value, line, words),
            *((Shown(told.get(one, "")),) if told else ()),
        )
        for one in judged
    )
    headings = [words[f"page.portfolio.{key}"] for key in ("judged", "light", "explanation")]
    if rows:
        yield Table(words["page.portfolio.lights"], headings[: len(rows[0])], rows)


def _table(name: str, own: Mapping[str, Sequence[Any]], words: Texts) -> Iterator[Table]:
    """Give the rows of a project in a table; none gives no table."""
    if own.get(name):
        yield table(name, SHOWN[name], own[name], words)
