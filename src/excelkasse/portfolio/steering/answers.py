"""What was answered before, found again: by the project's number, the code and what it is about.

An explained query is asked again when its figures have moved, and then the explanation stands
beside it with its date. What is answered of something that nobody asks about now is laid aside.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from excelkasse.portfolio.asked import Asked, Key, Question, key_of
from excelkasse.portfolio.records.queries import QueryLine
from excelkasse.portfolio.records.rows import AsideLine
from excelkasse.portfolio.tables import QUERIES

_DAY = "%d-%m-%Y"
_LAID_ASIDE = ("explanation", "explained_on", "asked_on", "earlier", "fingerprint")
_DAYS = frozenset({"explained_on", "asked_on"})
_MOST_EARLIER = 5
"""So many earlier explanations stand beside a query; older ones are in the dated copies."""


def asked(
    questions: Iterable[Question], before: Sequence[QueryLine], as_of: date
) -> tuple[Asked, ...]:
    """Return the queries as they stand at a reporting date, with what was answered before."""
    known = _known(before)
    return tuple(_asked(one, known.get(one.key), as_of) for one in questions)


def _asked(question: Question, was: QueryLine | None, as_of: date) -> Asked:
    if was is None:
        return Asked(question, as_of)
    said, said_on = _text(was.explanation), was.explained_on or as_of
    first = was.asked_on or as_of
    if was.fingerprint == question.fingerprint:
        return Asked(question, first, said, said_on if said else None, _text(was.earlier))
    if said is None:
        return Asked(question, first, earlier=_text(was.earlier))
    lines = [f"{said_on:{_DAY}}: {' '.join(said.split())}", *(was.earlier or "").splitlines()]
    return Asked(question, as_of, earlier="\n".join(filter(None, lines[:_MOST_EARLIER])))


def laid_aside(
    before: Sequence[QueryLine], now: Iterable[Asked], here: Collection[str]
) -> Iterator[AsideLine]:
    """Give what is kept of queries that are not asked now, a line for each field.

    `here` are the numbers of the projects in the portfolio: of those that have left all is kept, of
    the others what people have said.
    """
    still = {one.question.key for one in now}
    present = {one.casefold() for one in here}
    for key, line in _known(before).items():
        said = line.explanation or line.earlier
        if key not in still and (said or key[0] not in present):
            yield from _aside_lines(line)


def _aside_lines(line: QueryLine) -> Iterator[AsideLine]:
    for field in _LAID_ASIDE:
        value = getattr(line, field)
        if value is not None:
            yield AsideLine.model_construct(
                field=f"{QUERIES}.{field}",
                number=line.number,
                item=f"{line.code}:{line.item or ''}",
                value=f"{value:{_DAY}}" if isinstance(value, date) else value,
            )


def from_aside(rows: Iterable[AsideLine]) -> tuple[QueryLine, ...]:
    """Return the queries that were laid aside."""
    found: dict[Key, dict[str, Any]] = {}
    for row in rows:
        table, _, field = (row.field or "").partition(".")
        if table == QUERIES and field in _LAID_ASIDE:
            code, _, item = (row.item or "").partition(":")
            key = key_of(row.number or "", code, item)
            told = found.setdefault(key, {"number": row.number, "code": code, "item": item or None})
            told[field] = _day(row.value) if field in _DAYS else row.value
    return tuple(QueryLine.model_construct(**told) for told in found.values())


def _known(lines: Iterable[QueryLine]) -> Mapping[Key, QueryLine]:
    """Return the lines by what finds them again; of two the first."""
    found: dict[Key, QueryLine] = {}
    for line in lines:
        if line.number and line.code:
            found.setdefault(key_of(line.number, line.code, line.item or ""), line)
    return found


def _text(said: str | None) -> str | None:
    return (said or "").strip() or None


def _day(text: str | None) -> date | None:
    """Return a day from what was laid aside; what is none any more is no day."""
    try:
        return datetime.strptime(text or "", _DAY).date()  # noqa: DTZ007  (a day has no time zone)
    except ValueError:
        return None
