"""One stream of a command: lines in colours on a terminal, and the same lines plain elsewhere."""

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rich.console import Console

_ASKED_FOR = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})
"""By which rich is told that something is a terminal, or is none, whatever it looks like."""


class Voice:
    """Where lines are said: on stdout or on stderr."""

    def __init__(self, stream: Literal["stdout", "stderr"]) -> None:
        """Name the stream; which one that is at the time is seen when something is said."""
        self._stream = stream

    @cached_property
    def console(self) -> "Console":
        """The stream as a terminal. What draws on one takes long to load and is seldom needed."""
        from rich.console import Console

        return Console(
            stderr=self._stream == "stderr", soft_wrap=True, highlight=False, emoji=False
        )

    def say(self, text: str, *, mark: str = "", style: str = "") -> None:
        """Say a line, with a mark in front in its own style."""
        stream = getattr(sys, self._stream)
        if stream is None or stream.isatty() or _ASKED_FOR & os.environ.keys():
            if mark:
                self.console.print(mark, style=style, end="", markup=False)
            self.console.print(text, markup=False)
        else:
            stream.write(f"{mark}{text.expandtabs()}\n")
            stream.flush()
