"""What in a text points at a person, and what only looks as if it did."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excelkasse.traces import TraceKind, is_private, traces_in, without
from excelkasse.traces.cpr import has_birthday


def kinds(text: str) -> list[str]:
    """Give the kinds of traces in a text."""
    return [one.kind.value for one in traces_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "Borgeren (010190-1234) har klaget.",
        "cpr.010190-1234",
        "CPR:010190-1234.",
        "Født 01.01.90-1234",
        "010190\u20131234",
        "010190\u20111234",
        "010190 - 1234",
        "010190\u00ad1234",
        "\uff10\uff11\uff10\uff11\uff19\uff10-1234",
        "290200-4123",
        "610190-1234",
        "101901234",
        "311299-9999, 12 timer",
    ],
)
def test_a_cpr_number_is_found(text: str) -> None:
    """However it is written, with any check digit, and a temporary one as well."""
    assert ["cpr"] == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "320190-1234",
        "011390-1234",
        "290201-4123",
        "290200-0123",
        "XA-0048710412-10",
        "XA-0101901234-10",
        "S2025-00412",
        "D2025-011873",
        "P-2025-04",
        "KLE 01.02.03-P16",
        "85.11.10-G01-1-26",
        "EAN 5798009811578",
        "P-nr. 1003388394",
        "Kontonr.: 0119 0101901234",
        "250000-3000 kr.",
        "1.700 t.kr.",
        "14.200.000 kr.",
        "010190-12345",
        "10-10-2026-1234",
        "30-10-2026",
    ],
)
def test_what_only_looks_like_a_cpr_number_is_left(text: str) -> None:
    """Dates that are none, KLE, case, account, place and EAN numbers, amounts and ranges."""
    assert "cpr" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "22334455",
        "22 33 44 55",
        "2233 4455",
        "22-33-44-55",
        "+45 22334455",
        "+4522334455",
        "(+45) 22 33 44 55",
        "0045 22 33 44 55",
        "Tlf. 12 34 56 78",
        "tlf.:30102026",
        "+46 70 123 45 67",
        "22\u00a033\u00a044\u00a055",
    ],
)
def test_a_phone_number_is_found(text: str) -> None:
    """In every grouping that Danes use, with the country or without."""
    assert ["phone"] == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "CVR 29189811",
        "CVR-nr. 29189811",
        "14200000 kr.",
        "24200000",
        "22 33 44 55 kr.",
        "30102026",
        "20261030",
        "01.02.03.04",
        "14.200.000",
        "5798009811578",
        "S2025-00412",
        "2026-2027 2028",
        "12 34 56 78",
        "sagsnr. 22334455",
    ],
)
def test_what_only_looks_like_a_phone_number_is_left(text: str) -> None:
    """Amounts, dates, CVR, EAN, KLE and case numbers."""
    assert [] == kinds(text)


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("hanne@gmail.com", True),
        ("hanne@yahoo.co.uk", True),
        ("Hanne@Live.DK", True),
        ("hanne@mail.dk", True),
        ("hanne@mail1.stofanet.dk", True),
        ("hanne@jubii.dk", True),
        ("hje@nordbaek.dk", False),
        ("hje@mail.nordbaek.dk", False),
        ("post@raadgiver.dk", False),
    ],
)
def test_a_private_address_is_one_of_a_private_provider(address: str, *, private: bool) -> None:
    """Where the workplace has not said which domains are its own."""
    assert private is is_private(address)


def test_every_other_domain_is_private_where_the_own_are_known() -> None:
    """A domain takes those below it along."""
    own = ("Nordbaek.dk",)

    assert not is_private("hje@nordbaek.dk", own)
    assert not is_private("hje@teknik.nordbaek.dk", own)
    assert is_private("hje@ikkenordbaek.dk", own)
    assert is_private("post@raadgiver.dk", own)


def test_several_traces_are_found_each_in_its_place() -> None:
    """In the order of the text; none is taken for two."""
    text = "Hanne 010190-1234, tlf. 22 33 44 55 eller hanne(at)gmail.com / 2233445566@gmail.com"
    found = traces_in(text)

    assert ["cpr", "phone", "email", "email"] == [one.kind.value for one in found]
    assert [one.text for one in found] == [text[one.start : one.end] for one in found]


def test_a_mask_never_repeats_the_whole() -> None:
    """Enough is left to find it in its cell, and no more."""
    found = traces_in("010190-1234 22 33 44 55 hanne@gmail.com")

    assert ["01••••-••••", "•• •• •• 55", "h•••@gmail.com"] == [one.masked for one in found]


def test_who_gives_a_text_to_strangers_takes_all_that_has_the_form() -> None:
    """A number that is no birthday goes too, and it is said how many of each there were."""
    text, counted = without("991390-1234 og 14200000 kr. fra hje@nordbaek.dk", "[x]")

    assert "[x] og [x] kr. fra [x]" == text
    assert {"cpr": 1, "phone": 1, "email": 1} == counted


def _seventh(day: date) -> str:
    """Return a seventh digit that CPR-kontoret gives to people born in a year."""
    if day.year >= 2000:
        return "4" if day.year <= 2036 else "5"
    return "0" if day.year >= 1900 else "5"


@pytest.mark.parametrize(
    ("text", "path", "masked"),
    [
        ("Se P:\\Sager\\Brandt.docx nu", "P:\\Sager\\Brandt.docx", "P:\\•••"),
        ("Ligger på \\\\srv07\\hr\\løn.xlsx", "\\\\srv07\\hr\\løn.xlsx", "\\\\s•••"),
        ("file:///home/hje/a.xlsx", "file:///home/hje/a.xlsx", "fil•••"),
        ("Se /Users/hje/a", "/Users/hje/a", "/Us•••"),
    ],
)
def test_a_path_is_found(text: str, path: str, masked: str) -> None:
    """On a drive, a server, in a home folder; masked after its beginning."""
    (found,) = traces_in(text)

    assert (TraceKind.PATH, path, masked) == (found.kind, found.text, found.masked)


@given(
    st.dates(date(1858, 1, 1), date(2057, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(("", "-", " ", "\u2013")),
    st.sampled_from(("", "Ring til ", "(", "cpr ")),
)
def test_every_birthday_makes_a_number(day: date, rest: int, between: str, before: str) -> None:
    """From 1858 to 2057, in the middle of a text or alone."""
    number = f"{day:%d%m%y}{between}{_seventh(day)}{rest:03d}"
    found = traces_in(before + number)

    assert [TraceKind.CPR] == [one.kind for one in found]
    assert number == found[0].text
    assert number not in found[0].masked


@given(st.dates(date(1900, 1, 1), date(1936, 12, 31)))
def test_the_seventh_digit_gives_the_century(day: date) -> None:
    """A leap day of the other century is no day."""
    assert has_birthday(f"{day:%d%m%y}0123")
    assert has_birthday("2902004123")
    assert not has_birthday("2902000123")


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    """A trace is always a part of its text."""
    assert [one.text for one in traces_in(text)] == [
        text[one.start : one.end] for one in traces_in(text)
    ]
