"""The roll-up for machines."""

import json

from excelkasse.address import Cell
from excelkasse.errors import Unreadable
from excelkasse.finding import Finding, Place, Severity
from excelkasse.portfolio.collect import refused
from excelkasse.portfolio.report import as_json
from excelkasse.portfolio.rollup import roll_up
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, delivered, facts, nordbaek, with_findings


def test_the_whole_has_the_agreed_shape() -> None:
    """Schema 1: counts, lights, totals, projects by number; and it is plain JSON."""
    told = as_json(roll_up(nordbaek(), AS_OF), texts("da"))

    assert told == json.loads(json.dumps(told))
    assert {
        *("schema", "as_of", "found", "read", "quarantined", "findings", "lights"),
        *("totals", "projects", "queries"),
    } == told.keys()
    assert (1, "2026-10-30", 10, 10) == (
        told["schema"],
        told["as_of"],
        told["found"],
        told["read"],
    )
    assert {"green": 3, "yellow": 2, "red": 3, "missing": 0} == told["lights"]
    assert {
        "grant": 58_550,
        "spent": 27_610,
        "forecast": 59_860,
        "hours_budget": 9_860,
        "hours_spent": 5_240,
        "hours_remaining": 5_040,
    } == told["totals"]
    numbers = [project["number"] for project in told["projects"]]
    assert sorted(numbers) == numbers


def test_a_project_says_its_lights_and_figures() -> None:
    """Lights by dimension, choices as their keys, dates in ISO form."""
    told = as_json(roll_up(nordbaek(), AS_OF), texts("en"))
    project = next(one for one in told["projects"] if one["number"] == "P-2025-04")

    assert {
        "time": "red",
        "money": "red",
        "quality": "yellow",
        "resources": "yellow",
        "stakeholders": "yellow",
        "risks": "red",
        "benefits": "green",
    } == project["lights"]
    assert ("red", "full", "execution") == (project["overall"], project["model"], project["phase"])
    assert "2027-05-28" == project["end_forecast"]
    assert "Klimatilpasning i Bækkvarteret" == project["title"]


def test_what_is_not_known_is_null() -> None:
    """An empty portfolio has sums of nothing, not of 0."""
    told = as_json(roll_up((), AS_OF), texts("da"))

    assert {None} == set(told["totals"].values())
    assert [] == told["projects"]


def test_quarantine_and_findings_are_told() -> None:
    """Each with its file, its code and its words."""
    finding = Finding("sheet_own", Severity.NOTE, Place("Noter", Cell(2, 2)))
    delivery = with_findings(delivered("P-2026-10"), finding)
    broken = refused(facts("gammel.xls"), Unreadable("old_xls"))
    told = as_json(roll_up((delivery, broken), AS_OF), texts("da"))

    assert [("gammel.xls", "old_xls")] == [
        (one["file"], one["code"]) for one in told["quarantined"]
    ]
    assert "det gamle Excel-format" in told["quarantined"][0]["message"]
    (only,) = told["findings"]
    assert ("note", "Noter", "B2") == (only["severity"], only["sheet"], only["cell"])
