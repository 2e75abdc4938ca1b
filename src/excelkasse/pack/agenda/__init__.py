"""Decisions that wait, as drafts of the case a committee gets on its agenda."""

from collections.abc import Sequence
from datetime import date

from excelkasse.pack.agenda.case import case, marks
from excelkasse.pack.agenda.from_portfolio import matters_of_portfolio
from excelkasse.pack.agenda.from_project import matters_of_project
from excelkasse.pack.agenda.matter import Matter
from excelkasse.pack.agenda.page import as_page
from excelkasse.pack.agenda.plain import as_text
from excelkasse.pack.document import Document
from excelkasse.texts import Texts

__all__ = [
    "Matter",
    "as_page",
    "as_text",
    "cases",
    "chosen",
    "marks",
    "matters_of_portfolio",
    "matters_of_project",
]


def chosen(matters: Sequence[Matter], number: str = "", decision: str = "") -> Sequence[Matter]:
    """Return the decisions of a project, or of all; a gate only where it is asked for by its name.

    The names of projects and decisions are taken without regard to case.
    """
    return tuple(
        one
        for one in matters
        if number.casefold() in ("", one.number.casefold())
        and (one.item.casefold() == decision.casefold() if decision else not one.gate)
    )


def cases(matters: Sequence[Matter], as_of: date, words: Texts) -> Sequence[Document]:
    """Return the draft of each decision."""
    return tuple(case(one, as_of, words) for one in matters)
