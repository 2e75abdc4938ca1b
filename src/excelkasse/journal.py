"""What has been done: a line of JSON each, for whoever is to find out what went wrong.

The name of a workbook is in it, the contents of cells never. It cannot grow without end: a full one
becomes `NAME.1`, which replaces the one before. Opened and closed for every line, so that it
survives its folder and needs no end.
"""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType

from excelkasse.clock import now

MOST_BYTES = 1_000_000
_LONGEST = 300


class Journal:
    """A log of one user; more than one thread may write."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = now) -> None:
        """Name the file; nothing is written yet."""
        self.path = path
        self._clock = clock
        self._turn = Lock()

    def note(self, event: str, **facts: object) -> None:
        """Add a line. A log that cannot be written stops nobody's work."""
        at = self._clock().isoformat(timespec="milliseconds")
        line = {"at": at, "event": event, **{name: _short(fact) for name, fact in facts.items()}}
        with self._turn:
            try:
                self._add(json.dumps(line))
            except OSError:
                return

    def _add(self, line: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists() and self.path.stat().st_size > MOST_BYTES:
            self.path.replace(self.path.with_name(f"{self.path.name}.1"))
        with self.path.open("a", encoding="ascii", newline="\n") as file:
            file.write(f"{line}\n")


def _short(fact: object) -> object:
    return fact if isinstance(fact, int | float | None) else str(fact)[:_LONGEST]


def whereabouts(mistake: BaseException) -> dict[str, str]:
    """Say of what kind a mistake is and where it was made; not its text, which may quote a cell."""
    return {"kind": type(mistake).__name__, "place": _place(mistake.__traceback__)}


def _place(trace: TracebackType | None) -> str:
    """Name the last line of ours that it came through, and the very last."""
    ours = last = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        last = f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}"
        if "excelkasse" in Path(code.co_filename).parts:
            ours = last
        trace = trace.tb_next
    return ours if ours == last else f"{ours} > {last}"
