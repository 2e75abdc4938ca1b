"""`excelkasse templates FOLDER`: an empty workbook for every tool, a project, and the portfolio."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import lang_option, profile_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.templates"])
    def templates(
        folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=words["help.target"])],
        profile: Annotated[Path | None, profile_option(words)] = None,
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.profile import tailoring_from
        from excelkasse.actions.templates import write_templates

        terminal = Terminal(words)
        with terminal.errors_in_words():
            written = write_templates(folder, words, tailoring_from(profile))
        for file in written:
            terminal.result("cli.written", file=file)
