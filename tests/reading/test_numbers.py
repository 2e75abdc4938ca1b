"""Numbers as Danes type them."""

import pytest

from excelkasse.grid import Value
from excelkasse.reading import numbers
from excelkasse.reading.unclear import Unclear


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (5, 5.0),
        (-2.5, -2.5),
        (0, "0"),
        (7, "007"),
        (1234, "1234"),
        (1234, "1.234"),
        (1234567, "1.234.567"),
        (1234.5, "1234,5"),
        (1234.5, "1.234,50"),
        (1234567.89, "1.234.567,89"),
        (0.5, "0,5"),
        (1234, "1 234"),
        (1234567.5, "1 234 567,5"),
        (1234, "1\u00a0234"),
        (1234.5, "1\u202f234,5"),
        (1234, "  1.234  "),
        (1234, "\u200b1.234"),
        (5, "+5"),
        (-2000, "-2.000"),
        (-2000, "- 2.000"),
        (-2000, "\u22122.000"),
        (-2000, "–2.000"),
        (-2000, "2.000-"),
        (-1234, "(1.234)"),
        (-1234.5, "( 1.234,5 )"),
    ],
)
def test_a_number_is_read_as_danes_write_it(expected: float, typed: Value) -> None:
    """A dot is a thousands sign, a comma the decimal sign, and a minus may look in many ways."""
    assert expected == numbers.number(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "12.34",
        "0.500",
        "1.2345",
        "1.234.56",
        "1,234.50",
        "1.234 567",
        "1,2,3",
        "1'234",
        "5,",
        ",5",
        "-",
        "--5",
        "(5",
        "(-5)",
        "ca. 2 mio.",
        "2 mio.",
        "2-3",
        "10-12",
        "5 stk.",
        "fem",
        "1e5",
        "5 %",
        "5 kr.",
        "5 timer",
        "½",
        "0x10",
        "#REF!",
        True,
        None,
        float("nan"),
        float("inf"),
    ],
)
def test_what_could_be_two_numbers_or_none_is_unclear(typed: Value) -> None:
    """No number is guessed: neither an English one nor one with a word in it."""
    with pytest.raises(Unclear, match="number_unreadable"):
        numbers.number(typed)


@pytest.mark.parametrize(
    ("expected", "typed", "unit"),
    [
        (1234.5, "1234,5 kr.", "money"),
        (1234.5, "1.234,50 KR", "money"),
        (1234, "1.234 kr", "money"),
        (1234, "kr. 1.234", "money"),
        (1234, "DKK 1.234", "money"),
        (1234, "1.234 DKK", "money"),
        (1234, "1.234,-", "money"),
        (1234, "1.234,- kr.", "money"),
        (1234, "kr. 1.234,-", "money"),
        (1234, "1.234 t.kr.", "money"),
        (1234, "1.234 t. kr.", "money"),
        (1234, "1.234 tkr", "money"),
        (1234, "1.234\u00a0kr.", "money"),
        (-2000, "-2.000 kr.", "money"),
        (-2000, "kr. -2.000", "money"),
        (-2000, "-kr. 2.000", "money"),
        (-2000, "(2.000) kr.", "money"),
        (-2000, "(2.000 kr.)", "money"),
        (1234, "1.234", "money"),
        (37.5, "37,5 timer", "hours"),
        (37.5, "37,5 t", "hours"),
        (1, "1 time", "hours"),
        (40, "40 t.", "hours"),
        (40, "40 hours", "hours"),
        (30, "30 dage", "days"),
        (1, "1 dag", "days"),
        (-5, "-5 days", "days"),
    ],
)
def test_the_unit_of_the_field_may_stand_with_the_number(
    expected: float, typed: str, unit: str
) -> None:
    """People write the unit before or after the number, with or without dots."""
    assert expected == numbers.number(typed, unit)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("40 timer", "money"),
        ("40 kr.", "hours"),
        ("3 mdr.", "days"),
        ("3 uger", "hours"),
        ("2 mio. kr.", "money"),
        ("ca. 200 kr.", "money"),
        ("100-200 kr.", "money"),
        ("kr.", "money"),
        ("timer", "hours"),
        ("12.34 kr.", "money"),
        ("200 EUR", "money"),
        ("5,-", "hours"),
    ],
)
def test_another_unit_is_unclear(typed: str, unit: str) -> None:
    """Hours are not kroner and months are not days, and a unit alone is no number."""
    with pytest.raises(Unclear, match="number_unreadable"):
        numbers.number(typed, unit)


def test_a_whole_number_may_be_written_with_decimals_that_are_nought() -> None:
    """`3,0` is 3."""
    assert 3 == numbers.whole("3,0")


@pytest.mark.parametrize("typed", [2.5, "2,5", "1.234,5"])
def test_a_broken_number_is_not_whole(typed: Value) -> None:
    """A whole number is never rounded into being."""
    with pytest.raises(Unclear, match="number_not_whole"):
        numbers.whole(typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (0.12, 0.12),
        (0.12, "12 %"),
        (0.12, "12%"),
        (0.125, "12,5 %"),
        (0.12, "12\u00a0%"),
        (0.12, "12 pct."),
        (0.12, "12 procent"),
        (-0.05, "-5 %"),
        (-0.05, "\u22125 %"),
        (10, "1.000 %"),
    ],
)
def test_a_percentage_is_a_fraction(expected: float, typed: Value) -> None:
    """Excel stores 12 % as 0.12, and so do we when it stands as text."""
    assert expected == pytest.approx(numbers.share(typed))


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("percent_unreadable", "12"),
        ("percent_unreadable", "0,12"),
        ("percent_unreadable", "tolv"),
        ("number_unreadable", "ca. 12 %"),
        ("number_unreadable", "10-12 %"),
        ("number_unreadable", "%"),
        ("number_unreadable", "12.5 %"),
    ],
)
def test_a_text_without_its_percent_sign_is_unclear(expected: str, typed: str) -> None:
    """The text `12` could be 12 % or 1200 %."""
    with pytest.raises(Unclear, match=expected):
        numbers.share(typed)
