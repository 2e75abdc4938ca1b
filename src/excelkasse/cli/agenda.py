"""`excelkasse agenda FILE -o DIR|FILE`: decisions that wait, as drafts for the agenda."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from excelkasse.cli.options import FINDINGS, as_of_option, day_of, json_option, lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts

if TYPE_CHECKING:
    from excelkasse.actions.agenda import Drafted


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.agenda"])
    def agenda(  # noqa: PLR0913, PLR0917  (a command takes its options one by one)
        workbook: Annotated[
            Path, typer.Argument(metavar="FILE", help=words["help.agenda_workbook"])
        ],
        output: Annotated[
            Path, typer.Option("-o", "--output", metavar="DIR", help=words["help.agenda_output"])
        ] = Path(words["cli.agenda_folder"]),
        number: Annotated[
            str, typer.Option("--number", metavar="NO", help=words["help.agenda_number"])
        ] = "",
        decision: Annotated[
            str, typer.Option("--decision", metavar="NO", help=words["help.agenda_decision"])
        ] = "",
        waive: Annotated[
            list[str] | None, typer.Option("--waive", metavar="NAME", help=words["help.waive"])
        ] = None,
        as_of: Annotated[str, as_of_option(words)] = "",
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.actions.agenda import Choice, as_json, write_agenda

        terminal = Terminal(words)
        with terminal.errors_in_words():
            choice = Choice(number, decision, tuple(waive or ()))
            done = write_agenda(workbook, output, words, as_of=day_of(as_of), choice=choice)
        _tell(done, terminal)
        if json:
            terminal.json(as_json(done))
        else:
            for one in done.stopped:
                terminal.show(one.file, (one.finding,))
        if done.stopped:
            raise typer.Exit(FINDINGS)


def _tell(done: "Drafted", terminal: Terminal) -> None:
    for one in done.spots:
        if one.waived:
            terminal.tell("cli.agenda_waived", name=one.name, where=one.finding.place)
    if done.stopped:
        terminal.tell("cli.agenda_stopped", count=len(done.stopped))
        return
    terminal.tell("cli.agenda" if done.drafts else "cli.agenda_none", count=len(done.drafts))
    for name, count in done.open.items():
        terminal.tell("cli.agenda_open", file=name, count=count)
    for file in done.files:
        terminal.tell("cli.written", file=file)
