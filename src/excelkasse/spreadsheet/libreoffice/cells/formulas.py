"""Formulas in Excel's English A1 grammar, whole blocks at a time, through LibreOffice's VBA Range.

`tbl[@Column]` and `tbl[#All]` are not understood where formulas are typed, though they are in
files; they are said in the long way.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from excelkasse.spreadsheet.libreoffice.cells.spelling import spelt
from excelkasse.spreadsheet.libreoffice.cells.values import Rows
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, uno
from excelkasse.spreadsheet.libreoffice.link.connection import Office

_THIS_ROW = re.compile(r"\[@(?:\[([^\]]+)\]|([^\[\]]+))\]")
_ITEM = re.compile(r"(?<=[\w.])\[(#[^\[\]]+)\]")


def is_formula(value: object) -> bool:
    """Whether a value is to be calculated."""
    return isinstance(value, str) and value.startswith("=") and len(value) > 1


def spelled(formula: str) -> str:
    """Return a formula with its short references to table columns said in the long way."""
    long = _THIS_ROW.sub(lambda found: f"[[#This Row],[{found[1] or found[2]}]]", formula)
    return _ITEM.sub(r"[[\1]]", long)


def read_formulas(office: Office, cells: Uno) -> str | tuple[tuple[str, ...], ...]:
    """Return the formulas of a range, a constant as Excel would show it in the formula bar.

    One cell gives a text, several give rows of texts.
    """
    told = office.vba(cells).Formula
    if hasattr(told, "Array"):
        return tuple(
            tuple(_plain(one, cells, across, down) for across, one in enumerate(row))
            for down, row in enumerate(told.Array)
        )
    return _plain(told, cells, 0, 0)


def _plain(value: object, cells: Uno, across: int, down: int) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    told = str(value)
    # An array formula and a text in such braces are told alike.
    if told.startswith(("={", "{=")) and cells.getCellByPosition(across, down).getArrayFormula():
        return "=" + told.strip("={}")
    return told.removeprefix("'")  # LibreOffice's mark of a text that looks like a number


def fill(office: Office, cells: Uno, formula: str) -> None:
    """Put one formula into every cell of a range, its references moved along as Excel does."""
    first = cells.getCellByPosition(0, 0)
    vba = office.vba(first)
    own = spelt(spelled(formula))
    if own:
        first.setFormula(own)
    else:
        vba.Formula = spelled(formula)
    address = cells.getRangeAddress()
    several = (address.EndRow, address.EndColumn) != (address.StartRow, address.StartColumn)
    if several:
        office.vba(cells).FormulaR1C1 = vba.FormulaR1C1


def has_array(cells: Uno) -> bool:
    """Whether the first cell belongs to an array formula."""
    return bool(cells.getCellByPosition(0, 0).getArrayFormula())


def read_array(office: Office, cells: Uno) -> str:
    """Return the formula of the first cell, an array formula without its braces."""
    return str(read_formulas(office, cells.getCellByPosition(0, 0)))


def write_array(office: Office, cells: Uno, formula: str) -> None:
    """Put one array formula over a range.

    It is first typed into the first cell, because only there LibreOffice reads Excel's grammar.
    """
    first = cells.getCellByPosition(0, 0)
    office.vba(first).Formula = spelled(formula)
    cells.setArrayFormula(first.getFormula())


def write_formulas(office: Office, cells: Uno, rows: Rows) -> None:
    """Put the formulas of a block into their cells; other values are not touched."""
    whole = _all_spelt(rows)
    if whole:
        cells.setFormulaArray(whole)
        return
    for first, column, formulas in _stretches(rows):
        last = first + len(formulas) - 1
        _write_stretch(office, cells.getCellRangeByPosition(column, first, column, last), formulas)


def _write_stretch(office: Office, cells: Uno, formulas: Sequence[str]) -> None:
    """Put formulas into cells that stand below each other."""
    whole = _all_spelt([[one] for one in formulas])
    if whole:
        cells.setFormulaArray(whole)
    elif len(formulas) == 1:
        office.vba(cells).Formula = formulas[0]
    else:
        office.vba(cells).Formula = uno().Any("[][]any", tuple((one,) for one in formulas))


def _all_spelt(rows: Rows) -> tuple[tuple[str, ...], ...]:
    """Return a block of formulas in LibreOffice's own spelling; nothing if one of them has none."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        said = [spelt(spelled(str(value))) if is_formula(value) else None for value in row]
        if None in said:
            return ()
        found.append(tuple(one for one in said if one))
    return tuple(found)


def _stretches(rows: Rows) -> Iterator[tuple[int, int, list[str]]]:
    """Give the formulas that stand below each other: first row, column, texts."""
    for column in range(len(rows[0])):
        numbered = enumerate(row[column] for row in rows)
        for hit, stretch in groupby(numbered, key=lambda one: is_formula(one[1])):
            if hit:
                found = list(stretch)
                yield found[0][0], column, [spelled(str(value)) for _, value in found]
