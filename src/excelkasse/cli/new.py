"""`excelkasse new FILE --model mellem --profile Tilpasning.xlsx`: one empty project workbook."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import lang_option, profile_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.new"])
    def new(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=words["help.new_file"])],
        model: Annotated[
            str, typer.Option("--model", metavar="MODEL", help=words["help.model"])
        ] = "full",
        profile: Annotated[Path | None, profile_option(words)] = None,
        without: Annotated[
            list[str], typer.Option("--without", metavar="T07", help=words["help.without"])
        ] = [],  # noqa: B006  (typer reads it and never changes it)
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.new import Wish, new_project
        from excelkasse.actions.profile import tailoring_from

        terminal = Terminal(words)
        with terminal.errors_in_words():
            new_project(file, Wish(model, without, tailoring_from(profile)), words)
        terminal.result("cli.written", file=file)
