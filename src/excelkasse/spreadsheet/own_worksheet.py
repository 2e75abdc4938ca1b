"""XlsxWriter's worksheet, mended where it does not write what Excel writes, and where it is slow.

A row may have a height to begin with (`ht` without `customHeight`) and still grow when somebody
types more. A formula whose result is the empty text says so (`t="str"`): XlsxWriter leaves it as a
formula that was never calculated, which readers must take for a missing result. And a number keeps
its 17th digit where it has one (0.1 + 0.2), so that what is written is what is read.

The bulk of a table are texts, numbers and blanks with a format. They are put straight where
XlsxWriter keeps its cells and written without looking for what they cannot hold; whatever else
there is goes XlsxWriter's own way. What comes of it is the same, byte for byte, and a test says so.

XlsxWriter keeps every cell of a workbook until all are written. The rows of a table are only
promised here: a few at a time are put when their turn to be written has come, and forgotten again.
"""

import re
from collections.abc import Callable, Sequence
from copy import copy
from functools import partial
from io import StringIO
from typing import Any

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.url import Url, UrlTypes
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

_Attributes = Sequence[tuple[str, Any]]
_CALL = re.compile(r"[\w.]+\(")
_SHORT = 1000
"""Links of so many letters are surely within Excel's limit; XlsxWriter counts those of more."""
_AT_ONCE = 16
"""Rows that share what a file says of how far they reach; Excel's own number."""
_BULK = frozenset({CellBlankTuple, CellNumberTuple, CellStringTuple})


class Covered:
    """The areas of the tables of a sheet, in place of XlsxWriter's list of all their cells."""

    def __init__(self) -> None:
        """Begin with none."""
        self._areas: dict[tuple[int, int, int, int], str] = {}

    def add(self, area: tuple[int, int, int, int], name: str) -> None:
        """Note a table by its first row and column and its last ones.

        Raises:
            OverlappingRange: there is another.
        """
        for (top, left, bottom, right), other in self._areas.items():
            apart = area[0] > bottom or top > area[2] or area[1] > right or left > area[3]
            if not apart:
                message = f"table {name} over table {other}"
                raise OverlappingRange(message)
        self._areas[area] = name

    def get(self, cell: tuple[int, int]) -> str | None:
        """Return the name of the table that a cell is in."""
        for (top, left, bottom, right), name in self._areas.items():
            if top <= cell[0] <= bottom and left <= cell[1] <= right:
                return name
        return None

    def __setitem__(self, cell: tuple[int, int], name: str) -> None:
        """Pass over what XlsxWriter notes; `add` has the whole."""


class OwnWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """A worksheet; `growing` are the rows (from 1) whose height is only a beginning."""

    dim_rowmin: int
    dim_rowmax: int
    fh: StringIO

    def __init__(self) -> None:
        """Begin with no growing row."""
        super().__init__()
        self.growing: frozenset[int] = frozenset()
        self._plain: dict[tuple[frozenset[str], bool], bool] = {}
        self._promised: list[tuple[range, Callable[[int], None]]] = []
        self._kept: set[tuple[int, range]] = set()
        self._ways: list[str] = []
        self._urls: dict[str, Url] = {}
        self._targets: dict[str, list[str]] = {}
        self.table_cells = Covered()

    def reach(self, top: int, left: int, bottom: int, right: int) -> int:
        """Make the sheet as large as an area; anything but 0 where there is no such area."""
        return int(self._check_dimensions(top, left) or self._check_dimensions(bottom, right))

    def frame(self, area: tuple[int, int, int, int], options: dict[str, Any]) -> int:
        """Add a table; anything but 0 where there can be none.

        XlsxWriter notes every cell of it, so it is told of two rows, and of the others afterwards.

        Raises:
            OverlappingRange: there is another already.
        """
        top, left, _, right = area
        refused = self.reach(*area) or self.add_table(top, left, top + 1, right, options)
        if refused:
            return int(refused)
        whole = xl_range(*area)
        self.table_cells.add(area, whole)
        made = self.tables[-1]
        made.update((key, whole) for key in ("range", "a_range", "autofilter") if made.get(key))
        return 0

    def promise(self, rows: range, put: Callable[[int], None]) -> None:
        """Let the cells of some rows, counted from 0, be put when they are written.

        A cell that is put at once in such a row stays.
        """
        self._promised.append((rows, put))

    def put_text(self, row: int, column: int, text: str, form: Any) -> None:  # noqa: ANN401
        """Keep a text that a cell can hold as it is; the place is on the sheet, counted from 0."""
        index = self.str_table._get_shared_string_index(text)  # noqa: SLF001
        self.table[row][column] = CellStringTuple(index, form)

    def put_number(self, row: int, column: int, number: float, form: Any) -> None:  # noqa: ANN401
        """Keep a number that is finite."""
        self.table[row][column] = CellNumberTuple(number, form)

    def put_blank(self, row: int, column: int, form: Any) -> None:  # noqa: ANN401
        """Keep a cell that has nothing but a format."""
        self.table[row][column] = CellBlankTuple(form)

    def put_link(self, row: int, column: int, target: str, tip: str | None) -> int:
        """Keep where a cell leads, beside what it holds; anything but 0 where Excel cannot go."""
        if len(target) > _SHORT:
            return int(self.write_url(row, column, target, None, "", tip))
        url = self._url(target)
        if tip is not None:
            url.tip = tip
        self.hlink_count += 1
        self.hyperlinks[row][column] = url
        return 0

    def _url(self, target: str) -> Url:
        """Return what XlsxWriter makes of a target, which it works out once a file."""
        file, _, anchor = target.partition("#")
        outside = file.startswith("external:")
        key = file if outside else target
        if key not in self._urls:
            self._urls[key] = Url(key)
            self._urls[key]._text = ""  # noqa: SLF001
        url = copy(self._urls[key])
        if outside:
            url._anchor = anchor.replace("/", "\\")  # noqa: SLF001
        return url

    def let_compute(self, column: int, formula: str) -> None:
        """Give new rows of the last table a formula in a column, counted from 0.

        XlsxWriter's own option writes it into every row too, where each has its own already.
        """
        told = self._prepare_formula(self._prepare_table_formula(formula), True)  # noqa: FBT003
        self.tables[-1]["columns"][column]["formula"] = told

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        """Return a formula as a file stores it; XlsxWriter asks it for every function it knows.

        What comes of a formula follows from the functions in it, of which a workbook has a few.
        """
        calls = frozenset(_CALL.findall(formula))
        key = calls, expand_future_functions
        if key not in self._plain:
            told = (super(OwnWorksheet, self)._prepare_formula(one, key[1]) for one in calls)
            self._plain[key] = all(one in calls for one in told)
        if self._plain[key] and "{" not in formula:
            return formula.removeprefix("=")
        return str(super()._prepare_formula(formula, expand_future_functions))

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
            self.fh.write(self._told(super()._write_rows))
            self._ways.append(self._told(partial(self._tell_ways, rows)))
            for row in rows:
                self.table.pop(row, None)
        self.dim_rowmin, self.dim_rowmax = first, last

    def _told(self, write: Callable[[], None]) -> str:
        """Return what is written, instead of writing it."""
        file, self.fh = self.fh, StringIO()
        try:
            write()
            return self.fh.getvalue()
        finally:
            self.fh = file

    def _tell_ways(self, rows: range) -> None:
        """Write where the cells of some rows lead."""
        for row in rows:
            for column, url in sorted(self.hyperlinks.pop(row, {}).items()):
                self._tell_way(row, column, url)

    def _tell_way(self, row: int, column: int, url: Url) -> None:
        url._is_object_link = type(self.table[row].get(column)) is not CellStringTuple  # noqa: SLF001
        if url._link_type is UrlTypes.INTERNAL:  # noqa: SLF001
            self._write_hyperlink_internal(row, column, url)
            return
        self.rel_count += 1
        self._write_hyperlink_external(row, column, self.rel_count, url)
        target = url._target()  # noqa: SLF001
        way = self._targets.setdefault(target, ["/hyperlink", target, "External"])
        self.external_hyper_links.append(way)

    def _write_hyperlinks(self) -> None:
        """Write where cells lead, which has been told row by row."""
        told, self._ways = "".join(self._ways), []
        if told:
            self.fh.write(f"<hyperlinks>{told}</hyperlinks>")

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401
        kind = type(cell)
        if kind not in _BULK or not cell.format:
            super()._write_cell(row, col, cell)
            return
        look = cell.format._get_xf_index()  # noqa: SLF001
        at = f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{look}"'
        if kind is CellStringTuple:
            self.fh.write(f'{at} t="s"><v>{cell.string}</v></c>')
        elif kind is CellBlankTuple:
            self.fh.write(f"{at}/>")
        else:
            self.fh.write(f"{at}><v>{_written(cell.number)}</v></c>")

    def _xml_start_tag_unencoded(self, tag: str, attributes: _Attributes = ()) -> None:
        if tag == "row" and attributes[0][1] in self.growing:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _xml_formula_element(self, formula: str, result: Any, attributes: _Attributes = ()) -> None:  # noqa: ANN401
        said = [*attributes, ("t", "str")] if result == "" else attributes
        super()._xml_formula_element(formula, result, said)

    def _xml_number_element(self, number: float, attributes: _Attributes = ()) -> None:
        said = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{said}><v>{_written(number)}</v></c>")


def _written(number: float) -> str:
    written = f"{number:.16G}"
    return written if float(written) == number else repr(float(number))
