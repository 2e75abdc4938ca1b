"""A range of cells, as xlwings asks for it: its values and formulas; the rest is in its parents."""

from typing import Any, Self

from excelkasse.spreadsheet.libreoffice.attached import Attached
from excelkasse.spreadsheet.libreoffice.cells.formulas import (
    fill,
    has_array,
    is_formula,
    read_array,
    read_formulas,
    write_array,
    write_formulas,
)
from excelkasse.spreadsheet.libreoffice.cells.looks import Looks
from excelkasse.spreadsheet.libreoffice.cells.searching import Searching
from excelkasse.spreadsheet.libreoffice.cells.structure import Structure
from excelkasse.spreadsheet.libreoffice.cells.table_names import data_only
from excelkasse.spreadsheet.libreoffice.cells.values import read_rows, write_rows


class Range(Looks, Structure, Searching, Attached):
    """A rectangle of cells; `.uno` is LibreOffice's XCellRange, None when it has no cells."""

    __slots__ = ()

    @property
    def max_cells_per_read(self) -> None:
        """Nothing is too large to be read at once."""
        return

    @property
    def max_cells_per_write(self) -> None:
        """Nothing is too large to be written at once."""
        return

    @property
    def raw_value(self) -> Any:  # noqa: ANN401  (a cell holds anything)
        """The value of one cell, or rows of values."""
        if not len(self):
            return None
        rows = read_rows(self.doc, self.uno)
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, value: object) -> None:
        if not len(self):
            return
        value = data_only(self.doc, value)
        if is_formula(value):
            fill(self.office, self.changing, str(value))
            return
        rows = value if isinstance(value, list | tuple) else self._filled(value)
        if rows and not isinstance(rows[0], list | tuple):
            rows = [rows]
        write_rows(self.doc, self.changing, [[_stored(one) for one in row] for row in rows])
        write_formulas(self.office, self.uno, rows)

    def _filled(self, value: object) -> list[list[object]]:
        return [[value] * self.block.width for _ in range(self.block.height)]

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...] | None:
        """The formula of one cell, or rows of formulas, in English."""
        return read_formulas(self.office, self.uno) if len(self) else None

    @formula.setter
    def formula(self, value: object) -> None:
        self.raw_value = value

    @property
    def formula2(self) -> str | tuple[tuple[str, ...], ...] | None:
        """The same: LibreOffice spills nothing."""
        return self.formula

    @formula2.setter
    def formula2(self, value: object) -> None:
        self.raw_value = value

    @property
    def has_array(self) -> bool:
        """Whether the cells belong to one array formula."""
        return bool(len(self)) and has_array(self.uno)

    @property
    def formula_array(self) -> str | None:
        """The array formula of the cells, or the formula of the first one."""
        return read_array(self.office, self.uno) if len(self) else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        write_array(self.office, self.changing, str(data_only(self.doc, value)))

    def expand(self, mode: str = "table") -> Self:
        """Grow to where the values end, as xlwings defines it."""
        from xlwings import Range as Public  # noqa: PLC0415  (xlwings is loading its engines)
        from xlwings.expansion import expanders  # noqa: PLC0415

        return self.at(expanders.get(mode, mode).expand(Public(impl=self)).impl.block)


def _stored(value: object) -> object:
    """Return what is stored of a value: nothing yet of a formula, no apostrophe of a text."""
    if is_formula(value):
        return None
    if isinstance(value, str) and value.startswith("'"):
        return value[1:]
    return value
