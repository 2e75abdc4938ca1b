"""Which rows of a table stay, go and come, so that what people wrote beside a row stays with it.

A row that was there keeps its place: people sort as they like; but not in a table that is there for
its order. A new one comes after the one it follows in the plan. One that the plan no longer has
goes, unless people have written in it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Was:
    """A row that is there: what it is known by, and what becomes of it when no plan knows it.

    It `stays` for what people wrote in it; one is `theirs` as a whole if people made it.
    """

    key: Key
    stays: bool = False
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table to be: its place before, if it had one, and its place in the plan."""

    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Shift:
    """Rows to put in or take out before row `at` of the old body, both counted from 0."""

    at: int
    count: int
    takes_out: bool = False


def key_of(values: Iterable[object]) -> Key:
    """Return what a row is known by: its values without regard to case, type or white space."""
    return tuple(_plain(value) for value in values)


def aligned(old: Sequence[Was], new: Sequence[Key]) -> Sequence[Row]:
    """Return the rows of the table to be, in their order; one of the old ones always stays."""
    places = {key: at for at, key in enumerate(_numbered(one.key for one in old))}
    olds = {j: places[key] for j, key in enumerate(_numbered(new)) if key in places}
    news = {old_row: j for j, old_row in olds.items()}
    kept = [at for at, one in enumerate(old) if at in news or one.stays]
    if old and not kept:
        olds, news, kept = {0: 0}, {0: 0}, [0]  # one row always stays: it shows how rows look
    following = _following(len(new), olds)
    rows = [Row(None, j) for j in following.get(None, ())]
    for at in kept:
        rows.append(Row(at, news.get(at)))
        rows.extend(Row(None, j) for j in following.get(news.get(at, -1), ()))
    return rows


def ranked(old: Sequence[Was], new: Sequence[Key]) -> Sequence[Row]:
    """Return the rows in the order of the plan, each in the place that it has there.

    Where people wrote beside a row, or made one, the rows keep their places, for it is about them.
    """
    if any(one.stays for one in old):
        return aligned(old, new)
    return [Row(at if at < len(old) else None, at) for at in range(len(new))]


def shifts(rows: Sequence[Row], before: int) -> Sequence[Shift]:
    """Return the shifts that make `before` old rows into these, the lowest first.

    Each is counted in the rows as they were, which the shifts below it do not move.
    """
    kept = {row.old for row in rows if row.old is not None}
    coming: Counter[int] = Counter()
    at = 0
    for row in rows:
        if row.old is None:
            coming[at] += 1
        else:
            at = row.old + 1
    found: list[Shift] = []
    for place in range(before, -1, -1):
        if coming[place]:
            found.append(Shift(place, coming[place]))
        if place and place - 1 not in kept:
            _take_out(found, place - 1)
    return found


def _take_out(found: list[Shift], at: int) -> None:
    """Take one row out; with the one below it, if that goes too."""
    last = found[-1] if found else None
    if last and last.takes_out and last.at == at + 1:
        found[-1] = Shift(at, last.count + 1, takes_out=True)
    else:
        found.append(Shift(at, 1, takes_out=True))


def _following(count: int, olds: Mapping[int, int]) -> Mapping[int | None, Sequence[int]]:
    """Group new rows by the row of the plan they come after; None for those that come first."""
    found: dict[int | None, list[int]] = {}
    last: int | None = None
    for j in range(count):
        if j in olds:
            last = j
        else:
            found.setdefault(last, []).append(j)
    return found


def _numbered(keys: Iterable[Key]) -> Iterator[tuple[Key, int]]:
    """Tell equal keys apart by their order."""
    seen: Counter[Key] = Counter()
    for key in keys:
        seen[key] += 1
        yield key, seen[key]


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().casefold()
