"""The staging workbook as a plan: the new edition, arranged as the open workbook wants it.

Rows stand in the order they are to have there, formulas are there as their results, and links lead
from there. Charts are copied along with the cells under them.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from excelkasse.plan import Content, SheetPlan, TablePlan, WorkbookPlan
from excelkasse.spreadsheet.live.ways import Ways


def staged_plan(
    plan: WorkbookPlan,
    orders: Mapping[str, Sequence[int]],
    ways: Ways,
    whole: AbstractSet[str],
) -> WorkbookPlan:
    """Return the plan of the staging workbook.

    `orders` are the rows of each table, by its name, in the order wanted. The sheets in `whole` are
    copied as sheets, and stay protected.
    """
    sheets = [_staged(sheet, orders, ways, sheet.name in whole) for sheet in plan.sheets]
    return replace(plan, sheets=sheets)


def _staged(
    sheet: SheetPlan,
    orders: Mapping[str, Sequence[int]],
    ways: Ways,
    whole: bool,  # noqa: FBT001
) -> SheetPlan:
    arranged = replace(
        sheet,
        cells=[replace(one, content=ways.content(one.content)) for one in sheet.cells],
        tables=[_arranged(table, orders.get(table.name), ways) for table in sheet.tables],
    )
    return arranged if whole else replace(arranged, pictures=(), protected=False)


def _arranged(table: TablePlan, order: Sequence[int] | None, ways: Ways) -> TablePlan:
    rows = [table.rows[at] for at in order] if order is not None else table.rows
    said: list[Sequence[Content]] = [[ways.content(one) for one in row] for row in rows]
    return replace(table, rows=said)
