"""Finding cells by what they show or what kind they are, and replacing text in them."""

from typing import Self

from excelkasse.spreadsheet.libreoffice.cells.cells import Cells
from excelkasse.spreadsheet.libreoffice.cells.places import block_of
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

_FORMULAS, _VALUES = 0, 1
"""Where LibreOffice looks: in what was typed, or in what is shown."""

_NUMBERS, _TEXTS = 1 | 2, 4
"""`com.sun.star.sheet.CellFlags`, days with the numbers."""

_CONSTANTS = {None: _NUMBERS | _TEXTS, "numbers": _NUMBERS, "text": _TEXTS}
_RESULTS = {None: 1 | 2 | 4, "numbers": 1, "text": 2, "errors": 4}
"""`com.sun.star.sheet.FormulaResult`."""


class Searching(Cells):
    """What looks for cells in a range."""

    __slots__ = ()

    def find(
        self,
        text: str,
        whole: bool,  # noqa: FBT001  (xlwings' order)
        direction: str,
        order: str,
        match_case: bool,  # noqa: FBT001
    ) -> Self | None:
        """Return the first cell that shows a text, or the last; `*`, `?` and `~` as in Excel."""
        wanted = self.uno.createSearchDescriptor()
        wanted.SearchString = text
        _how(wanted, whole=whole, match_case=match_case)
        wanted.SearchType = _VALUES
        wanted.SearchByRow = order == "rows"
        wanted.SearchBackwards = direction != "forward"
        found = self.uno.findFirst(wanted)
        return None if found is None else self.around(found)

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:  # noqa: FBT001
        """Replace a text by another in everything that was typed."""
        wanted = self.uno.createReplaceDescriptor()
        wanted.SearchString = old
        wanted.ReplaceString = new
        _how(wanted, whole=whole, match_case=match_case)
        wanted.SearchType = _FORMULAS
        self.changing.replaceAll(wanted)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Self]:
        """Return the areas of blank, typed, calculated or visible cells."""
        addresses = self._asked(cell_type, value_type).getRangeAddresses()
        return [self.at(block_of(address)) for address in addresses]

    def _asked(self, cell_type: str, value_type: str | None) -> Uno:
        if cell_type == "visible":
            return self.uno.queryVisibleCells()
        if cell_type == "blanks":
            return self.uno.queryEmptyCells()
        known = _CONSTANTS if cell_type == "constants" else _RESULTS
        if value_type not in known:
            self.refuse(f"get_special_cells({cell_type!r}, {value_type!r})")
        if cell_type == "constants":
            return self.uno.queryContentCells(known[value_type])
        return self.uno.queryFormulaCells(known[value_type])


def _how(wanted: Uno, *, whole: bool, match_case: bool) -> None:
    wanted.SearchWildcard = True
    wanted.SearchWords = whole
    wanted.SearchCaseSensitive = match_case
