"""XlsxWriter's worksheet, which keeps no more rows than it is just writing.

XlsxWriter keeps every cell of a workbook until all are written. The rows of a table are only
promised here: some at a time are told when their turn to be written has come, and forgotten again.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from excelkasse.made import TOGETHER
from excelkasse.spreadsheet.own_cells import Told, ToldWorksheet

_AT_ONCE = 16
"""Rows that share what a file says of how far they reach; Excel's own number."""


class _Promise(NamedTuple):
    """Rows that come later: how each is put cell by cell, and how some are told together."""

    rows: range
    put: Callable[[int], None]
    tell: Callable[[range], Sequence[Told | None]]

    def of(self, rows: range) -> range:
        """Return those of some rows that are promised."""
        return range(max(rows.start, self.rows.start), min(rows.stop, self.rows.stop))


_Coming = Iterator[Told | None]


class PromisedWorksheet(ToldWorksheet):
    """A worksheet of which some rows are put or told only while they are written."""

    def __init__(self) -> None:
        """Begin with no promise."""
        super().__init__()
        self._promised: list[_Promise] = []
        self._kept: set[tuple[int, range]] = set()

    def promise(
        self,
        rows: range,
        put: Callable[[int], None],
        tell: Callable[[range], Sequence[Told | None]],
    ) -> None:
        """Let the cells of some rows, counted from 0, be told or put when they are written.

        `tell` is asked of rows where nothing else stands, and says None of one that is to be put.
        A cell that is put at once in such a row stays.
        """
        self._promised.append(_Promise(rows, put, tell))

    def _keep_promises(self, rows: range, promises: Sequence[tuple[_Promise, _Coming]]) -> None:
        """Tell the cells that are promised for some rows, or put them, unless they are there."""
        for promise, coming in promises:
            # The rows end first, so that none of what is coming is passed over.
            for row, told in zip(promise.of(rows), coming, strict=False):
                if told is not None:
                    self.told[row] = told
                elif (row, promise.rows) not in self._kept:
                    self._put(row, promise)

    def _coming(self, promise: _Promise) -> _Coming:
        """Tell one row after the other, None of each that is to be put."""
        others = [one.rows for one in self._promised if one is not promise]

        def is_free(row: int) -> bool:
            return not self.table.get(row) and not any(row in rows for rows in others)

        at = promise.rows.start
        while at < promise.rows.stop:
            free = len([*takewhile(is_free, promise.of(range(at, at + TOGETHER)))])
            yield from promise.tell(range(at, at + free)) if free else [None]
            at += free or 1

    def _put(self, row: int, promise: _Promise) -> None:
        before = self.table.pop(row, {})
        promise.put(row)
        self.table[row].update(before)

    def _get_range_data(self, row_start: int, col_start: int, row_end: int, col_end: int) -> Any:  # noqa: ANN401
        """Return what a chart shows of some cells; it asks before the rows are written."""
        for promise in self._promised:
            for row in promise.of(range(row_start, row_end + 1)):
                if (row, promise.rows) not in self._kept:
                    self._put(row, promise)
                    self._kept.add((row, promise.rows))
        return super()._get_range_data(row_start, col_start, row_end, col_end)

    def _write_rows(self) -> None:
        """Write the rows, a few at a time, and forget them."""
        first, last = self.dim_rowmin, self.dim_rowmax
        promises = [(one, self._coming(one)) for one in self._promised]
        for top in range(first - first % _AT_ONCE, last + 1, _AT_ONCE):
            rows = range(max(first, top), min(last + 1, top + _AT_ONCE))
            self._keep_promises(rows, promises)
            # Rows that are told may reach further than those to be written now.
            self.dim_rowmin, self.dim_rowmax = rows[0], rows[-1]
            self.fh.write(self.written(self.write_few))
            self.ways.append(self.written(partial(self.tell_ways, rows)))
            for row in rows:
                self._forget(row)
        self.dim_rowmin, self.dim_rowmax = first, last

    def _forget(self, row: int) -> None:
        for kept in (self.table, self.row_info, self.row_sizes):
            kept.pop(row, None)
