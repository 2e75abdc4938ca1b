"""What `check` of one workbook costs from its start, against importing what it stands on.

`uv run python -m tests.bench.starting` runs, in turn, nine times: a fresh Python that imports
pydantic, python-calamine and typer and ends, and a fresh `excelkasse check` of one filled workbook;
and prints the CPU seconds and the ratios. Both find their modules compiled.
"""

import compileall
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import excelkasse
from tests.bench.many import make

_PAIRS = 9
_FLOOR = ("-c", "import pydantic, python_calamine, typer; pydantic.BaseModel")


def took(arguments: Sequence[str], cache: str) -> float:
    """Return the CPU seconds of a fresh Python that keeps in a folder what it may find again."""
    before = os.times()
    # The environment may say that nothing compiled is to be kept; here it is to be found.
    environment = {key: one for key, one in os.environ.items() if "BYTECODE" not in key}
    environment["XDG_CACHE_HOME"] = cache
    subprocess.run(  # noqa: S603  (ourselves)
        [sys.executable, *arguments], check=False, capture_output=True, env=environment
    )
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def main() -> None:
    """Print the figures."""
    compileall.compile_dir(Path(excelkasse.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), 1)
        (file,) = Path(name).glob("*.xlsx")
        check = ("-m", "excelkasse", "check", str(file))
        took(check, name), took(_FLOOR, name)  # the first compiles
        pairs = [(took(check, name), took(_FLOOR, name)) for _ in range(_PAIRS)]
    ratios = sorted(ours / floor for ours, floor in pairs)
    ours, floor = (median(one[at] for one in pairs) for at in range(2))
    say = sys.stdout.write
    say(f"check {ours:.2f} s, imports alone {floor:.2f} s of CPU\n")
    say(f"ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), {_PAIRS} pairs\n")


if __name__ == "__main__":
    main()
