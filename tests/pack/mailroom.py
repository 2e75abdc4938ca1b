"""A real mail server with TLS on this machine, which keeps what it gets, refuses, or breaks off."""

import ssl
from asyncio import Server, WriteTransport
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from excelkasse.overriding import override

NAME, PASSWORD = "pakke", "hemmeligt-æøå-kodeord"
REFUSED, BREAKS = "ukendt@nordbaek.example", "brud@nordbaek.example"


@dataclass
class Mailroom:
    """What a server has got, and how to reach it."""

    port: int = 0
    authority: Path = Path()
    got: list[tuple[str, Sequence[str], EmailMessage]] = field(default_factory=list)

    @property
    def trust(self) -> ssl.SSLContext:
        """What trusts this server."""
        return ssl.create_default_context(cafile=str(self.authority))


class _Handler:
    def __init__(self, room: Mailroom) -> None:
        self.room = room

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse one address, take all others."""
        del server, session, options
        if address == REFUSED:
            return "550 Findes ikke her"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the letter, or end the line before there is an answer."""
        del session
        if BREAKS in envelope.rcpt_tos:
            assert isinstance(server.transport, WriteTransport)
            server.transport.abort()
            return "250 aldrig set"
        content = envelope.content
        assert isinstance(content, bytes)
        letter = BytesParser(policy=default).parsebytes(content)
        assert isinstance(letter, EmailMessage)
        self.room.got.append((envelope.mail_from or "", list(envelope.rcpt_tos), letter))
        return "250 OK"


class _AnyPort(Controller):
    """A controller of whatever port is free."""

    @override
    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


def _known(*given: object) -> AuthResult:
    data = given[-1]
    assert isinstance(data, LoginPassword)
    right = (data.login, data.password) == (NAME.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextmanager
def mailroom(
    folder: Path, *, tls: str = "starttls", login: bool = False, host: str = "localhost"
) -> Iterator[Mailroom]:
    """Run a server: `tls` is starttls, implicit or none; its certificate is for `host`."""
    authority = trustme.CA()
    room = Mailroom(authority=folder / "authority.pem")
    authority.cert_pem.write_to_path(room.authority)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    inside: dict[str, Any] = (
        {"tls_context": context, "require_starttls": True} if tls == "starttls" else {}
    )
    controller = _AnyPort(
        _Handler(room),
        hostname="127.0.0.1",
        port=0,
        ssl_context=context if tls == "implicit" else None,
        authenticator=_known if login else None,
        auth_required=login,
        auth_require_tls=tls == "starttls",
        **inside,
    )
    controller.start()
    try:
        room.port = controller.port
        yield room
    finally:
        controller.stop()
