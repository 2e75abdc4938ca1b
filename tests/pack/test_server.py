"""Sending through a real mail server: only with TLS, and what becomes of each letter is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from excelkasse.errors import Unreachable, WrongUse
from excelkasse.pack.post.draft import Attachment, Letter, message
from excelkasse.pack.post.recipients import Recipient
from excelkasse.pack.post.server import Fate, Server, connected, server_at
from tests.pack.mailroom import BREAKS, NAME, PASSWORD, REFUSED, Mailroom, mailroom

SENDER = "kontor@nordbaek.example"
TO = "chef@nordbaek.example"
LETTER = Letter("Status æøå", "Kære chef\n", (Recipient("Chef", TO),))


def at(room: Mailroom, secure: str = "") -> Server:
    """Give the server's address."""
    return server_at(f"{secure}localhost:{room.port}", SENDER)


def sent(server: Server, room: Mailroom, *to: str) -> dict[str, Fate]:
    """Send one letter to some addresses, and tell what became of it."""
    letter = message(LETTER, [Attachment("æ.pdf", b"%PDF-1.6")])
    letter["From"] = SENDER
    with connected(server, room.trust) as line:
        return {address: fate for address, (fate, _) in line(letter, to).items()}


@pytest.mark.parametrize(("tls", "secure"), [("starttls", ""), ("implicit", "smtps://")])
def test_a_letter_arrives_whole(tls: str, secure: str, tmp_path: Path) -> None:
    """Encrypted after STARTTLS or from the first byte, with its file."""
    with mailroom(tmp_path, tls=tls) as room:
        fates = sent(at(room, secure), room, TO)
    ((sender, to, letter),) = room.got
    (file,) = letter.iter_attachments()

    assert {TO: Fate.SENT} == fates
    assert (SENDER, [TO], "Status æøå") == (sender, to, letter["Subject"])
    assert ("æ.pdf", b"%PDF-1.6") == (file.get_filename(), file.get_payload(decode=True))


def test_one_refused_address_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each address has its own fate."""
    with mailroom(tmp_path) as room:
        fates = sent(at(room), room, TO, REFUSED)

    assert {TO: Fate.SENT, REFUSED: Fate.REFUSED} == fates
    assert [[TO]] == [to for _, to, _ in room.got]


def test_nothing_is_certain_when_the_server_breaks_off(tmp_path: Path) -> None:
    """The letter was handed over and never answered; what comes after is not handed over."""
    letter = message(LETTER, [])
    with mailroom(tmp_path) as room, connected(at(room), room.trust) as line:
        first, second = line(letter, [BREAKS]), line(letter, [TO])

    assert (Fate.UNKNOWN, Fate.REFUSED) == (first[BREAKS][0], second[TO][0])
    assert [] == room.got


def test_a_server_without_encryption_gets_nothing(tmp_path: Path) -> None:
    """Not even who it is from."""
    with mailroom(tmp_path, tls="none") as room, pytest.raises(Unreachable) as refusal:
        sent(at(room), room, TO)

    assert ("smtp_not_encrypted", []) == (refusal.value.code, room.got)


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(tls: str, tmp_path: Path) -> None:
    """Its certificate is for another name."""
    secure = "smtps://" if tls == "implicit" else ""
    with (
        mailroom(tmp_path, tls=tls, host="andet.example") as room,
        pytest.raises(Unreachable) as refusal,
    ):
        sent(at(room, secure), room, TO)

    assert ("smtp_not_trusted", []) == (refusal.value.code, room.got)


def test_an_unknown_authority_is_not_trusted(tmp_path: Path) -> None:
    """Without our authority the system's own decide, and they know nothing of this server."""
    with mailroom(tmp_path) as room, pytest.raises(Unreachable) as refusal, connected(at(room)):
        pass

    assert "smtp_not_trusted" == refusal.value.code


def test_it_logs_in(tmp_path: Path) -> None:
    """With a password in any letters; a wrong one is said, and never shown."""
    with mailroom(tmp_path, login=True) as room:
        known = replace(at(room), user=NAME, password=lambda: PASSWORD)
        wrong = replace(at(room), user=NAME, password=lambda: "gættet")
        fates = sent(known, room, TO)
        with pytest.raises(Unreachable) as refusal:
            sent(wrong, room, TO)

    assert {TO: Fate.SENT} == fates
    assert "smtp_login_refused" == refusal.value.code
    assert "gættet" not in str(refusal.value)
    assert PASSWORD not in repr(known)


def test_nobody_there(tmp_path: Path) -> None:
    """A port where nothing listens is said to be out of reach."""
    with mailroom(tmp_path) as room:
        server, trust = at(room), room.trust
    with pytest.raises(Unreachable) as refusal, connected(server, trust):
        pass

    assert "smtp_unreachable" == refusal.value.code


@pytest.mark.parametrize("text", ["", "mail", "mail:", ":25", "mail:0", "mail:70000", "mail:²"])
def test_an_address_has_a_host_and_a_port(text: str) -> None:
    """Anything else is refused before anybody is called."""
    with pytest.raises(WrongUse, match="smtp_address_wrong"):
        server_at(text, SENDER)
