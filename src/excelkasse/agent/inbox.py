"""The inbox: what lies there is taken once, looked at without being trusted, and gone afterwards.

Taking is a rename from `<id>.json` to `<id>.taken`, which only one can succeed in; what is so named
when an agent starts was under way when another was killed, and is never run again. The folder is
polled: looking into an empty one takes some microseconds, works alike on every system, and knows no
state that could be lost with the folder, where a watcher of events must be told to begin anew.
"""

import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from excelkasse.agent.request import ID, MOST_BYTES, Request, request_from
from excelkasse.errors import WrongUse

MOST_AT_ONCE = 20
"""What is more than nobody presses; the newest count."""

OLDEST, SLACK = 60, 5
"""Seconds since a button was pressed, and how far its clock may be ahead of ours."""

_ENDING, _TAKEN, _ASIDE = ".json", ".taken", ".refused"
_SAFELY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class Refused(NamedTuple):
    """A file that is no request to be run: its name, the code that says why, and its id if any."""

    name: str
    code: str
    id: str = ""


class Inbox:
    """The folder in which buttons leave their requests."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        self.folder = folder
        self._stuck: set[str] = set()

    def open(self) -> None:
        """Make the folder if it is not there; a link in its place is no inbox and goes.

        Raises:
            OSError: there can be no inbox.
        """
        if self.folder.is_symlink():
            self.folder.unlink()
        self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.mkdir(mode=0o700, exist_ok=True)

    def collect(self) -> Iterator[Request | Refused]:
        """Take everything that lies there, the oldest first.

        Raises:
            OSError: the folder cannot be looked into.
        """
        names = self._waiting()
        for name in names[:-MOST_AT_ONCE]:
            yield self._refuse(name, "request_too_many")
        for name in names[-MOST_AT_ONCE:]:
            found = self._take(name)
            if found is not None:
                yield found

    def interrupted(self) -> Iterator[str]:
        """Give the id of every request that was under way when an agent was killed."""
        for path in sorted(self.folder.glob(f"*{_TAKEN}")):
            if ID.fullmatch(path.stem):
                yield path.stem
            self._remove(path)

    def done(self, request: str) -> None:
        """Forget a request of this id, which has been answered."""
        self._remove(self.folder / f"{request}{_TAKEN}")

    def _waiting(self) -> Sequence[str]:
        found = []
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith(_ENDING) and entry.name not in self._stuck:
                    with suppress(OSError):  # gone again
                        found.append((entry.stat(follow_symlinks=False).st_mtime, entry.name))
        return [name for _, name in sorted(found)]

    def _take(self, name: str) -> Request | Refused | None:
        """Take one; None if somebody else did."""
        stem = name.removesuffix(_ENDING)
        if not ID.fullmatch(stem):
            return self._refuse(name, "request_other_name")
        taken = self.folder / f"{stem}{_TAKEN}"
        if os.path.lexists(taken):
            return self._refuse(name, "request_again")
        try:
            _plain_file(self.folder / name)
            (self.folder / name).rename(taken)
            return request_from(_content(taken), stem)
        except FileNotFoundError:
            return None
        except WrongUse as refusal:
            self._remove(taken)
            return self._refuse(name, refusal.code)
        except OSError:
            return self._refuse(name, "request_no_file")

    def _refuse(self, name: str, code: str) -> Refused:
        self._remove(self.folder / name)
        stem = name.removesuffix(_ENDING)
        own = ID.fullmatch(stem) and code not in {"request_other_name", "request_again"}
        return Refused(name, code, stem if own else "")

    def _remove(self, path: Path) -> None:
        """Remove a name, never what it leads to; a folder with something in it is put aside."""
        try:
            if stat.S_ISDIR(path.lstat().st_mode):
                path.rename(path.with_name(f"{path.name}.{time.time_ns()}{_ASIDE}"))
            else:
                path.unlink()
        except FileNotFoundError:
            return
        except OSError:
            self._stuck.add(path.name)


def _plain_file(path: Path) -> None:
    _checked(path.lstat())


def _content(path: Path) -> bytes:
    """Read a file that is nothing but a small file with one name.

    Raises:
        WrongUse: `request_no_file`, `request_too_large` or `request_too_old`.
    """
    handle = os.open(path, _SAFELY | _BINARY)
    with os.fdopen(handle, "rb") as file:
        _checked(os.fstat(handle))
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise WrongUse("request_too_large")
    return data


def _checked(facts: os.stat_result) -> None:
    if not stat.S_ISREG(facts.st_mode) or facts.st_nlink != 1:
        raise WrongUse("request_no_file")
    if facts.st_size > MOST_BYTES:
        raise WrongUse("request_too_large")
    if not -SLACK <= time.time() - facts.st_mtime <= OLDEST:
        raise WrongUse("request_too_old")
