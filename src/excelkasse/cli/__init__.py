"""The command line: one command per action. Results on stdout, progress and messages on stderr.

Exit codes: 0 all well, 1 findings or quarantined files, 2 wrong use or unreadable input, 3 a result
could not be written.
"""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from excelkasse.cli import (
    addin,
    agenda,
    agent,
    calendar,
    check,
    demo,
    diff,
    guide,
    install,
    lessons,
    new,
    pack,
    profile,
    remind,
    rollup,
    templates,
    tools,
)
from excelkasse.cli.log import logged
from excelkasse.cli.options import lang_option
from excelkasse.texts import LANGUAGES, Texts, texts

_COMMANDS = (
    *(demo, new, check, rollup, diff, pack, calendar, agenda, remind, lessons, templates, guide),
    *(profile, tools, agent, addin, install),
)
"""In the order in which help names them."""


def main() -> None:
    """Run the command line in the language asked for, Danish first."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file's name may be no text, and that must stop nobody.
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = texts(language(sys.argv))
    commands = [one.__name__.rpartition(".")[2] for one in _COMMANDS]
    with logged(sys.argv, commands, words):
        build(words)()


def language(arguments: Sequence[str]) -> str:
    """Find the language before anything is parsed, because help is spoken in it too."""
    for one, following in zip(arguments, [*arguments[1:], ""], strict=True):
        told = one.removeprefix("--lang=") if one.startswith("--lang=") else following
        if one.startswith("--lang") and told in LANGUAGES:
            return told
    return LANGUAGES[0]


def build(words: Texts) -> typer.Typer:
    """Make the application with its words in one language."""
    app = typer.Typer(
        help=words["help.app"],
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def excelkasse(lang: Annotated[str, lang_option(words)] = words.language) -> None:
        del lang  # found before parsing, because help is spoken in it too

    for command in _COMMANDS:
        command.add(app, words)
    return app
