"""What the doctor says of one thing that was looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """How it is: wrong, worth knowing, well, or not looked at."""

    WRONG = "wrong"
    ADVICE = "advice"
    UNKNOWN = "unknown"
    WELL = "well"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing: its verdict, a code, and the values that the words need.

    The words of what is wrong and of advice are `doctor.<code>.what` and `.do`; what is well or was
    not looked at is named by `doctor.look.<code>`, and `cause` says why it was not.
    """

    verdict: Verdict
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def wrong(code: str, **values: object) -> Note:
    """Say that something must be mended."""
    return Note(Verdict.WRONG, code, {name: str(value) for name, value in values.items()})


def advice(code: str, **values: object) -> Note:
    """Say something that is worth knowing."""
    return Note(Verdict.ADVICE, code, {name: str(value) for name, value in values.items()})


def unknown(look: str, cause: object) -> Note:
    """Say that something could not be looked at, and why."""
    return Note(Verdict.UNKNOWN, look, {"cause": str(cause)})


def well(look: str) -> Note:
    """Say that something was looked at and is as it should be."""
    return Note(Verdict.WELL, look)
