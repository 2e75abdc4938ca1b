"""Lessons as another municipality may have them: nothing that says whose they are."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from excelkasse.schema.calculate import Answer, Row
from excelkasse.traces import without

_KEPT = ("phase", "theme", "situation", "advice", "origin")
_TRACES: Mapping[str, re.Pattern[str]] = {
    "number": re.compile(r"\b[PFS]-?\d{4}-\d{2,5}\b"),
    "initials": re.compile(r"\b(?!MED\b|KLE\b|LED\b|GIS\b|BIM\b|VVM\b)[A-ZÆØÅ]{3}\b"),
}
"""What can point at a project or a colleague, beside the traces of any person."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Lessons without a trace of whose they are, and how much of what was left out."""

    rows: Sequence[Row]
    left_out: Mapping[str, int]


def shared(rows: Iterable[Row], names: Iterable[str], *, instead: str) -> Shared:
    """Return lessons to give away; `instead` stands in the place of the `names` of projects."""
    whole = _whole(names)
    left_out: Counter[str] = Counter()
    made = []
    for row in rows:
        left_out.update(key for key, value in row.items() if value and key not in _KEPT)
        kept = {key: row[key] for key in _KEPT if row.get(key) is not None}
        made.append(
            {key: _scrubbed(value, whole, left_out, instead) for key, value in kept.items()}
        )
    return Shared(tuple(made), dict(sorted(left_out.items())))


def _whole(names: Iterable[str]) -> re.Pattern[str] | None:
    told = sorted({re.escape(name) for name in names if name}, key=len, reverse=True)
    return re.compile("|".join(told), re.IGNORECASE) if told else None


def _scrubbed(
    value: Answer, names: re.Pattern[str] | None, left_out: Counter[str], instead: str
) -> Answer:
    if type(value) is not str:
        return value
    text = value
    if names is not None:
        text, count = names.subn(instead, text)
        left_out["names"] += count
    text, counted = without(text, instead)
    left_out.update(counted)
    for trace, pattern in _TRACES.items():
        text, count = pattern.subn(instead, text)
        left_out[trace] += count
    return text
