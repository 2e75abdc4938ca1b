"""A draft that a mail program opens as if somebody had begun to write it.

`X-Unsent` is what makes Outlook open it for writing; a draft has no sender and no date, which the
program gives when a person presses send. The same pack gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from excelkasse.pack.post.recipients import Recipient
from excelkasse.visible import headline, visible

_POLICY = SMTP.clone(cte_type="7bit", max_line_length=998)
_KINDS = {
    ".pdf": ("application", "pdf"),
    ".html": ("text", "html"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_BOUNDARY = 24
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file by its name and its bytes; its kind follows from the end of its name."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to whom; `subject` has no line breaks."""

    subject: str
    body: str
    recipients: Sequence[Recipient]

    def addresses(self, *, copied: bool) -> tuple[str, ...]:
        """Return the addresses of the To line, or those of the Cc line."""
        return tuple(one.email for one in self.recipients if one.email and one.copied is copied)


def draft(letter: Letter, attachments: Iterable[Attachment]) -> bytes:
    """Return the draft as the bytes of an `.eml` file."""
    made = message(letter, attachments)
    made["X-Unsent"] = "1"
    return made.as_bytes()


def message(letter: Letter, attachments: Iterable[Attachment]) -> EmailMessage:
    """Return the letter with its files; without anybody to send it to, To is empty."""
    made = EmailMessage(_POLICY)
    made["Subject"] = headline(letter.subject, _LONGEST)
    made["To"] = [*_people(letter, copied=False)]
    if letter.addresses(copied=True):
        made["Cc"] = [*_people(letter, copied=True)]
    body = visible(letter.body)
    made.set_content(body, charset="utf-8", cte="quoted-printable")
    told = sha256(body.encode())
    for one in attachments:
        _attach(made, one)
        told.update(one.data)
    if made.is_multipart():
        made.set_boundary(f"=_{told.hexdigest()[:_BOUNDARY]}")
    return made


def _people(letter: Letter, *, copied: bool) -> Iterable[Address]:
    for one in letter.recipients:
        if one.email and one.copied is copied:
            name = "" if one.name == one.email else headline(one.name, _LONGEST)
            yield Address(name, addr_spec=one.email)


def _attach(made: EmailMessage, one: Attachment) -> None:
    suffix = one.name[one.name.rindex(".") :]
    main, sub = _KINDS[suffix]
    params = {"charset": "utf-8"} if main == "text" else {}
    made.add_attachment(
        one.data, maintype=main, subtype=sub, filename=one.name, params=params, cte="base64"
    )
