"""Sending through a real mail server: always encrypted, and only to one whose certificate is good.

Port 465 is encrypted from the first byte, any other after STARTTLS; `smtps://` in front asks for
the first. What became of each address is told, also when the line breaks in the middle.
"""

import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

from excelkasse.errors import Unreachable, WrongUse

_IMPLICIT, _SECURE, _HIGHEST = 465, "smtps://", 65_535
_LOGGED_IN = 235
_PATIENCE = 30.0
"""Seconds to wait for an answer."""


class Fate(StrEnum):
    """What became of a letter to one address.

    `unknown` is when the line broke after the letter was handed over and before the answer.
    """

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, who sends through it, and how he logs in; the password is never shown."""

    host: str
    port: int
    sender: str
    implicit: bool = False
    user: str = ""
    password: Callable[[], str] = str

    @property
    def name(self) -> str:
        """The server as people write it."""
        return f"{self.host}:{self.port}"


def server_at(address: str, sender: str) -> Server:
    """Return the server at `HOST:PORT`.

    Raises:
        WrongUse: `smtp_address_wrong`.
    """
    host, _, port = address.removeprefix(_SECURE).rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) <= _HIGHEST:
        raise WrongUse("smtp_address_wrong", {"got": address})
    implicit = address.startswith(_SECURE) or int(port) == _IMPLICIT
    return Server(host.strip("[]"), int(port), sender, implicit)


Line = Callable[[EmailMessage, Sequence[str]], Mapping[str, tuple[Fate, str]]]
"""Sends a letter to some addresses, and tells what became of each and what the server said."""


@contextmanager
def connected(server: Server, context: ssl.SSLContext | None = None) -> Iterator[Line]:
    """Connect and log in, and give what sends.

    Raises:
        Unreachable: `smtp_unreachable`, `smtp_not_encrypted`, `smtp_not_trusted` or
            `smtp_login_refused`.
    """
    trust = ssl.create_default_context() if context is None else context
    with _told(server):
        smtp = _open(server, trust)
    try:
        with _told(server):
            _secured(smtp, server, trust)
            if server.user:
                _log_in(smtp, server.user, server.password())
        yield _Sending(smtp, server).send
    finally:
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()
        smtp.close()


def _open(server: Server, trust: ssl.SSLContext) -> smtplib.SMTP:
    if server.implicit:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_PATIENCE, context=trust)
    return smtplib.SMTP(server.host, server.port, timeout=_PATIENCE)


def _secured(smtp: smtplib.SMTP, server: Server, trust: ssl.SSLContext) -> None:
    if not server.implicit:
        smtp.ehlo()
        if not smtp.has_extn("starttls"):
            raise _wrong("smtp_not_encrypted", server, "STARTTLS")
        smtp.starttls(context=trust)
    smtp.ehlo()


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """Log in; what is not ASCII, which smtplib cannot send, goes as UTF-8 by RFC 4616."""
    if f"{user}{password}".isascii():
        smtp.login(user, password)
        return
    told = b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
    code, answer = smtp.docmd("AUTH", f"PLAIN {told}")
    if code != _LOGGED_IN:
        raise smtplib.SMTPAuthenticationError(code, answer)


@contextmanager
def _told(server: Server) -> Iterator[None]:
    """Turn what goes wrong before a letter is sent into what a person is told."""
    try:
        yield
    except ssl.SSLError as mistake:
        raise _wrong("smtp_not_trusted", server, mistake.reason or str(mistake)) from mistake
    except smtplib.SMTPAuthenticationError as mistake:
        raise _wrong("smtp_login_refused", server, _said(mistake.smtp_error)) from mistake
    except smtplib.SMTPNotSupportedError as mistake:
        raise _wrong("smtp_login_refused", server, str(mistake)) from mistake
    except OSError as mistake:  # every exception of smtplib is one
        raise _wrong("smtp_unreachable", server, str(mistake)) from mistake


def _wrong(code: str, server: Server, cause: str) -> Unreachable:
    return Unreachable(code, {"file": server.name, "cause": cause})


@dataclass(slots=True)
class _Sending:
    """An open line; one that has broken sends no more."""

    smtp: smtplib.SMTP
    server: Server
    broken: str = ""

    def send(self, letter: EmailMessage, to: Sequence[str]) -> Mapping[str, tuple[Fate, str]]:
        """Send to some addresses; nothing is raised for what the server says."""
        if self.broken:
            return dict.fromkeys(to, (Fate.REFUSED, self.broken))
        try:
            refused = self._handed_over(letter, to)
        except smtplib.SMTPRecipientsRefused as mistake:
            refused = mistake.recipients
        except smtplib.SMTPResponseException as mistake:
            return dict.fromkeys(to, (Fate.REFUSED, _answer(mistake)))
        except OSError as mistake:  # every exception of smtplib is one
            self.broken = str(mistake) or type(mistake).__name__
            return dict.fromkeys(to, (Fate.UNKNOWN, self.broken))
        return {one: _fate(refused.get(one)) for one in to}

    def _handed_over(
        self, letter: EmailMessage, to: Sequence[str]
    ) -> Mapping[str, tuple[int, bytes]]:
        return self.smtp.send_message(letter, self.server.sender, list(to))


def _fate(refusal: tuple[int, bytes] | None) -> tuple[Fate, str]:
    if refusal is None:
        return Fate.SENT, ""
    return Fate.REFUSED, f"{refusal[0]} {_said(refusal[1])}"


def _answer(mistake: smtplib.SMTPResponseException) -> str:
    return f"{mistake.smtp_code} {_said(mistake.smtp_error)}"


def _said(text: bytes | str) -> str:
    told = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(told.split())
