"""How a whole roll-up compares with openpyxl just opening the same files.

`uv run python -m tests.bench.rollup [COUNT]` makes COUNT project workbooks (200), then runs the two
in turn, five times, and prints the medians and the ratio pair by pair. Machines are noisy: trust
the ratios.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from openpyxl import load_workbook
from python_calamine import load_workbook as load_fast

from excelkasse.actions.demo import AS_OF
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF

_PAIRS = 5


def make(folder: Path, count: int) -> None:
    """Write `count` project workbooks, each with a number of its own."""
    samples = [one for one in sample_projects(parts_of(SHELF)) if len(one.tools) == len(SHELF)]
    for number in range(count):
        sample = samples[number % len(samples)]
        project = {**sample.parts["master_data.project"][0], "number": f"P-2026-{number:03}"}
        rows = {**sample.parts, "master_data.project": (project,)}
        plan = project_workbook(SHELF, texts("da"), Content(rows, AS_OF), title="Benchmark")
        (folder / f"P-2026-{number:03}.xlsx").write_bytes(workbook_bytes(plan))


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
    order = Order(date(2026, 10, 30))
    with tempfile.TemporaryDirectory() as elsewhere:
        roll_up_folder(folder, Path(elsewhere) / "p.xlsx", texts("da"), order=order)


def seconds(act: Callable[[Path], None], folder: Path) -> float:
    """Return the wall-clock seconds of one run."""
    start = time.perf_counter()
    act(folder)
    return time.perf_counter() - start


def main(count: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, count)
        runs = [
            (
                seconds(roll_up, folder),
                seconds(open_with_openpyxl, folder),
                seconds(read_bare, folder),
            )
            for _ in range(_PAIRS)
        ]
    ours, theirs, bare = (median(run[place] for run in runs) for place in range(3))
    ratios = sorted(one[0] / one[1] for one in runs)
    say = sys.stdout.write
    say(f"{count} workbooks, wall seconds, median of {_PAIRS}\n")
    say(f"  roll-up, all of it            {ours:8.2f}\n")
    say(f"  openpyxl, opening only        {theirs:8.2f}\n")
    say(f"  python-calamine, bare reading {bare:8.2f}\n")
    spread = f"({ratios[0]:.3f}-{ratios[-1]:.3f})"
    say(f"  roll-up / openpyxl            {median(ratios):8.3f}  {spread}\n")
    say(f"  roll-up / bare reading        {ours / bare:8.2f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
