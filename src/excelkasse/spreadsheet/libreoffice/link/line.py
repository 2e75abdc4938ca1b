"""The line to a LibreOffice as the system sees it: who is at the other end, and cutting it.

UNO can close its line only when the other end still reads. Where the line is a socket of this
process we cut the socket itself, and every call that waits comes back.
"""

import os
import socket
import stat
from pathlib import Path

_HANDLES = Path("/proc/self/fd")


def lines_to(pipe: str) -> frozenset[int]:
    """Return the handles of this process that lead to a pipe; none where the system hides them."""
    if not _HANDLES.is_dir():
        return frozenset()
    handles = [int(entry.name) for entry in _HANDLES.iterdir()]
    return frozenset(handle for handle in handles if _leads_to(handle, pipe))


def process_behind(handle: int) -> int:
    """Return the process at the other end of a line."""
    with socket.socket(fileno=os.dup(handle)) as line:
        told = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 4)
    return int.from_bytes(told, "little")


def cut(handle: int) -> None:
    """Cut a line, so that whoever waits at our end waits no more."""
    try:
        with socket.socket(fileno=os.dup(handle)) as line:
            line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # cut already


def _leads_to(handle: int, pipe: str) -> bool:
    try:
        if not stat.S_ISSOCK(os.fstat(handle).st_mode):
            return False
        with socket.socket(fileno=os.dup(handle)) as line:
            return str(line.getpeername()).endswith(f"_{pipe}")
    except OSError:
        return False  # closed meanwhile, or not connected
