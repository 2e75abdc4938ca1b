"""The command line: one command per action. Results on stdout, progress and messages on stderr.

Exit codes: 0 all well, 1 findings or quarantined files, 2 wrong use or unreadable input, 3 a result
could not be written.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from excelkasse.cli.log import logged
from excelkasse.cli.options import lang_option
from excelkasse.cli.usage import in_words
from excelkasse.loading import loading
from excelkasse.texts import LANGUAGES, Texts, texts

COMMANDS = (
    *("demo", "new", "check", "rollup", "diff", "pack", "calendar", "agenda", "remind", "lessons"),
    *("templates", "guide", "profile", "tools", "agent", "addin", "install"),
)
"""In the order in which help names them; each is a module of this package."""

_LANG = "--lang"


def main() -> None:
    """Run the command line in the language asked for, Danish first."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file's name may be no text, and that must stop nobody.
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = texts(language(sys.argv))
    asked = command_in(sys.argv)
    with logged(sys.argv, COMMANDS, words):
        with loading():
            app = build(words, [asked] if asked else COMMANDS)
        app()


def language(arguments: Sequence[str]) -> str:
    """Find the language before anything is parsed, because help is spoken in it too."""
    for one, following in zip(arguments, [*arguments[1:], ""], strict=True):
        told = one.removeprefix(f"{_LANG}=") if one.startswith(f"{_LANG}=") else following
        if one.startswith(_LANG) and told in LANGUAGES:
            return told
    return LANGUAGES[0]


def command_in(arguments: Sequence[str]) -> str:
    """Find the command before anything is parsed, because no other need be loaded.

    Empty where none of ours stands first: help and mistakes are told of all of them.
    """
    rest = list(arguments[1:])
    while rest and rest[0].startswith(_LANG):
        del rest[: 1 if "=" in rest[0] else 2]
    return rest[0] if rest and rest[0] in COMMANDS else ""


def build(words: Texts, commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """Make the application with its words in one language, of all commands or some."""
    app = typer.Typer(
        cls=in_words(words),
        help=words["help.app"],
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def excelkasse(lang: Annotated[str, lang_option(words)] = words.language) -> None:
        del lang  # found before parsing, because help is spoken in it too

    for command in commands:
        import_module(f"{__name__}.{command}").add(app, words)
    return app
