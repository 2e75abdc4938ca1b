"""What runs in a worker: orders come in, and of every file it is told when it begins and ends.

It listens to nothing but its orders. It ends by itself when nobody holds the other end, when it is
given nothing to do, and when a file takes far too long: a clock that needs no Python sees to that,
so that no reader is left behind by a program that was killed.
"""

import faulthandler
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any, TextIO, cast

from excelkasse.actions.frozen import freeze
from excelkasse.actions.workers.limits import Limits, Lost, Mishap
from excelkasse.journal import whereabouts
from excelkasse.loading import loading

IDLE = 60.0
"""Seconds without an errand after which a worker ends."""

BEGINS, ENDS = "begins", "ends"
"""What is told of a file, and of an errand."""

_FAR_TOO_LONG = 2
_SELDOM = 50_000
"""So many more containers are there before garbage is looked for; Python's own number is 700."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Files of a folder to read, and how."""

    read: Callable[[Path, Path], object]
    folder: Path
    files: tuple[Path, ...]
    limits: Limits


def main() -> None:
    """Carry out orders until there are no more."""
    with Path(os.devnull).open("r+", encoding="utf-8") as nothing:
        requests, answers = _private(0, nothing, "rb"), _private(1, nothing, "wb")
        _alone()
        with requests, answers, suppress(EOFError, OSError):
            with loading():  # the first errand brings with it all that reads
                errand = _errand(requests, nothing)
            while True:
                _carry_out(errand, answers, nothing)
                errand = _errand(requests, nothing)


def _errand(requests: IO[bytes], nothing: TextIO) -> Errand:
    """Wait for an errand, but not for ever."""
    faulthandler.dump_traceback_later(IDLE, exit=True, file=nothing)
    return cast("Errand", pickle.load(requests))  # noqa: S301  (from our own)


def _private(stream: int, nothing: TextIO, mode: str) -> IO[bytes]:
    """Keep one end of a pipe for ourselves, so that nothing a reader prints gets in between."""
    own = os.dup(stream)
    os.dup2(nothing.fileno(), stream)
    return os.fdopen(own, mode)


def _alone() -> None:
    """Let the one who ordered be the only one to stop us, and leave nothing when we crash."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (not everywhere)

        # No window that says "python.exe has stopped working" and waits.
        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)
    else:
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # it would hold what was being read


def _carry_out(errand: Errand, answers: IO[bytes], nothing: TextIO) -> None:
    _bound(errand.limits.memory)
    for file in errand.files:
        _tell(BEGINS, answers)
        faulthandler.dump_traceback_later(
            _FAR_TOO_LONG * errand.limits.seconds, exit=True, file=nothing
        )
        _tell(_outcome(errand, file), answers)
        _settle()
    _tell(ENDS, answers)


@cache
def _settle() -> None:
    """Once: what the first file needed stays, and is not looked through for garbage again.

    What a file leaves is let go of by itself, so the little that is not is looked for seldom.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _bound(memory: int) -> None:
    """Let the system refuse what is more than we may take, where it can be asked to."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415

        with suppress(ValueError, OSError):  # somebody has set it lower already
            resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _outcome(errand: Errand, file: Path) -> bytes | Mishap:
    try:
        return freeze(errand.read(errand.folder, file))
    except MemoryError as mistake:
        return Mishap(Lost.MEMORY, whereabouts(mistake))
    except BaseException as mistake:  # noqa: BLE001  (a reader that exits is the matter of one file)
        return Mishap(Lost.FAILED, whereabouts(mistake))


def _tell(what: Any, answers: IO[bytes]) -> None:  # noqa: ANN401  (a word or an outcome)
    pickle.dump(what, answers, protocol=5)
    answers.flush()
