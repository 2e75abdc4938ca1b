"""Native charts of project workbooks: over the whole table, and told in words."""

import pytest

from excelkasse.address import Cell
from excelkasse.layout.place import RegisterPlace, places
from excelkasse.plan import Chart, Formula, WorkbookPlan
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import benefit_register, master_data, stakeholder_register

PEOPLE = "stakeholder_register.stakeholders"
TOOLS = (master_data.TOOL, stakeholder_register.TOOL, benefit_register.TOOL)


def _plan(language: str = "da", **rows: object) -> WorkbookPlan:
    content = Content({PEOPLE: rows["people"]} if rows else {})  # type: ignore[dict-item]
    return project_workbook(TOOLS, texts(language), content, title="Prøve")


def _person(name: str, affected: int, influence: int) -> dict[str, object]:
    return {"number": name, "stakeholder": name, "affected": affected, "influence": influence}


def _charts(plan: WorkbookPlan) -> dict[str, Chart]:
    return {chart.kind: chart for sheet in plan.sheets for chart in sheet.charts}


def _register(path: str) -> RegisterPlace:
    place = places(TOOLS, texts("da"), {}).register(path)
    assert place is not None
    return place


def test_every_row_of_the_table_has_its_point() -> None:
    """The map has a series for each row that a template offers, named by the row's own cell."""
    chart, place = _charts(_plan())["scatter"], _register(PEOPLE)
    named = [series.named_by for series in chart.series]

    assert place.room == len(chart.series)
    assert Cell(place.first_row, place.columns["stakeholder"]) == named[0]
    assert place.column("map_up").first == chart.series[0].values.first


def test_the_benefits_have_a_series_for_each_measurement() -> None:
    """Four series over the whole table."""
    chart, place = _charts(_plan())["column"], _register("benefit_register.benefits")

    assert [place.column(f"share_{n}") for n in (1, 2, 3, 4)] == [s.values for s in chart.series]


def test_those_on_one_spot_stand_below_each_other() -> None:
    """Two with the same scores are drawn apart; a blank row is drawn outside the map."""
    plan = _plan(people=[_person("Skole", 4, 5), _person("Kirke", 4, 5), _person("Presse", 1, 2)])
    place = _register(PEOPLE)
    sheet = next(one for one in plan.sheets if one.name == place.sheet)
    column = place.columns["map_up"] - place.columns["number"]
    shown = [row[column] for row in sheet.tables[0].rows]
    results = [cell.result for cell in shown if isinstance(cell, Formula)]

    assert [5, 4.83, 2, -1] == results[:4]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_is_told_in_words(language: str) -> None:
    """The alt text names everybody on the map with their scores; an empty map says so."""
    filled = _charts(_plan(language, people=[_person("Skole", 4, 5)]))["scatter"]
    empty = _charts(_plan(language))["scatter"]

    assert "Skole: 4, 5" in filled.alt
    assert texts(language)["stakeholder_register.map.alt_empty"] == empty.alt
