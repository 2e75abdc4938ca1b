"""The timeline: which months it shows, and what stands in them."""

from collections.abc import Mapping
from datetime import date

import pytest

from excelkasse.plan import CellPlan
from excelkasse.portfolio.months import first_of, month_number, months_after
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.sheets.drawing import drawing
from excelkasse.portfolio.sheets.span import span_of
from excelkasse.portfolio.sheets.timeline import timeline_sheet
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, nordbaek


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 10, 30), 3, date(2027, 1, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 1), 12, date(2027, 1, 1)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, months: int, expected: date) -> None:
    """Three months after 30 November is the end of February."""
    assert expected == months_after(day, months)


def test_months_are_numbered_in_order() -> None:
    """December and January follow each other."""
    assert 1 == month_number(date(2027, 1, 1)) - month_number(date(2026, 12, 31))
    assert date(2026, 12, 1) == first_of(month_number(date(2026, 12, 24)))


def test_a_short_span_is_shown_whole() -> None:
    """From the month of the first date to the month of the last."""
    span = span_of([date(2026, 3, 5), date(2027, 1, 2)], AS_OF)

    assert span is not None
    assert (date(2026, 3, 1), date(2027, 1, 1)) == (first_of(span.first), first_of(span.last))
    assert date(2026, 11, 1) == first_of(span.today)


def test_a_long_span_is_cut_around_the_reporting_date() -> None:
    """Never more than 48 months, a year back."""
    span = span_of([date(2015, 1, 1), date(2040, 1, 1)], date(2026, 10, 2))

    assert span is not None
    assert 48 == len(list(span.months()))
    assert (date(2025, 10, 1), date(2026, 10, 1)) == (first_of(span.first), first_of(span.today))


def test_no_dates_give_no_span() -> None:
    """A portfolio of proposals has nothing to draw."""
    assert None is span_of([], AS_OF)


@pytest.fixture(scope="module")
def cells() -> Mapping[tuple[int, int], CellPlan]:
    """Give the cells of the sample's timeline."""
    drawn = drawing(roll_up(nordbaek(), AS_OF), texts("da"), "")
    return {(one.cell.row, one.cell.column): one for one in timeline_sheet(drawn).cells}


def test_a_bar_goes_from_start_to_expected_end(
    cells: Mapping[tuple[int, int], CellPlan],
) -> None:
    """P-2025-04 runs from April 2025 to May 2027 in red: 26 months."""
    row = [one for (row, column), one in sorted(cells.items()) if row == 7 and column >= 7]
    bar = [one for one in row if one.style.startswith("bar_")]

    assert 26 == len(bar)
    assert {"bar_red", "bar_red_today"} == {one.style for one in bar}
    assert row[0] is bar[0]


def test_marks_stand_in_their_months(cells: Mapping[tuple[int, int], CellPlan]) -> None:
    """B1 in April 2025, and the first end in December 2026 beside a milestone."""
    assert "B1" == cells[7, 7].content
    assert "◆◇" == cells[7, 7 + 20].content


def test_a_proposal_has_a_row_without_a_bar(cells: Mapping[tuple[int, int], CellPlan]) -> None:
    """It stands last, with its gate B0."""
    row = [one for (row, column), one in cells.items() if row == 16 and column >= 7]

    assert not any(one.style.startswith("bar_") for one in row)
    assert ["B0"] == [one.content for one in row if one.content]
