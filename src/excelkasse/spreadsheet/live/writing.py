"""The writing of a refresh: from the staging workbook into the open one, sheet by sheet."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import xlwings

from excelkasse.address import Area, Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid
from excelkasse.plan import Formula, Link, SheetPlan, WorkbookPlan
from excelkasse.schema.looks import LOOKS_CELL
from excelkasse.spreadsheet.live.chart_edge import charts_by_title, update_charts
from excelkasse.spreadsheet.live.extra_edge import empty_tables, put_names, put_tables
from excelkasse.spreadsheet.live.filters import all_shown
from excelkasse.spreadsheet.live.kept_notes import kept_notes
from excelkasse.spreadsheet.live.native import end_pages, full_name, put_value, unlocked
from excelkasse.spreadsheet.live.page_edge import freeze, write_formulas, write_page
from excelkasse.spreadsheet.live.seats import Home
from excelkasse.spreadsheet.live.sheet_work import SheetWork, told_of
from excelkasse.spreadsheet.live.staged_plan import only, staged_plan
from excelkasse.spreadsheet.live.staging import staged, staging_folder
from excelkasse.spreadsheet.live.table_edge import (
    fill_table,
    set_print_area,
    shift_rows,
    write_new_formulas,
    write_table_formulas,
)
from excelkasse.spreadsheet.live.there import There
from excelkasse.spreadsheet.live.ways import Ways, folder_of_links


@dataclass(slots=True)
class Writing:
    """One refresh under way."""

    book: xlwings.Book
    plan: WorkbookPlan
    there: There

    def done(self) -> Iterator[Finding]:
        """Write everything, and give what there is to tell."""
        if self.unlike:
            with staging_folder() as folder:
                yield from self._write_from(folder, self.there.ways(self._links(folder)))
        for name in self.there.stale:
            self.book.sheets[name].delete()
        ways = self.there.ways("")
        for name, formula in list(self._names_gone()):
            self.book.names.add(name, f"={ways.formula(formula)}")

    @property
    def needed(self) -> bool:
        """Whether anything is not as it should be."""
        return bool(self.unlike or self.there.stale or any(self._names_gone()))

    @property
    def unlike(self) -> frozenset[str]:
        """Return the sheets of the plan that are not as they should be."""
        return frozenset(sheet.name for sheet in self.plan.sheets) - self.there.standing

    def _write_from(self, folder: Path, ways: Ways) -> Iterator[Finding]:
        """Write what is not as it should be, from a staging workbook in a folder."""
        plan = only(self._with_new_charts(), self.unlike)
        staging = staged_plan(plan, self.there.orders, ways, self._whole())
        with staged(self.book.app, folder, staging) as fresh:
            yield from self._put_back(fresh, ways)
            for sheet in self.plan.sheets:
                if sheet.name in self.unlike & self.there.homes.keys():
                    yield from self._write(sheet, fresh.sheets[sheet.name], ways)

    def _whole(self) -> frozenset[str]:
        return frozenset(self.there.missing)

    def _links(self, staging: Path) -> str:
        """Return where links to files begin; nothing for a workbook in the cloud, or a new one."""
        home = PurePath(full_name(self.book))
        return folder_of_links(home.parent, staging) if home.is_absolute() else ""

    def _with_new_charts(self) -> WorkbookPlan:
        """Leave on each page only the charts that are not there: they are copied with its cells."""
        sheets = []
        for plan in self.plan.sheets:
            if plan.charts and plan.name in self.unlike & self.there.homes.keys():
                there = charts_by_title(self._sheet(plan))
                new = tuple(chart for chart in plan.charts if chart.title not in there)
                sheets.append(replace(plan, charts=new))
            else:
                sheets.append(plan)
        return replace(self.plan, sheets=sheets)

    def _put_back(self, fresh: xlwings.Book, ways: Ways) -> Iterator[Finding]:
        """Copy the sheets that are not there, each after the one it follows in the plan."""
        after = None
        for plan in self.plan.sheets:
            if plan.name in self.there.homes:
                after = self._sheet(plan)
                continue
            place = {"after": after} if after else {"before": self.book.sheets[0]}
            made = fresh.sheets[plan.name].copy(**place)
            made.name = self.there.missing[plan.name]
            if not plan.hidden:
                freeze(made, plan.freeze)
            with unlocked(made, ours=True):
                put_names(made, plan.tables)
                home = Home(Grid(made.name), Cell(1, 1))
                write_formulas(made, plan.cells, home, ways)
                for table in plan.tables:
                    write_new_formulas(made, table, ways)
            after = made
            yield Finding("refresh_sheet_back", Severity.NOTE, Place(made.name))

    def _write(self, plan: SheetPlan, fresh: xlwings.Sheet, ways: Ways) -> Iterator[Finding]:
        sheet = self._sheet(plan)
        with unlocked(sheet, ours=True) as off:
            if not off:
                yield Finding("refresh_locked", Severity.ERROR, Place(sheet.name))
            elif plan.name in self.there.works:
                yield from self._write_tables(sheet, fresh, self.there.works[plan.name], ways)
            else:
                yield from self._write_page(sheet, fresh, plan, ways)
            if off:
                self._say_looks(sheet, plan)

    def _say_looks(self, sheet: xlwings.Sheet, plan: SheetPlan) -> None:
        """Note on the sheet how it looks now, so that it is known the next time."""
        wanted = self.there.wanted[plan.name]
        sheet.range(tuple(wanted.home.cell(LOOKS_CELL))).value = wanted.looks

    def _write_tables(
        self, sheet: xlwings.Sheet, fresh: xlwings.Sheet, work: SheetWork, ways: Ways
    ) -> Iterator[Finding]:
        with all_shown(sheet) as unfiltered:
            for table in reversed(work.tables):
                shift_rows(sheet, table.moved(-table.above))
            with kept_notes(sheet):
                for table in work.tables:
                    fill_table(sheet, fresh, table, work.home)
                    write_table_formulas(sheet, table, work.plan.name, ways)
                empty_tables(sheet, work)
                put_tables(sheet, fresh, work)
            self._write_missing(sheet, work, ways)
            area = work.print_area()
            if area:
                set_print_area(sheet, area)
        yield from told_of(work)
        if unfiltered:
            yield Finding("refresh_filter_off", Severity.NOTE, Place(sheet.name))

    def _write_missing(self, sheet: xlwings.Sheet, work: SheetWork, ways: Ways) -> None:
        """Write what stands around the tables, where it is not as it should be."""
        amiss = self.there.wanted[work.plan.name].formulas_amiss(work)
        for cell, content in (*work.missing(), *amiss):
            at = sheet.range(tuple(cell))
            if isinstance(content, Formula):
                at.formula = f"={ways.formula(content.text, work.plan.name)}"
            else:
                put_value(at, content.value if isinstance(content, Link) else content)

    def _write_page(
        self, sheet: xlwings.Sheet, fresh: xlwings.Sheet, plan: SheetPlan, ways: Ways
    ) -> Iterator[Finding]:
        home = self.there.homes[plan.name]
        with kept_notes(sheet):
            write_page(sheet, fresh, plan, home)
        write_formulas(sheet, plan.cells, home, ways)
        gone = list(update_charts(sheet, plan.charts, home))
        if plan.printing.area:
            area = plan.printing.area
            set_print_area(sheet, Area(home.cell(area.first), home.cell(area.last)))
        if plan.printing.breaks:
            end_pages(sheet, [home.cell(Cell(row, 1)).row for row in plan.printing.breaks])
        if gone:
            values = {"titles": tuple(gone)}
            yield Finding("refresh_chart_lost", Severity.NOTE, Place(sheet.name), values=values)

    def _names_gone(self) -> Iterator[tuple[str, str]]:
        """Give the names of the plan that are gone, or that lead nowhere any more."""
        there = {}
        for name in self.book.names:
            with suppress(Exception):  # a name of a kind that the program does not tell
                there[name.name] = name.refers_to
        for name, formula in self.plan.names.items():
            if name not in there or "#REF!" in there[name]:
                yield name, formula

    def _sheet(self, plan: SheetPlan) -> xlwings.Sheet:
        return self.book.sheets[self.there.homes[plan.name].grid.name]
