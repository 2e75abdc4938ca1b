"""What `excelkasse pack` does, step by step: see, write, show, send."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from excelkasse.actions.pack import Prepared, prepare
from excelkasse.actions.pack_files import PackWritten, as_json, contents, write_pack
from excelkasse.actions.pack_order import PackOrder, asked_for, audience_of
from excelkasse.actions.pack_sending import (
    Delivered,
    keep_dry_run,
    log_of,
    must_be_shown,
    must_have_somebody,
    send,
)
from excelkasse.cli.options import ALL_WELL, FINDINGS, day_of
from excelkasse.cli.terminal import Terminal
from excelkasse.errors import WrongUse
from excelkasse.pack.post.server import Fate, Server, server_at
from excelkasse.pack.privacy import standing
from excelkasse.texts import Texts
from excelkasse.traces import address_or_none

PASSWORD = "EXCELKASSE_SMTP_PASSWORD"  # noqa: S105  (the name of a variable, not what is in it)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was typed."""

    source: Path
    to: str
    output: Path
    as_of: str
    sections: str
    mail_to: tuple[str, ...]
    waived: tuple[str, ...]
    html: bool = False


class Packing:
    """One run of the command."""

    def __init__(self, words: Texts, wishes: Wishes, *, json: bool) -> None:
        """Keep what was typed; nothing is read yet."""
        self.words = words
        self.wishes = wishes
        self.json = json
        self.terminal = Terminal(words)

    def write(self, *, dry_run: bool) -> None:
        """Make the pack; a dry run only shows what it would hold and who would get it."""
        with self.terminal.errors_in_words():
            prepared = self._prepared()
            self._show(prepared)
            if not dry_run:
                self._written(prepared)
        self._end(prepared)

    def post(self, smtp: str, sender: str, user: str, *, dry_run: bool, yes: bool) -> None:
        """Show what would go to whom, or send it."""
        with self.terminal.errors_in_words():
            server = self._server(smtp, sender, user)
            prepared = self._prepared()
            must_have_somebody(prepared)
            self._show(prepared)
            output = self.wishes.output
            if dry_run:
                keep_dry_run(prepared, output)
                self.terminal.tell("cli.pack_dry_run", server=server.name)
                self._end(prepared)
            if not yes:
                must_be_shown(prepared, output)
            log = log_of(output, self.words)
            done = send(self._written(prepared), server, log)
        self._tell_sent(done, log)
        self._end(prepared, sent=done)

    def _prepared(self) -> Prepared:
        wishes = self.wishes
        order = PackOrder(
            audience_of(wishes.to),
            today=day_of(""),
            as_of=day_of(wishes.as_of) if wishes.as_of else None,
            asked_for=asked_for(wishes.sections),
            mail_to=self._addresses(),
            waived=frozenset(wishes.waived),
            whole_page=wishes.html,
        )
        with self.terminal.progress() as step:
            return prepare(wishes.source, replace(order, progress=step), self.words)

    def _addresses(self) -> tuple[str, ...]:
        wrong = [one for one in self.wishes.mail_to if not address_or_none(one)]
        if wrong:
            raise WrongUse("address_wrong", {"got": ", ".join(wrong)})
        return self.wishes.mail_to

    def _written(self, prepared: Prepared) -> PackWritten:
        with self.terminal.progress("cli.pack_writing") as step:
            done = write_pack(prepared, self.wishes.output, self.words, step)
        self.terminal.tell("cli.written", file=done.folder)
        return done

    def _server(self, smtp: str, sender: str, user: str) -> Server:
        if not address_or_none(sender):
            raise WrongUse("sender_missing", {"got": sender})
        server = server_at(smtp, sender)
        return replace(server, user=user, password=self._password) if user else server

    def _password(self) -> str:
        told = os.environ.get(PASSWORD)
        if told is not None:
            return told
        asked: str = typer.prompt(self.words["cli.pack_password"], hide_input=True, err=True)
        return asked

    def _show(self, prepared: Prepared) -> None:
        for line in contents(prepared, self.words):
            if self.json:
                self.terminal.aside(line)
            else:
                self.terminal.line(line)
        if not self.json:
            self._show_private(prepared)

    def _show_private(self, prepared: Prepared) -> None:
        for spot in standing(prepared.spots):
            self.terminal.show(spot.file, (spot.finding,))

    def _tell_sent(self, done: Sequence[Delivered], log: Path) -> None:
        for one in done:
            self.terminal.tell(
                f"cli.pack_{one.fate}", to=one.to, subject=one.subject, said=one.said
            )
        self.terminal.tell("cli.pack_log", file=log)

    def _end(self, prepared: Prepared, sent: Sequence[Delivered] = ()) -> None:
        if self.json:
            told = [{"to": one.to, "subject": one.subject, "fate": one.fate} for one in sent]
            self.terminal.json({**as_json(prepared), "sent": told})
        well = prepared.clean and all(one.fate is Fate.SENT for one in sent)
        raise typer.Exit(ALL_WELL if well else FINDINGS)
