"""Roll a folder of project workbooks up into one portfolio workbook."""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from excelkasse.actions.gather import COPENHAGEN, find_workbooks, gather
from excelkasse.errors import Unreadable, WrongUse
from excelkasse.portfolio.carry import NOTHING, Carried, carried
from excelkasse.portfolio.rollup import Portfolio, roll_up
from excelkasse.portfolio.tables import PORTFOLIO
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.reading import read
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import Texts

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What a roll-up did: the portfolio, where the previous edition is kept, what to tell."""

    portfolio: Portfolio
    kept_copy: Path | None
    own_things: Sequence[str]
    previous_unreadable: bool
    passed_over: Sequence[str]


def _silent(_done: int, _total: int, _file: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Order:
    """How to roll up: the reporting date, what went before the first output, progress."""

    as_of: date
    before: Carried = NOTHING
    progress: Progress = _silent
    workers: int | None = None


def roll_up_folder(
    folder: Path,
    output: Path,
    words: Texts,
    *,
    order: Order,
) -> RolledUp:
    """Read every project workbook below `folder` and write the portfolio to `output`.

    Raises:
        WrongUse: the folder is not there.
        Unwritable: the result could not be written; an earlier one is untouched.
    """
    if not folder.is_dir():
        raise WrongUse("folder_missing", {"file": str(folder)})
    found = find_workbooks(folder, but_not=output)
    deliveries, passed_over = [], list(found.passed_over)
    for done, delivery in enumerate(gather(found, order.as_of, workers=order.workers), start=1):
        if delivery is not None:
            deliveries.append(delivery)
        order.progress(done, len(found.files), delivery.facts.file if delivery else "")
    before, previous_unreadable = _before(output, order)
    portfolio = roll_up(deliveries, order.as_of, before)
    plan = portfolio_workbook(portfolio, words, base=_base(folder, output))
    kept_copy = _keep(output)
    FileTarget(output).write(plan)
    return RolledUp(portfolio, kept_copy, before.own_things, previous_unreadable, passed_over)


def _before(output: Path, order: Order) -> tuple[Carried, bool]:
    """Read what an existing output holds that must be carried on; and whether it was unreadable."""
    if not output.exists():
        return order.before, False
    try:
        reading = read(FileSource(output).read(), (PORTFOLIO,), today=order.as_of)
    except Unreadable:
        return NOTHING, True
    return carried(reading), not reading.versions


def _base(folder: Path, output: Path) -> str:
    """Return the way from the portfolio's own folder to the projects'."""
    try:
        way = Path(os.path.relpath(folder.resolve(), output.resolve().parent)).as_posix()
    except ValueError:  # another drive on Windows
        return folder.resolve().as_posix() + "/"
    return "" if way == "." else f"{way}/"


def _keep(output: Path) -> Path | None:
    """Copy the existing output beside itself, named by when it was made."""
    if not output.exists():
        return None
    made = datetime.fromtimestamp(output.stat().st_mtime, tz=COPENHAGEN)
    stem = f"{output.stem} {made:%Y-%m-%d %H.%M.%S}"
    copy, number = output.with_name(f"{stem}{output.suffix}"), 1
    while copy.exists():
        number += 1
        copy = output.with_name(f"{stem} ({number}){output.suffix}")
    shutil.copy2(output, copy)
    return copy
