"""`excelkasse profile export|import`: a tailoring given to another municipality, or tried."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import as_of_option, day_of, lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the two commands to the application."""
    group = typer.Typer(help=words["help.profiles.profile"], no_args_is_help=True)
    _add_export(group, words)
    _add_import(group, words)
    app.add_typer(group, name="profile")


def _add_export(group: typer.Typer, words: Texts) -> None:
    @group.command("export", help=words["help.profiles.export"])
    def export(
        file: Annotated[
            Path, typer.Argument(metavar="FILE", help=words["help.profiles.profile_in"])
        ],
        output: Annotated[
            Path,
            typer.Option("-o", "--output", metavar="FILE", help=words["help.profiles.profile_out"]),
        ],
        lessons: Annotated[
            Path | None,
            typer.Option("--lessons", metavar="FOLDER", help=words["help.profiles.with_lessons"]),
        ] = None,
        as_of: Annotated[str, as_of_option(words)] = "",
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.sharing import export_profile

        terminal = Terminal(words)
        with terminal.errors_in_words():
            done = export_profile(file, output, words, lessons=lessons, as_of=day_of(as_of))
        left = [
            words.say(f"cli.left.{key}", count=count)
            for key, count in done.left_out.items()
            if count
        ]
        if left:
            terminal.tell("cli.left_out", names=", ".join(left))
        else:
            terminal.tell("cli.left_out_none")
        terminal.tell("cli.lessons", count=done.lessons)
        terminal.result("cli.written", file=output)


def _add_import(group: typer.Typer, words: Texts) -> None:
    @group.command("import", help=words["help.profiles.import"])
    def adopt(
        file: Annotated[
            Path, typer.Argument(metavar="FILE", help=words["help.profiles.shared_in"])
        ],
        output: Annotated[
            Path,
            typer.Option("-o", "--output", metavar="FILE", help=words["help.profiles.profile_out"]),
        ],
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.sharing import import_profile
        from excelkasse.schema.profile import PLAIN, differences

        terminal = Terminal(words)
        with terminal.errors_in_words():
            profile = import_profile(file, output, words)
        choices = [words[f"profile.choice.{name}"] for name in differences(profile, PLAIN)]
        if choices:
            terminal.tell("cli.differs", choices=", ".join(choices))
        else:
            terminal.tell("cli.differs_not")
        terminal.result("cli.written", file=output)
