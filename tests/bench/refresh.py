"""What a refresh of the open portfolio costs, compared with opening and saving the same workbook.

`uv run python -m tests.bench.refresh [PAIRS]` opens the sample's portfolio in LibreOffice and
refreshes it with a new edition, again with the same one, and with one project changed; each in turn
with opening and saving the file, three times. Machines are noisy: trust the ratios, pair by pair,
and how often the program is asked, which is what is slow in Excel.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from types import FrameType

import xlwings

from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.spreadsheet import libreoffice
from excelkasse.spreadsheet.libreoffice import office
from excelkasse.spreadsheet.live import Refresh
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, delivered, handed_on, nordbaek, typed

_PAIRS = 3
_NUMBER = "P-2026-01"
_LATER = date(2026, 11, 30)
_CAME = frozenset(one.number for one in nordbaek())
_ENGINE = str(Path(libreoffice.__file__).parent)
_OF_PYTHON = frozenset({"prepare_xl_data_element", "clean_value_data", "__setattr__"})
"""What the engine does without asking the program."""


def edition(as_of: date = AS_OF, problem: str = "") -> WorkbookPlan:
    """Plan the sample's portfolio of a day; one project may have something to report."""
    parts = typed(_NUMBER)
    if problem:
        parts["status_report.head"][0]["main_problem"] = problem
    changed = delivered(_NUMBER, parts)
    deliveries = [changed if one.number == _NUMBER else one for one in nordbaek()]
    return portfolio_workbook(roll_up(deliveries, as_of, handed_on()), texts("da"))


def asked(act: Callable[[], object]) -> int:
    """Count what xlwings asks of the program while something is done."""
    found = 0

    def look(frame: FrameType, event: str, _: object) -> None:
        nonlocal found
        code, before = frame.f_code, frame.f_back
        if event == "call" and before and code.co_filename.startswith(_ENGINE):
            by_xlwings = not before.f_code.co_filename.startswith(_ENGINE)
            found += by_xlwings and code.co_name not in _OF_PYTHON

    sys.setprofile(look)
    try:
        act()
    finally:
        sys.setprofile(None)
    return found


def seconds(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def open_and_save(app: xlwings.App, file: Path) -> None:
    """Open a workbook and save it under another name."""
    book = app.books.open(file)
    book.save(file.with_name("gemt.xlsx"))
    book.close()


def main(pairs: int) -> None:
    """Print the figures."""
    plans = {
        "a new edition": edition(_LATER),
        "the same again": edition(_LATER),
        "one project changed": edition(_LATER, "Jordbunden er blødere end ventet"),
    }
    runs: dict[str, list[tuple[float, float]]] = {kind: [] for kind in plans}
    calls: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name, office() as app:
        file, twin = Path(name) / "p.xlsx", Path(name) / "alene.xlsx"
        FileTarget(file).write(edition())
        FileTarget(twin).write(edition())
        for number in range(pairs + 1):
            refresh = Refresh(book := app.books.open(file), _CAME)
            for kind, plan in plans.items():
                press = partial(refresh.write, plan)
                if number < pairs:
                    pair = seconds(press), seconds(partial(open_and_save, app, twin))
                    runs[kind].append(pair)
                else:
                    calls[kind] = asked(press)
            book.close()
    for kind, took in runs.items():
        ratios = sorted(fresh / alone for fresh, alone in took)
        sys.stdout.write(
            f"{kind:20} {median(one for one, _ in took):6.2f} s, asked {calls[kind]:5} times, ratio"
            f" {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), {pairs} pairs\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _PAIRS)
