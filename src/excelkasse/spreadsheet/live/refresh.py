"""The open portfolio workbook gets the content of a newly planned one, in place.

The new edition is staged as a small workbook of its own, and whole blocks are copied from there.
Rows of a table keep their places, whole rows come and go, and so everything that people have beside
and around our cells stays with what it is about.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import xlwings

from excelkasse.errors import Unreachable
from excelkasse.finding import Finding
from excelkasse.plan import WorkbookPlan
from excelkasse.spreadsheet.live.busy import reachable
from excelkasse.spreadsheet.live.native import has_fixed_sheets, is_read_only
from excelkasse.spreadsheet.live.quiet import quiet
from excelkasse.spreadsheet.live.there import what_is_there
from excelkasse.spreadsheet.live.writing import Writing


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: rows of ours by sheet, whether anything differs, and what to tell.

    `written` are the sheets that were not as they should be, by their names in the plan.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    changed: bool = False
    told: Sequence[Finding] = ()
    written: AbstractSet[str] = frozenset()


def _at_once() -> None:
    """Wait for nothing."""


class Refresh:
    """An open workbook of ours, to be brought up to date.

    `came` are the owners of rows, such as project numbers, that came from files the last time; rows
    of any other owner people wrote themselves, and they stay.
    """

    def __init__(self, book: xlwings.Book, came: AbstractSet[str] = frozenset()) -> None:
        """Keep the workbook; nothing is touched yet."""
        self._book = book
        self._came = frozenset(one.strip().casefold() for one in came)

    def write(
        self, plan: WorkbookPlan, before_writing: Callable[[], object] = _at_once
    ) -> Refreshed:
        """Bring the workbook up to date with a plan.

        Nothing is changed until `before_writing` has returned; what it raises is raised. A sheet
        that is as it should be is not written.

        Raises:
            Unreachable: it is read-only, protected, busy or gone.
        """
        values = {"file": self._book.name}
        if is_read_only(self._book):
            raise Unreachable("workbook_read_only", values)
        with reachable(self._book.name):
            there = what_is_there(self._book, plan, self._came)
            if (there.missing or there.stale) and has_fixed_sheets(self._book):
                raise Unreachable("workbook_protected", values)
            writing = Writing(self._book, plan, there)
            before_writing()
            if not writing.needed:
                return Refreshed(there.rows)
            with quiet(self._book):
                told = tuple(writing.done())
        return Refreshed(there.rows, there.changed, told, writing.unlike)
