"""`excelkasse agent`: what answers the buttons in Excel and LibreOffice, until it is ended."""

from typing import Annotated

import typer

from excelkasse.cli.options import lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.agent"])
    def agent(lang: Annotated[str, lang_option(words)] = words.language) -> None:
        del lang  # found before parsing, because help is spoken in it too
        # pandas and the spreadsheet programs come with these.
        from excelkasse.agent.agent import serve
        from excelkasse.agent.setting import users_setting

        terminal = Terminal(words)
        with terminal.errors_in_words():
            served = serve(users_setting(words), lambda: terminal.tell("agent.running"))
        terminal.tell("agent.ended" if served else "agent.already")
