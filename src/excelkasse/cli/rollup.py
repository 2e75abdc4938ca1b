"""`excelkasse rollup FOLDER -o FILE --as-of DATE`: many project workbooks become one portfolio."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import (
    as_of_option,
    json_option,
    lang_option,
    profile_option,
    verbose_option,
)
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.rollup"])
    def rollup(  # noqa: PLR0913, PLR0917  (a command has as many options as people need)
        folder: Annotated[str, typer.Argument(metavar="FOLDER", help=words["help.folder"])],
        output: Annotated[
            Path, typer.Option("-o", "--output", metavar="FILE", help=words["help.output"])
        ] = Path(words["cli.portfolio_file"]),
        as_of: Annotated[str, as_of_option(words)] = "",
        profile: Annotated[Path | None, profile_option(words)] = None,
        workers: Annotated[
            int, typer.Option("--workers", min=0, metavar="N", help=words["help.workers"])
        ] = 0,
        dask: Annotated[
            str, typer.Option("--dask", metavar="ADDRESS", help=words["help.dask"])
        ] = "",
        watch: Annotated[bool, typer.Option("--watch", help=words["help.watch"])] = False,  # noqa: FBT002
        poll: Annotated[bool, typer.Option("--poll", help=words["help.poll"])] = False,  # noqa: FBT002
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        verbose: Annotated[bool, verbose_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        # pandas comes with it, and `check` must not wait for it.
        from excelkasse.cli.rolling import Asked, roll_up, roll_up_always

        asked = Asked(folder, output, as_of, profile, workers, dask, json=json)
        terminal = Terminal(words, verbose=verbose)
        if watch or poll:
            roll_up_always(asked, terminal, poll=poll)
        else:
            raise typer.Exit(roll_up(asked, terminal))
