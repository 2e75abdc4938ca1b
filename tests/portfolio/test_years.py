"""The money of one project by year: what is in no year, what is missing, and what lacks a grant."""

from datetime import date
from typing import Any

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.finding import Place
from excelkasse.grid import Workbook
from excelkasse.portfolio.collect import deliver
from excelkasse.portfolio.records.years import GrantState
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import YEARS
from excelkasse.reading import read
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from excelkasse.tools.budget import CostKind, CostNature, GrantType
from tests.portfolio.nordbaek import AS_OF, Parts, delivered, facts, nordbaek, projects, typed
from tests.sheets import workbook_of

CAPITAL, OPERATING = CostNature.CAPITAL, CostNature.OPERATING
NUMBER = "P-2026-08"


def budget(**changed: list[dict[str, Any]]) -> Parts:
    """Give a project with one line of capital money, granted and put in years, or changed."""
    line = {"kind": CostKind.CONTRACT, "nature": CAPITAL, "grant_year_0": 100.0}
    line |= {"grant_year_1": 50.0, "spent": 40.0, "remaining": 120.0}
    grant = {"day": date(2026, 1, 27), "type": GrantType.CAPITAL_GRANT, "amount": 150.0}
    years = [
        {"year": 2026, "nature": CAPITAL, "spent": 40.0, "forecast": 90.0, "transfer": 10.0},
        {"year": 2027, "nature": CAPITAL, "forecast": 70.0},
    ]
    parts = typed(NUMBER)
    parts["budget.totals"] = [{"budget_year": 2026}]
    parts["budget.lines"] = changed.get("lines", [line])
    parts["budget.grants"] = changed.get("grants", [{**grant, "year": 2026}])
    parts["budget.years"] = changed.get("years", years)
    return parts


def rows(parts: Parts) -> list[Any]:
    """Give the rows of the project."""
    return [line.record for line in delivered(NUMBER, parts).lines[YEARS]]


def figures(record: Any) -> tuple[object, ...]:  # noqa: ANN401
    """Give the figures of a row."""
    named = ("year", "budget", "granted", "released", "spent", "forecast", "deviation", "transfer")
    return tuple(getattr(record, field) for field in named)


def test_a_year_has_what_was_told_of_it() -> None:
    """A year without a decision has none; nobody has spent in a year to come."""
    now, then = rows(budget())

    assert (2026, 100, 150, 0, 40, 90, -10, 10) == figures(now)
    assert (2027, 50, 0, 0, None, 70, 20, None) == figures(then)
    assert (GrantState.BOTH, None) == (now.grants, now.missing)


def test_what_is_in_no_year_stands_by_itself() -> None:
    """With it the rows add up to the whole project, also in how far it deviates."""
    now, then, rest = rows(budget(years=[]))

    assert (None, None, None, None, 40, 160, 10, None) == figures(rest)
    assert (None, None) == (now.spent, now.forecast)
    assert "portfolio.lacks.spent|portfolio.lacks.forecast|portfolio.lacks.transfer" == now.missing
    assert "portfolio.lacks.forecast" == then.missing


def test_a_year_told_in_part_leaves_a_rest() -> None:
    """The years have 90, the project expects 160, and 70 are in no year."""
    now, then, rest = rows(budget(years=[{"year": 2026, "nature": CAPITAL, "forecast": 90.0}]))

    assert (90, None, 70) == (now.forecast, then.forecast, rest.forecast)
    assert 160 - 150 == sum(one.deviation for one in (now, rest))


def test_years_that_add_up_expect_nothing_in_the_others() -> None:
    """All 160 are in 2026, so that 2027 has 0 and is not asked about."""
    all_now = {"year": 2026, "nature": CAPITAL, "spent": 40.0, "forecast": 160.0, "transfer": 0.0}
    now, then = rows(budget(years=[all_now]))

    assert (60, -50) == (now.deviation, then.deviation)
    assert (0, None) == (then.forecast, then.missing)


