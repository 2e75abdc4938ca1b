"""Help, and what is wrong with a command line, in our words: typer speaks English only.

It says them in many places that cannot be told otherwise, so they are found in what it has said.
What is not known here stays as typer says it.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from io import StringIO
from typing import Any, ClassVar

import typer

from excelkasse.cli.as_typed import Commands
from excelkasse.overriding import override
from excelkasse.texts import Texts

_SAID: Mapping[str, str] = {
    "usage": r"^Usage:",
    "any_options": r"\[OPTIONS\]",
    "any_command": r"COMMAND \[ARGS\]\.\.\.",
    "arguments": r"^Arguments:$",
    "options": r"^Options:$",
    "commands": r"^Commands:$",
    "required": r"\[required\]",
    "default": r"\[default:",
    "help": r"Show this message and exit\.",
    "try": r"^Try '([^']+)' for help\.$",
    "error": r"^Error:",
    "no_command": r"No such command '([^']+)'\.",
    "no_option": r"No such option: (\S+?)(?=\.? |$)",
    "perhaps": r"(?:Did you mean|\(Possible options:) '?([^?)]+?)'?[?)]",
    "missing": r"Missing (?:argument|option) '([^']+)'\.",
    "missing_command": r"Missing command\.",
    "needs_value": r"Option '([^']+)' requires an argument\.",
    "takes_no_value": r"Option '([^']+)' does not take a value\.",
    "too_many": r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)",
    "not_readable": r"Invalid value for '[^']+': (?:File|Path|path|file) '(.+)' is not readable\.",
    "not_whole": r"Invalid value for '([^']+)': Input should be (?:a valid int|greater than).*",
    "least": r"; x>=(\d+)\]",
    "invalid": r"Invalid value for '([^']+)':",
}
"""What typer says, by the name of our words for it; `{found}` is what stands in parentheses."""

_USED = r"^Usage:.*"
_BRACES = r"\{([^{}]+)\}(?:\.\.\.)?|\[(\[[^][]+\](?:\.\.\.)?)\](?:\.\.\.)?"
_TYPES = r" <(?:path|str|list\[\w+\])>"
_NAMES = r"[A-Z]{2,}"


class SpokenCommands(Commands):
    """Commands whose help and mistakes are told in one language."""

    words: ClassVar[Texts]

    @override
    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        for command in self.commands.values():
            _speak(command, self.words)

    @override
    def get_help(self, ctx: Any) -> str:
        """Return what help says of all commands."""
        return spoken(super().get_help(ctx), self.words)

    @override
    def main(self, *args: Any, **told: Any) -> Any:
        """Run, and end with an exit code."""
        try:
            code = super().main(*args, **{**told, "standalone_mode": False})
        except typer.Abort:
            code = 1
        except Exception as mistake:
            if not hasattr(mistake, "exit_code"):
                raise
            code = mistake.exit_code
            for command in self.commands.values():
                _name_values(command, self.words)
            typer.echo(spoken(_shown(mistake), self.words), nl=False, err=True)
        raise SystemExit(code or 0)


def in_words(words: Texts) -> type[SpokenCommands]:
    """Return commands that speak a language."""
    return type("Commands", (SpokenCommands,), {"words": words})


def spoken(said: str, words: Texts) -> str:
    """Return what typer says in our words, as far as they are known."""
    found = re.sub(_USED, _without_braces, said, flags=re.MULTILINE)
    found = re.sub(_TYPES, _blank, found)
    for name, pattern in _SAID.items():
        found = re.sub(pattern, _in(words, f"usage.{name}"), found, flags=re.MULTILINE)
    return found


def _without_braces(match: re.Match[str]) -> str:
    return re.sub(_BRACES, r"\1\2", match[0])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _in(words: Texts, key: str) -> Callable[[re.Match[str]], str]:
    return lambda match: words.say(key, found=match[1] if match.re.groups else "")


def _speak(command: Any, words: Texts) -> None:  # noqa: ANN401  (typer's own type is private)
    """Let a command's help be in our words."""
    said = command.get_help

    def get_help(ctx: Any) -> str:  # noqa: ANN401
        _name_values(command, words)
        return spoken(said(ctx), words)

    command.get_help = get_help


def _name_values(command: Any, words: Texts) -> None:  # noqa: ANN401
    """Say in our words what stands for a value: FILE, DATE."""
    for parameter in command.params:
        if parameter.metavar:
            parameter.metavar = re.sub(_NAMES, partial(_named, words), parameter.metavar)


def _named(words: Texts, match: re.Match[str]) -> str:
    return words.get(f"usage.names.{match[0].lower()}", match[0])


def _shown(mistake: Any) -> str:  # noqa: ANN401
    said = StringIO()
    mistake.show(said)
    return said.getvalue()
