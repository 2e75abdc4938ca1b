"""What people typed is text in a draft mail: no header, recipient, line or file of its own."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import PureWindowsPath
from typing import Any

import pytest

from excelkasse.pack.post.draft import Attachment, Letter, draft
from excelkasse.pack.post.recipients import Recipient
from excelkasse.portfolio.records.delivered import DeliveryLine, DeliveryState
from excelkasse.portfolio.reminders import as_draft, reminders
from excelkasse.texts import texts
from excelkasse.traces import address_or_none
from excelkasse.visible import file_stem, headline, visible
from tests.portfolio.nordbaek import AS_OF
from tests.typed.payloads import IDS, PAYLOADS, TEXTS

DANISH = texts("da")
HEADERS = {"X-Unsent", "To", "Subject", "Content-Type", "MIME-Version"}
CODED = "Content-Transfer-Encoding"


def parsed(data: bytes) -> EmailMessage:
    """Read a draft as a mail program does."""
    found = message_from_bytes(data, policy=default)

    assert isinstance(found, EmailMessage)
    assert not set(data) - {9, 10, 13, *range(32, 127), *range(128, 256)}
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    return found


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_a_letter_has_the_headers_and_people_that_we_gave_it(text: str) -> None:
    """Subject, names, words and the names of files are what was typed, and nothing more."""
    file = f"{file_stem(text, 60, 'fil')}.html"
    people = (Recipient(text, "a@b.example"), Recipient("Bo", address_or_none(text)))
    told = parsed(draft(Letter(text, f"{text}\n", people), [Attachment(file, b"<p>x</p>")]))
    body = told.get_body()
    (attached,) = told.iter_attachments()

    assert HEADERS == set(told.keys())
    assert headline(text, 250) == str(told["Subject"])
    assert [(headline(text, 250), "a@b.example")] == [
        (one.display_name, one.addr_spec) for one in told["To"].addresses
    ]
    assert body is not None
    assert f"{visible(text)}\n" == visible(body.get_content())
    assert (file, b"<p>x</p>") == (attached.get_filename(), attached.get_payload(decode=True))


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_a_reminder_has_the_headers_that_we_gave_it(text: str) -> None:
    """Whatever project, manager and address are called; its file lies where the others do."""
    values: Any = {"name": text, "manager": text, "email": text, "department": text}
    line = DeliveryLine.model_construct(
        None, number="P-2026-01", state=DeliveryState.MISSING, **values
    )
    (one,) = reminders([line], AS_OF, DANISH)
    told = parsed(as_draft(one))

    assert HEADERS - {"To"} == set(told.keys()) - {CODED}
    assert headline(text, 250) in " ".join(str(told["Subject"]).split())
    assert 1 == len(PureWindowsPath(one.stem).parts)


def test_what_is_no_address_is_nobody() -> None:
    """None of the payloads is somebody to send to."""
    assert {""} == {address_or_none(text) for text in PAYLOADS.values()}
