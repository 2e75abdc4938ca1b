"""Readers that do what no reader should, chosen by the name of the file; workers import this."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from excelkasse.errors import Unreadable

_MANY = 64 * 1024 * 1024
_hoard: list[bytearray] = []
_needed: list[list[int]] = []


def _eats() -> None:
    while True:
        _grows()


def _grows() -> None:
    _hoard.append(bytearray(b"x") * _MANY)


def _raises() -> None:
    message = "the secret of a cell"
    raise ValueError(message)


def _prints() -> None:
    os.write(1, b"noise")
    sys.stdout.write("more noise")


_PLANTED: Mapping[str, Callable[[], object]] = {
    "hangs": lambda: threading.Event().wait(),
    "eats": _eats,
    "grows": _grows,
    "aborts": os.abort,
    "exits": lambda: os._exit(0),
    "leaves": lambda: sys.exit(3),
    "raises": _raises,
    "prints": _prints,
}


def told(folder: Path, file: Path) -> object:
    """Return the name of a file, unless its name says otherwise."""
    kind = file.stem.partition("-")[0]
    _PLANTED.get(kind, int)()
    return Path.cwd() if kind == "strange" else file.relative_to(folder).as_posix()


def frozen(_folder: Path, _file: Path) -> int:
    """Return how much is left alone when Python looks for garbage; the first file needs much."""
    if not _needed:
        _needed.extend([] for _ in range(10_000))
    return gc.get_freeze_count()


def who(_folder: Path, _file: Path) -> int:
    """Return which process reads."""
    return os.getpid()


def parent(_folder: Path, _file: Path) -> int:
    """Return which process started the one that reads."""
    return os.getppid()


def lost(refusal: Unreadable, _folder: Path, _file: Path) -> object:
    """Return what is told of a file that gave nothing."""
    return refusal.code


def once(folder: Path, file: Path) -> str:
    """End whoever minds this worker the first time a file named so is read, and leave a mark."""
    mark = folder / "ended"
    if file.stem == "ends" and not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
    return file.name
