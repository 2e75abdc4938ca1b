"""`excelkasse lessons FOLDER -o FILE`: what projects have learnt, gathered across them."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import (
    ALL_WELL,
    FINDINGS,
    WRONG_USE,
    as_of_option,
    day_of,
    json_option,
    lang_option,
)
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.lessons"])
    def lessons(
        folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=words["help.folder"])],
        output: Annotated[
            Path, typer.Option("-o", "--output", metavar="FILE", help=words["help.lessons_file"])
        ] = Path(words["cli.lessons_file"]),
        as_of: Annotated[str, as_of_option(words)] = "",
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.lessons import gather_lessons
        from excelkasse.cli.told import as_json_lessons, tell_lessons

        terminal = Terminal(words)
        with terminal.errors_in_words(), terminal.progress() as step:
            done = gather_lessons(folder, output, words, as_of=day_of(as_of), progress=step)
        tell_lessons(done, output, terminal)
        if json:
            terminal.json(as_json_lessons(done))
        if len(done.quarantined) == len(done.found):
            raise typer.Exit(WRONG_USE)
        raise typer.Exit(FINDINGS if done.quarantined else ALL_WELL)
