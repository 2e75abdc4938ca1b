"""What one portfolio workbook hands on to the next: history, what people typed, what is theirs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from excelkasse.finding import Finding, Place, Severity
from excelkasse.portfolio.collect import Delivery
from excelkasse.portfolio.records.history import HistoryLine
from excelkasse.portfolio.records.rows import (
    AsideLine,
    Priority,
    ProjectLine,
    SourceLine,
)
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.carry import NOTHING, Carried, Kept, carried
from excelkasse.portfolio.steering.handed import from_history
from excelkasse.portfolio.tables import DECISIONS, HISTORY, PROJECTS
from excelkasse.portfolio.whole import Change, Portfolio
from excelkasse.sample import history
from excelkasse.schema.choices import Light
from excelkasse.schema.tool import Record
from tests.portfolio.nordbaek import AS_OF, Standing, Told, delivered, nordbaek

BEFORE = date(2026, 9, 30)
LATER = date(2026, 11, 30)
REMARK = Kept(PROJECTS, "remark", "P-2026-01", "", "Spørg om vejbelysning")
PRIORITY = Kept(PROJECTS, "priority", "p-2026-01", "", Priority.HIGH)
FOLLOW_UP = Kept(DECISIONS, "follow_up", "P-2025-04", "problem:P1", "På dagsordenen")


def number(line: Any) -> str:  # noqa: ANN401
    """Give the project number of a line."""
    return str(line.record.number)


def again(portfolio: Portfolio) -> Carried:
    """Carry from a portfolio as if it had been written and read."""
    tables: Mapping[str, Sequence[Any]] = {
        f"portfolio.{table}": [line.record for line in lines]
        for table, lines in portfolio.tables.items()
    }
    aside = [
        AsideLine.model_construct(**{**row.model_dump(), "value": _shown(row.value)})
        for row in portfolio.aside
    ]
    return carried(Told({**tables, "portfolio.aside": aside}))


def _shown(value: str | None) -> str | None:
    return {"choices.priority.high": "Høj"}.get(value or "", value)


def without(*numbers: str) -> Sequence[Delivery]:
    """Give the sample without some projects."""
    return [one for one in nordbaek() if one.number not in numbers]


def test_a_new_reporting_date_adds_rows() -> None:
    """The rows of three months stay, October's come to them, and the trend shows all."""
    portfolio = roll_up(nordbaek(), AS_OF, from_history(history(), BEFORE))
    rows = [line.record for line in portfolio.lines(HISTORY)]

    assert 7 + 8 + 8 + 10 == len(rows)
    assert BEFORE == portfolio.since
    assert [
        (date(2026, 7, 31), {"green": 5, "yellow": 2, "red": 0, "missing": 0}),
        (date(2026, 8, 31), {"green": 3, "yellow": 5, "red": 0, "missing": 0}),
        (BEFORE, {"green": 2, "yellow": 6, "red": 0, "missing": 0}),
        (AS_OF, {"green": 3, "yellow": 2, "red": 3, "missing": 0}),
    ] == [(group.name, group.numbers) for group in portfolio.trend]


def test_the_same_reporting_date_replaces_its_rows() -> None:
    """Rolling up twice the same day gives the same history as once."""
    once = roll_up(nordbaek(), AS_OF, from_history(history(), BEFORE))
    twice = roll_up(nordbaek(), AS_OF, again(once))

    assert once.lines(HISTORY) == twice.lines(HISTORY)
    assert once.changes == twice.changes


def test_a_project_that_is_gone_keeps_its_history() -> None:
    """Its earlier rows stay, and it is named among the changes."""
    first = roll_up(nordbaek(), AS_OF)
    second = roll_up(without("P-2026-01"), LATER, again(first))
    rows = [line.record.as_of for line in second.lines(HISTORY) if number(line) == "P-2026-01"]  # type: ignore[attr-defined]

    assert [AS_OF] == rows
    assert ["P-2026-01"] == [one.number for one in second.changes if one.now is None]


def test_changes_begin_with_what_became_worse() -> None:
    """Three became red, one became green; the largest move comes first."""
    portfolio = roll_up(nordbaek(), AS_OF, from_history(history(), BEFORE))
    first = portfolio.changes[0]

    assert ("P-2025-04", Light.YELLOW, Light.RED) == (first.number, first.before, first.now)
    assert (500, 79, (12, 16)) == (first.money, first.days, first.exposure)
    assert [Light.RED] * 3 == [one.now for one in portfolio.changes[:3]]


def test_without_an_earlier_date_nothing_has_changed() -> None:
    """The first roll-up has nothing to compare with."""
    portfolio = roll_up(nordbaek(), AS_OF)

    assert () == portfolio.changes
    assert None is portfolio.since


