"""A worker seen from outside: it is given files, watched while it reads, and killed if it must be.

A process of our own making and not `multiprocessing`'s, because one of that cannot be started by a
worker of a Dask cluster, and its pools end all their workers when one is killed.
"""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import psutil

from excelkasse.actions.workers.child import BEGINS, ENDS, Errand
from excelkasse.actions.workers.limits import Limits, Lost, Outcome

_CODE = """
from excelkasse.loading import loading
with loading():
    from excelkasse.actions.workers.child import main
main()
"""
_LOOKS_EVERY = 0.05
"""Seconds. A program can fill 100 or 200 MB meanwhile."""

_LONGEST_LOOK = 1.0
"""Seconds: a look that took longer was a machine that slept, and that is no fault of the file."""


class Gone(Exception):  # noqa: N818  (a state of the worker)
    """The worker is no more; `began` says whether it was with a file by then."""

    def __init__(self, code: Lost, *, began: bool) -> None:
        """Say why it is gone."""
        super().__init__(code, began)
        self.code, self.began = code, began


class Reader:
    """One worker process."""

    def __init__(self, limits: Limits) -> None:
        """Start it.

        Raises:
            OSError: no process can be started here.
        """
        self._limits = limits
        self._process = _started()
        self._heard: SimpleQueue[Any] = SimpleQueue()
        self._waited = self._looked = 0.0
        self.has_read = 0
        self._listener = Thread(target=self._listen, name="reader", daemon=True)
        self._listener.start()

    def read(self, errand: Errand) -> Iterator[Outcome]:
        """Give what becomes of each file, in their order.

        Raises:
            Gone: it died, or was killed for what it took; nothing more comes.
        """
        self._send(errand)
        began = False
        while (told := self._next(began=began)) != ENDS:
            self._waited = 0.0
            if told == BEGINS:
                began = True
            else:
                self.has_read += 1
                yield told

    @property
    def is_worn(self) -> bool:
        """Whether another should take its place."""
        worn = self.has_read >= self._limits.files or self._memory() > self._limits.memory / 2
        return worn or self._process.poll() is not None

    def stop(self) -> None:
        """End it, whatever it does; the thread that reads with it is told that it is gone."""
        self._process.kill()

    def kill(self) -> None:
        """End it, whatever it does; return when it is no more."""
        self.stop()
        self._process.wait()
        self._listener.join()
        for end in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was to be sent cannot be any more
                end.close()  # type: ignore[union-attr]  # both are pipes

    def _send(self, errand: Errand) -> None:
        self._waited, self._looked = 0.0, time.monotonic()
        orders = self._process.stdin
        try:
            pickle.dump(errand, orders, protocol=5)  # type: ignore[arg-type]
            orders.flush()  # type: ignore[union-attr]
        except OSError as mistake:
            self.kill()
            raise Gone(Lost.DIED, began=False) from mistake

    def _listen(self) -> None:
        """Pass on what it tells, and None when it can tell no more."""
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while True:
                self._heard.put(pickle.load(self._process.stdout))  # type: ignore[arg-type]  # noqa: S301
        self._heard.put(None)

    def _next(self, *, began: bool) -> Any:  # noqa: ANN401  (a word or an outcome)
        while True:
            with suppress(Empty):
                told = self._heard.get(timeout=_LOOKS_EVERY)
                if told is not None:
                    return told
                self._lose(Lost.DIED, began=began)
            self._look(began=began)

    def _look(self, *, began: bool) -> None:
        """See how long it has taken and how much it holds."""
        now = time.monotonic()
        self._waited += min(now - self._looked, _LONGEST_LOOK)
        self._looked = now
        if self._waited > (self._limits.seconds if began else self._limits.start):
            self._lose(Lost.SLOW, began=began)
        if self._memory() > self._limits.memory:
            self._lose(Lost.MEMORY, began=began)

    def _lose(self, code: Lost, *, began: bool) -> None:
        self.kill()
        raise Gone(code, began=began)

    def _memory(self) -> int:
        """Return how many bytes it holds; what Windows has put aside on the disk counts too."""
        try:
            held = psutil.Process(self._process.pid).memory_info()
        except psutil.Error:
            return 0
        return max(held.rss, getattr(held, "private", 0))


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  (ourselves)
        [_python(), "-P", "-c", _CODE],  # -P: nothing is imported from the folder we are in
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _python() -> str:
    """Return Python itself, and not the starter that stands for it in a Windows environment."""
    own = sys.executable
    return str(getattr(sys, "_base_executable", own)) if sys.platform == "win32" else own


def _environment() -> Mapping[str, str]:
    """Let it find all that we find."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(one or os.curdir for one in sys.path)}
