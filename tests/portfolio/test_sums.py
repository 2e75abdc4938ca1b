"""Sums by names that people typed: spelt in case, wild, long, or looking like something else."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.records.years import GrantState, YearLine
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import YEARS
from excelkasse.portfolio.whole import Portfolio
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools.budget import CostNature
from tests.office import converted, formulas, same, values
from tests.portfolio.nordbaek import AS_OF, nordbaek
from tests.spreadsheet.audit import audit

NAMES = (
    *("Teknik*", "Teknik- og Miljø", "Hvad?", "~ud~valg*", ">5", "<>", "=1+1", "*", "2026", "SAND"),
    *('Udvalget for "kultur"', "TEKNIK- OG MILJØ", "a" * 249 + "*", "a" * 248 + "?b", None, "1-2"),
)


def portfolio() -> Portfolio:
    """Give the sample with a row for each of some names, none of which is another's."""
    rows = [
        YearLine.model_construct(
            number=f"P-2026-{40 + at}",
            name=f"=HYPERLINK(1) {at}",
            committee=name,
            department="+cmd|' /C calc'!A0" if at % 2 else None,
            nature=None if at == 3 else CostNature.CAPITAL if at % 2 else CostNature.OPERATING,
            year=None if at == 5 else 2026 + at % 6,
            budget=2.0**at,
            forecast=None if at % 3 else 2.0**at + 0.25,
            deviation=None if at % 3 else 0.25,
            grants=GrantState.NO_GRANT if at % 2 else None,
        )
        for at, name in enumerate(NAMES)
    ]
    whole = roll_up(nordbaek(), AS_OF)
    return replace(
        whole, tables={**whole.tables, YEARS: tuple(Line(row, "a.xlsx") for row in rows)}
    )


def _budgets(stored: Any, sheet: str) -> dict[str, object]:  # noqa: ANN401
    """Give the budget of each group's first line by its name, of money of one nature."""
    return {
        f"{stored[f'{sheet}!B{row}']} {row}": stored.get(f"{sheet}!D{row}")
        for row in range(1, 400)
        if f"{sheet}!B{row}" in stored and f"{sheet}!D{row}" in stored
    }


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_only_ever_itself(language: str, tmp_path: Path) -> None:
    """Every sum is what LibreOffice makes of it, and Microsoft's rules hold."""
    file = tmp_path / "navne.xlsx"
    FileTarget(file).write(portfolio_workbook(portfolio(), texts(language)))
    stored, fresh = values(file), values(converted([file], tmp_path / "office")[0])

    assert {} == {
        cell: (formula[:200], stored.get(cell), fresh.get(cell))
        for cell, formula in formulas(file).items()
        if not same(stored.get(cell), fresh.get(cell))
    }
    assert [] == audit(file)


def test_spelling_in_case_is_one_group(tmp_path: Path) -> None:
    """As Excel has it: the two ways to write a committee are one line, with both their money."""
    file = tmp_path / "navne.xlsx"
    FileTarget(file).write(portfolio_workbook(portfolio(), texts("da")))
    found = _budgets(values(file), "Økonomi pr. udvalg")
    both = [value for name, value in found.items() if name.startswith("Teknik- og Miljø ")]

    assert 2.0**1 + 2.0**11 in both


def test_capital_money_without_a_grant_is_named(tmp_path: Path) -> None:
    """With its year, its budget, and the word for what is missing: never by colour alone."""
    file = tmp_path / "navne.xlsx"
    FileTarget(file).write(portfolio_workbook(portfolio(), texts("da")))
    said = [
        value
        for cell, value in values(file).items()
        if cell.startswith("Økonomi pr. udvalg!K") and str(value).startswith("■")
    ]
    flagged = sum(at % 2 for at in range(len(NAMES)))

    assert ["■ Ingen anlægsbevilling"] * flagged == said


def test_an_empty_portfolio_has_no_sums() -> None:
    """Its sheet stands, and says that there is nothing yet."""
    plan = portfolio_workbook(Portfolio(), texts("da"))
    (sheet,) = (one for one in plan.sheets if one.name == "Økonomi pr. udvalg")
    told = [cell.content for cell in sheet.cells]

    assert 7 == told.count("Ingen data endnu")
    assert "Alt anlæg har både rådighedsbeløb og anlægsbevilling." not in told


def test_the_budget_year_is_that_of_the_reporting_date(tmp_path: Path) -> None:
    """In 2027 the years are 2027 to 2030, and 2026 is an earlier one."""
    file = tmp_path / "naeste.xlsx"
    whole = replace(portfolio(), as_of=date(2027, 2, 26))
    FileTarget(file).write(portfolio_workbook(whole, texts("da")))
    years = {v for cell, v in values(file).items() if cell.startswith("Økonomi pr. udvalg!C")}

    assert {2027, 2028, 2029, 2030} == {one for one in years if isinstance(one, int)} - {2031}
    assert {"Tidligere år", "Senere år", "Ikke fordelt på år"} <= years
