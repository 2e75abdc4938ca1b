"""What of a plan is in the open workbook already, and what is to be done to each of its sheets."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import xlwings

from excelkasse.address import Area, Cell
from excelkasse.grid import Grid
from excelkasse.plan import SheetPlan, WorkbookPlan
from excelkasse.schema.anchors import TAILORING, tag_of
from excelkasse.spreadsheet.live.chart_edge import charts_by_title
from excelkasse.spreadsheet.live.kept_notes import noted_rows
from excelkasse.spreadsheet.live.page_edge import page_changed
from excelkasse.spreadsheet.live.seats import Home, Named, homes
from excelkasse.spreadsheet.live.sheet_work import SheetWork, moves_of, sheet_work
from excelkasse.spreadsheet.live.source import sheet_on
from excelkasse.spreadsheet.live.standing import Wanted, wanted
from excelkasse.spreadsheet.live.table_work import Known
from excelkasse.spreadsheet.live.ways import Ways


@dataclass(frozen=True, slots=True)
class There:
    """The sheets of a plan in the open workbook, by the names they have in the plan.

    `missing` have no place in it yet; `stale` are sheets of ours, by their names here, that the
    plan does not have any more. `rows` are how many each table is to have, by sheet. `standing` are
    those that are as they are `wanted` already.
    """

    homes: Mapping[str, Home]
    works: Mapping[str, SheetWork]
    missing: Mapping[str, str]
    stale: Sequence[str]
    rows: Mapping[str, int]
    changed: bool
    wanted: Mapping[str, Wanted] = field(default_factory=dict)
    standing: AbstractSet[str] = frozenset()

    def ways(self, folder: str) -> Ways:
        """Return how the plan's places are said here; `folder` is where links to files begin."""
        names = {name: home.grid.name for name, home in self.homes.items()}
        tables = {
            one.table.name: one.seat.named
            for work in self.works.values()
            for one in work.tables
            if one.seat.named
        }
        return Ways({**names, **self.missing}, tables, moves_of(self.works, self.homes), folder)

    @property
    def orders(self) -> Mapping[str, Sequence[int]]:
        """The rows of the plan's tables in the order that they are to have here."""
        works = (one for work in self.works.values() for one in work.tables)
        return {one.table.name: one.order for one in works}


def what_is_there(book: xlwings.Book, plan: WorkbookPlan, came: AbstractSet[str]) -> There:
    """Read the open workbook, and work out what is to be done to it."""
    opened = [sheet_on(sheet) for sheet in book.sheets]
    grids = [one.grid for one in opened]
    found = homes(opened, plan.sheets)
    works = {
        sheet.name: _work(book, sheet, found[sheet.name], came)
        for sheet in plan.sheets
        if sheet.tables and sheet.name in found
    }
    missing = _missing(plan, found, grids)
    stale = [] if _tailored(plan, found) else [grid.name for grid in grids if _is_tailoring(grid)]
    pages = (sheet for sheet in plan.sheets if not sheet.tables and sheet.name in found)
    changed = (
        bool(missing or stale)
        or any(work.changed for work in works.values())
        or any(page_changed(sheet, found[sheet.name]) for sheet in pages)
    )
    there = There(found, works, missing, stale, _rows(plan, found, missing), changed)
    return _with_standing(book, plan, there)


def _with_standing(book: xlwings.Book, plan: WorkbookPlan, there: There) -> There:
    """Find what is as it is wanted already."""
    ways = there.ways("")
    found = {
        sheet.name: wanted(
            sheet,
            there.homes[sheet.name],
            ways,
            accent=plan.accent,
            work=there.works.get(sheet.name),
        )
        for sheet in plan.sheets
        if sheet.name in there.homes
    }
    standing = frozenset(
        name
        for name, one in found.items()
        if one.stands(there.works.get(name)) and _has_its_charts(book, one)
    )
    return replace(there, wanted=found, standing=standing)


def _has_its_charts(book: xlwings.Book, one: Wanted) -> bool:
    if not one.plan.charts:
        return True
    there = charts_by_title(book.sheets[one.home.grid.name])
    return all(chart.title in there for chart in one.plan.charts)


def _work(book: xlwings.Book, plan: SheetPlan, home: Home, came: AbstractSet[str]) -> SheetWork:
    sheet = book.sheets[home.grid.name]
    return sheet_work(plan, home, _named(sheet), Known(came, noted_rows(sheet)))


def _named(sheet: xlwings.Sheet) -> Named:
    return {table.name: _area(table.range) for table in sheet.tables}


def _area(cells: xlwings.Range) -> Area:
    height, width = cells.shape
    first = Cell(cells.row, cells.column)
    return Area(first, Cell(first.row + height - 1, first.column + width - 1))


def _missing(
    plan: WorkbookPlan, found: Mapping[str, Home], grids: Sequence[Grid]
) -> Mapping[str, str]:
    """Give a name that is free to each sheet that is not there."""
    taken = {grid.name.casefold() for grid in grids}
    names = {}
    for sheet in plan.sheets:
        if sheet.name not in found:
            name, number = sheet.name, 1
            while name.casefold() in taken:
                number += 1
                name = f"{sheet.name} {number}"
            names[sheet.name] = name
            taken.add(name.casefold())
    return names


def _tailored(plan: WorkbookPlan, found: Mapping[str, Home]) -> bool:
    return any(
        _is_tailoring(found[sheet.name].grid) for sheet in plan.sheets if sheet.name in found
    )


def _is_tailoring(grid: Grid) -> bool:
    tagged = tag_of(grid)
    return tagged is not None and tagged[1].tool == TAILORING


def _rows(
    plan: WorkbookPlan, found: Mapping[str, Home], missing: Mapping[str, str]
) -> Mapping[str, int]:
    """Count the rows that hold something, by the sheets' names here."""
    return {
        missing.get(sheet.name) or found[sheet.name].grid.name: sum(
            any(content is not None for content in row) for row in table.rows
        )
        for sheet in plan.sheets
        for table in sheet.tables[:1]
    }
