"""How long a file may take, how much memory, and what is told of one that takes more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take."""

    seconds: float = 15.0
    """By a clock on the wall, for one file, so that all of it is over within 20. The time that a
    machine sleeps does not count."""
    memory: int = 1024**3
    """Bytes."""
    files: int = 1000
    """After so many it is replaced, so that nothing can grow for ever."""
    start: float = 120.0
    """Seconds: a cold machine with an antivirus program starts slowly."""


STANDARD = Limits()


class Lost(StrEnum):
    """Why nothing came of a file in a worker: codes of `Unreadable`."""

    SLOW = "reader_slow"
    MEMORY = "reader_memory"
    DIED = "reader_died"
    FAILED = "reader_failed"


@dataclass(frozen=True, slots=True)
class Mishap:
    """A file that gave nothing; `where` says what kind of mistake it was and where it was made."""

    code: Lost
    where: Mapping[str, str] = field(default_factory=dict)


Outcome = bytes | Mishap
"""What became of a file: its value, frozen, or what happened instead."""
