"""A watchdog for calls that never come back: UNO knows no time-out.

Every outermost call of a thread is noted with the time it may take. When one takes longer, the dog
bites: it ends the LibreOffice we started, or hangs up on one we did not, and the call comes back
with an exception.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LIMIT = 120.0
"""Seconds that one call may take: longer than the largest workbook here needs to open or export."""


class Watch:
    """Notes calls as they begin and end, and bites once when one takes too long."""

    def __init__(self, bite: Callable[[], None], *, limit: float = LIMIT) -> None:
        """Remember what to do about a call that takes more than `limit` seconds."""
        self.limit = limit
        self.bitten = False
        self._bite = bite
        self._deadlines: dict[int, float] = {}
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> bool:
        """Note that this thread calls; False when it is inside a call already."""
        thread = threading.get_ident()
        if thread in self._deadlines:
            return False
        self._deadlines[thread] = time.monotonic() + self.limit
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, name="office watch", daemon=True)
            self._thread.start()
        return True

    def finish(self) -> None:
        """Note that this thread's call is over."""
        self._deadlines.pop(threading.get_ident(), None)

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Wait without limit, while a person is to answer."""
        thread = threading.get_ident()
        before = self._deadlines.get(thread)
        self._deadlines[thread] = float("inf")
        try:
            yield
        finally:
            self._deadlines.pop(thread)
            if before is not None:
                self._deadlines[thread] = time.monotonic() + self.limit

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def _look(self) -> None:
        while not self._ended.wait(min(1.0, self.limit / 4)):
            if any(deadline < time.monotonic() for deadline in tuple(self._deadlines.values())):
                self.bitten = True
                self._bite()
                return
