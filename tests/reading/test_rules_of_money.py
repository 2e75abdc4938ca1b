"""The rules of a budget's years: they add up to the whole, and each is there once."""

# ruff: noqa: E501  (a picture is as wide as its sheet)

from tests.reading.pictures import but, said_of
from tests.sheets import sheet

BUDGET = sheet(
    "Økonomi",
    """
    |   | A                   | B          | C           | D                | E               | F                    |
    |---|---------------------|------------|-------------|------------------|-----------------|----------------------|
    | 1 | excelkasse:budget:1 |            |             |                  |                 |                      |
    | 2 | totals.budget_year  | Budgetår   | 2026        |                  |                 |                      |
    | 3 | totals.explanation  | Forklaring | Følger      |                  |                 |                      |
    | 4 | #lines              |            |             |                  |                 |                      |
    | 5 |                     | Art        | Drift/anlæg | Budgetår (t.kr.) | Forbrug (t.kr.) | Restforbrug (t.kr.)  |
    | 6 |                     | Rådgiver   | Anlæg       | 100              | 40              | 60                   |
    """,
)
YEARS = sheet(
    "Pr. år",
    """
    |   | A                         | B                                   | C           | D               | E                 |
    |---|---------------------------|-------------------------------------|-------------|-----------------|-------------------|
    | 1 | excelkasse:budget/years:1 |                                     |             |                 |                   |
    | 2 | year_check.spent_left     | Forbrug (t.kr.)                     |             |                 |                   |
    | 3 | year_check.forecast_left  | Forventet (t.kr.)                   |             |                 |                   |
    | 4 | #years                    |                                     |             |                 |                   |
    | 5 |                           | År                                  | Drift/anlæg | Forbrug (t.kr.) | Forventet (t.kr.) |
    | 6 |                           | 2026                                | Anlæg       | 40              | 70                |
    | 7 |                           | 2027                                | Anlæg       |                 | 30                |
    """,
)


def test_the_years_add_up_to_the_whole() -> None:
    """What is in no year is asked about, each way; rounding is not, nor a project without years."""
    assert [] == said_of(BUDGET, YEARS)
    assert ["Pr. år!C2 years_do_not_add_up"] == said_of(BUDGET, but(YEARS, D6=39))
    assert ["Pr. år!C3 years_do_not_add_up"] == said_of(BUDGET, but(YEARS, E7=31))
    assert [] == said_of(BUDGET, but(YEARS, D6=39.6))
    assert [] == said_of(BUDGET)


def test_a_year_is_there_once_of_each_nature() -> None:
    """The same year of operating and of capital money are two rows."""
    assert ["Pr. år!B6 year_twice", "Pr. år!B7 year_twice"] == said_of(BUDGET, but(YEARS, B7=2026))
    assert [] == said_of(BUDGET, but(YEARS, B7=2026, C7="Drift"))
