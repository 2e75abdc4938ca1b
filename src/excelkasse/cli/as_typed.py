"""Words and files of a command line as they were typed, without all of pydantic to look at them.

typer lets pydantic make every value what it should be, and loading it takes half as long as a whole
`check`. A text is a text already, and the name of a file that can be read needs no second look; of
anything else, and of every mistake, typer still judges and speaks.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from excelkasse.overriding import override

_UNSURE = object()
"""Stands for a value of which typer must judge."""


class Commands(TyperGroup):
    """Commands whose words and files are taken as typed."""

    @override
    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        for command in (self, *self.commands.values()):
            asks_for_help = command.get_help_option(typer.Context(command))
            for parameter in (*command.params, asks_for_help):
                _take_as_typed(parameter)


def _take_as_typed(parameter: Any) -> None:  # noqa: ANN401  (typer's own type is private)
    """Let a parameter be taken as typed; a typer that knows it otherwise judges all by itself."""
    told = getattr(parameter, "type_descriptor", None)
    take = _TAKES.get(getattr(told, "annotation", None))
    judge = getattr(parameter, "get_runtime_param", None)
    if take and judge:
        parameter.get_runtime_param = lambda: _AsTyped(take, judge)


class _AsTyped:
    """What typer asks to make a value what it should be."""

    def __init__(self, take: Callable[[Any], object], judge: Callable[[], Any]) -> None:
        self._take, self._judge = take, judge

    def coerce(self, value: Any, **where: Any) -> Any:  # noqa: ANN401
        taken = self._take(value)
        return self._judge().coerce(value, **where) if taken is _UNSURE else taken


def _text(value: object) -> object:
    return value if isinstance(value, str | None) else _UNSURE


def _switch(value: object) -> object:
    return value if isinstance(value, bool | None) else _UNSURE


def _file(value: object) -> object:
    """Take a file that can be read, or is not there: that is for the command to find out."""
    if not isinstance(value, str) or (os.path.lexists(value) and not os.access(value, os.R_OK)):
        return _UNSURE
    return Path(value)


def _files(value: object) -> object:
    if not isinstance(value, tuple | list):
        return _UNSURE
    taken = [_file(one) for one in value]
    return _UNSURE if _UNSURE in taken else taken


_TAKES: dict[object, Callable[[Any], object]] = {
    bool: _switch,
    str: _text,
    Path: _file,
    list[Path]: _files,
}
"""What takes a value, by the type that the command declares."""
