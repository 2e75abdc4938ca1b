"""`excelkasse guide FILE`: how projects are run here, as a workbook or as a page."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import lang_option, profile_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.guide"])
    def guide(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=words["help.guide_file"])],
        profile: Annotated[Path | None, profile_option(words)] = None,
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.guide import write_guide
        from excelkasse.actions.profile import tailoring_from

        terminal = Terminal(words)
        with terminal.errors_in_words():
            write_guide(file, words, tailoring_from(profile))
        terminal.result("cli.written", file=file)
