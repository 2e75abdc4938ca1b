"""The sample municipality's reports, without a file."""

from functools import cache

from excelkasse.pack.contents.project import Project, project_in
from excelkasse.pack.contents.report import portfolio_report
from excelkasse.pack.contents.status import status_report
from excelkasse.pack.document import Document, Section
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.whole import Portfolio
from excelkasse.texts import texts
from tests.portfolio.nordbaek import (
    AS_OF,
    Parts,
    facts,
    handed_on,
    nordbaek,
    projects,
    told,
    typed,
)

DANISH = texts("da")
NOTHING: frozenset[str] = frozenset()


def project(number: str, parts: Parts | None = None) -> Project:
    """Give a project as it is, or with other parts."""
    found = project_in(facts(projects()[number].file), told(parts or typed(number)), AS_OF)
    assert found is not None
    return found


def status(number: str, *asked_for: str, parts: Parts | None = None) -> Document:
    """Give a project's status report."""
    return status_report(project(number, parts), DANISH, frozenset(asked_for))


@cache
def portfolio() -> Portfolio:
    """Give the portfolio as the demo has it."""
    return roll_up(nordbaek(), AS_OF, handed_on())


def report(*asked_for: str) -> Document:
    """Give the whole portfolio's report."""
    return portfolio_report(portfolio(), DANISH, frozenset(asked_for))


def section(document: Document, key: str) -> Section:
    """Give the one section of a key."""
    (found,) = (one for one in document.sections if one.key == key)
    return found


def said(document: Document) -> str:
    """Give all that a document says, as one text."""
    return "\n".join(one.text for one in document.shown())