@pytest.mark.parametrize(
    ("lines", "grants", "states"),
    [
        ({}, [], {GrantState.NO_GRANT}),
        ({"grant_year_0": None, "grant_year_1": None}, [150], {GrantState.NO_BUDGET}),
        ({"grant_year_0": None, "grant_year_1": None}, [], {GrantState.NEITHER}),
        ({}, [149], {GrantState.PARTLY}),
        ({}, [100, 50], {GrantState.BOTH}),
        ({"grant_year_1": None}, [150], {GrantState.BOTH, GrantState.NO_BUDGET}),
    ],
)
def test_capital_money_needs_both(
    lines: dict[str, float | None], grants: list[float], states: set[GrantState]
) -> None:
    """A grant is for all years together, the budget for each of them."""
    line = budget()["budget.lines"][0] | lines
    given = [
        {"day": date(2026, 1, 27), "type": GrantType.CAPITAL_GRANT, "amount": amount, "year": 2026}
        for amount in grants
    ]

    assert states == {
        one.grants for one in rows(budget(lines=[line], grants=given)) if one.grants is not None
    }


def test_operating_money_needs_no_grant() -> None:
    """It is never flagged, and what nobody decided is not missing."""
    line = budget()["budget.lines"][0] | {"nature": OPERATING}
    years = [one | {"nature": OPERATING} for one in budget()["budget.years"]]
    found = rows(budget(lines=[line], grants=[], years=years))

    assert {(None, None, None)} == {(one.grants, one.granted, one.missing) for one in found}


def test_a_grant_that_may_be_of_either_is_of_neither() -> None:
    """With both natures a supplement stands by itself, and says that its nature is missing."""
    capital = budget()["budget.lines"][0]
    grants = [
        {"day": date(2026, 1, 27), "type": kind, "amount": 7.0, "year": 2026}
        for kind in (GrantType.SUPPLEMENT, GrantType.RELEASE, GrantType.BUDGET_MOVED)
    ]
    found = rows(budget(lines=[capital, capital | {"nature": OPERATING}], grants=grants))
    unknown = [one for one in found if one.nature is None]

    assert [(2026, None, 7, None)] == [figures(one)[:4] for one in unknown]
    assert unknown[0].missing.startswith("portfolio.lacks.nature")
    assert {7} == {one.released for one in found if one.nature is CAPITAL and one.year == 2026}
    assert [OPERATING, CAPITAL, None] == list(dict.fromkeys(one.nature for one in found))


def test_a_budget_without_a_line_says_so() -> None:
    """Nothing is 0; all three numbers of the whole project are missing."""
    parts = budget(lines=[], grants=[], years=[])
    (row,) = rows(parts)

    assert {None} == set(figures(row))
    assert "spent" in row.missing
    assert row.missing.count("|") >= 2


def test_the_one_number_of_a_light_plan_is_in_no_year() -> None:
    """Its nature is that of its funding."""
    (line,) = delivered("P-2026-10").lines[YEARS]
    row: Any = line.record

    assert (OPERATING, None, 0, 0) == (row.nature, row.year, row.budget, row.forecast)
    assert Place("light_plan.plan").sheet == line.places["budget"].sheet


def test_a_figure_leads_to_the_first_cell_it_is_made_of() -> None:
    """The budget to a line, the grant to a decision, the rest to the row of the year."""
    places = delivered(NUMBER, budget()).lines[YEARS][0].places

    assert {
        "number": "master_data.project",
        "budget": "budget.lines",
        "granted": "budget.grants",
        **dict.fromkeys(("spent", "forecast", "transfer"), "budget.years"),
    } == {field: place.sheet for field, place in places.items()}


def test_a_workbook_from_before_the_years_is_read_as_it_was() -> None:
    """Without the sheet nothing is remarked; what is spent and expected is in no year."""
    sample = projects()["P-2025-11"]
    whole = workbook_of(sample_workbook(sample, texts("da")))
    old = Workbook(tuple(grid for grid in whole.grids if grid.name != "Pr. år"))
    reading = read(old, SHELF, today=AS_OF)
    found: list[Any] = [one.record for one in deliver(facts("a"), reading, AS_OF).lines[YEARS]]

    assert len(whole.grids) == len(old.grids) + 1
    assert () == reading.findings
    assert [2025, 2026, 2027, None] == [one.year for one in found]
    assert (7_350, 21_100, -400) == (found[-1].spent, found[-1].forecast, found[-1].deviation)


def test_only_projects_that_count_are_in_the_sums() -> None:
    """Neither proposals nor projects that are over."""
    portfolio = roll_up(nordbaek(), AS_OF)
    numbers = {line.record.number for line in portfolio.lines(YEARS)}  # type: ignore[attr-defined]

    assert 8 == len(numbers)
    assert not any(number.startswith("F") for number in numbers)
