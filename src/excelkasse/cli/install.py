"""`excelkasse install | uninstall | doctor`: the buttons on this machine, for this user."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import json_option, lang_option, profile_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts

_NEXT = {"win32": "windows", "darwin": "mac"}


def add(app: typer.Typer, words: Texts) -> None:
    """Add the three commands to the application."""
    _add_install(app, words)
    _add_uninstall(app, words)
    _add_doctor(app, words)


def _add_install(app: typer.Typer, words: Texts) -> None:
    @app.command("install", help=words["help.installation.install"])
    def command(
        profile: Annotated[Path | None, profile_option(words)] = None,
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.profile import files_of
        from excelkasse.cli.installed import exit_code, tell_done
        from excelkasse.installation import install, system_of, this_machine

        terminal, system = Terminal(words), system_of(this_machine())
        with terminal.errors_in_words():
            tailoring = files_of(profile, system.machine.desk.profile) if profile else {}
            done = install(system, words, tailoring)
        tell_done(done, terminal)
        if system.unopkg() is None:
            terminal.tell("installation.no_libreoffice")
        terminal.tell(f"installation.next_{_NEXT.get(system.machine.system, 'linux')}")
        raise typer.Exit(exit_code(done))


def _add_uninstall(app: typer.Typer, words: Texts) -> None:
    @app.command("uninstall", help=words["help.installation.uninstall"])
    def command(
        everything: Annotated[  # noqa: FBT002  (a switch of the command line)
            bool, typer.Option("--all", help=words["help.installation.all"])
        ] = False,
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.cli.installed import exit_code, tell_done
        from excelkasse.installation import system_of, this_machine, uninstall

        terminal, system = Terminal(words), system_of(this_machine())
        with terminal.errors_in_words():
            done = uninstall(system, desk_too=everything)
        tell_done(done, terminal)
        if system.machine.desk.folder.is_dir():
            terminal.tell("installation.kept", folder=system.machine.desk.folder)
        raise typer.Exit(exit_code(done))


def _add_doctor(app: typer.Typer, words: Texts) -> None:
    @app.command("doctor", help=words["help.installation.doctor"])
    def command(
        folders: Annotated[
            list[str],
            typer.Argument(metavar="[FOLDER]...", help=words["help.installation.folders"]),
        ] = [],  # noqa: B006  (typer reads it and never changes it)
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.cli.installed import as_json_notes, show_notes, verdict_code
        from excelkasse.installation import examine, system_of, this_machine

        terminal = Terminal(words)
        notes = examine(system_of(this_machine()), folders)
        if json:
            terminal.json(as_json_notes(notes, words))
        else:
            show_notes(notes, terminal)
        raise typer.Exit(verdict_code(notes))
