"""What comes: gates and political dates of the next months."""

from collections.abc import Sequence
from typing import Any

from excelkasse.portfolio import tables
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.months import months_after
from excelkasse.portfolio.records.calendar import EventKind
from excelkasse.portfolio.whole import Portfolio

MONTHS_AHEAD = 3


def coming(portfolio: Portfolio) -> Sequence[Line]:
    """Return gates and political dates of three months, and those that are overdue, by date."""
    end = months_after(portfolio.as_of, MONTHS_AHEAD) if portfolio.as_of else None
    records: list[tuple[Any, Line]] = [
        (line.record, line) for line in portfolio.lines(tables.CALENDAR)
    ]
    return [
        line
        for record, line in records
        if record.kind is not EventKind.DECISION and record.day and end and record.day <= end
    ]
