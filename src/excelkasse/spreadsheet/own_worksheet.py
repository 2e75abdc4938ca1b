"""XlsxWriter's worksheet, mended where it does not write what Excel writes.

A row may have a height to begin with (`ht` without `customHeight`) and still grow when somebody
types more. A formula whose result is the empty text says so (`t="str"`): XlsxWriter leaves it as a
formula that was never calculated, which readers must take for a missing result.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import CellFormulaTuple, re_dynamic_function

from excelkasse.overriding import override
from excelkasse.spreadsheet.own_rows import PromisedWorksheet

_Attributes = Sequence[tuple[str, Any]]
_CALL = re.compile(r"(?<![\w.])[\w.]++\(")


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

    def let_compute(self, column: int, formula: str) -> None:
        """Give new rows of the last table a formula in a column, counted from 0.

        XlsxWriter's own option writes it into every row too, where each has its own already.
        """
        told = self._prepare_formula(self._prepare_table_formula(formula), True)  # noqa: FBT003
        self.tables[-1]["columns"][column]["formula"] = told

    def _write_formula(
        self,
        row: int,
        column: int,
        formula: str,
        look: object = None,
        result: object = 0,
    ) -> int:
        """Put a formula; which kind it is of is looked at once, for a column of a table has one."""
        if not _is_ordinary(formula):
            return int(super()._write_formula(row, column, formula, look, result))
        if self._check_dimensions(row, column):
            return -1
        self.table[row][column] = CellFormulaTuple(self._prepare_formula(formula), look, result)
        return 0

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        """Return a formula as a file stores it; XlsxWriter asks it for every function it knows.

        What comes of a formula follows from the functions in it, of which a workbook has a few.
        """
        calls = _calls(formula)
        key = calls, expand_future_functions
        if key not in self._plain:
            told = (super(OwnWorksheet, self)._prepare_formula(one, key[1]) for one in calls)
            self._plain[key] = all(one in calls for one in told)
        if self._plain[key] and "{" not in formula:
            return formula.removeprefix("=")
        return str(super()._prepare_formula(formula, expand_future_functions))

    @override
    def _forget(self, row: int) -> None:
        super()._forget(row)
        self.growing.discard(row + 1)

    def _xml_start_tag_unencoded(self, tag: str, attributes: _Attributes = ()) -> None:
        if tag == "row" and attributes[0][1] in self.growing:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _xml_formula_element(self, formula: str, result: Any, attributes: _Attributes = ()) -> None:  # noqa: ANN401
        said = [*attributes, ("t", "str")] if result == "" else attributes
        super()._xml_formula_element(formula, result, said)


def _is_ordinary(formula: str) -> bool:
    """Whether a formula fills its own cell and no other."""
    return bool(formula) and formula[0] != "{" and not any(map(_fills_others, _calls(formula)))


@lru_cache(maxsize=1024)
def _fills_others(call: str) -> bool:
    """Whether what a function gives may fill more cells than one."""
    return re_dynamic_function.search(call) is not None


@lru_cache(maxsize=1024)
def _calls(formula: str) -> frozenset[str]:
    """Return the functions that a formula calls; the rows of a table have the same one."""
    return frozenset(_CALL.findall(formula))
