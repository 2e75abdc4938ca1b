"""`excelkasse calendar FILE -o FILE`: the decisions of a portfolio in everybody's own calendar."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import json_option, lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.calendar"])
    def calendar(
        portfolio: Annotated[
            Path, typer.Argument(metavar="FILE", help=words["help.calendar_portfolio"])
        ],
        output: Annotated[
            Path, typer.Option("-o", "--output", metavar="FILE", help=words["help.calendar_file"])
        ] = Path(words["cli.calendar_file"]),
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.calendar import as_json, export_calendar

        terminal = Terminal(words)
        with terminal.errors_in_words():
            done = export_calendar(portfolio, output, words)
        terminal.tell("cli.calendar", count=len(done.events))
        if done.without_day:
            terminal.tell("cli.calendar_without_day", count=done.without_day)
        terminal.tell("cli.written", file=output)
        if json:
            terminal.json(as_json(done))
