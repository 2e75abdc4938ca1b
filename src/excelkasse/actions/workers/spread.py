"""Files are spread over workers, in batches, and what becomes of them comes in their own order.

Any `concurrent.futures.Executor` takes the batches: threads of our own that each mind a worker, or
another's processes or machines. The guard goes along, so the outcome is the same wherever a file is
read. A batch that an executor loses (its process killed, its machine gone) is read here.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from excelkasse.actions.workers.child import Errand
from excelkasse.actions.workers.guard import Guard, guard_here, read_guarded
from excelkasse.actions.workers.limits import Outcome
from excelkasse.errors import ExcelkasseError

BATCH = 25
_BATCHES_PER_WORKER = 4
_WORTH_A_WORKER = 12
"""A worker takes about as long to start as to read so many files."""

_LOOKS_EVERY = 0.5
"""Seconds: Windows hears no Ctrl+C while it waits."""

_TRIES = 2
Batch = Future[list[Outcome]]
Outcomes = Iterator[tuple[Path, Outcome]]


@contextmanager
def spread_here(errand: Errand, workers: int | None) -> Iterator[Outcomes]:
    """Give what becomes of every file, read by workers of this machine.

    Unless told otherwise they are as many as it has cores, or as the files deserve. They begin at
    once. Left before the end, it ends its workers and waits for none.

    Raises:
        WrongUse: `workers_cannot_start`.
    """
    worth = -(-len(errand.files) // _WORTH_A_WORKER)
    count = max(1, min(workers or min(os.cpu_count() or 1, worth), len(errand.files)))
    size = max(1, min(BATCH, -(-len(errand.files) // (count * _BATCHES_PER_WORKER))))
    guard, threads = Guard(errand.limits), ThreadPoolExecutor(count, "reading")
    try:
        with _in_turn(errand, size, lambda batch: threads.submit(guard.read, batch)) as coming:
            yield coming
    finally:
        guard.end()
        threads.shutdown(cancel_futures=True)


@contextmanager
def spread_over(errand: Errand, executor: Executor) -> Iterator[Outcomes]:
    """Give what becomes of every file, read wherever an executor chooses; it stays open.

    Raises:
        WrongUse: `workers_cannot_start`.
    """
    try:
        with _in_turn(errand, BATCH, lambda one: executor.submit(read_guarded, one)) as coming:
            yield coming
    finally:
        guard_here(errand.limits).rest()


@contextmanager
def _in_turn(errand: Errand, size: int, submit: Callable[[Errand], Batch]) -> Iterator[Outcomes]:
    starts = range(0, len(errand.files), size)
    batches = [replace(errand, files=errand.files[at : at + size]) for at in starts]
    running = deque((batch, _submitted(batch, submit)) for batch in batches)
    try:
        yield _taken(running)
    finally:
        for _, future in running:
            future.cancel()


def _taken(running: deque[tuple[Errand, Batch]]) -> Outcomes:
    while running:
        batch, future = running[0]
        outcomes = _outcomes(batch, future)
        running.popleft()
        yield from zip(batch.files, outcomes, strict=True)


def _submitted(batch: Errand, submit: Callable[[Errand], Batch]) -> Batch:
    try:
        return submit(batch)
    except RuntimeError as mistake:  # an executor that is broken or closed
        lost: Batch = Future()
        lost.set_exception(mistake)
        return lost


def _outcomes(batch: Errand, future: Batch) -> Sequence[Outcome]:
    try:
        return _awaited(batch, future)
    except ExcelkasseError:
        raise
    except Exception:  # noqa: BLE001  (whatever became of the executor, the files are read)
        return read_guarded(batch)


def _awaited(batch: Errand, future: Batch) -> Sequence[Outcome]:
    """Wait as long as the slowest batch may take.

    Raises:
        TimeoutError: nobody reads it.
        Exception: what the executor says became of it.
    """
    limits = batch.limits
    longest = limits.start + _TRIES * len(batch.files) * limits.seconds
    until = time.monotonic() + longest
    while not wait([future], _LOOKS_EVERY).done:
        if time.monotonic() > until:
            future.cancel()
            raise TimeoutError
    return future.result()
