"""Reminders to those who have not delivered, as drafts that a mail program opens to be sent.

`X-Unsent: 1` makes Outlook and Thunderbird open the message to be written on. Nothing is sent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from excelkasse.layout.shown import spoken_value
from excelkasse.portfolio.records.delivered import DeliveryLine, DeliveryState
from excelkasse.texts import Texts
from excelkasse.traces import address_or_none
from excelkasse.visible import file_stem, headline

_POLICY = SMTP.clone(cte_type="7bit", max_line_length=998)
"""Headers on one line: a subject that begins on the next is shown with a blank before it."""

_REMINDED = (DeliveryState.MISSING, DeliveryState.SAME_FILE, DeliveryState.LATE)
_LONGEST, _LONGEST_NAME = 75, 250


@dataclass(frozen=True, slots=True)
class Reminder:
    """A draft: the project it is about, who gets it (nobody without an address), its words."""

    number: str
    name: str
    state: DeliveryState
    to: str
    subject: str
    body: str

    @property
    def stem(self) -> str:
        """The name of its file without the ending: the number and the name of the project."""
        return file_stem(f"{self.number} {self.name}", _LONGEST, "rykker")


def reminders(lines: Iterable[DeliveryLine], as_of: date, words: Texts) -> Sequence[Reminder]:
    """Return a reminder for every project that is missing, sent the same file, or was late."""
    return [_reminder(line, as_of, words) for line in lines if line.state in _REMINDED]


def _reminder(line: DeliveryLine, as_of: date, words: Texts) -> Reminder:
    state = line.state or DeliveryState.MISSING
    number, name = line.number or "", headline(line.name or "", _LONGEST_NAME)
    told = {
        "project": f"{number} {name}".strip(),
        "as_of": _day(as_of),
        "deadline": spoken_value(line.deadline, words) if line.deadline else _day(as_of),
        "saved": spoken_value(line.delivered, words),
        "status": spoken_value(line.status_date, words),
    }
    who = headline(line.manager or "", _LONGEST_NAME)
    greeting = words.say("remind.dear", name=who) if who else words["remind.dear_manager"]
    parts = (
        greeting,
        words.say(f"remind.{state}.body", **told),
        words.say(f"remind.{state}.ask", **told),
        words["remind.end"],
    )
    return Reminder(
        number=number,
        name=name,
        state=state,
        to=address_or_none(line.email),
        subject=words.say(f"remind.{state}.subject", **told),
        body="\n\n".join(parts) + "\n",
    )


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def as_draft(one: Reminder) -> bytes:
    """Return the bytes of a draft, UTF-8 and with CRLF, as RFC 5322 has it."""
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"
    if one.to:
        message["To"] = one.to
    message["Subject"] = one.subject
    message.set_content(one.body, cte="quoted-printable")
    return message.as_bytes()
