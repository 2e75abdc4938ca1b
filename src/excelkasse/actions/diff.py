"""Tell what moved: between two versions of a project workbook, or two dates of a portfolio."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from excelkasse.actions.gather import facts_of
from excelkasse.actions.say import say_error
from excelkasse.actions.told_portfolio import read_portfolio, rows_of
from excelkasse.errors import Unreadable, WrongUse
from excelkasse.portfolio.collect import Delivery, deliver
from excelkasse.portfolio.compare.dates import Memory, shifts_between
from excelkasse.portfolio.compare.versions import project_line, version_shifts
from excelkasse.portfolio.sheets.changed import said, shift_lines
from excelkasse.portfolio.sheets.diff_page import diff_workbook
from excelkasse.portfolio.shift import Shift
from excelkasse.portfolio.tables import HISTORY, HISTORY_ITEMS
from excelkasse.reading import read
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.saving import make_folder
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import Texts
from excelkasse.there import is_folder
from excelkasse.tools import SHELF


@dataclass(frozen=True, slots=True)
class Difference:
    """What moved, and between what: in words, and the two ends as they are called."""

    first: str
    last: str
    between: str
    shifts: Sequence[Shift]


@dataclass(frozen=True, slots=True)
class Asked:
    """What to hold against what: two files, or one portfolio and two of its dates."""

    before: Path
    now: Path | None = None
    first: date | None = None
    last: date | None = None


def difference(asked: Asked, words: Texts) -> Difference:
    """Tell what moved.

    Raises:
        WrongUse: dates are told of two files, or one of the files is not what it should be.
    """
    if asked.now is None:
        return diff_dates(asked.before, asked.first, asked.last, words)
    if asked.first or asked.last:
        raise WrongUse("dates_of_versions", {"file": str(asked.now)})
    return diff_versions(asked.before, asked.now, words)


def diff_versions(before: Path, now: Path, words: Texts) -> Difference:
    """Tell what moved between two versions of one project workbook.

    Raises:
        WrongUse: one cannot be read or is no project workbook, or they are of different projects.
    """
    first, last = _version(before, words), _version(now, words)
    if first.number.casefold() != last.number.casefold():
        values = {"first": first.number, "last": last.number}
        raise WrongUse("other_project", {"file": str(now), **values})
    between = words.say("changes.versions", first=_told(first, before), last=_told(last, now))
    return Difference(str(before), str(now), between, version_shifts(first, last))


def _version(file: Path, words: Texts) -> Delivery:
    """Read one version, as of its own status, or of the day it was saved where it has none."""
    facts = facts_of(file.parent, file)
    saved = facts.modified.date()
    try:
        reading = read(FileSource(file).read(), SHELF, today=saved)
    except Unreadable as refusal:
        raise _refused(file, refusal, words) from refusal
    found = deliver(facts, reading, saved)
    if found.refusal is not None:
        raise _refused(file, Unreadable(found.refusal.code, found.refusal.values), words)
    status = project_line(found).status_date
    return found if status is None else deliver(facts, reading, status)


def _refused(file: Path, error: Unreadable, words: Texts) -> WrongUse:
    """Say which of the two files it is that cannot be used."""
    said = say_error(error, words)
    return WrongUse("version_unusable", {"file": str(file), "what": said.what, "do": said.do})


def _told(one: Delivery, file: Path) -> str:
    day = project_line(one).status_date or one.facts.modified.date()
    return f"{file.name} ({day:%d-%m-%Y})"


def diff_dates(portfolio: Path, first: date | None, last: date | None, words: Texts) -> Difference:
    """Tell what moved between two reporting dates of a portfolio; the last two if none are told.

    Raises:
        WrongUse: it cannot be read, is no portfolio, has not these dates, or only one.
    """
    reading = read_portfolio(portfolio)
    history = [row for row in rows_of(reading, HISTORY) if row.as_of and row.number]
    items = [row for row in rows_of(reading, HISTORY_ITEMS) if row.as_of and row.number]
    memory = Memory(history, items)
    if not memory.dates:
        raise WrongUse("no_history", {"file": str(portfolio)})
    end = memory.dates[-1] if last is None else _there(last, memory, portfolio)
    start = memory.since(end) if first is None else _there(first, memory, portfolio)
    if start is None or start >= end:
        raise WrongUse("no_two_dates", {"file": str(portfolio), "dates": _listed(memory)})
    days = {"first": f"{start:%d-%m-%Y}", "last": f"{end:%d-%m-%Y}"}
    between = words.say("portfolio.sheets.changes.between", **days)
    found = shifts_between(memory, start, end)
    return Difference(start.isoformat(), end.isoformat(), between, found)


def _there(day: date, memory: Memory, portfolio: Path) -> date:
    if day not in memory.dates:
        values = {"file": str(portfolio), "date": f"{day:%d-%m-%Y}", "dates": _listed(memory)}
        raise WrongUse("no_such_date", values)
    return day


def _listed(memory: Memory) -> str:
    return ", ".join(f"{day:%d-%m-%Y}" for day in memory.dates)


def write_diff(found: Difference, output: Path, words: Texts) -> None:
    """Write what moved to a workbook of values.

    Raises:
        WrongUse: the output is no name for a workbook.
        Unwritable: it could not be written; an earlier one is untouched.
    """
    if output.suffix.casefold() != ".xlsx" or is_folder(output):
        raise WrongUse("output_not_xlsx", {"file": str(output)})
    make_folder(output.parent)
    FileTarget(output).write(diff_workbook(found.shifts, found.between, words))


COLUMNS = ("effect", "number", "item", "what", "event", "before", "now", "days", "amount")
"""What a terminal has room for."""

WRAPS = COLUMNS.index("what")
"""The one that is shown over more lines where it must."""


def as_rows(found: Difference, words: Texts) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return the heads of a table and its rows, in words."""
    heads = [words[f"portfolio.changes.{key}.label"] for key in COLUMNS]
    rows = [
        [said(getattr(line.record, key), words) for key in COLUMNS]
        for line in shift_lines(found.shifts, words)
    ]
    return heads, rows


def as_json(found: Difference, words: Texts) -> Mapping[str, Any]:
    """Give what moved as plain values for a machine; dates as ISO, amounts in t.kr. or hours."""
    return {
        "schema": 1,
        "from": found.first,
        "to": found.last,
        "changes": [
            {
                "number": one.number,
                "kind": str(one.kind),
                "event": str(one.event),
                "effect": str(one.effect),
                "item": one.item,
                "what": said(one.what, words),
                "before": _plain(one.before),
                "now": _plain(one.now),
                "days": one.days,
                "amount": one.amount,
            }
            for one in found.shifts
        ],
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
