"""Spoil a filled workbook in thousands of ways and read each: `python -m tests.hostile.fuzz`.

Every mutant is read or refused with an `Unreadable`, within the memory that is allowed, and of what
is read nothing that the file stores is missing. Without the compiled reader it comes out the same.
"""

import argparse
import resource
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path

from excelkasse.actions.check import checked
from excelkasse.actions.demo import sample_workbook
from excelkasse.errors import Unreadable
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.both_ways import both
from tests.hostile.counter import lost_in
from tests.hostile.mutants import mutant

READ = "read"
_BEFORE = 80
"""So many signs are told on either side of where two ways of reading part."""

TODAY = date(2026, 11, 2)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant: `read` or the code of its refusal, and what is wrong with that."""

    number: int
    what: str
    wrong: str = ""


def filled() -> bytes:
    """Write the smallest workbook of the sample municipality."""
    samples = sample_projects(parts_of(SHELF))
    smallest = min(samples, key=lambda one: sum(map(len, one.parts.values())))
    return workbook_bytes(sample_workbook(smallest, texts("da")))


def outcomes(whole: bytes, seed: int, numbers: range) -> Iterator[Outcome]:
    """Read mutants, one after the other."""
    for number in numbers:
        yield _outcome(mutant(whole, seed, number), number)


def _outcome(data: bytes, number: int) -> Outcome:
    try:
        compiled, slower = both(data)
        if compiled != slower:
            return Outcome(number, "two ways", _apart(compiled, slower))
        workbook = workbook_from(data)
        checked(workbook, Path("projekt.xlsx"), today=TODAY)
        return Outcome(number, READ, "\n".join(lost_in(data, workbook)))
    except Unreadable as refusal:
        return Outcome(number, refusal.code)
    except Exception:  # noqa: BLE001  (whatever it is, it is a mistake of ours)
        return Outcome(number, "fell", traceback.format_exc())


def _apart(one: str, other: str) -> str:
    """Show both around where they part."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    around = slice(max(same - _BEFORE, 0), same + _BEFORE)
    return f"{one[around]}\n{other[around]}"


def main() -> int:
    """Read as many as are asked for, and tell what became of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mutants", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=7)
    said = asked.parse_args()
    count: Counter[str] = Counter()
    wrong = 0
    for one in outcomes(filled(), said.seed, range(said.mutants)):
        count[one.what] += 1
        if one.wrong:
            wrong += 1
            print(f"mutant {one.number}: {one.what}\n{one.wrong}")  # noqa: T201
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{dict(count)}; wrong: {wrong}; at most {peak} MB")  # noqa: T201
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
