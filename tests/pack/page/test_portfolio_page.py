"""The portfolio as a page, as it is written: what is in it, what is not, and from a file."""

import re
from dataclasses import replace
from typing import Any

import html5lib
import pytest
from markupsafe import escape

from excelkasse.pack.page import contents_of, portfolio_page
from excelkasse.pack.page.portfolio import leaving
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import DECISIONS, EXPLANATIONS, HISTORY, PROJECTS, RISKS
from excelkasse.texts import LANGUAGES, texts
from tests.pack.page.portfolios import many, sample, spoiled
from tests.portfolio.nordbaek import AS_OF, handed_on, nordbaek

ALL = 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [sample, spoiled])
def test_the_page_is_valid_html(make: object, language: str) -> None:
    """A strict parser has nothing to say."""
    assert callable(make)
    page = portfolio_page(make(), texts(language), risks=True)

    assert html5lib.HTMLParser(strict=True).parse(page) is not None


def test_every_project_is_a_row_and_an_article() -> None:
    """Each project stands in the table in the order of the portfolio, and opens by its link."""
    contents = sample()
    page = portfolio_page(contents, texts("da"))
    numbers = [line.number for line in contents.projects]
    links = re.findall(r'<th scope="row" data-v="([^"]+)"><a href="#([^"]+)">', page)

    assert ALL == len(numbers)
    assert numbers == [number for number, _ in links]
    assert [key for _, key in links] == re.findall(r'<article id="([^"]+)"', page)


def test_risks_go_along_only_if_asked_for() -> None:
    """Without asking no word of any risk is on the page; with it every risk is."""
    contents = sample()
    risks = [line.risk for line in contents.rows(RISKS)]
    without = portfolio_page(contents, texts("da"))
    asked = portfolio_page(contents, texts("da"), risks=True)

    assert [] == [risk for risk in risks if risk in without]
    assert 39 == sum(risk in asked for risk in risks)


def test_what_the_office_notes_for_itself_stays_at_home() -> None:
    """The columns that the portfolio office types are not on the page, nor are files."""
    contents = sample()
    noted = [
        line.model_copy(update={"remark": "Kun til os selv"}) for line in contents.rows(PROJECTS)
    ]
    page = portfolio_page(
        replace(contents, tables={**contents.tables, PROJECTS: noted}), texts("da"), risks=True
    )

    assert "Kun til os selv" not in page
    assert ".xlsx" not in page


@pytest.mark.parametrize("risks", [True, False])
def test_every_text_that_leaves_can_be_looked_through(*, risks: bool) -> None:
    """What is given is on the page, what was typed has its cell, and risks are in it as asked."""
    portfolio = roll_up(nordbaek(), AS_OF, handed_on())
    page = portfolio_page(contents_of(portfolio, AS_OF), texts("da"), risks=risks)
    given = list(leaving(portfolio, risks=risks))
    asked: list[Any] = [line.record for line in portfolio.lines(DECISIONS)]
    typed = {one.question for one in asked if type(one.question) is str}

    assert [] == [one.text for one in given if str(escape(one.text)) not in page]
    assert typed <= {one.text for one in given}
    assert [] == [one.text for one in given if not one.file]
    assert risks == any(one.text.startswith("Hvis ") for one in given)


def test_explanations_of_lights_that_are_not_green_are_told() -> None:
    """What a project wrote about its red light stands beside the light."""
    contents = sample()
    page = portfolio_page(contents, texts("da"))
    said = [line.explanation for line in contents.rows(EXPLANATIONS)]

    assert len(said) > ALL
    assert [] == [text for text in said if str(escape(text)) not in page]


def test_a_first_report_has_no_history_to_draw() -> None:
    """One reporting date gives no course over time, and no empty picture."""
    contents = sample()
    only = [line for line in contents.rows(HISTORY) if line.as_of == AS_OF]
    page = portfolio_page(replace(contents, tables={**contents.tables, HISTORY: only}), texts("da"))

    assert "<figure>" not in page


def test_three_hundred_projects_are_light_to_carry() -> None:
    """With a year of monthly reports the page can still be mailed: below 8 MB."""
    page = portfolio_page(many(300, 12), texts("da"), risks=True)

    assert 300 == page.count("<article ")
    assert len(page.encode()) < 8_000_000
