"""A small project in the portfolio: its own plan and status stand for tools it does not have."""

from typing import Any

from excelkasse.finding import Place
from excelkasse.portfolio.tables import DECISIONS, HOURS, MILESTONES, MONEY, PROJECTS, RISKS
from excelkasse.schema.choices import Forum, JudgedLight, MilestoneStatus
from tests.portfolio.nordbaek import delivered, typed

LIGHT = "P-2026-10"


def _records(table: str, **status: str | float) -> list[Any]:
    parts = typed(LIGHT)
    parts["light_plan.status"][0].update(status)
    return [line.record for line in delivered(LIGHT, parts).lines[table]]


def test_its_line_is_whole() -> None:
    """Lights, money and hours come from Lightplan and Light status."""
    (line,) = _records(PROJECTS)

    assert (180, 60, 110) == (line.hours_budget, line.hours_spent, line.hours_remaining)
    assert (0, 0, 0) == (line.grant, line.spent, line.forecast)
    assert {JudgedLight.GREEN} == {
        *(line.time, line.money, line.quality, line.resources),
        *(line.stakeholders, line.risks, line.benefits),
    }
    assert "Seks skabeloner er klar" == line.reached
    assert "Prøveperioden er begyndt med tre entreprenører" == line.next_milestone
    assert 4 == line.top_exposure


def test_every_value_leads_to_its_cell() -> None:
    """What is read on Light status leads to Light status."""
    (line,) = delivered(LIGHT).lines[PROJECTS]

    assert Place("light_plan.status").sheet == line.places["hours_spent"].sheet
    assert Place("light_plan.plan").sheet == line.places["grant"].sheet
    assert Place("light_plan.activities").sheet == line.places["reached"].sheet


def test_its_activities_are_milestones() -> None:
    """An activity that is done is reached; one whose deadline has passed is late."""
    found = {record.item: record.status for record in _records(MILESTONES)}

    assert MilestoneStatus.REACHED is found["1"]
    assert MilestoneStatus.NOT_REACHED is found["4"]


def test_its_three_risks_have_colours() -> None:
    """Exposure and colour follow from probability and impact."""
    found = [(record.exposure, record.light) for record in _records(RISKS)]

    assert [(4, JudgedLight.GREEN), (2, JudgedLight.GREEN), (3, JudgedLight.GREEN)] == found


def test_it_has_money_and_hours_of_its_own() -> None:
    """One line in each table, with how much more is expected than agreed."""
    (money,) = _records(MONEY, forecast=10)
    (hours,) = _records(HOURS)

    assert 10 == money.forecast
    assert (180, 170) == (hours.budget, hours.forecast)


def test_its_question_waits_to_be_decided() -> None:
    """What Light status asks stands among the decisions, with who is to answer."""
    asked = {"decision_need": "Må vi bruge 40 timer mere?", "decided_by": "owner"}
    (decision,) = _records(DECISIONS, **asked)
    (line,) = _records(PROJECTS, **asked)

    assert ("Må vi bruge 40 timer mere?", Forum.OWNER) == (decision.question, decision.forum)
    assert "Må vi bruge 40 timer mere?" == line.decision_need
    assert [] == _records(DECISIONS)
