"""What `excelkasse rollup` does: once, or again whenever a workbook has changed."""

import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

import typer

from excelkasse.actions.profile import load_tailoring
from excelkasse.actions.remembered import users_memory
from excelkasse.actions.remote import brought, is_address, spoken
from excelkasse.actions.rollup import Order, Progress, RolledUp, roll_up_folder
from excelkasse.actions.watch import Watched, keep
from excelkasse.actions.workers.cluster import cluster
from excelkasse.cli.log import Log
from excelkasse.cli.options import FINDINGS, day_of
from excelkasse.cli.terminal import Terminal
from excelkasse.cli.told import exit_code, tell_rolled_up
from excelkasse.errors import WrongUse
from excelkasse.overriding import override
from excelkasse.portfolio.report import as_json
from excelkasse.texts import texts
from excelkasse.there import is_folder


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked for."""

    folder: str
    output: Path
    as_of: str = ""
    profile: Path | None = None
    workers: int = 0
    dask: str = ""
    json: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the files lie on this machine; `gone` is None where they have always been here."""

    folder: Path
    gone: Sequence[Path] | None = None


def roll_up(asked: Asked, terminal: Terminal) -> int:
    """Roll up once and tell of it; return the exit code."""
    words, began = terminal.words, time.monotonic()
    with (
        terminal.errors_in_words(),
        terminal.progress() as step,
        _here(asked.folder) as place,
        _executor(asked, place.folder) as executor,
    ):
        order = _order(asked, step, executor)
        if place.gone is not None:
            order = replace(order, away=place.gone, memory=None)
            terminal.tell("cli.brought", file=spoken(asked.folder))
        tongue = words if order.profile is None else texts(order.profile.language)
        done = roll_up_folder(place.folder, asked.output, tongue, order=order)
    _note(done, terminal.log, time.monotonic() - began)
    tell_rolled_up(done, asked.output, terminal)
    if asked.json:
        terminal.json(as_json(done.portfolio, words))
    return exit_code(done)


def _note(done: RolledUp, log: Log, seconds: float) -> None:
    """Note how many files were found and read, how long it took, and why others were not."""
    summary = done.summary
    for one in summary.quarantined:
        log.refused(one.file, one.code, one.values)
    numbers = {"found": summary.found, "read": summary.read, "written": done.written}
    quarantined = len(summary.quarantined)
    log.note("rolled_up", **numbers, quarantined=quarantined, seconds=round(seconds, 3))


def _order(asked: Asked, step: Progress, executor: Executor | None) -> Order:
    chosen = None if asked.profile is None else load_tailoring(asked.profile).profile
    return Order(
        day_of(asked.as_of),
        profile=chosen,
        progress=step,
        workers=asked.workers or None,
        executor=executor,
        memory=users_memory(),
    )


@contextmanager
def _here(folder: str) -> Iterator[_Place]:
    """Give a folder of this machine; what lies elsewhere is brought."""
    if is_address(folder):
        with brought(folder) as there:
            yield _Place(there.folder, there.gone)
    else:
        yield _Place(Path(folder))


@contextmanager
def _executor(asked: Asked, folder: Path) -> Iterator[Executor | None]:
    """Give the cluster that was asked for, or nothing."""
    if not asked.dask:
        yield None
        return
    if not is_folder(folder):
        raise WrongUse("folder_missing", {"file": asked.folder})
    with cluster(asked.dask, folder) as executor:
        yield executor


def roll_up_always(asked: Asked, terminal: Terminal, *, poll: bool) -> None:
    """Roll up now and whenever a workbook has changed, until the person has had enough.

    What goes wrong is told, and the watch goes on.
    """
    folder = Path(asked.folder)
    with terminal.errors_in_words():
        if is_address(asked.folder):
            raise WrongUse("remote_not_watched", {"file": spoken(asked.folder)})
        if not is_folder(folder):
            raise WrongUse("folder_missing", {"file": asked.folder})
        day_of(asked.as_of)

    def refresh() -> bool:
        well = _refreshed(asked, terminal)
        terminal.tell("cli.watching", file=folder)
        return well

    with _heard() as stop, suppress(KeyboardInterrupt):
        keep(Watched(folder, asked.output, poll), stop, refresh)
    terminal.tell("cli.watched")


class _Stop(Event):
    """A stop that a signal asks for without a lock: whoever it interrupts may hold that."""

    asked = False

    @override
    def is_set(self) -> bool:
        return self.asked or super().is_set()


@contextmanager
def _heard() -> Iterator[Event]:
    """Give a stop that hears Ctrl+C also where Python passes over it, as in a destructor."""
    stop = _Stop()

    def ask(_number: int, _frame: object) -> None:
        stop.asked = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _refreshed(asked: Asked, terminal: Terminal) -> bool:
    try:
        return roll_up(asked, terminal) <= FINDINGS
    except typer.Exit:
        return False  # it has been told
