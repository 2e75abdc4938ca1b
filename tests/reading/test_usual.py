"""What is taken at a glance is what the parser reads, and within the limits of its field."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import SchemaValidator

from excelkasse.grid import Value
from excelkasse.reading.parse import parse
from excelkasse.reading.plain import is_tidy, tidy
from excelkasse.reading.usual import usual
from excelkasse.schema.kinds import (
    EMAIL,
    LINE,
    MONEY,
    PROJECT_NUMBER,
    SCORE,
    YES_NO,
    Kind,
    own_choice,
)
from excelkasse.schema.tool import Field
from excelkasse.texts import every_language
from tests.reading.samples import PARTS, clean

FIELDS = [
    (path, field)
    for path, part in PARTS.items()
    for field in part.fields.values()
    if not field.computed
]
FORMED = [field.kind for _, field in FIELDS if "pattern" in field.kind.limits]
VALUES: tuple[Value, ...] = (
    *(
        "x",
        "Ja",
        "Nej",
        "x" * 250,
        "x" * 251,
        "x" * 5001,
        " x",
        "x ",
        "x\u00a0y",
        "A\u030a",
        "o\ufe0fx",
    ),
    *("12", "12 %", "1. maj 2026", "P-2026-01", "a@b.dk", "=1", "\u200b", "to\nlinjer", "\ud800"),
    *(0.0, -0.0, 1.0, 2.5, 5.0, 6.0, -1.0, 1e6, 1e12, float("inf"), float("nan"), True, False),
    *(date(2026, 5, 1), date(2026, 5, 2), date(1949, 12, 31), date(2100, 1, 1)),
    datetime(2026, 5, 1),  # noqa: DTZ001
)
WORDS = tuple(
    words[member.word_key]
    for _, field in FIELDS
    for member in field.kind.choices or ()
    for words in every_language()
)


@pytest.mark.parametrize(("path", "field"), FIELDS, ids=lambda one: getattr(one, "key", one))
def test_a_usual_value_is_what_the_parser_and_pydantic_make_of_it(path: str, field: Field) -> None:
    """No value is taken as it stands that the parser reads otherwise, or that is out of limits."""
    told = {value: usual(field.kind)(value) for value in (*VALUES, *WORDS)}

    for value, taken in told.items():
        if taken is not None:
            read = parse(value, field.kind)
            assert (type(read), read) == (type(taken), taken)
            PARTS[path].record.model_validate({field.key: taken})


def test_what_the_samples_hold_is_usual() -> None:
    """Of what is typed in the fullest workbook, nine in ten values need no parser."""
    typed = [
        (field, getattr(record, field.key))
        for path, field in FIELDS
        for record in clean().records.get(path, ())
    ]
    words = {
        member: texts[member.word_key]
        for _, field in FIELDS
        for member in field.kind.choices or ()
        for texts in every_language()
    }
    there = [(field, words.get(value, value)) for field, value in typed if value is not None]
    stored = [
        (field, float(value) if type(value) is int else value)
        for field, value in there
        if type(value) is not bool
    ]
    taken = [usual(field.kind)(value) for field, value in stored]

    assert taken.count(None) < len(taken) / 10


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (LINE, "Regn"),
        (MONEY, 12.5),
        (SCORE, 4.0),
        (YES_NO, "Ja"),
        (EMAIL, "a@b.dk"),
        (PROJECT_NUMBER, "P-2026-01"),
        (own_choice("a", ("A",)), "A"),
    ],
)
def test_the_usual_is_taken(kind: Kind, value: Value) -> None:
    """A value of the kind is taken."""
    assert usual(kind)(value) is not None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((EMAIL, "x"), (EMAIL, "å@b.dk"), (EMAIL, f"{'x' * 250}@b.dk"), (EMAIL, "a b@c.dk")),
        *((PROJECT_NUMBER, "P-2026-1"), (PROJECT_NUMBER, "p-2026-01")),
    ],
)
def test_what_has_another_form_is_left_to_pydantic(kind: Kind, value: Value) -> None:
    """It says what is wrong, and knows letters that are not ours."""
    assert usual(kind)(value) is None


@settings(max_examples=300, derandomize=True, deadline=None)
@given(text=st.text("PF-0123456789. A\n") | st.text("a@. \t\x1c-") | st.text())
def test_what_is_taken_for_its_form_has_it(text: str) -> None:
    """Python's `re` and pydantic's core, which is asked of all else, find the same in a pattern."""
    for kind in FORMED:
        if usual(kind)(text) is not None:
            assert text == parse(text, kind)
            SchemaValidator({"type": "str", **kind.limits}).validate_python(text)


@settings(max_examples=300, derandomize=True)
@given(text=st.text())
def test_a_text_that_looks_tidy_is(text: str) -> None:
    """Making a tidy text tidy changes nothing, as the signs of typing are taken away otherwise."""
    if is_tidy(text):
        assert text == tidy(f"\n{text} ")
