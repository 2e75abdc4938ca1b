"""Watch a folder of workbooks: refresh when they have changed, and lie still again.

What the system tells of changes only wakes us. Whether anything has changed is seen from the
workbooks themselves: our own portfolio, owner files and temporary files are none, and what the
system forgets to tell (as network drives do) is seen a little later.
"""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from excelkasse.actions.found import find_workbooks

_LOOKS_UP = 1_000
"""Milliseconds after which the one that waits for changes hears a stop."""

_LOOKS_ANYWAY = 60.0
"""Seconds after which we look although nothing has been told."""

_POLLS = 2.0
"""Seconds between two looks where the system tells nothing."""

_RESTS = 9
"""How many times as long as a look takes, as on a slow drive, nobody looks again."""

_TOLD_TOGETHER = 500
"""Milliseconds: changes within them wake us once."""

_SAVED_LONG = 300.0
"""Seconds after which a file that will not lie still is no longer waited for."""

_COMES_BACK = 5.0
"""Seconds between two looks for a folder that has gone."""

_TRIED_AGAIN = 600.0
"""Seconds after which a refresh that went wrong is tried again although nothing has changed."""

Seen = Mapping[Path, tuple[int, int]]
"""Each workbook with its size and when it was saved, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What to watch, and what in it is our own; `quiet` seconds make a saved file."""

    folder: Path
    output: Path
    poll: bool = False
    quiet: float = 1.0


def keep(watched: Watched, stop: Event, refresh: Callable[[], bool]) -> None:
    """Refresh now, and again whenever the workbooks have changed, until `stop` is set.

    `refresh` says whether it went well; if not, it is tried again after a while, when nobody holds
    the portfolio: each try that fails leaves a copy elsewhere.

    Raises:
        KeyboardInterrupt: the person wants no more.
    """
    last: Seen | None = None
    again = math.inf
    for _ in _wake_ups(watched, stop):
        due = time.monotonic() > again and _can_be_written(watched.output)
        if seen_in(watched) == last and not due:
            continue
        last = settled(watched, stop)
        if stop.is_set():
            return
        again = math.inf if refresh() else time.monotonic() + _TRIED_AGAIN


def seen_in(watched: Watched) -> Seen:
    """Look at every workbook, and open none."""
    seen = {}
    for file in find_workbooks(watched.folder, but_not=watched.output).files:
        with suppress(OSError):  # it went meanwhile
            stat = file.stat()
            seen[file] = (stat.st_size, stat.st_mtime_ns)
    return seen


def settled(watched: Watched, stop: Event) -> Seen:
    """Wait until no workbook is being saved, and say what is there then.

    A workbook that is open in Excel is not being saved; its owner file says nothing of that.
    """
    until = time.monotonic() + _SAVED_LONG
    before, now = None, seen_in(watched)
    while (now != before or not _can_be_read(now)) and time.monotonic() < until:
        if stop.wait(watched.quiet):
            break
        before, now = now, seen_in(watched)
    return now


def _can_be_written(output: Path) -> bool:
    """Say whether nobody has the portfolio open in a program that holds it, as Excel does."""
    try:
        output.open("r+b").close()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _can_be_read(seen: Seen) -> bool:
    """Say whether nobody holds a workbook that was saved just now, as who copies it does."""
    just_now = (time.time() - 2 * _LOOKS_ANYWAY) * 1e9
    try:
        for file, (_, saved) in seen.items():
            if saved > just_now:
                file.open("rb").close()
    except PermissionError:
        return False
    except OSError:
        return True  # whatever it is, waiting does not mend it
    return True


def _wake_ups(watched: Watched, stop: Event) -> Iterator[None]:
    yield
    while not stop.is_set():
        try:
            yield from _polled(watched, stop) if watched.poll else _told(watched, stop)
        except OSError:
            stop.wait(_COMES_BACK)  # the folder is gone, or the drive is
            yield


def _polled(watched: Watched, stop: Event) -> Iterator[None]:
    """Look every now and then, for a tenth of the time at most, and wake when something differs.

    Two changes within one second are seen too.
    """
    seen: Seen | None = None  # what changed before anybody looked is seen at once
    woke, wait = time.monotonic(), _POLLS
    while not stop.wait(wait):
        began = time.monotonic()
        now = seen_in(watched)
        wait = max(_POLLS, _RESTS * (time.monotonic() - began))
        if now != seen or began - woke > _LOOKS_ANYWAY:
            yield
            seen, woke = now, time.monotonic()


def _told(watched: Watched, stop: Event) -> Iterator[None]:
    """Wake when the system tells of a change in a folder, and now and then without.

    Raises:
        OSError: the folder is not there.
    """
    from watchfiles import watch  # noqa: PLC0415  (a roll-up that does not watch needs none)

    looked = -math.inf  # what changed before anybody listened is seen at once
    for told in watch(
        watched.folder,
        watch_filter=None,
        stop_event=stop,
        debounce=_TOLD_TOGETHER,
        rust_timeout=_LOOKS_UP,
        yield_on_timeout=True,
        raise_interrupt=True,
        ignore_permission_denied=True,
    ):
        if told or time.monotonic() - looked > _LOOKS_ANYWAY:
            yield
            looked = time.monotonic()
