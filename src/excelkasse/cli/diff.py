"""`excelkasse diff A B`, `excelkasse diff PORTFOLIO --from DATE --to DATE`: what has moved."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import day_of, json_option, lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.diff"])
    def diff(  # noqa: PLR0913, PLR0917  (a command has as many options as people need)
        before: Annotated[Path, typer.Argument(metavar="FILE", help=words["help.diff_before"])],
        now: Annotated[
            Path | None, typer.Argument(metavar="[FILE]", help=words["help.diff_now"])
        ] = None,
        first: Annotated[
            str, typer.Option("--from", metavar="DATE", help=words["help.diff_from"])
        ] = "",
        last: Annotated[str, typer.Option("--to", metavar="DATE", help=words["help.diff_to"])] = "",
        output: Annotated[
            Path | None,
            typer.Option("-o", "--output", metavar="FILE", help=words["help.diff_file"]),
        ] = None,
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        # A command that is not used need not load all that a portfolio is made of.
        from excelkasse.actions.diff import Asked, difference, write_diff
        from excelkasse.cli.told_diff import show_diff

        terminal = Terminal(words)
        with terminal.errors_in_words():
            days = (day_of(told) if told else None for told in (first, last))
            found = difference(Asked(before, now, *days), words)
            if output is not None:
                write_diff(found, output, words)
        show_diff(found, terminal, json=json)
        if output is not None:
            terminal.tell("cli.written", file=output)
