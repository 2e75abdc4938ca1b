"""One workbook to a delivery."""

import pickle
from dataclasses import replace
from datetime import date, timedelta

import pytest

from excelkasse.address import Cell
from excelkasse.errors import Unreadable
from excelkasse.finding import Place
from excelkasse.portfolio.collect import deliver, refused
from excelkasse.portfolio.delivery import Refusal
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.tables import DECISIONS, MILESTONES, MONEY, PROJECTS, RISKS
from excelkasse.schema.choices import Forum, JudgedLight, Light, ProjectStatus
from tests.portfolio.nordbaek import AS_OF, Told, delivered, facts, told, typed


def project(number: str, **changes: object) -> ProjectLine:
    """Give the project line of a sample project, some of its master data changed."""
    parts = typed(number)
    parts["master_data.project"][0].update(changes)
    line = delivered(number, parts).lines[PROJECTS][0].record
    assert isinstance(line, ProjectLine)
    return line


def test_a_project_becomes_one_line() -> None:
    """What the catalogue says of P-2025-04 stands on its line."""
    line = project("P-2025-04")

    assert Light.RED is line.overall
    assert JudgedLight.YELLOW is line.previous
    assert (14_200, 9_900, 15_900) == (line.grant, line.spent, line.forecast)
    assert (1_600, 1_380, 420) == (line.hours_budget, line.hours_spent, line.hours_remaining)
    assert 161 == line.deviation_days
    assert 16 == line.top_exposure
    assert date(2026, 9, 18) == line.reached_on
    assert date(2026, 12, 11) == line.next_on
    assert Forum.COUNCIL is line.decided_by
    assert 0 == line.status_age


def test_every_number_leads_back() -> None:
    """Each number of the project line has the place it was read from."""
    line = delivered("P-2025-04").lines[PROJECTS][0]
    numbers = [
        key
        for key in ProjectLine.model_fields
        if isinstance(getattr(line.record, key), int | float)
    ]

    assert [] == [key for key in numbers if key not in line.places]
    assert "budget.totals" == line.places["grant"].sheet
    assert "risk_register.risks" == line.places["top_exposure"].sheet


def test_the_highest_risk_leads_to_its_own_row() -> None:
    """The exposure is linked to the row of the risk it is of, wherever that stands."""
    parts = typed("P-2025-04")
    parts["risk_register.risks"].reverse()
    line = delivered("P-2025-04", parts).lines[PROJECTS][0]
    last = len(parts["risk_register.risks"]) - 1
    place = told(parts).places["risk_register.risks", last, "exposure"]

    assert place == line.places["top_exposure"]


def test_what_cannot_be_read_is_blank() -> None:
    """A number that is not there is None on the line, never 0."""
    parts = typed("P-2026-01")
    del parts["budget.totals"], parts["budget.lines"], parts["hour_budget.lines"]
    line = delivered("P-2026-01", parts).lines[PROJECTS][0].record

    assert isinstance(line, ProjectLine)
    assert (None, None, None) == (line.grant, line.forecast, line.hours_budget)


@pytest.mark.parametrize(
    ("status", "light"),
    [
        ("closed", Light.CLOSED),
        ("stopped", Light.CLOSED),
        ("proposed", Light.NOT_STARTED),
        ("paused", Light.YELLOW),
    ],
)
def test_a_project_not_under_way_has_a_light_of_its_own(status: str, light: Light) -> None:
    """Closed and stopped projects and proposals show no colour; a pause shows its last."""
    assert light is project("P-2026-01", project_status=ProjectStatus(status)).overall


@pytest.mark.parametrize(("age", "light"), [(45, Light.YELLOW), (46, Light.MISSING)])
def test_an_old_status_is_missing(age: int, light: Light) -> None:
    """A status counts for 45 days, and on the 46th it is missing."""
    parts = typed("P-2026-01")
    parts["status_report.head"][0]["status_date"] = AS_OF - timedelta(days=age)
    line = delivered("P-2026-01", parts).lines[PROJECTS][0].record

    assert isinstance(line, ProjectLine)
    assert (age, light) == (line.status_age, line.overall)


def test_decisions_are_problems_and_gates_that_wait() -> None:
    """A decided problem and a passed gate are no longer waiting."""
    parts = typed("P-2025-04")
    waiting = [line.record for line in delivered("P-2025-04", parts).lines[DECISIONS]]
    parts["status_report.problems"][0]["decision"] = "Ja"
    parts["gate_register.gates"][-1]["actual"] = AS_OF
    fewer = [line.record for line in delivered("P-2025-04", parts).lines[DECISIONS]]

    assert 2 == len(waiting) - len(fewer)


def test_rows_of_the_other_tables_lead_to_their_rows() -> None:
    """The number of a milestone or a risk leads to the row it was read from."""
    lines = delivered("P-2025-04").lines

    assert Place("milestone_plan.milestones", Cell(6, 2)) == lines[MILESTONES][1].places["item"]
    assert Place("risk_register.risks", Cell(6, 2)) == lines[RISKS][1].places["item"]
    assert "budget.totals" == lines[MONEY][0].places["committed"].sheet


def test_a_workbook_without_a_number_is_refused() -> None:
    """Without its number nobody can say whose figures they are."""
    parts = typed("P-2026-01")
    del parts["master_data.project"][0]["number"]
    delivery = delivered("P-2026-01", parts, file="uden nummer.xlsx")

    assert Refusal("no_project_number", {"file": "uden nummer.xlsx"}) == delivery.refusal
    assert {} == delivery.lines


def test_a_workbook_with_none_of_our_sheets_is_refused() -> None:
    """Somebody's own workbook in the folder is no project."""
    delivery = deliver(facts("budget.xlsx"), Told(), AS_OF)

    assert delivery.refusal is not None
    assert "not_a_project" == delivery.refusal.code


def test_a_file_that_could_not_be_read_keeps_its_cause() -> None:
    """The code and the values of the refusal travel with the file."""
    delivery = refused(facts("a.xlsx"), Unreadable("damaged", {"cause": "cut off"}))

    assert Refusal("damaged", {"file": "a.xlsx", "cause": "cut off"}) == delivery.refusal


def test_a_delivery_travels_between_processes() -> None:
    """A worker's delivery arrives as it was sent."""
    sent = replace(delivered("P-2025-04"), version=1)

    assert sent == pickle.loads(pickle.dumps(sent))  # noqa: S301


def test_a_status_after_the_reporting_date_is_asked_about() -> None:
    """A status of the day after is a query; one of the day itself is none."""
    number = "P-2025-11"
    asked = deliver(facts(number), told(typed(number)), AS_OF - timedelta(days=1))
    known = deliver(facts(number), told(typed(number)), AS_OF)

    assert ["status_ahead"] == [one.code for one in asked.findings]
    assert [] == [one.code for one in known.findings]
