"""What people typed is text on every page: no element, attribute, link or script comes of it."""

from collections.abc import Callable, Iterator
from typing import Any

import html5lib
import pytest

from excelkasse.pack.agenda import as_page, as_text, cases, matters_of_project
from excelkasse.pack.contents.project import project_in
from excelkasse.pack.contents.report import portfolio_report
from excelkasse.pack.contents.status import status_report
from excelkasse.pack.page import contents_of, document_page, portfolio_page
from excelkasse.texts import texts
from excelkasse.visible import letters, visible
from tests.portfolio.nordbaek import AS_OF
from tests.typed.books import portfolio, reading
from tests.typed.payloads import MARKUP

DANISH = texts("da")
ALL = frozenset({"risks", "stakeholders"})
TURNS = (0, 31)
Page = Callable[[int | None], str]


def report(turn: int | None) -> str:
    """Give the portfolio's report as a page."""
    return document_page(portfolio_report(portfolio(turn), DANISH, ALL), DANISH)


def whole(turn: int | None) -> str:
    """Give the portfolio as one page."""
    return portfolio_page(contents_of(portfolio(turn), AS_OF), DANISH, risks=True)


def status(turn: int | None) -> str:
    """Give a project's status report as a page."""
    facts, told = reading(turn)
    project = project_in(facts, told, AS_OF)

    assert project is not None
    return document_page(status_report(project, DANISH, ALL), DANISH)


def agenda(turn: int | None) -> str:
    """Give the draft of a decision for the committee's agenda."""
    facts, told = reading(turn)
    drafts = cases(matters_of_project(told, facts.file, AS_OF, DANISH), AS_OF, DANISH)
    return "".join(as_page(one) for one in drafts)


PAGES = (report, whole, status, agenda)


def elements(page: str) -> Iterator[Any]:
    """Give the elements of a page as a browser has them."""
    found = html5lib.parse(page, namespaceHTMLElements=False)
    return (one for one in found.iter() if isinstance(one.tag, str))


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("page", PAGES)
def test_typed_text_is_no_markup(page: Page, turn: int) -> None:
    """Only letters, and no kind of element or attribute that is not there without it."""
    plain = {(one.tag, name) for one in elements(page(None)) for name in ("", *one.attrib)}
    spoiled = {(one.tag, name) for one in elements(page(turn)) for name in ("", *one.attrib)}

    assert page(turn) == letters(page(turn))
    assert set() == spoiled - plain - {("bdi", "")}
    assert not {name for _, name in spoiled if name.startswith("on")}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("page", PAGES)
def test_typed_text_leads_nowhere(page: Page, turn: int) -> None:
    """Every link is to a place on the page, and nothing is fetched or run but what is ours."""
    there = list(elements(page(turn)))
    ways = {one.get(name) for one in there for name in ("href", "src", "action", "data")} - {None}
    run = [one.text for one in there if one.tag in {"script", "style"}]

    assert [] == [way for way in ways if not way.startswith("#")]
    assert run == [one.text for one in elements(page(None)) if one.tag in {"script", "style"}]


def test_the_payloads_are_there() -> None:
    """As they were typed, so that the tests above say something."""
    shown = "".join("".join(one.itertext()) for one in elements(whole(0)) if one.tag == "body")

    assert MARKUP["script"] in shown
    assert MARKUP["template"] in shown


@pytest.mark.parametrize("turn", TURNS)
def test_a_draft_in_plain_text_has_no_sign_but_letters(turn: int) -> None:
    """What is opened in Notepad or pasted into a case system shows what it says."""
    facts, told = reading(turn)
    drafts = cases(matters_of_project(told, facts.file, AS_OF, DANISH), AS_OF, DANISH)
    said = "".join(as_text(one) for one in drafts)

    assert said
    assert visible(said) == said.replace("\r\n", "\n")
