"""What `check` of one workbook costs from its start, against importing what it stands on.

`uv run python -m tests.bench.starting` runs, in turn, thirty times: a fresh Python that imports
pydantic, python-calamine and typer and ends; one that has pydantic load its models too, which it
does when they are first asked for; and a fresh `excelkasse check` of one filled workbook. It prints
the CPU seconds, and what the check costs as ratios to the others. All find their modules compiled.
"""

import compileall
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles

import excelkasse
from tests.bench.many import make

_ROUNDS = 30
_IMPORTS = "import pydantic, python_calamine, typer"
_FLOORS = {
    "imports": ("-c", _IMPORTS),
    "imports, pydantic's models loaded": ("-c", f"{_IMPORTS}; pydantic.BaseModel"),
}


def spent() -> float:
    """Return the CPU seconds of all that was run so far."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def took(arguments: Sequence[str], cache: str) -> float:
    """Return the CPU seconds of a fresh Python that keeps in a folder what it may find again."""
    # The environment may say that nothing compiled is to be kept; here it is to be found.
    environment = {key: one for key, one in os.environ.items() if "BYTECODE" not in key}
    environment["XDG_CACHE_HOME"] = cache
    before = spent()
    subprocess.run(  # noqa: S603  (ourselves)
        [sys.executable, *arguments], check=False, capture_output=True, env=environment
    )
    return spent() - before


def measured(runs: Mapping[str, Sequence[str]], cache: str) -> Mapping[str, Sequence[float]]:
    """Return what each run took, round by round, after one in which Python compiles."""
    rounds = [{name: took(one, cache) for name, one in runs.items()} for _ in range(_ROUNDS + 1)]
    return {name: [one[name] for one in rounds[1:]] for name in runs}


def main() -> None:
    """Print the figures."""
    compileall.compile_dir(Path(excelkasse.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), 1)
        (file,) = Path(name).glob("*.xlsx")
        check = ("-m", "excelkasse", "check", str(file))
        found = measured({"check": check, **_FLOORS}, name)
    say = sys.stdout.write
    for run, seconds in found.items():
        say(f"{median(seconds):.3f} s of CPU: {run}\n")
    for floor in _FLOORS:
        ratios = [ours / its for ours, its in zip(found["check"], found[floor], strict=True)]
        low, middle, high = quantiles(ratios, n=4)
        say(f"{middle:.2f} x {floor} (half of all {low:.2f} to {high:.2f}, {_ROUNDS} rounds)\n")


if __name__ == "__main__":
    main()
