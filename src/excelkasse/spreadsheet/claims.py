"""Claims: who make the same result at the same time, or change it meanwhile, are told of it.

A claim is a small file beside the result that says who makes it, on which machine and since when.
It is an ordinary file that only one can be first to make, because that holds on every network
drive, and because people can read it and delete it. A lock of the system's own (as `filelock` takes
for the agent) says of nobody who has it, and on network drives it may hold nothing or stay locked.
"""

import getpass
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from excelkasse.clock import now
from excelkasse.errors import Unwritable
from excelkasse.spreadsheet.disk import write_synced
from excelkasse.spreadsheet.leftovers import remove, sweep, temporary_in
from excelkasse.spreadsheet.processes import is_running, machine

SILENT_AFTER = 1_800
"""Seconds without a sign of life after which a claim is nobody's any more."""

_BEATS_EVERY = 10
_HALF_WRITTEN = 60
"""Seconds that one may take to write a claim; what cannot be read is given no longer."""

_ENDING = ".lock"
_TRIES, _PAUSE = 20, 0.05
Progress = Callable[[int, int, str], None]


class _Owner(BaseModel):
    """What stands in the file."""

    model_config = ConfigDict(frozen=True)

    user: str = Field("", max_length=200)
    host: str = Field("", max_length=200)
    machine: str = ""
    process: int = 0
    since: str = ""
    """For people: the time in Copenhagen, as `26-11-2026 14:03`."""
    token: str = ""


class Claim:
    """A result that is ours to make; where none could be made, nobody can write there either."""

    def __init__(self, result: Path, owner: _Owner | None) -> None:
        """Hold what was written into the file; None if there is no file."""
        self._result = result
        self._owner = owner
        self._beaten = time.monotonic()
        self._before = _digest(result)

    def beat(self) -> None:
        """Give a sign of life, so that nobody takes the claim over while it takes long."""
        if self._owner is not None and time.monotonic() - self._beaten > _BEATS_EVERY:
            self._beaten = time.monotonic()
            with suppress(OSError):
                os.utime(claim_file(self._result))

    def beating(self, progress: Progress) -> Progress:
        """Return the progress of a work as one that gives a sign of life with every file."""

        def step(done: int, total: int, file: str) -> None:
            self.beat()
            progress(done, total, file)

        return step

    def check(self) -> None:
        """Look whether it is still ours to replace, before the result is put in place.

        Raises:
            Unwritable: `being_made`: we were silent for so long that another took it over.
                `changed_meanwhile`: somebody has saved there what we have not read.
        """
        other = None if self._owner is None else _read(claim_file(self._result))
        if other not in {None, self._owner}:
            raise _being_made(self._result, other)
        now = _digest(self._result)
        if now is not None and now != self._before:
            raise Unwritable("changed_meanwhile", {"file": self._result.name})

    def end(self) -> None:
        """Let others make the result; what is another's by now is left alone."""
        lock = claim_file(self._result)
        if self._owner is not None and _read(lock) == self._owner:
            remove(lock)


def _digest(file: Path) -> bytes | None:
    try:
        with file.open("rb") as content:
            return file_digest(content, "sha256").digest()
    except OSError:
        return None


def claim_file(result: Path) -> Path:
    """Return where the claim of a result lies."""
    return result.with_name(f".~{result.name}{_ENDING}")


@contextmanager
def claimed(result: Path) -> Iterator[Claim]:
    """Be the only one to make a result meanwhile.

    Raises:
        Unwritable: `being_made`: somebody else makes it.
    """
    claim = _take(result)
    try:
        yield claim
    finally:
        claim.end()


def _take(result: Path) -> Claim:
    mine, lock = _me(), claim_file(result)
    other: _Owner | None = None
    _sweep(lock.parent)
    try:
        for _ in range(_TRIES):
            if _is_first(lock, mine):
                return Claim(result, mine)
            other = _read(lock)
            if _is_left(lock, other):
                _take_away(lock, other)
            elif other is not None:
                break
            else:
                time.sleep(_PAUSE)  # it is being written, or just gone
    except OSError:
        return Claim(result, None)  # the saving says why nothing can be written here
    raise _being_made(result, other)


def _is_first(lock: Path, owner: _Owner) -> bool:
    try:
        _write(lock, owner)
    except FileExistsError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Remove what killed processes left in a folder, claims of other results too."""
    sweep(folder)
    with suppress(OSError):
        for lock in folder.glob(f".~*{_ENDING}"):
            owner = _read(lock)
            if _is_left(lock, owner):
                _take_away(lock, owner)


def _me() -> _Owner:
    return _Owner(
        user=_user(),
        host=socket.gethostname(),
        machine=machine(),
        process=os.getpid(),
        since=f"{now():%d-%m-%Y %H:%M}",
        token=uuid4().hex,
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # a process may run as nobody that the system knows


def _write(lock: Path, owner: _Owner) -> None:
    """Make the file with all that is in it at once, or where that cannot be, first and then fill.

    Raises:
        FileExistsError: somebody was first.
    """
    data = owner.model_dump_json(indent=1).encode()
    temporary = temporary_in(lock.parent)
    try:
        write_synced(temporary, data)
        os.link(temporary, lock)
    except FileExistsError:
        raise
    except OSError:
        _fill(lock, data)
    finally:
        remove(temporary)


def _fill(lock: Path, data: bytes) -> None:
    try:
        write_synced(lock, data)
    except FileExistsError:
        raise
    except OSError:
        remove(lock)
        raise


def _read(lock: Path) -> _Owner | None:
    try:
        return _Owner.model_validate_json(lock.read_bytes())
    except (OSError, ValidationError):
        return None


def _is_left(lock: Path, owner: _Owner | None) -> bool:
    """Say whether nobody makes the result any more who once wrote this."""
    try:
        silent = _silent(lock)
    except OSError:
        return False
    if owner is None:
        return silent > _HALF_WRITTEN
    gone = owner.machine == machine() and not is_running(owner.process)
    return gone or silent > SILENT_AFTER


def _silent(lock: Path) -> float:
    """Return how many seconds lie between a claim's last sign of life and now.

    Now is what its drive dates a new file, for a drive may go by another clock than this machine. A
    date as far ahead is of a clock that was wrong, and says no more of anybody's life.
    """
    probe = temporary_in(lock.parent)
    try:
        probe.touch()
        return abs(probe.stat().st_mtime - lock.stat().st_mtime)
    finally:
        remove(probe)


def _take_away(lock: Path, left: _Owner | None) -> None:
    """Remove what is left; what another was quicker to put in its place is put back."""
    aside = temporary_in(lock.parent)
    with suppress(OSError):
        lock.rename(aside)
        taken = _read(aside)
        if taken is not None and taken != left:
            _write(lock, taken)
    remove(aside)


def _being_made(result: Path, other: _Owner | None) -> Unwritable:
    known = other or _Owner()
    values = {"file": result.name, "lock": str(claim_file(result).absolute())}
    told = {"who": known.user, "host": known.host, "since": known.since}
    return Unwritable("being_made", values | {key: text or "?" for key, text in told.items()})
