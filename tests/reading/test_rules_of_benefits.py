"""The rules of evaluation and benefits: each fires where it should, and only there."""

# ruff: noqa: E501  (a picture is as wide as its sheet)

from tests.reading.pictures import but, said_of
from tests.sheets import sheet


def test_a_low_score_is_explained() -> None:
    """Two or less asks for a reason; not to know does not."""
    questions = sheet(
        "Evaluering",
        """
        |   | A                       | B       | C           | D               | E           |
        |---|-------------------------|---------|-------------|-----------------|-------------|
        | 1 | excelkasse:evaluation:1 |         |             |                 |             |
        | 2 | #questions              |         |             |                 |             |
        | 3 |                         | Del     | Spørgsmål   | Score           | Begrundelse |
        | 4 |                         | Produkt | Blev det …? | 4 For det meste |             |
        """,
    )

    assert [] == said_of(questions)
    assert [] == said_of(but(questions, D4="Ved ikke"))
    assert ["Evaluering!E4 low_score_unexplained"] == said_of(but(questions, D4=2))
    assert [] == said_of(but(questions, D4=2, E4="For lidt lys"))


BENEFITS = sheet(
    "Gevinster",
    """
    |   | A                             | B   | C           | D         | E         | F   | G           | H      | I          | J      | K          |
    |---|-------------------------------|-----|-------------|-----------|-----------|-----|-------------|--------|------------|--------|------------|
    | 1 | excelkasse:benefit_register:1 |     |             |           |           |     |             |        |            |        |            |
    | 2 | #benefits                     |     |             |           |           |     |             |        |            |        |            |
    | 3 |                               | Nr. | Gevinst     | Type      | Indikator | Mål | Gevinstejer | Status | Måledato 1 | Målt 1 | Måledato 2 |
    | 4 |                               | G1  | Færre uheld | Økonomisk | Uheld     | 5   | ABR         | På vej | 2026-01-01 | 8      | 2027-01-01 |
    | 5 |                               | G2  | Flere ture  | Økonomisk | Ture      | 9   | ABR         | På vej |            |        |            |
    """,
)


def test_benefits_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert [] == said_of(BENEFITS)
    assert ["Gevinster!B4 duplicate", "Gevinster!B5 duplicate"] == said_of(but(BENEFITS, B5="G1"))


def test_a_measurement_has_its_date_and_a_date_its_measurement() -> None:
    """A figure without a day is an error, and a day that has passed without a figure is asked about."""
    assert ["Gevinster!I4 missing"] == said_of(but(BENEFITS, I4=None))
    assert ["Gevinster!J4 measurement_missing"] == said_of(but(BENEFITS, J4=None))
    assert [] == said_of(but(BENEFITS, J4=None, H4="Udgår"))


def test_measurements_come_one_after_the_other() -> None:
    """Each is after the last one before it that has a date; the same day is not after."""
    assert ["Gevinster!K4 measurement_order"] == said_of(
        but(BENEFITS, K4="01-01-2026", L3="Målt 2", L4=7)
    )
    gap = but(BENEFITS, K4=None, L3="Måledato 3", L4="31-12-2025", M3="Målt 3", M4=7)
    assert ["Gevinster!L4 measurement_order"] == said_of(gap)
    assert [] == said_of(but(gap, L4="02-01-2026"))


def test_a_reduced_budget_has_its_year() -> None:
    """Ja without a year is an error where the year is missing."""
    reduced = but(BENEFITS, L3="Budget reduceret", M3="Reduceret fra år", L4="Ja")

    assert ["Gevinster!M4 missing"] == said_of(reduced)
    assert [] == said_of(but(reduced, M4=2027))
