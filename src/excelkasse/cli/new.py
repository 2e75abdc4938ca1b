"""`excelkasse new FILE --model mellem`: one empty project workbook."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.new"])
    def new(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=words["help.new_file"])],
        model: Annotated[str, typer.Option("--model", help=words["help.model"])] = "full",
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.new import new_project

        terminal = Terminal(words)
        with terminal.errors_in_words():
            new_project(file, model, words)
        terminal.result("cli.written", file=file)
