"""`excelkasse remind FILE -o FOLDER`: drafts to those who have not delivered; nothing is sent."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import json_option, lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.remind"])
    def remind(
        portfolio: Annotated[
            Path, typer.Argument(metavar="FILE", help=words["help.remind_portfolio"])
        ],
        output: Annotated[
            Path, typer.Option("-o", "--output", metavar="FOLDER", help=words["help.remind_folder"])
        ] = Path(words["cli.remind_folder"]),
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.remind import as_json, write_reminders

        terminal = Terminal(words)
        with terminal.errors_in_words():
            done = write_reminders(portfolio, output, words)
        for one, file in zip(done.drafts, done.files, strict=True):
            key = "cli.reminder" if one.to else "cli.reminder_without_address"
            terminal.tell(key, file=file, to=one.to)
        terminal.tell("cli.reminders", count=len(done.drafts))
        if json:
            terminal.json(as_json(done))
