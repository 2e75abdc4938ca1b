"""How a roll-up goes when nothing has changed, or one file in a hundred, against the first one.

`uv run python -m tests.bench.again [COUNT]` makes COUNT project workbooks (1,000) and three times
rolls them up without a memory, again with nothing changed, and gathers them with one in a hundred
changed; then it prints the medians and the ratios to the first. Machines are noisy: trust the
ratios.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

from excelkasse.actions.demo import AS_OF
from excelkasse.actions.found import find_workbooks
from excelkasse.actions.gather import Hands
from excelkasse.actions.remembered import gathered, remembering
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.actions.unswept import unswept
from excelkasse.texts import texts
from tests.bench.many import make

_ROUNDS = 3
_ONE_IN = 100


def main(count: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "projekter"
        folder.mkdir()
        make(folder, count)
        rounds = [_round(folder, place / f"{number}.sqlite") for number in range(_ROUNDS)]
    say = sys.stdout.write
    say(f"{count} workbooks, median of {_ROUNDS}: seconds, and ratio to the first roll-up\n")
    for at, word in enumerate(("first roll-up", "nothing changed", "reading, 1 in 100 changed")):
        ratios = sorted(one[at] / one[0] for one in rounds)
        told = f"{median(ratios):8.4f}  ({ratios[0]:.4f}-{ratios[-1]:.4f})"
        say(f"  {word:28} {median(one[at] for one in rounds):8.3f} {told}\n")


def _round(folder: Path, memory: Path) -> Sequence[float]:
    order = Order(AS_OF, memory=memory)
    output = memory.with_suffix(".xlsx")

    def roll_up() -> None:
        roll_up_folder(folder, output, texts("da"), order=replace(order, progress=_silent))

    took = [_seconds(roll_up), _seconds(roll_up)]
    for file in sorted(folder.glob("*.xlsx"))[::_ONE_IN]:
        file.write_bytes(file.read_bytes() + b"\0")  # a zip may have something behind it
    return [*took, _seconds(lambda: _gather(folder, memory))]


def _silent(_done: int, _total: int, _file: str) -> None:
    """Show no progress."""


def _gather(folder: Path, memory: Path) -> None:
    with (
        unswept(),  # as in a roll-up
        remembering(memory, AS_OF) as store,
        closing(gathered(find_workbooks(folder), AS_OF, store, Hands())) as coming,
    ):
        for _ in coming:
            pass


def _seconds(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
