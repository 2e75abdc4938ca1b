"""The few things asked of a disk, each done for good when it returns."""

import errno
import os
import sys
import time
from pathlib import Path

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.4)
"""Seconds between tries when somebody else holds the file, about three in all."""

_SHARING = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation. They pass when a scanner lets go."""

_BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})
"""What the same is called where a Windows share is mounted."""

_CHUNK = 65_536


def write_synced(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and return when the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest[:_CHUNK]) :]
        os.fsync(handle)
        _forget(handle)
    finally:
        os.close(handle)


def _forget(handle: int) -> None:
    """Let the system forget what it remembers of a file, so that reading it back asks the disk."""
    if sys.platform == "linux":
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def replace(source: Path, target: Path) -> None:
    """Put a file in the place of another, with patience for those who hold it for a moment."""
    for wait in _WAITS:
        try:
            os.replace(source, target)  # noqa: PTH105  (a test fails it)
        except OSError as mistake:
            if not is_held(mistake):
                raise
            time.sleep(wait)
        else:
            return
    os.replace(source, target)  # noqa: PTH105


def is_held(mistake: OSError) -> bool:
    """Say whether it was somebody else's holding the file that stood in the way."""
    return getattr(mistake, "winerror", None) in _SHARING or mistake.errno in _BUSY


def is_folder(path: Path) -> bool:
    """Say whether there is a folder; a name that the system does not take is none."""
    return os.path.isdir(path)  # noqa: PTH112  (pathlib raises)


def is_there(path: Path) -> bool:
    """Say whether there is anything; under a name that the system does not take is nothing."""
    return os.path.exists(path)  # noqa: PTH110  (pathlib raises)


def true_path(path: Path) -> Path:
    """Return where a path leads in the end; of a link that leads to itself, only as far as that."""
    return Path(os.path.realpath(path))  # (pathlib raises)


def sync_folder(folder: Path) -> None:
    """Return when the disk has the names in a folder, where the system can say so."""
    if os.name != "posix":
        return  # Windows cannot sync a folder, and its rename is already journalled
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
