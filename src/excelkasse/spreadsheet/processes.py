"""Which process of which machine: what a temporary file or a claim is known by."""

import os
import socket
import sys
from functools import cache
from hashlib import sha256

if sys.platform == "win32":
    import ctypes

    _SYNCHRONIZE = 0x0010_0000
    _ACCESS_DENIED = 5
    _STILL_RUNNING = 0x102

    def _runs(number: int) -> bool:
        # `os.kill(number, 0)` would end the process here.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_SYNCHRONIZE, False, number)  # noqa: FBT003
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        try:
            return bool(kernel.WaitForSingleObject(handle, 0) == _STILL_RUNNING)
        finally:
            kernel.CloseHandle(handle)

else:

    def _runs(number: int) -> bool:
        try:
            os.kill(number, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True  # somebody else's
        return True


_MOST = 2**32
"""No system numbers its processes so high, and Windows cannot be asked about more."""


def is_running(number: int) -> bool:
    """Say whether a process of this machine is there."""
    return 0 < number < _MOST and _runs(number)


@cache
def machine() -> str:
    """Return eight letters that two places share only where a process number means the same.

    A container, or Linux inside Windows, may have its host's name and numbers of its own.
    """
    parts = (socket.gethostname(), sys.platform, _numbering())
    return sha256("\n".join(parts).encode()).hexdigest()[:8]


def _numbering() -> str:
    try:
        return os.readlink("/proc/self/ns/pid")  # noqa: PTH115  (it is no path)
    except OSError:
        return ""  # only Linux has more than one
