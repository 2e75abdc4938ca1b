"""Temporary files: their names, and the sweep of those that a killed process left behind.

The name says which process of which machine writes it. One of this machine's is swept as soon as
its process is gone; of another machine nobody can know, so its file is left alone for a day.
"""

import os
import re
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

from excelkasse.spreadsheet.processes import is_running, machine

_OURS = re.compile(r"\.~excelkasse\.([0-9a-f]{8})\.(\d+)\.\d+\.tmp")
_A_DAY = 86_400
_LAST_GOOD = ".old.tmp"
"""What LibreOffice's save keeps while it writes: of a killed one, it may be all there is."""

_numbers = count(1)


def temporary_in(folder: Path) -> Path:
    """Name a temporary file of this process: short, however long the name it is to become."""
    return folder / f".~excelkasse.{machine()}.{os.getpid()}.{next(_numbers)}.tmp"


def remove(path: Path) -> None:
    """Remove a file of ours; one that somebody holds is left to the sweep."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder, and nobody's live one."""
    with suppress(OSError):
        for path in folder.glob(".~*.tmp"):
            if _is_left(path):
                remove(path)


def _is_left(path: Path) -> bool:
    ours = _OURS.fullmatch(path.name)
    if ours and ours[1] == machine() and not is_running(int(ours[2])):
        return True
    with suppress(OSError):
        return not path.name.endswith(_LAST_GOOD) and time.time() - path.stat().st_mtime > _A_DAY
    return False
