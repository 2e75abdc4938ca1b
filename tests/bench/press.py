"""From a press to the answer, compared with the same check as a fresh process.

`uv run python -m tests.bench.press` opens one filled project workbook in LibreOffice, lets a warm
agent answer *Kontrollér*, and runs `excelkasse check` on the same file in turn, five times. The
agent also keeps a copy, writes Kontrol and marks the cells, which the command does not. Machines
are noisy: trust the ratios, pair by pair.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from excelkasse.spreadsheet.libreoffice import office
from tests.agent.test_office import Calc
from tests.live.books import sample

_PAIRS = 5
_NUMBER = "P-2026-10"


def seconds(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def fresh(file: Path) -> None:
    """Check a file as a person does in a terminal."""
    command = [sys.executable, "-m", "excelkasse", "check", str(file)]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603


def main() -> None:
    """Print the figures."""
    say = sys.stdout.write
    with tempfile.TemporaryDirectory() as name, office() as app:
        folder = Path(name)
        file = sample(_NUMBER, folder)
        app.books.open(str(file))
        with Calc(folder, app) as calc:
            told = calc.press("check", file)
            say(f"{_NUMBER}: {told['outcome']}, {told['message']}\n")
            runs = [
                (seconds(lambda: calc.press("check", file)), seconds(lambda: fresh(file)))
                for _ in range(_PAIRS)
            ]
    ratios = sorted(press / alone for press, alone in runs)
    say(f"press to answer {median(press for press, _ in runs):.2f} s, ")
    say(f"fresh process {median(alone for _, alone in runs):.2f} s\n")
    say(f"ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), {_PAIRS} pairs\n")


if __name__ == "__main__":
    main()
