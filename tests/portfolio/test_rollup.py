"""Many deliveries to one portfolio: sums, counts, what comes first, and nothing lost on the way."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excelkasse.errors import Unreadable
from excelkasse.portfolio.collect import Delivery, refused
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import DECISIONS, HISTORY, MONEY, PROJECTS, RISKS
from excelkasse.portfolio.whole import Group, Portfolio
from excelkasse.schema.choices import Dimension, Light, ProjectStatus
from tests.portfolio.nordbaek import AS_OF, delivered, facts, nordbaek, projects, typed


def rolled(*deliveries: Delivery) -> Portfolio:
    """Roll deliveries up at the sample's reporting date."""
    return roll_up(deliveries, AS_OF)


def records(portfolio: Portfolio, table: str) -> Sequence[Any]:
    """Give the records of a table."""
    return [line.record for line in portfolio.lines(table)]


def test_the_sums_of_the_sample_are_its_own() -> None:
    """The catalogue's figures, and the same again added up from what people typed."""
    figures = rolled(*nordbaek()).figures
    lines: list[Mapping[str, Any]] = [
        row
        for number, one in projects().items()
        if number.startswith("P")
        for row in one.parts.get("budget.lines", ())
    ]
    spent = sum(row.get("spent") or 0 for row in lines)
    remaining = sum(row.get("remaining") or 0 for row in lines)

    assert 58_550 == figures.total("grant").value
    assert 27_610 == spent == figures.total("spent").value
    assert 59_860 == spent + remaining == figures.total("forecast").value
    assert (9_860, 5_240, 5_040) == tuple(
        figures.total(key).value for key in ("hours_budget", "hours_spent", "hours_remaining")
    )


def test_lights_are_counted_without_proposals_and_closed() -> None:
    """Three green, two yellow, three red; two proposals and a closed project stand beside."""
    parts = typed("P-2026-01")
    parts["master_data.project"][0] |= {
        "number": "P-2024-01",
        "project_status": ProjectStatus.CLOSED,
    }
    portfolio = rolled(*nordbaek(), delivered("P-2026-01", parts, file="gammel.xlsx"))

    assert {"green": 3, "yellow": 2, "red": 3, "missing": 0} == portfolio.lights
    assert (8, 2, 1) == (
        portfolio.figures.projects,
        portfolio.figures.proposals,
        portfolio.figures.closed,
    )
    assert 58_550 == portfolio.figures.total("grant").value
    assert 11 == len(portfolio.lines(PROJECTS))
    assert "P-2024-01" not in {line.number for line in records(portfolio, RISKS)}


def test_a_missing_number_is_counted_and_not_added() -> None:
    """A project whose money could not be read is missing from the sum, and the sum says so."""
    parts = typed("P-2025-04")
    del parts["budget.totals"], parts["budget.lines"]
    deliveries = [one for one in nordbaek() if one.number != "P-2025-04"]
    total = rolled(*deliveries, delivered("P-2025-04", parts)).figures.total("grant")

    assert 58_550 - 14_200 == total.value
    assert 1 == total.missing


def test_no_number_at_all_gives_no_sum() -> None:
    """The sum of nothing is unknown, not 0."""
    figures = rolled(delivered("F-2026-14")).figures

    assert None is figures.total("grant").value
    assert None is figures.money_share
    assert 0 == figures.projects


def test_two_files_with_one_number_are_both_in_quarantine() -> None:
    """Neither of them is counted, and both are named, also when the case differs."""
    copy = delivered("P-2026-01", file="Kopi.xlsx")
    parts = typed("P-2026-03")
    portfolio = rolled(*nordbaek(), copy, delivered("P-2026-03", parts, file="A.xlsx"))
    gone = {(one.file, one.code) for one in portfolio.quarantined}
    files = {one.values["files"] for one in portfolio.quarantined if one.number == "P-2026-01"}

    assert 4 == len(gone)
    assert {"duplicate_project"} == {code for _, code in gone}
    assert 1 == len(files)
    assert re.fullmatch(r"Kopi\.xlsx \(.*\), P-2026-01 .*, etape 2\.xlsx \(.*\)", files.pop())
    assert (12, 8) == (portfolio.found, portfolio.read)


@given(st.lists(st.sampled_from(["P-2026-01", "P-2026-10", "F-2026-14", "broken"]), max_size=6))
def test_found_is_read_and_quarantined(numbers: list[str]) -> None:
    """No file is ever lost, whatever comes twice or broken."""
    deliveries = [
        refused(facts(f"{at}.xlsx"), Unreadable("damaged", {"cause": ""}))
        if number == "broken"
        else delivered(number, file=f"{at}.xlsx")
        for at, number in enumerate(numbers)
    ]
    portfolio = rolled(*deliveries)

    assert len(numbers) == portfolio.found == portfolio.read + len(portfolio.quarantined)
    assert {f"{at}.xlsx" for at in range(len(numbers))} == {
        *(one.file for one in portfolio.quarantined),
        *(one.facts.file for one in portfolio.deliveries),
    }


