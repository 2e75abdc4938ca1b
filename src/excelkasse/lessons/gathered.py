"""What many files have learnt as the rows of Erfaringer, with what the office typed before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from excelkasse.lessons.collect import Learnt
from excelkasse.lessons.records import LearntResult
from excelkasse.lessons.tool import ALL, EXPERTS, FILES
from excelkasse.schema.calculate import Row
from excelkasse.schema.told import Told
from excelkasse.schema.tool import Tool
from excelkasse.texts import Texts

_OF_LESSON, _OF_EXPERT = ("own_theme", "remark"), ("person", "unit", "contact", "helps_with")
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the office typed into an earlier edition: of lessons, and of tools by their number."""

    lessons: Mapping[_Key, Row] = field(default_factory=dict)
    experts: Mapping[str, Row] = field(default_factory=dict)


def kept_in(told: Told) -> Kept:
    """Return what an existing Erfaringer hands on."""
    return Kept(
        {_key(one): typed for one in _rows(told, ALL) if (typed := _typed(one, _OF_LESSON))},
        {
            (one.number or "").casefold(): typed
            for one in _rows(told, EXPERTS)
            if (typed := _typed(one, _OF_EXPERT))
        },
    )


def _rows(told: Told, part: str) -> Sequence[Any]:
    return told.records.get(part, ())


def _typed(one: Any, keys: Sequence[str]) -> Row:  # noqa: ANN401  (a record)
    return {key: getattr(one, key) for key in keys if getattr(one, key) is not None}


def _key(one: Any) -> _Key:  # noqa: ANN401  (a record)
    return (one.number or "").casefold(), one.situation or "", one.advice or ""


def gathered(
    found: Sequence[Learnt], tools: Sequence[Tool], words: Texts, kept: Kept
) -> Mapping[str, Sequence[Row]]:
    """Return the rows of every part of Erfaringer, the newest lesson first."""
    lessons = [_with(row, kept) for one in found for row in one.rows]
    return {
        ALL: tuple(sorted(lessons, key=_order)),
        EXPERTS: tuple(_experts(found, tools, words, kept)),
        FILES: tuple(_file(one, words) for one in found),
    }


def _with(row: Row, kept: Kept) -> Row:
    key = (
        str(row.get("number") or "").casefold(),
        str(row.get("situation") or ""),
        str(row.get("advice") or ""),
    )
    return {**row, **kept.lessons.get(key, {})}


def _order(row: Row) -> tuple[int, str]:
    day = row.get("day")
    return -(day.toordinal() if isinstance(day, date) else 0), str(row.get("number"))


def _experts(
    found: Sequence[Learnt], tools: Sequence[Tool], words: Texts, kept: Kept
) -> Iterator[Row]:
    for tool in tools:
        users = [one for one in found if tool.key in one.used]
        told = [f"{one.number} ({one.manager})" if one.manager else one.number for one in users]
        yield {
            "number": tool.number,
            "tool": words[f"{tool.key}.title"],
            "used": len(users),
            "projects": ", ".join(told) or None,
            **kept.experts.get(tool.number.casefold(), {}),
        }


def _file(one: Learnt, words: Texts) -> Row:
    result = LearntResult.LEARNT if one.rows else LearntResult.NOTHING
    cause = None
    if one.cause:
        result, cause = (
            LearntResult.QUARANTINE,
            words.say_why(f"refusals.{one.cause}.what", **one.values),
        )
    return {
        "file": one.file,
        "number": one.number or None,
        "result": result,
        "lessons": len(one.rows),
        "cause": cause,
    }
