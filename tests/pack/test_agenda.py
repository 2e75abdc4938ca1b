"""The draft of a case: what the workbooks know of a decision, and what somebody must fill in."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from lxml import html

from excelkasse.pack.agenda import (
    as_page,
    as_text,
    cases,
    chosen,
    marks,
    matters_of_portfolio,
    matters_of_project,
)
from excelkasse.pack.document import Document
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import CALENDAR, DECISIONS, MONEY, PROJECTS, YEARS, path_of
from excelkasse.texts import LANGUAGES, texts
from tests.portfolio.nordbaek import AS_OF, Parts, Told, facts, nordbaek, projects, told, typed

HEADINGS = [
    *("Resumé", "Sagsfremstilling", "Lovgrundlag", "Økonomi", "Indstilling", "Beslutning"),
    "Bilag",
]
CLIMATE = "P-2025-04"


def drafts(number: str, parts: Parts | None = None, *, gate: str = "") -> Sequence[Document]:
    """Give the drafts of one project."""
    words = texts("da")
    matters = matters_of_project(told(parts or typed(number)), "P.xlsx", AS_OF, words)
    return cases(chosen(matters, decision=gate), AS_OF, words)


def section(document: Document, heading: str) -> str:
    """Give the text under a heading of a draft."""
    text = as_text(document).replace("\r\n", "\n")
    found = re.search(rf"\n{heading}\n(.*?)(?:\n\n(?:{'|'.join(HEADINGS)})\n|\Z)", text, re.DOTALL)
    assert found is not None
    return found[1]


def portfolio() -> Told:
    """Give the portfolio of the sample as a reading of it would."""
    portfolio = roll_up(nordbaek(), AS_OF)
    tables = (PROJECTS, DECISIONS, MONEY, YEARS, CALENDAR)
    records: dict[str, tuple[Any, ...]] = {
        path_of(one): tuple(line.record for line in portfolio.lines(one)) for one in tables
    }
    return Told(records)


def test_the_council_gets_its_case() -> None:
    """Question, both ways out, law, money in both units, earlier decisions, recommendation."""
    (case,) = drafts(CLIMATE)

    assert HEADINGS == [one.heading for one in case.sections if one.heading]
    assert "Skal byrådet have en tillægsbevilling på 1.700 t.kr." in section(case, "Resumé")
    story = section(case, "Sagsfremstilling")
    assert "Mulighed A: Ja. Tillægsbevilling" in story
    assert "Mulighed B: Nej. Bassin 2" in story
    assert "forventes afsluttet 28-05-2027. Det var planlagt til 18-12-2026." in story
    assert "29-09-2026: Byrådet: Rådighedsbeløb flyttet, 1.400 t.kr. (1.400.000 kr.)." in story
    assert section(case, "Lovgrundlag").startswith("Vandløbsloven, miljøbeskyttelsesloven")
    money = section(case, "Økonomi")
    assert "Forventet forbrug i alt: 15.900 t.kr. (15.900.000 kr.)" in money
    assert "er 1.700 t.kr. (1.700.000 kr.) større end de bevillinger" in money
    assert "2027, anlæg: forventet 3.300 t.kr." in money
    advice = section(case, "Indstilling")
    assert advice.startswith("Forvaltningen indstiller, at mulighed A vælges: Ja.")
    assert "Begrundelse: Et mindre bassin 2 kan ikke" in advice


def test_the_head_says_whose_case_it_is() -> None:
    """Case number, who decides, the meeting, and the day it must be on the agenda."""
    (case,) = drafts(CLIMATE)
    text = as_text(case)

    for line in (
        "Sagsnr.: S2025-00412",
        "Besluttes af: Byråd",
        "Mødedato: 15-12-2026",
        "Frist for dagsordenspunkt: 01-12-2026",
    ):
        assert f"{line}\r\n" in text


def test_the_decision_is_left_to_the_secretary() -> None:
    """The heading is there with nothing under it, not even a mark."""
    (case,) = drafts(CLIMATE)

    assert "\r\nBeslutning\r\n\r\nBilag\r\n" in as_text(case)


def test_every_amount_is_that_of_the_workbook() -> None:
    """Each in the cell that it was read from."""
    parts = typed(CLIMATE)
    (case,) = drafts(CLIMATE, parts)
    spent = sum(line["spent"] for line in parts["budget.lines"])
    shown = {
        one.value: one for one in case.shown() if one.place and one.place.sheet.startswith("b")
    }

    assert 9900 == spent
    assert "9.900 t.kr. (9.900.000 kr.)" == shown[spent].text
    assert "budget.totals" == str(shown[spent].place).partition("!")[0]


def test_what_nobody_has_typed_is_marked() -> None:
    """No law, background, money or recommendation is guessed."""
    parts = typed(CLIMATE)
    for path in ("mandate.mandate", "budget.totals", "budget.lines", "budget.grants"):
        parts.pop(path)
    parts.pop("budget.years")
    parts["master_data.project"][0].pop("summary", None)
    parts["status_report.problems"][0] |= {"recommendation": None, "option_b": None}
    (case,) = drafts(CLIMATE, parts)

    assert "[udfyld: de bestemmelser, sagen afgøres efter]" == section(case, "Lovgrundlag")
    assert "[udfyld: at ...]" == section(case, "Indstilling")
    assert section(case, "Økonomi").startswith("[udfyld: økonomiske konsekvenser")
    assert section(case, "Sagsfremstilling").startswith("[udfyld: baggrund for sagen]")
    assert "[udfyld: mulighed B" in section(case, "Sagsfremstilling")
    assert 6 == len(marks(case, texts("da")))


def test_a_recommendation_without_a_letter_is_its_reason() -> None:
    """It is not known which way out it means."""
    parts = typed(CLIMATE)
    parts["status_report.problems"][0]["recommendation"] = "Aftalen bør følges."
    (case,) = drafts(CLIMATE, parts)

    assert section(case, "Indstilling").startswith("[udfyld: at ...]")
    assert "Begrundelse: Aftalen bør følges." in section(case, "Indstilling")


@pytest.mark.parametrize(
    ("said", "begins"),
    [("B, fordi det haster.", "mulighed B vælges"), ("a: billigst", "mulighed A vælges")],
)
def test_the_letter_of_the_recommendation_chooses(said: str, begins: str) -> None:
    """However it is set apart from what follows."""
    parts = typed(CLIMATE)
    parts["status_report.problems"][0]["recommendation"] = said
    (case,) = drafts(CLIMATE, parts)

    assert begins in section(case, "Indstilling")


@pytest.mark.parametrize("said", ["Aftalen", "Begge dele", "Bassin 2"])
def test_a_word_is_no_letter(said: str) -> None:
    """A recommendation that only begins with an A or a B names no way out."""
    parts = typed(CLIMATE)
    parts["status_report.problems"][0]["recommendation"] = said
    (case,) = drafts(CLIMATE, parts)

    assert f"Begrundelse: {said}" in section(case, "Indstilling")


def test_a_gate_comes_when_it_is_named() -> None:
    """With who decides it by its own row, and no ways out that nobody has typed."""
    (case,) = drafts("P-2026-08", gate="b2")

    assert "P-2026-08 B2" == case.subtitle
    assert "B2 Er planen realistisk?" in section(case, "Resumé")
    assert "Mulighed" not in as_text(case)


def test_nothing_decided_after_the_date_is_told() -> None:
    """A draft at an earlier date knows no later grant."""
    words = texts("da")
    day = date(2025, 4, 1)
    matters = chosen(matters_of_project(told(typed(CLIMATE)), "P.xlsx", day, words))
    (case,) = cases(matters, day, words)

    assert "25-03-2025" in section(case, "Sagsfremstilling")
    assert "25-11-2025: " not in section(case, "Sagsfremstilling")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_portfolio_gives_the_same_figures(language: str) -> None:
    """Each decision of the sample: who, when, amounts, ways out and what is recommended."""
    words = texts(language)
    of_portfolio = {
        (one.number, one.item): one for one in matters_of_portfolio(portfolio(), "P", words)
    }
    of_projects = {
        (one.number, one.item): one
        for number in projects()
        for one in matters_of_project(told(typed(number)), "P", AS_OF, words)
    }
    same = ("question", "option_a", "option_b", "recommendation", "forum", "day", "agenda_due")

    assert set(of_projects) == set(of_portfolio)
    for key, one in of_projects.items():
        other = of_portfolio[key]
        assert [one.told.get(k) and one.told[k].text for k in same] == [
            other.told.get(k) and other.told[k].text for k in same
        ]
        assert {k: v.text for k, v in one.money.items()} == {
            k: v.text for k, v in other.money.items()
        }


def test_the_page_says_what_the_text_says() -> None:
    """Headings, paragraphs and lists; no style, no script, nothing from elsewhere."""
    (case,) = drafts(CLIMATE)
    page = as_page(case)
    tree = html.fromstring(page)

    assert HEADINGS == [one.text for one in tree.iter("h2")]
    assert "da" == tree.get("lang")
    for word in ("style", "class=", "<script", "src=", "href="):
        assert word not in page
    told_there = "".join(tree.find("body").text_content().split())
    for said in case.shown():
        assert "".join(said.text.split()) in told_there


def test_what_people_type_is_text() -> None:
    """Never markup on the page; a line break stays one, and a tab of the text breaks no fact."""
    parts = typed(CLIMATE)
    parts["status_report.problems"][0]["problem"] = "<b onclick=x>A & B</b>\nNy linje"
    (case,) = drafts(CLIMATE, parts)
    page = as_page(case)

    assert "&lt;b onclick=x&gt;A &amp; B&lt;/b&gt;<br>Ny linje" in page
    assert "<b onclick=x>A & B</b>\r\nNy linje\r\n" in as_text(case)
    assert as_text(case).count("\n") == as_text(case).count("\r\n")


def test_a_project_without_a_number_has_none() -> None:
    """As it has none in the portfolio."""
    parts = typed(CLIMATE)
    parts["master_data.project"][0]["number"] = None

    assert () == matters_of_project(told(parts), facts("x").file, AS_OF, texts("da"))


def test_decisions_are_chosen_by_their_numbers() -> None:
    """Without regard to case; gates only by name."""
    matters = matters_of_portfolio(portfolio(), "P", texts("da"))

    assert 3 == len(chosen(matters))
    assert ["P-2025-04"] == [one.number for one in chosen(matters, "p-2025-04")]
    assert 1 < len(chosen(matters, decision="B5"))
    assert () == chosen(matters, "P-2025-04", "P9")
