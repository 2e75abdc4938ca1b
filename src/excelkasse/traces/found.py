"""The traces in one text, in their order and none in two kinds at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from excelkasse.traces.cpr import cpr_spans
from excelkasse.traces.mail import mail_spans
from excelkasse.traces.paths import path_spans
from excelkasse.traces.phones import phone_spans
from excelkasse.traces.plain import plain

_DOT = "\u2022"


class TraceKind(StrEnum):
    """What a trace is."""

    CPR = "cpr"
    EMAIL = "email"
    PHONE = "phone"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Trace:
    """One trace: what it is, where it begins and ends in its text, and its own text."""

    kind: TraceKind
    start: int
    end: int
    text: str

    @property
    def masked(self) -> str:
        """The trace as it may stand in a message or a log: never whole."""
        if self.kind is TraceKind.EMAIL:
            name, at, domain = self.text.partition("@")
            return f"{name[:1]}{_DOT * 3}{at}{domain}" if at else _DOT * 3
        if self.kind is TraceKind.PATH:
            return f"{self.text[:3]}{_DOT * 3}"
        digits = [place for place, sign in enumerate(self.text) if sign.isdigit()]
        kept = set(digits[:2] if self.kind is TraceKind.CPR else digits[-2:])
        return "".join(
            _DOT if sign.isdigit() and place not in kept else sign
            for place, sign in enumerate(self.text)
        )


def traces_in(text: str, *, judged: bool = True) -> Sequence[Trace]:
    """Return what in a text can point at a person.

    `judged` leaves out what has the form but is a date, an amount or another number; who gives a
    text away to strangers does not ask for that.
    """
    found: list[Trace] = []
    for kind, start, end in _spans(plain(text), judged=judged):
        if all(end <= one.start or one.end <= start for one in found):
            found.append(Trace(kind, start, end, text[start:end]))
    return sorted(found, key=lambda one: one.start)


def _spans(text: str, *, judged: bool) -> Iterator[tuple[TraceKind, int, int]]:
    for span in path_spans(text):
        yield TraceKind.PATH, *span
    for span in mail_spans(text):
        yield TraceKind.EMAIL, *span
    for span in cpr_spans(text, judged=judged):
        yield TraceKind.CPR, *span
    for span in phone_spans(text, judged=judged):
        yield TraceKind.PHONE, *span


def without(text: str, instead: str) -> tuple[str, Mapping[str, int]]:
    """Return a text with `instead` in the place of each trace, and how many there were of each."""
    counted: Counter[str] = Counter()
    for trace in reversed(traces_in(text, judged=False)):
        text = text[: trace.start] + instead + text[trace.end :]
        counted[trace.kind.value] += 1
    return text, counted
