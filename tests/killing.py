"""Kills what saves, at random moments, and looks each time at what is there.

`uv run python -m tests.killing SEED COUNT` prints what was found. One process makes everything
ready, then forks each victim, so that a kill costs no start of Python.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from excelkasse.actions.previous import put_edition
from excelkasse.address import Cell
from excelkasse.plan import CellPlan, SheetPlan
from excelkasse.spreadsheet.claims import claim_file, claimed
from excelkasse.spreadsheet.saving import save_atomically
from excelkasse.spreadsheet.write_file import workbook_bytes
from tests.spreadsheet.plans import book

_ROWS = 3_000
_ROUNDS_MEASURED = 5


def edition(text: str) -> bytes:
    """Write a workbook that no other edition is like."""
    numbers = random.Random(text)  # noqa: S311  (no secret)
    cells = [CellPlan(Cell(row, 1), f"{text} {numbers.random()}") for row in range(1, _ROWS)]
    return workbook_bytes(book(SheetPlan("Ark", cells)))


class Scene:
    """An output and two editions that take turns in it."""

    def __init__(self, folder: Path) -> None:
        """Put the first edition in place."""
        self.folder, self.output = folder, folder / "Portefølje.xlsx"
        self.editions = edition("en"), edition("to")
        save_atomically(self.output, self.editions[0])

    def turn(self, number: int) -> None:
        """Save the next edition as a roll-up does."""
        with claimed(self.output) as claim:
            put_edition(self.output, self.editions[number % 2], claim)

    def kill(self, after: float) -> int:
        """Start a victim, kill it after some seconds, and return how it ended."""
        victim = os.fork()
        if not victim:
            self._save_for_ever()
        time.sleep(after)
        os.kill(victim, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(victim, 0)[1])

    def _save_for_ever(self) -> None:
        try:
            number = 0
            while True:
                number += 1
                self.turn(number)
        finally:
            os._exit(1)  # it failed before it was killed

    def look(self) -> dict[str, int]:
        """Say what is there, and take the copies away."""
        whole = self.output.read_bytes() in self.editions
        copies = list(self.folder.glob("Portefølje 2*.xlsx"))
        torn = sum(copy.read_bytes() not in self.editions for copy in copies)
        for copy in copies:
            copy.unlink()
        return {
            "torn": int(not whole),
            "torn_copies": torn,
            "with_temporary": int(any(self.folder.glob(".~*.tmp"))),
            "with_claim": int(claim_file(self.output).exists()),
        }


def run(seed: int, count: int, folder: Path) -> dict[str, float]:
    """Kill so many, and return how often what was found."""
    moments = random.Random(seed)  # noqa: S311
    scene, seen = Scene(folder), Counter[str]()
    begun = time.perf_counter()
    for number in range(_ROUNDS_MEASURED):
        scene.turn(number)
    longest = 2 * (time.perf_counter() - begun) / _ROUNDS_MEASURED
    for _ in range(count):
        seen["failed"] += scene.kill(moments.uniform(0, longest)) != -signal.SIGKILL
        seen.update(scene.look())
    scene.turn(1)
    left = len(list(folder.glob(".~*")))
    cpu = sum(os.times()[:4])
    return {"seed": seed, "kills": count, "left": left, "cpu": round(cpu, 1), **seen}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        found = run(int(sys.argv[1]), int(sys.argv[2]), Path(name))
    print(json.dumps(found))  # noqa: T201  (a command)
