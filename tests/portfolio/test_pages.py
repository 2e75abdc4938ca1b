"""The sheets that are read on paper are cut where a reader would cut them."""

from collections.abc import Sequence

import pytest

from excelkasse.layout.paging import ends_of_pages, ends_on_sheet
from excelkasse.plan import SheetPlan
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, nordbaek

SHEETS = ("Overblik", "Økonomi pr. udvalg", "Kapacitet")
SUM_CELL = 3, "sum_text"
HEADS = frozenset({"subheading", "header", "board_head"})
CHART_POINTS = 0.75
"""In a pixel."""


@pytest.fixture(scope="module")
def sheets() -> dict[str, SheetPlan]:
    """Give the sheets of the sample's portfolio by name."""
    plan = portfolio_workbook(roll_up(nordbaek(), AS_OF), texts("da"))
    return {one.name: one for one in plan.sheets}


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (set(), (4, 8)),
        ({4}, (3, 7)),
        ({1, 2, 3, 5}, (4, 8)),
        ({3, 4, 5, 6, 7, 8}, (2,)),
        ({*range(1, 9)}, ()),
    ],
)
def test_a_page_ends_before_what_would_be_cut(kept: set[int], expected: Sequence[int]) -> None:
    """Ten rows of ten points on pages of 45; what is longer than a page is left to the program."""
    assert expected == ends_of_pages([10.0] * 10, kept, 45.0)


def test_a_wide_sheet_has_more_rows_on_a_page() -> None:
    """It is printed smaller; a narrow one is not printed larger."""
    narrow, page, wide = (
        ends_on_sheet({}, frozenset(), 100, [10.0] * columns) for columns in (2, 12, 30)
    )

    assert narrow == page
    assert narrow[0] < wide[0]


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_never_ends_with_a_heading(name: str, sheets: dict[str, SheetPlan]) -> None:
    """There are pages, and each ends with something else."""
    sheet = sheets[name]
    heads = {each.cell.row for each in sheet.cells if each.style in HEADS}

    assert sheet.printing.breaks
    assert heads
    assert heads.isdisjoint(sheet.printing.breaks)


def test_the_years_of_a_group_stay_together(sheets: dict[str, SheetPlan]) -> None:
    """A group of Økonomi pr. udvalg is the sum and the years below it, all of one name."""
    sheet = sheets["Økonomi pr. udvalg"]
    years = {each.cell.row for each in sheet.cells if each.style == "line_since"}
    sums = {each.cell.row for each in sheet.cells if (each.cell.column, each.style) == SUM_CELL}
    cut = {end for end in sheet.printing.breaks if end in sums | years and end + 1 in years}

    assert sums
    assert not cut


@pytest.mark.parametrize("name", ["Overblik", "Kapacitet"])
def test_no_chart_is_cut(name: str, sheets: dict[str, SheetPlan]) -> None:
    """A chart ends before the page that it begins on."""
    sheet = sheets[name]
    for chart in sheet.charts:
        row, left = chart.at.row, chart.height * CHART_POINTS
        while left > sheet.heights.get(row, 15.0):
            left -= sheet.heights.get(row, 15.0)
            row += 1

        assert not {*range(chart.at.row, row)} & {*sheet.printing.breaks}
