"""What a request may be, and every way in which one is refused before anything is touched."""

import json

import pytest

from excelkasse.agent.request import Request, request_from
from excelkasse.buttons import BUTTONS
from excelkasse.errors import WrongUse

NAME = "20261126-154210-123456"
ASKED = {
    "schema": 1,
    "id": NAME,
    "button": "check",
    "program": "excel",
    "workbook": "C:\\sti\\P-2026-01 Cykelsti.xlsx",
    "window": 198422,
}


def told(**other: object) -> bytes:
    """Write a request with something changed."""
    return json.dumps({**ASKED, **other}).encode()


def code_of(data: bytes, name: str = NAME) -> str | None:
    """Return the code of a refusal; None if it is taken."""
    try:
        request_from(data, name)
    except WrongUse as refusal:
        return refusal.code
    return None


def test_a_press_is_read() -> None:
    """Every key arrives as it was written."""
    request = request_from(told(), NAME)

    assert ASKED == request.model_dump(by_alias=True)
    assert ("check", "excel", ASKED["workbook"]) == request.job


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.key)
def test_every_button_may_be_pressed(button: object) -> None:
    """The keys of the list of buttons, and no other."""
    key = getattr(button, "key", "")

    assert None is code_of(told(button=key))
    assert "request_unknown_button" == code_of(told(button=key.upper()))


@pytest.mark.parametrize(
    "workbook",
    [
        "C:\\sti\\a=b %TEMP% & c^d 'e' [1] {0}.xlsx",
        "H:\\Fælles\\Blåbærgrød på Ærø.xlsx",
        "H:/Fælles/mappe.xlsx",
        "\\\\server\\drev\\mappe.xlsx",
        "/home/åse/P 1.xlsx",
        "https://kommune.sharepoint.com/sites/Vej/Delte dokumenter/P-2026-01 #1.xlsx",
        "https://d.docs.live.net/0123456789abcdef/P-2026-01%20Cykelsti.xlsx",
        "/home/åse/12:30 møde.ods",
        "Mappe1",
        "a..b.xlsx",
        "..tal.xlsx",
    ],
)
def test_a_workbook_may_be_called_anything_a_system_allows(workbook: str) -> None:
    """Odd names are names: nothing in them is ever run or expanded."""
    assert workbook == request_from(told(workbook=workbook), NAME).workbook


@pytest.mark.parametrize(
    ("workbook", "code"),
    [
        ("..\\hemmelig.xlsx", "request_workbook"),
        ("C:\\sti\\..\\hemmelig.xlsx", "request_workbook"),
        ("/home/åse/../bo/x.xlsx", "request_workbook"),
        ("/home/./x.xlsx", "request_workbook"),
        ("sti/x.xlsx", "request_workbook"),
        ("C:x.xlsx", "request_workbook"),
        ("..", "request_workbook"),
        ("\\x.xlsx", "request_workbook"),
        ("\\\\.\\pipe\\x", "request_workbook"),
        ("\\\\?\\C:\\x.xlsx", "request_workbook"),
        ("C:\\x.xlsx:skjult", "request_workbook"),
        ("/home/x\x00.xlsx", "request_workbook"),
        ("/home/x\n.xlsx", "request_workbook"),
        ("/home/\u202excod.xlsx", "request_workbook"),
        ("https://kommune.sharepoint.com/sites/../x.xlsx", "request_workbook"),
        ("https://bo:kode@kommune.dk/x.xlsx", "request_workbook"),
        ("https://kommune.dk\\@ondt.dk/x.xlsx", "request_workbook"),
        ("https:x.xlsx", "request_workbook"),
        ("http://kommune.dk/x.xlsx", "request_workbook"),
        ("file:///etc/passwd", "request_workbook"),
        ("FILE:x", "request_workbook"),
        ("/" + "x" * 1000, "request_shape"),
    ],
)
def test_a_path_that_plays_tricks(workbook: str, code: str) -> None:
    """What is neither a plain path nor a bare name is refused, though it would never be opened."""
    assert code == code_of(told(workbook=workbook))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "request_damaged"),
        (b"{", "request_damaged"),
        (b"null", "request_shape"),
        (b"[]", "request_shape"),
        (b'"check"', "request_shape"),
        (b"[" * 4000, "request_damaged"),
        (b'{"a":' * 500 + b"1" + b"}" * 500, "request_damaged"),
        (told(workbook=["x"]), "request_damaged"),
        (told(window={"a": 1}), "request_damaged"),
        (told()[:-1] + b', "id": "1"}', "request_damaged"),
        (told()[:-1] + b', "kommando": "slet"}', "request_shape"),
        (told().replace(b"198422", b"NaN"), "request_damaged"),
        (told().replace(b"198422", b"1e999"), "request_shape"),
        (told().replace(b"198422", b"9" * 3900), "request_shape"),
        (told().replace(b"198422", b"9" * 4400), "request_damaged"),
        (told().replace(b"198422", b"1.0"), "request_shape"),
        (told(window=-1), "request_shape"),
        (told(window=True), "request_shape"),
        (told(window="198422"), "request_shape"),
        (told(window=None), "request_shape"),
        (told(schema=True), "request_shape"),
        (told(schema=2), "request_shape"),
        (told(program="cmd"), "request_shape"),
        (told(button="slet_alt"), "request_unknown_button"),
        (told(button="check; rm -rf"), "request_unknown_button"),
        (told(button="__import__"), "request_unknown_button"),
        (told(id="1"), "request_other_name"),
        (told(id="../x"), "request_shape"),
        (told(id="١٢"), "request_shape"),
        (told(workbook=""), "request_no_workbook"),
        (told().replace(b"Cykelsti", b"\\ud800"), "request_shape"),
        (told().replace(b"Cykelsti", b"\xe6\xf8\xe5"), "request_damaged"),
        (told().replace(b"Cykelsti", b"\x00"), "request_damaged"),
        (b"\xef\xbb\xbf" + told(), "request_damaged"),
        (told().decode().encode("utf-16"), "request_damaged"),
        (told() + b"\x00", "request_damaged"),
        (told() + told(), "request_damaged"),
    ],
)
def test_what_is_no_request(data: bytes, code: str) -> None:
    """Wrong in form, in keys, in types or in values: refused with a code of its own."""
    assert code == code_of(data)


def test_a_missing_key_is_refused() -> None:
    """A request has exactly six keys."""
    for key in ASKED:
        rest = {name: value for name, value in ASKED.items() if name != key}

        assert "request_shape" == code_of(json.dumps(rest).encode())


def test_a_refusal_repeats_nothing_of_the_request() -> None:
    """What somebody else wrote is not shown to the person as if we said it."""
    with pytest.raises(WrongUse) as caught:
        request_from(told(button="Ring til 12 34 56 78"), NAME)

    assert {} == caught.value.values


def test_a_request_cannot_be_changed() -> None:
    """What has been looked through stays what it was."""
    request = request_from(told(), NAME)

    with pytest.raises(ValueError, match="frozen"):
        setattr(request, "button", "undo")  # noqa: B010  (mypy sees it too)

    assert isinstance(request, Request)
