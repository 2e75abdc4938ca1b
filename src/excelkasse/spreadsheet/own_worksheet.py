"""XlsxWriter's worksheet, mended where it does not write what Excel writes, and where it is slow.

A row may have a height to begin with (`ht` without `customHeight`) and still grow when somebody
types more. A formula whose result is the empty text says so (`t="str"`): XlsxWriter leaves it as a
formula that was never calculated, which readers must take for a missing result. And a number keeps
its 17th digit where it has one (0.1 + 0.2), so that what is written is what is read.

The bulk of a table are texts, numbers and blanks with a format. They are put straight where
XlsxWriter keeps its cells and written without looking for what they cannot hold; whatever else
there is goes XlsxWriter's own way. What comes of it is the same, byte for byte, and a test says so.
"""

import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellNumberTuple,
    CellStringTuple,
)

from excelkasse.spreadsheet.own_rows import PromisedWorksheet

_Attributes = Sequence[tuple[str, Any]]
_CALL = re.compile(r"[\w.]+\(")
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


class OwnWorksheet(PromisedWorksheet):
    """A worksheet; `growing` are the rows (from 1) whose height is only a beginning."""

    def __init__(self) -> None:
        """Begin with no growing row."""
        super().__init__()
        self.growing: set[int] = set()
        self._plain: dict[tuple[frozenset[str], bool], bool] = {}
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
