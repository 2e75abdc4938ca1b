"""The front page: what stands on it, and that nothing is cut without saying so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from excelkasse.errors import Unreadable
from excelkasse.plan import Link, SheetPlan, WorkbookPlan
from excelkasse.portfolio.collect import refused
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.sheets.columns import LAST
from excelkasse.portfolio.whole import Portfolio
from excelkasse.portfolio.workbook import empty_portfolio, portfolio_workbook
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, delivered, facts, nordbaek, typed


def overview(portfolio: Portfolio) -> SheetPlan:
    """Plan the front page."""
    return portfolio_workbook(portfolio, texts("da")).sheets[0]


def said(sheet: SheetPlan) -> Sequence[object]:
    """Give what stands on the page."""
    found = [cell.content for cell in sheet.cells]
    return [one.value if isinstance(one, Link) else one for one in found]


def test_the_reconciliation_stands_on_the_page() -> None:
    """Found is read and quarantined, and files in quarantine are pointed at."""
    broken = refused(facts("gammel.xls"), Unreadable("old_xls"))
    page = said(overview(roll_up((*nordbaek(), broken), AS_OF)))

    assert "11 fundet = 10 læst + 1 i karantæne" in page
    assert texts("da")["portfolio.overview.quarantine"] in page


def test_money_is_told_in_millions() -> None:
    """58.550 t.kr. is 58,55 mio. kr., shown with one decimal."""
    cells = {cell.content: cell.style for cell in overview(roll_up(nordbaek(), AS_OF)).cells}

    assert "figure_decimal" == cells[58.55]
    assert "Forventet mod bevilling\n1,3 mio. kr. over bevillingen" in cells


def test_missing_numbers_are_said_beside_the_sum() -> None:
    """A sum that is not whole says how many projects gave no number."""
    parts = typed("P-2026-01")
    del parts["budget.totals"], parts["budget.lines"]
    page = said(overview(roll_up((delivered("P-2026-01", parts),), AS_OF)))

    assert "Bevilling, mio. kr.\n1 uden tal" in page
    assert "–" in page


def test_a_list_that_is_cut_says_so() -> None:
    """The largest risks are on the page, and the rest are counted."""
    portfolio = roll_up(nordbaek(), AS_OF)
    left = portfolio.figures.open_risks - 6

    assert f"… og {left} til på arket Risici" in said(overview(portfolio))


def test_every_light_is_a_symbol_and_a_word() -> None:
    """No stripe of colour stands alone: the same row says symbol and word or number."""
    sheet = overview(roll_up(nordbaek(), AS_OF))
    striped = {
        cell.cell
        for cell in sheet.cells
        if cell.style in ("stripe_green", "stripe_yellow", "stripe_red")
    }
    told = {(cell.cell.row, cell.cell.column): str(cell.content) for cell in sheet.cells}

    assert striped
    assert all(told[cell.row, cell.column + 3][0] in "●▲■" for cell in striped)


def test_the_numbers_behind_the_charts_do_not_print() -> None:
    """They stand to the right of what prints."""
    sheet = overview(roll_up(nordbaek(), AS_OF))
    area = sheet.printing.area

    assert area is not None
    assert LAST == area.last.column
    assert all(
        series.values.first.column > LAST for chart in sheet.charts for series in chart.series
    )


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_empty_page_says_what_will_come(language: str) -> None:
    """No date, no numbers, no charts; but every list is there and says that it is empty."""
    words = texts(language)
    page = said(empty_portfolio(words).sheets[0])

    assert words["portfolio.overview.nothing_yet"] in page
    assert words["portfolio.overview.boards.decisions.nothing"] in page
    assert words["portfolio.no_data"] in page


def test_a_red_project_without_a_word_says_so() -> None:
    """That nobody has explained a red light is itself worth reading."""
    portfolio = roll_up(nordbaek(), AS_OF)
    silent = tuple(replace(one, explanation=None) for one in portfolio.reds)

    page = said(overview(replace(portfolio, reds=silent)))

    assert texts("da")["portfolio.overview.boards.red_unexplained"] in page


def test_a_project_without_a_fresh_status_is_named() -> None:
    """Its last status is too old, and the page says from when."""
    parts = typed("P-2026-01")
    parts["status_report.head"][0]["status_date"] = date(2026, 7, 1)
    page = said(overview(roll_up((delivered("P-2026-01", parts),), AS_OF)))

    assert "– Status mangler" in page
    assert "Den seneste status er fra 01-07-2026 og er for gammel." in page


def test_an_overdue_decision_says_so_in_words() -> None:
    """Colour is never alone: the row says that its date has passed."""
    parts = typed("P-2025-04")
    parts["status_report.problems"][0]["due"] = date(2026, 10, 1)
    page = said(overview(roll_up((delivered("P-2025-04", parts),), AS_OF)))

    assert any(str(one).startswith("Overskredet: Skal byrådet") for one in page)


def test_long_words_are_cut_on_the_front_page_only() -> None:
    """A risk described at length keeps its row readable; its own sheet has the whole."""
    parts = typed("P-2025-04")
    parts["risk_register.risks"][0]["risk"] = "ord " * 1_000
    plan = portfolio_workbook(roll_up((delivered("P-2025-04", parts),), AS_OF), texts("da"))
    longest = max(len(str(one)) for one in said(plan.sheets[0]))

    assert longest < 300
    assert any("ord ord" in str(cell) and len(str(cell)) > 3_900 for cell in _risks(plan))


def _risks(plan: WorkbookPlan) -> list[object]:
    sheet = next(one for one in plan.sheets if one.name == "Risici")
    return [cell for row in sheet.tables[0].rows for cell in row]


def test_a_group_whose_sum_is_not_whole_says_so() -> None:
    """A committee with a project without money says that its sum lacks one."""
    parts = typed("P-2026-01")
    del parts["budget.totals"], parts["budget.lines"]
    others = [one for one in nordbaek() if one.number != "P-2026-01"]
    portfolio = roll_up([*others, delivered("P-2026-01", parts)], AS_OF)
    sheet = overview(portfolio)

    assert {"Teknik- og Miljøudvalget": 1} == {
        group.name: group.missing for group in portfolio.by_committee if group.missing
    }
    assert "Teknik- og Miljøudvalget (1 uden tal)" in said(sheet)
    assert any("Teknik- og Miljøudvalget (1 uden tal)" in chart.alt for chart in sheet.charts)
