"""The status report and the portfolio's report: what is in them, and what is not."""

from dataclasses import replace

import pytest

from excelkasse.pack.contents.report import portfolio_report
from excelkasse.pack.document import Chart, Facts, Table
from excelkasse.portfolio.rollup import roll_up
from excelkasse.schema.choices import Dimension, Light
from tests.pack.nordbaek import (
    DANISH,
    NOTHING,
    portfolio,
    report,
    said,
    section,
    status,
)
from tests.portfolio.nordbaek import AS_OF, nordbaek, projects, typed

REPORTING = [one for one in projects() if one.startswith("P")]


@pytest.mark.parametrize("number", REPORTING)
def test_a_status_report_says_what_the_project_typed(number: str) -> None:
    """Every explanation, every open question and what has happened since last time is in it."""
    parts, told = typed(number), said(status(number))
    head = (parts.get("status_report.head") or parts["light_plan.status"])[0]
    rows = [*parts.get("status_report.dimensions", []), *parts.get("light_plan.dimensions", [])]
    problems = [
        one["problem"] for one in parts.get("status_report.problems", []) if not one.get("decision")
    ]

    assert [] == [one for one in problems if one not in told]
    assert [] == [row["explanation"] for row in rows if (row.get("explanation") or "") not in told]
    assert head["since_last"] in told


@pytest.mark.parametrize("number", REPORTING)
def test_a_status_report_has_the_seven_dimensions(number: str) -> None:
    """Each with its light, and the cell that it was read from."""
    (table,) = section(status(number), "dimensions").blocks

    assert isinstance(table, Table)
    assert len(Dimension) == len(table.rows)
    assert all(row[1].light is not None and row[1].place is not None for row in table.rows)


def test_risks_and_stakeholders_go_along_only_when_asked_for() -> None:
    """Neither the sections nor a word of theirs is there otherwise."""
    parts = typed("P-2026-05")
    fears = [one["fears"] for one in parts["stakeholder_register.stakeholders"] if "fears" in one]
    plain, whole = status("P-2026-05"), status("P-2026-05", "risks", "stakeholders")

    assert [] == [one.key for one in plain.sections if one.sensitive]
    assert ["stakeholders", "risks"] == [one.key for one in whole.sections if one.sensitive]
    assert [] == [one for one in fears if one in said(plain)]
    assert [] == [one for one in fears if one not in said(whole)]


def test_a_status_that_is_too_old_does_not_count() -> None:
    """The report says so, and shows no colour."""
    parts = typed("P-2026-05")
    parts["status_report.head"][0]["status_date"] = AS_OF.replace(month=5)
    document = status("P-2026-05", parts=parts)
    facts = [block for block in section(document, "summary").blocks if isinstance(block, Facts)]

    assert "er fra 30-05-2026 og er for gammel" in said(document)
    assert Light.MISSING is facts[0].rows[0][1].light


def test_money_and_hours_are_numbers_and_charts() -> None:
    """The chart's words hold the same numbers as its bars."""
    blocks = section(status("P-2026-05"), "figures").blocks
    charts = [one for one in blocks if isinstance(one, Chart)]

    assert [[1900, 1240, 1960], [1450, 1120, 1680]] == [
        list(one.series[0].numbers) for one in charts
    ]
    assert "Bevilling/budget: 1.900; Forbrug: 1.240; Forventet i alt: 1.960" in (
        charts[0].alternative
    )


def test_the_report_has_what_management_asks_for() -> None:
    """Counts, decisions, reds, changes, missing, money, hours, what comes; risks when asked."""
    keys = ["counts", "decisions", "reds", "changes", "missing", "money", "hours", "ahead"]

    assert keys == [one.key for one in report().sections]
    assert [*keys, "risks"] == [one.key for one in report("risks").sections]


def test_the_figures_of_the_report_are_those_of_the_portfolio() -> None:
    """Projects by light, and money in t.kr."""
    counts = section(report(), "counts").blocks[0]
    money = section(report(), "money").blocks[0]
    figures = portfolio().figures
    assert isinstance(counts, Facts)
    assert isinstance(money, Facts)
    by_light = [said.value for _, said in counts.rows[1:5]]

    assert list(figures.lights.values()) == by_light
    assert figures.total("grant").value == money.rows[0][1].value
    assert "58.550" == money.rows[0][1].text


def test_every_decision_has_question_decider_and_deadline() -> None:
    """The three that the sample's projects ask for, and the two proposals that wait."""
    (table,) = section(report(), "decisions").blocks
    assert isinstance(table, Table)
    by_number = {row[0].text: [one.text for one in row] for row in table.rows}

    assert 5 == len(table.rows)
    assert "Skal byrådet have en tillægsbevilling" in by_number["P-2025-04"][2]
    assert ["Byråd", "15-12-2026"] == by_number["P-2025-04"][4:]


def test_without_an_earlier_report_nothing_is_compared() -> None:
    """The report says so, instead of calling everything new."""
    first = portfolio_report(roll_up(nordbaek(), AS_OF), DANISH, NOTHING)

    assert "Der er ingen tidligere opgørelse at sammenligne med." in said(first)
    assert "ingen tidligere opgørelse" not in said(report())


def test_a_template_is_no_report() -> None:
    """A portfolio without a day has nothing to say of one."""
    with pytest.raises(ValueError, match="day"):
        portfolio_report(replace(portfolio(), as_of=None), DANISH, NOTHING)
