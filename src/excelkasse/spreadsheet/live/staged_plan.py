"""The staging workbook as a plan: the new edition, arranged as the open workbook wants it.

Rows stand in the order they are to have there, formulas are there as their results, and links lead
from there. Charts are copied along with the cells under them.
"""

from collections.abc import Callable, Mapping, Sequence
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
    sheets = [arranged(sheet, orders, ways.content) for sheet in plan.sheets]
    return replace(plan, sheets=[one if one.name in whole else _bare(one) for one in sheets])


def only(plan: WorkbookPlan, wanted: AbstractSet[str]) -> WorkbookPlan:
    """Return the part of a plan that is wanted, and what that speaks of beside its formulas."""
    spoken = repr([(s.rules, s.validations, s.charts) for s in plan.sheets if s.name in wanted])
    said = f"{spoken} {list(plan.names.values())!r}"
    return replace(
        plan, sheets=[one for one in plan.sheets if one.name in wanted or _in(said, one)]
    )


def _in(said: str, sheet: SheetPlan) -> bool:
    """Whether rules, charts or names speak of a sheet, or of a table of it."""
    names = [sheet.name, *(table.name for table in sheet.tables)]
    return any(name in said for name in names)


def arranged(
    sheet: SheetPlan, orders: Mapping[str, Sequence[int]], say: Callable[[Content], Content]
) -> SheetPlan:
    """Return a sheet with the rows of its tables in order, and every content as it is said here."""
    return replace(
        sheet,
        cells=[one._replace(content=say(one.content)) for one in sheet.cells],
        tables=[_arranged(table, orders.get(table.name), say) for table in sheet.tables],
    )


def _bare(sheet: SheetPlan) -> SheetPlan:
    return replace(sheet, pictures=(), protected=False)


def _arranged(
    table: TablePlan, order: Sequence[int] | None, say: Callable[[Content], Content]
) -> TablePlan:
    rows = [table.rows[at] for at in order] if order is not None else table.rows
    said: list[Sequence[Content]] = [[say(one) for one in row] for row in rows]
    return replace(table, rows=said, ways=None)
