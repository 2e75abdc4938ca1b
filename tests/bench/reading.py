"""What reading and checking costs against python-calamine reading the same sheets and no more.

`uv run python -m tests.bench.reading [COUNT]` makes COUNT project workbooks (40) and in one
process, in turn, seven times: reads every sheet bare; reads them under the guard; reads and checks
them; and works out what each gives the portfolio. Printed are the CPU milliseconds a workbook, and
the median ratios to the bare reading with their spread. Machines are noisy: trust the ratios.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from excelkasse.actions.demo import AS_OF
from excelkasse.actions.gather import delivery_of
from excelkasse.reading import read
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.tools import SHELF
from tests.bench.many import make
from tests.bench.rollup import read_bare

_ROUNDS = 7
Act = Callable[[Path], None]


def guarded(folder: Path) -> None:
    """Read every workbook as we read one."""
    for file in _files(folder):
        FileSource(file).read()


def checked(folder: Path) -> None:
    """Read and check every workbook."""
    for file in _files(folder):
        read(FileSource(file).read(), SHELF, today=AS_OF)


def given(folder: Path) -> None:
    """Work out what each workbook gives the portfolio."""
    for file in _files(folder):
        delivery_of(AS_OF, folder, file)


def _files(folder: Path) -> Sequence[Path]:
    return sorted(folder.glob("*.xlsx"))


def took(act: Act, folder: Path) -> float:
    """Return the CPU seconds of one run."""
    began = time.process_time()
    act(folder)
    return time.process_time() - began


def main(count: int) -> None:
    """Print the figures."""
    acts: Sequence[Act] = (read_bare, guarded, checked, given)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, count)
        for act in acts:
            act(folder)  # what is read once and kept is not the matter here
        rounds = [[took(act, folder) for act in acts] for _ in range(_ROUNDS)]
    say = sys.stdout.write
    say(f"{count} workbooks, median of {_ROUNDS}: CPU milliseconds each, and ratio to bare\n")
    for at, act in enumerate(acts):
        ratios = sorted(one[at] / one[0] for one in rounds)
        each = median(one[at] for one in rounds) / count * 1000
        spread = f"{median(ratios):8.2f}  ({ratios[0]:.2f}-{ratios[-1]:.2f})"
        say(f"  {act.__name__:12} {each:8.2f} {spread}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