def test_money_is_grouped_by_committee() -> None:
    """The largest grant first, and the groups add up to the whole."""
    groups = rolled(*nordbaek()).by_committee

    assert (
        Group("Klima- og Miljøudvalget", {"grant": 26_000, "spent": 15_690, "forecast": 27_550})
        == groups[0]
    )
    assert 58_550 == sum(group.numbers["grant"] or 0 for group in groups)


def test_a_group_without_a_name_is_a_group() -> None:
    """A project that names no department is still counted."""
    parts = typed("P-2026-01")
    del parts["master_data.project"][0]["department"]
    groups = rolled(delivered("P-2026-01", parts)).by_department

    assert [None] == [group.name for group in groups]
    assert 1 == groups[0].numbers["yellow"]


def test_phases_stand_in_their_order() -> None:
    """Planning comes before execution."""
    portfolio = rolled(*nordbaek())

    assert ["planning", "execution"] == [str(group.name) for group in portfolio.by_phase]


def test_the_matrix_counts_open_risks() -> None:
    """The square holds every open risk once; closed and occurred ones are not in it."""
    portfolio = rolled(*nordbaek())
    open_ones = [
        row
        for one in projects().values()
        for part in ("risk_register.risks", "light_plan.risks")
        for row in one.parts.get(part, ())
        if row.get("status") not in ("closed", "occurred")
    ]

    assert len(open_ones) == sum(portfolio.matrix.values()) == portfolio.figures.open_risks
    assert 1 == portfolio.matrix[4, 4]


def test_the_largest_risks_come_first() -> None:
    """Ten of them, by exposure."""
    exposures = [line.record.exposure for line in rolled(*nordbaek()).top_risks]  # type: ignore[attr-defined]

    assert [16, 15, 12] == exposures[:3]
    assert sorted(exposures, reverse=True) == exposures
    assert 10 == len(exposures)


def test_what_waits_is_problems_and_proposals() -> None:
    """The three questions of the reds, and the two proposals, by date."""
    waiting = [line.record for line in rolled(*nordbaek()).waiting]

    assert ["P-2026-05", "F-2026-14", "F-2026-15", "P-2026-08", "P-2025-04"] == [
        record.number  # type: ignore[attr-defined]
        for record in waiting
    ]
    assert 28 == len(rolled(*nordbaek()).lines(DECISIONS))


def test_a_gate_whose_date_has_passed_waits_too() -> None:
    """It is overdue until somebody writes what was decided."""
    parts = typed("P-2025-09")
    for row in parts["gate_register.gates"]:
        if row["gate"] == "b3":
            row["planned"] = date(2026, 10, 1)
    portfolio = rolled(delivered("P-2025-09", parts))

    assert ["B3"] == [line.record.item for line in portfolio.waiting]  # type: ignore[attr-defined]
    assert 1 == portfolio.figures.overdue


def test_reds_are_explained_dimension_by_dimension() -> None:
    """Every red dimension of a red project stands with the words of its status report."""
    reds = rolled(*nordbaek()).reds

    assert [
        ("P-2025-04", Dimension.TIME),
        ("P-2025-04", Dimension.MONEY),
        ("P-2025-04", Dimension.RISKS),
        ("P-2026-05", Dimension.RESOURCES),
        ("P-2026-08", Dimension.STAKEHOLDERS),
        ("P-2026-08", Dimension.RISKS),
    ] == [(one.number, one.dimension) for one in reds]
    assert all(one.explanation for one in reds)


def test_the_next_three_months_hold_milestones_and_gates() -> None:
    """By date, nothing later than the same day in three months, and nothing already reached."""
    events = rolled(*nordbaek()).upcoming

    assert [one.day for one in events] == sorted(one.day for one in events)
    assert max(one.day for one in events) <= date(2027, 1, 30)
    assert {"B0", "B2", "B3", "B4"} >= {one.gate for one in events if one.gate}
    assert not any(one.late for one in events)


@pytest.mark.parametrize("table", [MONEY, RISKS])
def test_every_line_names_its_file(table: str) -> None:
    """A line can always be traced to the file it came from."""
    files = {one.facts.file for one in nordbaek()}

    assert {line.file for line in rolled(*nordbaek()).lines(table)} <= files


def test_the_history_gets_a_row_for_each_project() -> None:
    """Each project as it stands at the reporting date."""
    rows = records(rolled(*nordbaek()), HISTORY)

    assert {AS_OF} == {row.as_of for row in rows}
    assert {one.number for one in nordbaek()} == {row.number for row in rows}
    assert [Light.NOT_STARTED] * 2 == [row.overall for row in rows if row.number[0] == "F"]
