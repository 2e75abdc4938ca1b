"""Roll a folder of project workbooks up into one portfolio workbook."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from excelkasse.actions.found import Found, find_workbooks
from excelkasse.actions.gather import Hands
from excelkasse.actions.previous import (
    own_things,
    previous,
    put_edition,
    refuse_no_workbook,
)
from excelkasse.actions.remembered import Memory, gathered, remembering
from excelkasse.actions.standing import Summary, made_of, note_standing, standing
from excelkasse.actions.unswept import unswept
from excelkasse.errors import WrongUse
from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.rollup import Portfolio, roll_up
from excelkasse.portfolio.steering.carry import NOTHING, Carried
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.schema.profile import Profile
from excelkasse.spreadsheet.claims import claimed
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.texts import Texts
from excelkasse.there import is_folder, true_path

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What a roll-up did: what to tell of the portfolio, where the previous edition is kept.

    `written` is False where the portfolio stood there already, made of the same. `whole` gives the
    portfolio itself.
    """

    summary: Summary
    whole: Callable[[], Portfolio]
    kept_copy: Path | None = None
    own_things: Sequence[str] = ()
    previous_unreadable: bool = False
    written: bool = True

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio; where nothing was written it is made only now."""
        return self.whole()

    @property
    def passed_over(self) -> Sequence[str]:
        """The files that are no projects, and the links to folders."""
        return self.summary.passed_over


def _silent(_done: int, _total: int, _file: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Order:
    """How to roll up: the reporting date, what went before, the profile to go by, progress."""

    as_of: date
    before: Carried = NOTHING
    profile: Profile | None = None
    progress: Progress = _silent
    workers: int | None = None
    executor: Executor | None = None
    """Where files are read; None for workers of this machine."""
    away: Sequence[Path] | None = None
    """Where the files lie elsewhere and were brought here: those that could not be brought."""
    memory: Path | None = None
    """Where it is kept what files gave before; None for a memory of this one time."""


def roll_up_folder(
    folder: Path,
    output: Path,
    words: Texts,
    *,
    order: Order,
) -> RolledUp:
    """Read every project workbook below `folder` and write the portfolio to `output`.

    Raises:
        WrongUse: the folder is not there or has no workbooks, or the output is no place for one.
        Unwritable: `being_made`: somebody else rolls up to the same output. Or the result could not
            be written there; an earlier one is untouched, and `instead` says where the new one is.
    """
    if not is_folder(folder):
        raise WrongUse("folder_missing", {"file": str(folder)})
    refuse_no_workbook(output)
    with sources(folder, output, order) as source:
        if source.memory is None:
            return _rolled_up(source, output, words, order)
        wanted = _wanted(source, output, words, order)
        stands = standing(output, wanted, source.memory)
        if stands is not None:
            return RolledUp(stands, lambda: _again(folder, output, words, order), written=False)
        done = _rolled_up(source, output, words, order)
        note_standing(output, wanted, source.memory, done.summary)
        return done


@dataclass(frozen=True, slots=True)
class Source:
    """What a portfolio is made of: the files that were found, and what is known of them."""

    found: Found
    memory: Memory | None


@contextmanager
def sources(folder: Path, output: Path, order: Order) -> Iterator[Source]:
    """Find the workbooks of a folder, and open the memory of them."""
    found = find_workbooks(folder, but_not=output)
    if order.away:
        found = replace(found, files=sorted([*found.files, *order.away]))
    with remembering(order.memory, order.as_of) as memory:
        yield Source(found, memory)


def _rolled_up(source: Source, output: Path, words: Texts, order: Order) -> RolledUp:
    with claimed(output) as claim, unswept():
        before = previous(output, order.as_of, otherwise=order.before)
        order = replace(order, progress=claim.beating(order.progress))
        made = plan_portfolio(source, output, words, order, before.carried)
        kept_copy = put_edition(output, workbook_bytes(made.plan), claim)
    own = own_things(before, made.plan, words)
    summary = Summary.of(made.portfolio, tuple(made.passed_over))
    return RolledUp(summary, lambda: made.portfolio, kept_copy, own, before.unreadable)


def _wanted(source: Source, output: Path, words: Texts, order: Order) -> str:
    """Return the hash of what the portfolio is to be made of, where it is made of files alone."""
    if source.memory is None or order.before is not NOTHING or order.away is not None:
        return ""
    profile = "" if order.profile is None else order.profile.as_text
    told = (order.as_of.isoformat(), words.language, profile, _base(source.found.folder, output))
    return made_of(source.found, source.memory, told)


def _again(folder: Path, output: Path, words: Texts, order: Order) -> Portfolio:
    """Make the portfolio that stands once more, without writing it."""
    before = previous(output, order.as_of, otherwise=order.before)
    with sources(folder, output, order) as source:
        return plan_portfolio(source, output, words, order, before.carried).portfolio


@dataclass(frozen=True, slots=True)
class Made:
    """A portfolio, the workbook it is to become, and what was passed over."""

    portfolio: Portfolio
    plan: WorkbookPlan
    passed_over: Sequence[str]


def plan_portfolio(
    source: Source, output: Path, words: Texts, order: Order, before: Carried
) -> Made:
    """Read every project workbook that was found, and plan the portfolio workbook at `output`.

    Raises:
        WrongUse: there are no workbooks.
    """
    folder = source.found.folder
    delivered, passed_over = _delivered(source, order)
    if not delivered:
        raise WrongUse("no_files", {"file": str(folder)})
    portfolio = roll_up(delivered, order.as_of, before, order.profile)
    del delivered  # the portfolio has all that is needed of them
    base = _base(folder, output) if order.away is None else None
    plan = portfolio_workbook(portfolio, words, base=base)
    return Made(portfolio, plan, passed_over)


def _delivered(source: Source, order: Order) -> tuple[list[Delivery], list[str]]:
    """Read every file, and name those that are passed over."""
    found = source.found
    delivered, passed_over = [], list(found.passed_over)
    hands = Hands(order.workers, order.executor)
    # Closed at once, so that a progress that raises stops the reading too.
    with closing(gathered(found, order.as_of, source.memory, hands)) as coming:
        for done, one in enumerate(coming, start=1):
            facts = one.facts if isinstance(one, Delivery) else one
            if isinstance(one, Delivery):
                delivered.append(one)
            else:
                passed_over.append(facts.file)
            order.progress(done, len(found.files), facts.file)
    return delivered, sorted(passed_over)


def _base(folder: Path, output: Path) -> str:
    """Return the way from the portfolio's own folder to the projects'."""
    try:
        way = Path(os.path.relpath(folder.resolve(), true_path(output).parent)).as_posix()
    except ValueError:  # another drive on Windows
        return folder.resolve().as_posix() + "/"
    return "" if way == "." else f"{way}/"
