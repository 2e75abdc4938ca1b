"""Who gets a pack, and the draft that is made for them."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest

from excelkasse.pack.post.draft import Attachment, Letter, draft
from excelkasse.pack.post.recipients import (
    Recipient,
    missing,
    of_report,
    once,
    steering_group,
)
from excelkasse.portfolio.records.recipients import MailLine, RecipientLine, ReportTo
from excelkasse.traces import address_or_none
from tests.pack.nordbaek import project
from tests.portfolio.nordbaek import AS_OF, typed

PEOPLE = (
    Recipient("Afdelingschef, Byg", "ekr@nordbaek.example"),
    Recipient("Økonomichef"),
    Recipient("Ødegård", "o@nordbaek.example", copied=True),
)
FILES = (
    Attachment("Statusrapport æøå.pdf", b"%PDF-1.6 \r\n\x00"),
    Attachment("Statusrapport æøå.html", "<p>æøå</p>\n".encode()),
    Attachment("Statusrapport æøå.xlsx", b"PK\x03\x04"),
)


def parsed(data: bytes) -> EmailMessage:
    """Read a draft as a mail program does."""
    found = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(found, EmailMessage)
    return found


def test_a_steering_group_is_found_in_the_organisation() -> None:
    """Members and owner get it, the manager a copy; who has two roles gets it once."""
    found = steering_group(project("P-2025-04").book, AS_OF)

    assert [
        ("Afdelingschef Vand og Klima", "pvn@nordbaek.example", False),
        ("Forsyningens projektchef", "", False),
        ("Økonomichef", "okonomi@nordbaek.example", False),
        ("MKL", "mkl@nordbaek.example", True),
    ] == [(one.name, one.email, one.copied) for one in found]
    assert ("Forsyningens projektchef",) == missing(found)


def test_who_has_left_gets_nothing() -> None:
    """A role that ended before the day is nobody's."""
    parts = typed("P-2025-04")
    for row in parts["organisation.roles"]:
        if row["name"] == "Økonomichef":
            row["end"] = AS_OF.replace(day=1)

    assert "Økonomichef" not in {
        one.name for one in steering_group(project("P-2025-04", parts).book, AS_OF)
    }


def test_a_small_project_has_its_owner_and_manager() -> None:
    """Named in the master data, without an address."""
    found = steering_group(project("P-2026-10").book, AS_OF)

    assert [("Afdelingschef Vej og Park", ""), ("TSN", "")] == [
        (one.name, one.email) for one in found
    ]


LINES = (
    RecipientLine(audience=ReportTo.MANAGEMENT, name="Chefgruppen", email="chef@nordbaek.example"),
    RecipientLine(
        audience=ReportTo.MANAGEMENT, name="Økonomichefen", email="o@x.dk", line=MailLine.COPY
    ),
    RecipientLine(audience=ReportTo.COMMITTEE, name="Sekretariatet", email="u@x.dk"),
    RecipientLine(audience=ReportTo.COMMITTEE, committee=" teknik- og  miljøudvalg ", name="TMU"),
    RecipientLine(),
)


@pytest.mark.parametrize(
    ("committee", "expected"),
    [
        ("", [("Chefgruppen", False), ("Økonomichefen", True)]),
        ("Teknik- og Miljøudvalg", [("Sekretariatet", False), ("TMU", False)]),
        ("Økonomiudvalg", [("Sekretariatet", False)]),
    ],
)
def test_a_report_goes_to_those_the_office_has_typed(
    committee: str, expected: list[tuple[str, bool]]
) -> None:
    """A committee's to those of all committees and its own; the management's to its own."""
    found = of_report(LINES, committee)

    assert expected == [(one.name, one.copied) for one in found]


def test_a_name_with_and_without_address_is_one_person() -> None:
    """The one with the address is kept."""
    people = [Recipient("A"), Recipient("a", "a@b.dk"), Recipient("B")]

    assert (Recipient("a", "a@b.dk"), Recipient("B")) == once(people)


@pytest.mark.parametrize(
    "text",
    ["", "navn", "a,b@c.dk", "<a@b.dk>", "a@b.dk\r\nBcc: x@y.dk", "æ@b.dk", "a@b.dk, c@d.dk"],
)
def test_what_is_no_address_is_none(text: str) -> None:
    """A mail program would take it for something else."""
    assert "" == address_or_none(text)


def test_a_draft_opens_for_writing() -> None:
    """With subject, people, body and files as they are; no sender and no date."""
    told = parsed(draft(Letter("Status æøå\nfor Bæk", "Kære alle\n\nDet går.\n", PEOPLE), FILES))
    body = told.get_body()
    assert body is not None

    assert ("1", "Status æøå for Bæk") == (told["X-Unsent"], told["Subject"])
    assert '"Afdelingschef, Byg" <ekr@nordbaek.example>' == str(told["To"])
    assert "Ødegård <o@nordbaek.example>" == str(told["Cc"])
    assert (None, None) == (told["From"], told["Date"])
    assert "Kære alle\r\n\r\nDet går.\r\n" == body.get_content()
    assert [(one.name, one.data) for one in FILES] == [
        (one.get_filename(), one.get_payload(decode=True)) for one in told.iter_attachments()
    ]
    assert ["application/pdf", "text/html"] == [
        one.get_content_type() for one in told.iter_attachments()
    ][:2]


def test_a_draft_is_the_same_each_time_with_line_ends_of_mail() -> None:
    """Every line ends with CR LF, and no line is longer than mail allows."""
    letter = Letter("S", "Linje " * 400, PEOPLE)
    data = draft(letter, FILES)

    assert data == draft(letter, FILES)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert 998 >= max(map(len, data.split(b"\r\n")))


def test_a_draft_to_nobody_is_made_all_the_same() -> None:
    """With an empty To, for somebody to fill in."""
    told = parsed(draft(Letter("S", "B", (Recipient("Ukendt"),)), FILES))

    assert ("", None) == (str(told["To"]), told["Cc"])
