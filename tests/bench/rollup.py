"""How a whole roll-up compares with openpyxl just opening the same files.

`uv run python -m tests.bench.rollup [COUNT]` makes COUNT project workbooks (200), then runs the two
in turn, five times, and prints the medians and the ratio pair by pair. Machines are noisy: trust
the ratios.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from openpyxl import load_workbook
from python_calamine import load_workbook as load_fast

from excelkasse.actions.demo import AS_OF
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.texts import texts
from tests.bench.many import make

_PAIRS = 5


def open_with_openpyxl(folder: Path) -> None:
    """Open every workbook as openpyxl does by default; nothing is looked at."""
    for file in folder.glob("*.xlsx"):
        load_workbook(file)


def read_bare(folder: Path) -> None:
    """Read every sheet of every workbook with python-calamine and do nothing with it."""
    for file in folder.glob("*.xlsx"):
        book = load_fast(file)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def roll_up(folder: Path) -> None:
    """Read, check and roll up, and write the portfolio."""
    order = Order(AS_OF)
    with tempfile.TemporaryDirectory() as elsewhere:
        roll_up_folder(folder, Path(elsewhere) / "p.xlsx", texts("da"), order=order)


def seconds(act: Callable[[Path], None], folder: Path) -> tuple[float, float]:
    """Return the wall-clock and the CPU seconds of one run, worker processes included."""
    before, start = os.times(), time.perf_counter()
    act(folder)
    wall, after = time.perf_counter() - start, os.times()
    return wall, sum(after[:4]) - sum(before[:4])


def main(count: int) -> None:
    """Print the figures."""
    acts = (roll_up, open_with_openpyxl, read_bare)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, count)
        runs = [[seconds(act, folder) for act in acts] for _ in range(_PAIRS)]
    say = sys.stdout.write
    say(f"{count} workbooks, median of {_PAIRS}: wall and CPU seconds\n")
    for place, act in enumerate(acts):
        wall, cpu = (median(run[place][kind] for run in runs) for kind in range(2))
        say(f"  {act.__name__:20} {wall:8.2f} {cpu:8.2f}\n")
    for other in (1, 2):
        for kind, word in enumerate(("wall", "CPU")):
            ratios = sorted(run[0][kind] / run[other][kind] for run in runs)
            spread = f"{median(ratios):8.3f}  ({ratios[0]:.3f}-{ratios[-1]:.3f})"
            say(f"  roll_up / {acts[other].__name__:20} {word:4} {spread}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
