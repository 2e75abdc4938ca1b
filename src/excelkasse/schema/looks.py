"""What a sheet shows beside its values and formulas, as a few letters in a hidden cell of its own.

Of the open workbook a program tells values and formulas all at once; colours, links and heights it
would tell cell by cell. A sheet that holds the values, the formulas and these letters of a plan is
as the plan wants it.
"""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from itertools import chain, islice

from excelkasse.address import Cell
from excelkasse.made import Several
from excelkasse.plan import CellPlan, Content, Formula, Link, SheetPlan, TablePlan, WorkbookPlan

LOOKS = "looks:"
LOOKS_CELL = Cell(2, 1)
"""Below the sheet's tag, in the hidden column."""
_LETTERS = 16
_AT_ONCE = 1_000
"""Lines that are told together, which is quicker than one by one."""


def with_looks(plan: WorkbookPlan) -> WorkbookPlan:
    """Return a plan whose sheets each say how they look."""
    sheets = [_with_own(sheet, plan.accent) for sheet in plan.sheets]
    return replace(plan, sheets=sheets)


def looks_of(sheet: SheetPlan, accent: str) -> str:
    """Return the letters of a sheet: others when anything but its values and formulas differs.

    They say nothing of what is set once and then left to people: panes, zoom, protection.
    """
    digest, lines = sha256(), chain((version("excelkasse"), accent), _lines(sheet))
    while some := [*islice(lines, _AT_ONCE)]:
        digest.update(("\n".join(some) + "\n").encode("utf-8", "surrogatepass"))
    return LOOKS + digest.hexdigest()[:_LETTERS]


def _with_own(sheet: SheetPlan, accent: str) -> SheetPlan:
    own = CellPlan(LOOKS_CELL, looks_of(sheet, accent))
    return replace(sheet, cells=Several([sheet.cells, [own]]))


def _lines(sheet: SheetPlan) -> Iterator[str]:
    cells = (one for one in sheet.cells if one.cell != LOOKS_CELL)
    for one in cells:
        yield f"{one.cell} {one.style} {one.across} {one.note!r} {way_of(one.content)}"
    for table in sheet.tables:
        yield from _of_table(table)
    yield repr((sheet.rules, sheet.validations, sheet.charts))
    yield repr([sorted(one.items()) for one in (sheet.widths, sheet.heights, sheet.column_styles)])
    yield repr([sorted(one) for one in (sheet.hidden_columns, sheet.hidden_rows)])


def _of_table(table: TablePlan) -> Iterator[str]:
    yield f"{table.name} {table.first}"
    for column in table.columns:
        yield f"{column.key} {column.style}"
    made = (" ".join(map(way_of, row)) for row in table.rows)
    yield from made if table.ways is None else table.ways


def told_way(target: str, tip: str) -> str:
    """Say where a link leads; no tip and no way holds what stands between them."""
    return f"{target}\0{tip}"


def way_of(content: Content) -> str:
    """Say what a content is, and where it leads; its value is seen in the cell."""
    match content:
        case Link():
            return told_way(content.target, content.tip)
        case Formula():
            return "="
    return "-"
