"""`excelkasse check FILE...`: findings, each with where, what, and what to do."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from excelkasse.actions.check import Checked, as_json, check_files
from excelkasse.actions.say import say_error
from excelkasse.cli.log import Log
from excelkasse.cli.options import (
    ALL_WELL,
    FINDINGS,
    WRONG_USE,
    as_of_option,
    day_of,
    json_option,
    lang_option,
    verbose_option,
)
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.check"])
    def check(
        files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=words["help.files"])],
        as_of: Annotated[str, as_of_option(words)] = "",
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        verbose: Annotated[bool, verbose_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        terminal = Terminal(words, verbose=verbose)
        with terminal.errors_in_words():
            checked = list(check_files(files, today=day_of(as_of)))
        for one in checked:
            _note(one, terminal.log)
        if json:
            terminal.json(as_json(checked, words))
        else:
            _show(checked, terminal)
        raise typer.Exit(_exit_code(checked))


def _note(one: Checked, log: Log) -> None:
    """Note what became of a file: how many findings of each severity, or why it gave none."""
    if one.refusal is not None:
        log.refused(one.file, one.refusal.code, one.refusal.values)
        return
    counts = counted(one)
    numbers = {"errors": counts["error"], "queries": counts["query"], "notes": counts["note"]}
    log.note("checked", file=Path(one.file).name, **numbers)


def _show(checked: Sequence[Checked], terminal: Terminal) -> None:
    for one in checked:
        show_one(one, terminal)
    if len(checked) > 1:
        counts: Counter[str] = Counter()
        for one in checked:
            counts.update(counted(one))
        refused = sum(one.refusal is not None for one in checked)
        terminal.result(
            "cli.summary",
            files=len(checked),
            errors=counts["error"],
            queries=counts["query"],
            notes=counts["note"],
            refused=refused,
        )


def show_one(one: Checked, terminal: Terminal) -> None:
    """Show the findings of one file and a line that counts them."""
    if one.refusal is not None:
        said = say_error(one.refusal, terminal.words)
        terminal.result("cli.refused", file=one.file, what=said.what, do=said.do)
        return
    terminal.show(Path(one.file).name, one.findings)
    if not one.findings:
        terminal.result("cli.checked_clean", file=one.file)
        return
    counts = counted(one)
    terminal.result(
        "cli.checked",
        file=one.file,
        errors=counts["error"],
        queries=counts["query"],
        notes=counts["note"],
    )


def counted(one: Checked) -> Counter[str]:
    """Count the findings of one file by severity."""
    return Counter(str(finding.severity) for finding in one.findings)


def _exit_code(checked: Sequence[Checked]) -> int:
    if checked and all(one.refusal is not None for one in checked):
        return WRONG_USE
    return ALL_WELL if all(one.clean for one in checked) else FINDINGS
