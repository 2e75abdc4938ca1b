"""`excelkasse demo [FOLDER]`: the sample municipality, written, checked and rolled up."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.check import show_one
from excelkasse.cli.options import lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.demo"])
    def demo(
        folder: Annotated[
            Path, typer.Argument(metavar="[FOLDER]", help=words["help.demo_folder"])
        ] = Path("demo"),
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.demo import demo as make_demo
        from excelkasse.cli.told import tell_rolled_up

        terminal = Terminal(words)
        with terminal.errors_in_words(), terminal.progress() as step:
            made = make_demo(folder, words, step)
        for one in made.checked:
            show_one(one, terminal)
        tell_rolled_up(made.rolled_up, made.output, terminal)
        terminal.tell("cli.demo_done", folder=folder)
