"""Giving a table or a name another name: LibreOffice 7.4 leaves the formulas that use it broken."""

import re
from collections.abc import Callable, Iterator

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

_TEXT = re.compile(r'("(?:[^"]|"")*")')
_EVERY_RESULT = 1 | 2 | 4
"""LibreOffice's numbers for formulas that give a value, a text, an error."""


def rename(doc: Uno, old: str, new: str, change: Callable[[], object]) -> None:
    """Change a word by `change`, and write every formula in a cell that uses it anew."""
    sheets = [doc.Sheets.getByIndex(number) for number in range(doc.Sheets.Count)]
    using = [
        (cells, _renamed(formula, old, new), whole)
        for sheet in sheets
        for cells, formula, whole in _formulas(sheet)
        if _renamed(formula, old, new) != formula
    ]
    change()
    for cells, formula, whole in using:
        if whole:
            cells.setArrayFormula(formula)
        else:
            cells.setFormula(formula)


def _formulas(sheet: Uno) -> Iterator[tuple[Uno, str, bool]]:
    """Give what holds a formula, its text, and whether it is one formula of several cells."""
    for area in sheet.queryFormulaCells(_EVERY_RESULT).getRangeAddresses():
        block = sheet.getCellRangeByPosition(
            area.StartColumn, area.StartRow, area.EndColumn, area.EndRow
        )
        for down, row in enumerate(block.getFormulaArray()):
            for right, formula in enumerate(row):
                if formula.startswith("{"):
                    yield from _of_several(sheet, block.getCellByPosition(right, down), formula)
                else:
                    yield block.getCellByPosition(right, down), formula, False


def _of_several(sheet: Uno, cell: Uno, formula: str) -> Iterator[tuple[Uno, str, bool]]:
    cursor = sheet.createCursorByRange(cell)
    cursor.collapseToCurrentArray()
    first, here = cursor.getRangeAddress(), cell.getRangeAddress()
    if (first.StartRow, first.StartColumn) == (here.StartRow, here.StartColumn):
        whole = sheet.getCellRangeByPosition(
            first.StartColumn, first.StartRow, first.EndColumn, first.EndRow
        )
        yield whole, formula.strip("{}"), True


def _renamed(formula: str, old: str, new: str) -> str:
    word = re.compile(rf"(?<![\w.\]']){re.escape(old)}(?![\w.(])", re.IGNORECASE)
    parts = _TEXT.split(formula)
    parts[::2] = [word.sub(lambda _: new, part) for part in parts[::2]]
    return "".join(parts)
