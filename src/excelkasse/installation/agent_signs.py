"""Whether the agent lives, whether requests can reach it, and whether any are left lying."""

import os
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from excelkasse.desk import STALE_AFTER, Desk
from excelkasse.installation.note import Note, unknown, well, wrong

STUCK_AFTER = 60
"""Seconds after which an agent that lives would long have taken a request."""


def look_at_agent(desk: Desk) -> Iterator[Note]:
    """Look at the heartbeat: its age, and which version writes it."""
    try:
        age = time.time() - desk.heartbeat.stat().st_mtime
        told = desk.heartbeat.read_text("ascii", errors="replace").split()
    except FileNotFoundError:
        yield wrong("agent_asleep" if desk.log.exists() else "agent_never")
    except OSError as mistake:
        yield unknown("agent", mistake)
    else:
        yield _pulse(age, told[0] if told else "?")


def look_at_inbox(desk: Desk) -> Iterator[Note]:
    """Try to leave something in the inbox, under a name that the agent passes over."""
    if not desk.inbox.exists():
        yield unknown("inbox", desk.inbox)
        return
    try:
        with NamedTemporaryFile(dir=desk.inbox, prefix="doctor-", suffix=".tmp"):
            pass
    except OSError as mistake:
        yield wrong("inbox_unwritable", file=desk.inbox, cause=mistake)
    else:
        yield well("inbox")


def look_for_stuck(desk: Desk) -> Iterator[Note]:
    """Look for requests that nobody has taken."""
    if not desk.inbox.exists():
        return
    try:
        stuck = [entry.name for entry in os.scandir(desk.inbox) if _old(Path(entry.path))]
    except OSError as mistake:
        yield unknown("requests", mistake)
        return
    yield wrong("requests_stuck", count=len(stuck), file=desk.inbox) if stuck else well("requests")


def _pulse(age: float, told: str) -> Note:
    ours = version("excelkasse")
    if age > STALE_AFTER:
        return wrong("agent_asleep")
    return well("agent") if told == ours else wrong("agent_other_version", there=told, ours=ours)


def _old(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > STUCK_AFTER
    except FileNotFoundError:
        return False  # taken while we looked
