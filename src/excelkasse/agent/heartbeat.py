"""The sign of life: one line, written anew every other second, gone when the agent ends."""

import os
import time
from importlib.metadata import version
from pathlib import Path

from excelkasse.desk import BEATS_EVERY


class Heartbeat:
    """The file by whose age a button sees whether anybody will answer."""

    def __init__(self, path: Path) -> None:
        """Name the file; the first beat comes when it is asked for."""
        self._path = path
        self._due = 0.0
        self._line = f"{version('excelkasse')} {os.getpid()}\n"

    def beat(self) -> None:
        """Write the line, if it is time to.

        Raises:
            OSError: it cannot be written, so that nobody would see it.
        """
        if time.monotonic() >= self._due:
            self._path.write_text(self._line, "ascii")
            self._due = time.monotonic() + BEATS_EVERY

    def end(self) -> None:
        """Take the line away."""
        self._path.unlink(missing_ok=True)
