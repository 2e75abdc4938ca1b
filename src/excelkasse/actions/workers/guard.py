"""Files are read under guard: one that ends its worker is told of, and the others are read.

A file at which a worker died or took too much is read once more, first in a fresh worker, where
nothing but the file itself can be to blame. One that took too long is not waited for again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from threading import Lock

from excelkasse.actions.workers.child import Errand
from excelkasse.actions.workers.limits import Limits, Lost, Mishap, Outcome
from excelkasse.actions.workers.reader import Gone, Reader
from excelkasse.errors import WrongUse

_NEVER_BEGAN = 2
"""So many workers that die before their first file were not killed by a file."""


class Guard:
    """Workers of this process, each lent to one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        """Start none yet."""
        self._limits = limits
        self._lock = Lock()
        self._free: list[Reader] = []
        self._lent: list[Reader] = []
        self._over = False

    def read(self, errand: Errand) -> list[Outcome]:
        """Read some files, and say of each what became of it, in their order.

        Raises:
            WrongUse: `workers_cannot_start`.
            Gone: it was ended meanwhile.
        """
        outcomes: list[Outcome] = []
        lost: list[Gone] = []
        while len(outcomes) < len(errand.files):
            rest = replace(errand, files=errand.files[len(outcomes) :])
            try:
                with self._worker() as worker:
                    for outcome in worker.read(rest):
                        outcomes.append(outcome)
                        lost.clear()
            except Gone as gone:
                lost.append(gone)
                outcomes += self._given_up(lost)
        return outcomes

    def _given_up(self, lost: list[Gone]) -> Iterator[Mishap]:
        """Give up the file at which workers were lost, or give it another try."""
        gone = lost[-1]
        if self._over:
            raise gone
        if not gone.began:
            if len(lost) >= _NEVER_BEGAN:
                raise WrongUse("workers_cannot_start") from gone
        elif gone.code is Lost.SLOW or len(lost) > 1:
            lost.clear()
            yield Mishap(gone.code)

    @contextmanager
    def _worker(self) -> Iterator[Reader]:
        worker = self._lend()
        try:
            yield worker
        except BaseException:  # it may be in the middle of something
            worker.kill()
            raise
        finally:
            self._take_back(worker)

    def _lend(self) -> Reader:
        with self._lock:
            worker = self._free.pop() if self._free else None
        if worker is not None and worker.is_worn:
            worker.kill()
            worker = None
        worker = worker or _fresh(self._limits)
        with self._lock:
            over = self._over
            self._lent.append(worker)
        if over:  # it was ended while this one was started
            worker.stop()
        return worker

    def _take_back(self, worker: Reader) -> None:
        worn = worker.is_worn
        with self._lock:
            self._lent.remove(worker)
            keep = not (worn or self._over)
            if keep:
                self._free.append(worker)
        if not keep:
            worker.kill()

    def rest(self) -> None:
        """End the workers that do nothing."""
        with self._lock:
            free, self._free = self._free, []
        for worker in free:
            worker.kill()

    def end(self) -> None:
        """End every worker, also those at work."""
        with self._lock:
            self._over = True
            lent = list(self._lent)
        for worker in lent:
            worker.stop()
        self.rest()


def _fresh(limits: Limits) -> Reader:
    try:
        return Reader(limits)
    except OSError as mistake:
        raise WrongUse("workers_cannot_start") from mistake


@cache
def guard_here(limits: Limits) -> Guard:
    """Return the guard of this process, for executors of others' making."""
    return Guard(limits)


def read_guarded(errand: Errand) -> list[Outcome]:
    """Read some files under guard in whichever process and thread an executor chooses.

    Raises:
        WrongUse: `workers_cannot_start`.
    """
    return guard_here(errand.limits).read(errand)
