"""XlsxWriter's worksheet, which keeps no more rows than it is just writing.

XlsxWriter keeps every cell of a workbook until all are written. The rows of a table are only
promised here: a few at a time are put when their turn to be written has come, and forgotten again.
"""

from collections.abc import Callable
from functools import partial
from io import StringIO
from typing import Any

from excelkasse.spreadsheet.own_cells import PlainWorksheet

_AT_ONCE = 16
"""Rows that share what a file says of how far they reach; Excel's own number."""


class PromisedWorksheet(PlainWorksheet):
    """A worksheet of which some rows are put only while they are written."""

    def __init__(self) -> None:
        """Begin with no promise."""
        super().__init__()
        self._promised: list[tuple[range, Callable[[int], None]]] = []
        self._kept: set[tuple[int, range]] = set()

    def promise(self, rows: range, put: Callable[[int], None]) -> None:
        """Let the cells of some rows, counted from 0, be put when they are written.

        A cell that is put at once in such a row stays.
        """
        self._promised.append((rows, put))

    def _keep_promise(self, rows: range) -> None:
        """Put the cells that are promised for some rows, unless they are there."""
        for promised, put in self._promised:
            for row in range(max(rows.start, promised.start), min(rows.stop, promised.stop)):
                if (row, promised) not in self._kept:
                    before = self.table.pop(row, {})
                    put(row)
                    self.table[row].update(before)

    def _get_range_data(self, row_start: int, col_start: int, row_end: int, col_end: int) -> Any:  # noqa: ANN401
        """Return what a chart shows of some cells; it asks before the rows are written."""
        rows = range(row_start, row_end + 1)
        self._keep_promise(rows)
        self._kept.update((row, one) for row in rows for one, _ in self._promised)
        return super()._get_range_data(row_start, col_start, row_end, col_end)

    def _write_rows(self) -> None:
        """Write the rows, a few at a time, and forget them."""
        first, last = self.dim_rowmin, self.dim_rowmax
        for top in range(first - first % _AT_ONCE, last + 1, _AT_ONCE):
            rows = range(max(first, top), min(last + 1, top + _AT_ONCE))
            self.dim_rowmin, self.dim_rowmax = rows[0], rows[-1]
            self._keep_promise(rows)
            self.fh.write(self._told(self.write_few))
            self.ways.append(self._told(partial(self.tell_ways, rows)))
            for row in rows:
                self._forget(row)
        self.dim_rowmin, self.dim_rowmax = first, last

    def _forget(self, row: int) -> None:
        for kept in (self.table, self.row_info, self.row_sizes):
            kept.pop(row, None)

    def _told(self, write: Callable[[], None]) -> str:
        """Return what is written, instead of writing it."""
        file, self.fh = self.fh, StringIO()
        try:
            write()
            return self.fh.getvalue()
        finally:
            self.fh = file
