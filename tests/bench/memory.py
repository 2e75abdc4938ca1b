"""How much memory a whole roll-up takes at its peak, all its processes together.

`uv run python -m tests.bench.memory [COUNT...]` makes COUNT project workbooks (1,000, then 10,000)
and rolls them up in a process of its own, which is looked at twenty times a second: what it and its
workers hold, pages that they share counted once (PSS). Printed are the peaks in MB, of all at
once and of each apart, and the ratio to the first count. Linux only.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from excelkasse.actions.demo import AS_OF
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.texts import texts
from tests.bench.many import make

_LOOKS_EVERY = 0.05
_ROLL_UP = "from tests.bench.memory import roll_up; import sys; roll_up(sys.argv[1])"


@dataclass(slots=True)
class Peak:
    """The most that was held, in bytes."""

    all: int = 0
    parent: int = 0
    workers: int = 0

    def look(self, parent: psutil.Process) -> None:
        """Look once."""
        held = _held(parent)
        there = sum(_held(one) for one in _children(parent))
        self.all = max(self.all, held + there)
        self.parent, self.workers = max(self.parent, held), max(self.workers, there)


def _children(parent: psutil.Process) -> Sequence[psutil.Process]:
    with suppress(psutil.Error):
        return parent.children(recursive=True)
    return ()


def _held(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_full_info().pss)
    return 0


def roll_up(place: str) -> None:
    """Roll up, with a memory, as the command does."""
    folder = Path(place)
    order = Order(AS_OF, memory=folder / "read.sqlite")
    done = roll_up_folder(folder / "projekter", folder / "p.xlsx", texts("da"), order=order)
    if done.summary.read != done.summary.found:
        raise SystemExit(1)


def peak_of(count: int) -> Peak:
    """Return what the roll-up of so many workbooks held."""
    peak = Peak()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "projekter"
        folder.mkdir()
        make(folder, count)
        command = [sys.executable, "-c", _ROLL_UP, name]
        with subprocess.Popen(command) as running:  # noqa: S603  (ourselves)
            while running.poll() is None:
                peak.look(psutil.Process(running.pid))
                time.sleep(_LOOKS_EVERY)
        if running.returncode:
            raise SystemExit(running.returncode)
    return peak


def main(counts: Sequence[int]) -> None:
    """Print the figures."""
    say = sys.stdout.write
    first = 0
    for count in counts:
        peak = peak_of(count)
        first = first or peak.all
        megabytes = [held / 1e6 for held in (peak.all, peak.parent, peak.workers)]
        say(f"{count:6} workbooks: {megabytes[0]:6.0f} MB at once")
        say(f" (parent {megabytes[1]:.0f}, workers {megabytes[2]:.0f}),")
        say(f" ratio {peak.all / first:.2f}\n")


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [1_000, 10_000])
