"""Send a pack that is written through a mail server; a dry run first, and a log of what became.

A dry run keeps the fingerprint of what it showed in the output folder. Sending anything else, or
something to somebody else, is refused unless a person insists.
"""

import json
import os
import ssl
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from hashlib import sha256
from pathlib import Path

from excelkasse.actions.pack import Prepared
from excelkasse.actions.pack_files import PackWritten, Written
from excelkasse.clock import now
from excelkasse.errors import Unwritable, WrongUse
from excelkasse.pack.post.draft import message
from excelkasse.pack.post.server import Fate, Server, connected
from excelkasse.spreadsheet.saving import make_folder, save_text
from excelkasse.texts import Texts

DRY_RUN = ".excelkasse-proevekoersel.json"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one document to one address, when, and the hashes of the files with it."""

    when: str
    server: str
    sender: str
    to: str
    subject: str
    fate: Fate
    said: str
    files: dict[str, str]


def keep_dry_run(prepared: Prepared, output: Path) -> None:
    """Remember what a dry run has shown.

    Raises:
        Unwritable: it could not be kept.
    """
    make_folder(output)
    save_text(output / DRY_RUN, json.dumps({"fingerprint": prepared.fingerprint}) + "\n")


def must_be_shown(prepared: Prepared, output: Path) -> None:
    """Refuse what no dry run has shown as it is now.

    Raises:
        WrongUse: `no_dry_run` or `changed_since_dry_run`.
    """
    try:
        kept = json.loads((output / DRY_RUN).read_text("utf-8"))
        shown = kept["fingerprint"]
    except (OSError, ValueError, KeyError, TypeError) as mistake:
        raise WrongUse("no_dry_run", {"file": str(output)}) from mistake
    if shown != prepared.fingerprint:
        raise WrongUse("changed_since_dry_run", {"file": str(output)})


def must_have_somebody(prepared: Prepared) -> None:
    """Refuse to send where nobody has an address.

    Raises:
        WrongUse: `nobody_to_send_to`.
    """
    letters = [one.letter for one in prepared.bundles]
    if not any(one.email for letter in letters for one in letter.recipients):
        raise WrongUse("nobody_to_send_to", {"file": str(prepared.source)})


def send(
    pack: PackWritten, server: Server, log: Path, trust: ssl.SSLContext | None = None
) -> Sequence[Delivered]:
    """Send every document to its recipients, and write to the log what became of each.

    Each line is in the log before the next letter is handed over.

    Raises:
        Unreachable: no letter was handed over.
        Unwritable: the log cannot be written; what was handed over by then is in it.
    """
    done: list[Delivered] = []
    _log(log, ())
    with connected(server, trust) as line:
        for one in pack.written:
            to = [each.email for each in one.bundle.letter.recipients if each.email]
            if not to:
                continue
            letter = _letter(one, server)
            fates = line(letter, to)
            lines = list(_delivered(one, server, fates))
            done += lines
            _log(log, lines)
    return done


def _letter(one: Written, server: Server) -> EmailMessage:
    letter = message(one.bundle.letter, one.attachments)
    letter["From"] = server.sender
    letter["Date"] = format_datetime(now())
    letter["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    return letter


def _delivered(
    one: Written, server: Server, fates: Mapping[str, tuple[Fate, str]]
) -> Iterator[Delivered]:
    when = now().isoformat(timespec="seconds")
    files = {each.name: sha256(each.data).hexdigest() for each in one.attachments}
    subject = one.bundle.letter.subject
    for to, (fate, said) in fates.items():
        yield Delivered(when, server.name, server.sender, to, subject, fate, said, files)


def _log(log: Path, lines: Sequence[Delivered]) -> None:
    """Put lines at the end of the log, on the disk before this returns."""
    try:
        with log.open("a", encoding="utf-8", newline="\n") as file:
            for one in lines:
                file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as mistake:
        raise Unwritable("log_unwritable", {"file": log.name}) from mistake


def log_of(output: Path, words: Texts) -> Path:
    """Return the log of what was sent from a folder."""
    return output / words["pack.file.log"]
