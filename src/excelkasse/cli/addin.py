"""`excelkasse addin build`: what carries the buttons, made without Excel or LibreOffice."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""
    group = typer.Typer(help=words["help.addin.addin"], no_args_is_help=True)

    @group.callback()
    def addin() -> None:
        """Keep `build` a name to be typed: typer would leave out an only command's."""

    @group.command("build", help=words["help.addin.build"])
    def build(
        output: Annotated[
            Path | None,
            typer.Option("-o", "--output", metavar="FILE", help=words["help.addin.output"]),
        ] = None,
        libreoffice: Annotated[  # noqa: FBT002  (a switch of the command line)
            bool, typer.Option("--libreoffice", help=words["help.addin.libreoffice"])
        ] = False,
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.addin import ADDIN, EXTENSION, write_addin, write_extension

        name, write = (EXTENSION, write_extension) if libreoffice else (ADDIN, write_addin)
        file = output or Path(name)
        terminal = Terminal(words)
        with terminal.errors_in_words():
            write(file, words)
        terminal.result("cli.written", file=file)

    app.add_typer(group, name="addin")
