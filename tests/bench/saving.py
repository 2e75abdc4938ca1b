"""What it costs to look at what is saved before it takes the old file's place.

`uv run python -m tests.bench.saving [ROWS]` writes a workbook of so many rows (20,000) with the
looking and without it, in turn, five times, and prints the ratios pair by pair.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from unittest.mock import patch

from excelkasse.address import Cell
from excelkasse.plan import CellPlan, SheetPlan, WorkbookPlan
from excelkasse.spreadsheet import saving
from excelkasse.spreadsheet.saving import save_atomically
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from tests.spreadsheet.plans import book

_PAIRS = 5
_COLUMNS = 8


def plan_of(rows: int) -> WorkbookPlan:
    """Plan a workbook of texts and numbers that are all different."""
    cells = [
        CellPlan(Cell(row, column), f"Projekt {row * column}" if column % 2 else row * column)
        for row in range(1, rows + 1)
        for column in range(1, _COLUMNS + 1)
    ]
    return book(SheetPlan("Ark", cells))


def unseen(save: Callable[[], None]) -> Callable[[], None]:
    """Return a saving that looks at nothing."""

    def act() -> None:
        with (
            patch.object(saving, "_read_back", lambda *_: None),
            patch.object(saving, "_refuse_half", lambda *_: None),
        ):
            save()

    return act


def took(act: Callable[[], None], clock: Callable[[], float]) -> float:
    """Return how many seconds it took by a clock."""
    begun = clock()
    act()
    return clock() - begun


def compare(what: str, save: Callable[[], None], clock: Callable[[], float]) -> None:
    """Print how much longer it takes to look."""
    without = unseen(save)
    pairs = [(took(save, clock), took(without, clock)) for _ in range(_PAIRS)]
    ratios = sorted(seen / blind for seen, blind in pairs)
    looked = median(seen - blind for seen, blind in pairs)
    print(  # noqa: T201  (a command)
        f"{what}: ratio {median(ratios):.3f} ({ratios[0]:.3f}-{ratios[-1]:.3f}), "
        f"looking {looked * 1000:.0f} ms"
    )


def main(rows: int) -> None:
    """Measure the saving of bytes, and the writing of a whole plan."""
    plan = plan_of(rows)
    data = workbook_bytes(plan)
    print(f"{rows} rows, {len(data) / 1e6:.1f} MB")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "p.xlsx"
        for name, clock in (("wall", time.perf_counter), ("CPU", time.process_time)):
            compare(f"saving bytes, {name}", lambda: save_atomically(target, data), clock)
            compare(f"writing a plan, {name}", lambda: FileTarget(target).write(plan), clock)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
