"""The answer to a request: a file of the request's name, whole or not there at all."""

import json
import os
import time
from pathlib import Path
from typing import Literal, NamedTuple

_AN_HOUR = 3600

Outcome = Literal["done", "refused", "failed", "stopped"]


class Told(NamedTuple):
    """What is told of a request: how it ended, in one word for a machine and some for a person."""

    message: str
    outcome: Outcome = "done"


class Replies:
    """The folder in which a button looks for its answer."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        self._folder = folder

    def write(self, request: str, told: Told) -> bool:
        """Answer the request of this id, and say whether that could be done."""
        reply = {"schema": 1, "id": request, "outcome": told.outcome, "message": told.message}
        temporary = self._folder / f"{request}.tmp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)
            with temporary.open("x", encoding="ascii", newline="\n") as file:
                file.write(json.dumps(reply))
            temporary.replace(self._path(request))
        except OSError:
            return False
        return True

    def has(self, request: str) -> bool:
        """Whether a request of this id has been answered."""
        return os.path.lexists(self._path(request))

    def sweep(self) -> None:
        """Remove answers that nobody has fetched for an hour."""
        old = time.time() - _AN_HOUR
        for path in self._folder.glob("*.*"):
            try:
                if path.lstat().st_mtime < old:
                    path.unlink()
            except OSError:
                continue  # somebody else's, or gone already

    def _path(self, request: str) -> Path:
        return self._folder / f"{request}.json"
