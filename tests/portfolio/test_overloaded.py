"""Who is asked for more hours than there are: a query to the project that asks most, and once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from excelkasse.portfolio.asked import Asked
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.queries.overloaded import OVERLOADS, overloaded
from excelkasse.portfolio.records.capacity import AllocationLine, PersonLine
from excelkasse.portfolio.records.queries import QueryLine
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.sheets.queries_told import query_lines
from excelkasse.portfolio.tables import ALLOCATIONS, PEOPLE
from excelkasse.portfolio.whole import Portfolio
from excelkasse.schema.settings import STANDARD
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, handed_on, nordbaek

PERSON, UNIT = OVERLOADS


def tables(*asked: tuple[str, str, float], share: float = 0.5) -> Mapping[str, Sequence[Line]]:
    """Give two people of Byg; what is asked of whom by which project in November 2026."""
    people = [
        PersonLine.model_construct(None, initials=one, unit="Byg", share=share)
        for one in ("ABN", "KJO")
    ]
    rows = [
        AllocationLine.model_construct(
            None, number=number, initials=who, unit="Byg", year=2026, month_11=hours
        )
        for number, who, hours in asked
    ]
    return {PEOPLE: [Line(one) for one in people], ALLOCATIONS: [Line(one) for one in rows]}


def told(*asked: tuple[str, str, float]) -> list[tuple[str, str, str]]:
    """Give what is asked: of which project, with which code, about whom."""
    found = overloaded(tables(*asked), AS_OF, STANDARD)
    return [(number, one.code, one.item) for number, one in found]


def test_the_project_that_asks_most_is_asked() -> None:
    """November has 21 workdays of 7,4 hours; half of them are 77,7."""
    assert [("P-2026-02", PERSON, "ABN")] == told(
        ("P-2026-01", "ABN", 30), ("P-2026-02", "ABN", 50)
    )
    assert [] == told(("P-2026-01", "ABN", 30), ("P-2026-02", "ABN", 47))


def test_a_unit_is_asked_about_when_its_people_together_have_too_little() -> None:
    """Also where a colleague's free hours would not be enough; else only the person is."""
    both = told(("P-2026-01", "ABN", 100), ("P-2026-02", "KJO", 60))

    assert [("P-2026-01", PERSON, "ABN"), ("P-2026-01", UNIT, "Byg")] == both
    assert [("P-2026-01", PERSON, "ABN")] == told(("P-2026-01", "ABN", 100))


def test_the_figures_say_how_much_when_and_for_whom() -> None:
    """Load at its highest, hours too many, first and last month, projects by their hours."""
    ((_, one),) = overloaded(
        tables(("P-2026-01", "ABN", 30), ("P-2026-02", "ABN", 60)), AS_OF, STANDARD
    )

    assert {
        "who": "ABN",
        "worst": 116,
        "first": "11-2026",
        "last": "11-2026",
        "hours": 12,
        "projects": ("P-2026-02", "P-2026-01"),
    } == one.values


def _overloads(portfolio: Portfolio) -> Mapping[str, Asked]:
    return {one.question.item: one for one in portfolio.queries if one.question.code in OVERLOADS}


def _lines(portfolio: Portfolio, said: str) -> Sequence[QueryLine]:
    """Give the rows of the sheet, as if somebody had explained every overload."""
    rows: list[QueryLine] = []
    for line in query_lines(portfolio.queries, texts("da")):
        assert isinstance(line.record, QueryLine)
        explained = line.record.code in OVERLOADS
        rows.append(line.record.model_copy(update={"explanation": said} if explained else {}))
    return rows


@pytest.mark.parametrize("later", [AS_OF.replace(day=31), date(2026, 11, 30)])
def test_an_explanation_is_carried_forward_with_its_date(later: date) -> None:
    """Also when the first month of the overload has passed."""
    first = roll_up(nordbaek(), AS_OF, handed_on())
    said = replace(handed_on(), queries=_lines(first, "Byg får en vikar."))
    again = _overloads(roll_up(nordbaek(), later, said))

    assert {"ABN", "DHM", "KJO", "LFK", "Byg"} == set(_overloads(first))
    assert set(_overloads(first)) == set(again)
    assert {"Byg får en vikar."} == {one.explanation for one in again.values()} - {None}
    assert (AS_OF, "Byg får en vikar.") == (again["LFK"].asked_on, again["LFK"].explanation)