def test_what_people_typed_is_found_again() -> None:
    """By project number whatever its case, and by the number of the problem."""
    portfolio = roll_up(nordbaek(), AS_OF, Carried(kept=(REMARK, PRIORITY, FOLLOW_UP)))
    line = next(one.record for one in portfolio.lines(PROJECTS) if number(one) == "P-2026-01")
    records: list[Any] = [one.record for one in portfolio.lines(DECISIONS)]
    decisions = {(one.number, one.item): one.follow_up for one in records if one.follow_up}

    assert isinstance(line, ProjectLine)
    assert ("Spørg om vejbelysning", Priority.HIGH) == (line.remark, line.priority)
    assert {("P-2025-04", "P1"): "På dagsordenen"} == decisions
    assert () == portfolio.aside


def test_a_project_that_leaves_and_returns_has_its_notes_again() -> None:
    """What was typed for it waits aside, through a roll-up without it, also as a choice."""
    kept = (REMARK, PRIORITY, FOLLOW_UP)
    first = roll_up(nordbaek(), AS_OF, Carried(kept=kept))
    gone = roll_up(without("P-2026-01", "P-2025-04"), LATER, again(first))
    back = roll_up(nordbaek(), LATER, again(gone))

    assert 3 == len(gone.aside)
    assert () == back.aside
    assert [line.record for line in first.lines(PROJECTS)] == [
        line.record for line in back.lines(PROJECTS)
    ]
    assert first.lines(DECISIONS) == back.lines(DECISIONS)


@pytest.mark.parametrize("word", ["Høj", "High", "HØJ"])
def test_a_choice_laid_aside_is_known_in_any_language(word: str) -> None:
    """A workbook in Danish may be rolled up in English the next time."""
    row = AsideLine.model_construct(field="projects.priority", number="P-2026-01", value=word)

    assert (PRIORITY.value,) == tuple(
        one.value for one in carried(Told({"portfolio.aside": [row]})).kept
    )


def test_two_values_for_one_field_are_both_kept() -> None:
    """The first stands on the line, the other is laid aside; nothing is lost."""
    other = Kept(PROJECTS, "remark", "P-2026-01", "", "En anden bemærkning")
    portfolio = roll_up(nordbaek(), AS_OF, Carried(kept=(REMARK, other)))

    assert ["En anden bemærkning"] == [row.value for row in portfolio.aside]


def test_what_is_not_carried_is_named() -> None:
    """Own sheets, own cells, unreadable cells, and projects written by hand."""
    findings = (
        Finding("sheet_own", Severity.NOTE, Place("Mine noter")),
        Finding("not_read", Severity.NOTE, Place("Projekter"), values={"cells": "AX3:AX9"}),
        Finding("choice_unknown", Severity.ERROR, Place("Projekter"), got="vild"),
        Finding("label_moved", Severity.NOTE, Place("Projekter")),
    )
    records: dict[str, Sequence[Record]] = {
        "portfolio.sources": [SourceLine.model_construct(file="a.xlsx", number="P-2026-01")],
        "portfolio.projects": [
            ProjectLine.model_construct(number="P-2026-01"),
            ProjectLine.model_construct(number="P-2026-99"),
        ],
    }
    places = Standing({("portfolio.projects", 1, "number"): Place("Projekter")})
    told = carried(Told(records, places, findings))

    assert (
        "Mine noter",
        "Projekter!AX3:AX9",
        "Projekter: vild",
        "Projekter: P-2026-99",
    ) == told.own_things


def test_nothing_is_carried_from_nothing() -> None:
    """The first roll-up begins with an empty hand."""
    assert NOTHING == carried(Told())


def test_a_row_of_history_without_date_or_number_is_passed_over() -> None:
    """It says nothing about anybody; the reading has a finding for it."""
    rows = [
        HistoryLine.model_construct(as_of=BEFORE),
        HistoryLine.model_construct(number="P-2026-01"),
        HistoryLine.model_construct(as_of=BEFORE, number="P-2026-01"),
    ]

    assert (rows[2],) == carried(Told({"portfolio.history": rows})).history


def test_a_project_in_quarantine_has_not_left() -> None:
    """Two files with its number put it in quarantine; that is no reason to call it gone."""
    first = roll_up(nordbaek(), AS_OF)
    copy = delivered("P-2026-01", file="Kopi.xlsx")
    second = roll_up((*nordbaek(), copy), LATER, again(first))

    assert [] == [one.number for one in second.changes if one.now is None]


@pytest.mark.parametrize(
    ("before", "now", "steps"),
    [
        (Light.GREEN, Light.RED, 2),
        (Light.YELLOW, Light.GREEN, -1),
        (Light.NOT_STARTED, Light.GREEN, 0),
        (Light.GREEN, Light.CLOSED, 0),
        (Light.YELLOW, Light.MISSING, 0),
        (None, Light.RED, 0),
    ],
)
def test_only_colours_become_better_or_worse(
    before: Light | None, now: Light | None, steps: int
) -> None:
    """A project that begins, ends or falls silent has become neither."""
    assert steps == Change("P-2026-01", "", before, now).steps
