"""Portfolios for the tests of their page: the sample's, and one whose texts would be markup."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from excelkasse.pack.page import Contents, contents_of, portfolio_page
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import (
    DECISIONS,
    EXPLANATIONS,
    HISTORY,
    HOURS,
    MILESTONES,
    MONEY,
    PROJECTS,
    RISKS,
)
from excelkasse.schema.tool import Record
from excelkasse.texts import texts
from tests.pack.page.documents import HOSTILE
from tests.portfolio.nordbaek import AS_OF, handed_on, nordbaek

SHOWN = (PROJECTS, EXPLANATIONS, MILESTONES, RISKS, MONEY, HOURS, DECISIONS, HISTORY)


def sample() -> Contents:
    """Give the sample municipality as it stands, with the month before."""
    return contents_of(roll_up(nordbaek(), AS_OF, handed_on()), AS_OF)


def spoiled() -> Contents:
    """Give the sample with every text that a person can type made hostile."""
    contents = sample()
    tables = {name: [_spoiled(one) for one in contents.rows(name)] for name in SHOWN}
    return replace(contents, tables=tables)


def _spoiled(record: Record) -> Record:
    texts_of: dict[str, Any] = {
        key: HOSTILE[place % len(HOSTILE)]
        for place, (key, value) in enumerate(record)
        if type(value) is str and key != "number"
    }
    return record.model_copy(update=texts_of)


def many(count: int, dates: int) -> Contents:
    """Give so many projects, each with so many reporting dates, by repeating the sample's."""
    contents = sample()
    numbers = [line.number for line in contents.projects if line.overall == "red"]
    tables = {
        name: [
            one.model_copy(update={"number": f"P-2026-{place:03}"})
            for place in range(count)
            for one in contents.by_project(name).get(numbers[place % len(numbers)], ())
        ]
        for name in SHOWN
    }
    tables[HISTORY] = [
        one.model_copy(update={"as_of": AS_OF.replace(year=2015 + year)})
        for one in tables[HISTORY]
        if one.as_of == AS_OF
        for year in range(dates)
    ]
    return replace(contents, tables=tables)


def written(file: Path, contents: Contents, *, risks: bool = False, language: str = "da") -> Path:
    """Write the page of a portfolio and return where it is."""
    file.write_text(portfolio_page(contents, texts(language), risks=risks), "utf-8")
    return file
