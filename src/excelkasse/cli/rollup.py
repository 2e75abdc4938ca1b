"""`excelkasse rollup FOLDER -o FILE --as-of DATE`: many project workbooks become one portfolio."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import (
    as_of_option,
    day_of,
    json_option,
    lang_option,
    profile_option,
)
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts, texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.rollup"])
    def rollup(  # noqa: PLR0913, PLR0917  (a command has as many options as people need)
        folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=words["help.folder"])],
        output: Annotated[
            Path, typer.Option("-o", "--output", metavar="FILE", help=words["help.output"])
        ] = Path(words["cli.portfolio_file"]),
        as_of: Annotated[str, as_of_option(words)] = "",
        profile: Annotated[Path | None, profile_option(words)] = None,
        workers: Annotated[
            int, typer.Option("--workers", min=0, metavar="N", help=words["help.workers"])
        ] = 0,
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        # pandas comes with these, and `check` must not wait for it.
        from excelkasse.actions.profile import load_tailoring
        from excelkasse.actions.remembered import users_memory
        from excelkasse.actions.rollup import Order, roll_up_folder
        from excelkasse.cli.told import exit_code, tell_rolled_up
        from excelkasse.portfolio.report import as_json

        terminal = Terminal(words)
        with terminal.errors_in_words(), terminal.progress() as step:
            chosen = None if profile is None else load_tailoring(profile).profile
            order = Order(
                day_of(as_of),
                profile=chosen,
                progress=step,
                workers=workers or None,
                memory=users_memory(),
            )
            spoken = words if chosen is None else texts(chosen.language)
            done = roll_up_folder(folder, output, spoken, order=order)
        tell_rolled_up(done, output, terminal)
        if json:
            terminal.json(as_json(done.portfolio, words))
        raise typer.Exit(exit_code(done))
