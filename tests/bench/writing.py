"""How the writing of a large portfolio compares with XlsxWriter's own cost of the same cells.

`uv run python -m tests.bench.writing [SHARE]` plans the sample's portfolio with 1,000 projects,
15,000 risks and 20,000 milestones (or a share of them), and writes it as we do and as bare calls
to XlsxWriter: the same cells, formats and tables, and nothing else. In turn, five times, by the
CPU's clock; then it tells the peak of memory of each in a process of its own.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from multiprocessing import get_context
from statistics import median
from typing import Any

from xlsxwriter import Workbook

from excelkasse.address import Area
from excelkasse.plan import Content, Formula, Link, SheetPlan, TablePlan, WorkbookPlan
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.spreadsheet import styles
from excelkasse.spreadsheet.cells import serial
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, nordbaek

_PAIRS = 5
_ROWS = {"Projekter": 1_000, "Risici": 15_000, "Milepæle": 20_000}
_MEGABYTE = 1024


def plan_of(share: float) -> WorkbookPlan:
    """Plan the portfolio, its three large tables with so many rows, each with texts of its own."""
    plan = portfolio_workbook(roll_up(nordbaek(), AS_OF), texts("da"), base="projekter/")
    sheets = [_grown(one, int(_ROWS.get(one.name, 0) * share)) for one in plan.sheets]
    return replace(plan, sheets=sheets)


def _grown(sheet: SheetPlan, count: int) -> SheetPlan:
    """Give a sheet whose table goes on, with its dropdowns and lights as far down as it goes."""
    if not count:
        return sheet
    table = sheet.tables[0]
    rows = [
        [_own(content, at) for content in table.rows[at % len(table.rows)]] for at in range(count)
    ]
    longer = replace(table, rows=rows)
    return replace(
        sheet,
        tables=[longer],
        validations=[replace(one, area=_down(one.area, table, count)) for one in sheet.validations],
        rules=[replace(one, area=_down(one.area, table, count)) for one in sheet.rules],
        printing=replace(sheet.printing, area=None),
    )


def _own(content: Content, at: int) -> Content:
    """Give a text of the row's own where it is a long one, as no two projects write the same."""
    long = isinstance(content, str) and len(content) > 20
    return f"{content} ({at})" if long else content


def _down(area: Area, table: TablePlan, count: int) -> Area:
    reaches = area.last.row >= table.area.last.row
    more = count - len(table.rows) if reaches else 0
    return Area(area.first, area.last._replace(row=area.last.row + more))


Call = tuple[Callable[..., Any], tuple[Any, ...]]


def bare(plan: WorkbookPlan) -> Callable[[], bytes]:
    """Give the writing of the plan's cells and tables by calls that are all made ready."""
    held = BytesIO()
    book = Workbook(held, {"in_memory": True, "strings_to_urls": False})
    looks: dict[tuple[str, ...], Any] = {}

    def form(*role: str) -> Any:  # noqa: ANN401
        if role not in looks:
            looks[role] = book.add_format(dict(styles.look(*role)))
        return looks[role]

    sheets = [(book.add_worksheet(one.name), one) for one in plan.sheets]
    calls = [call for sheet, one in sheets for call in _calls(sheet, one, form)]

    def write() -> bytes:
        for act, arguments in calls:
            act(*arguments)
        book.close()
        return held.getvalue()

    return write


Form = Callable[..., Any]


def _calls(sheet: Any, plan: SheetPlan, form: Form) -> Iterator[Call]:  # noqa: ANN401
    for table in plan.tables:
        (top, left), (bottom, right) = table.first, table.area.last
        columns = [
            {"header": one.header, "header_format": form("header")}
            | ({"formula": f"={one.formula}"} if one.formula else {})
            for one in table.columns
        ]
        options = {"name": table.name, "columns": columns, "style": "Table Style Light 1"}
        yield sheet.add_table, (top - 1, left - 1, bottom - 1, right - 1, options)
        forms = [form(one.style, *styles.TABLE_BODY) for one in table.columns]
        for row, contents in enumerate(table.rows, start=top):
            for column, content in enumerate(contents, start=left - 1):
                yield from _call(sheet, (row, column), content, forms[column - left + 1])
    for each in plan.cells:
        at = each.cell.row - 1, each.cell.column - 1
        yield from _call(sheet, at, each.content, form(each.style))


def _call(sheet: Any, at: tuple[int, int], content: Content, form: Any) -> Iterator[Call]:  # noqa: ANN401
    if isinstance(content, Link):
        yield sheet.write_url, (*at, content.target, form, "", content.tip or None)
        yield from _call(sheet, at, content.value, form)
    elif isinstance(content, Formula):
        result = content.result
        told = serial(result) if isinstance(result, date) else result
        yield sheet.write_formula, (*at, f"={content.text}", form, "" if told is None else told)
    elif isinstance(content, bool):
        yield sheet.write_boolean, (*at, content, form)
    elif content is None:
        yield sheet.write_blank, (*at, None, form)
    elif isinstance(content, str):
        yield sheet.write_string, (*at, content, form)
    else:
        number = serial(content) if isinstance(content, date) else content
        yield sheet.write_number, (*at, number, form)


def took(act: Callable[[], bytes]) -> float:
    """Return how many seconds of CPU it took."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def peak(share: float, *, ours: bool) -> float:
    """Return the peak of memory of one writing, its plan included, in MB; run in a process."""
    from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415  (not on Windows)

    plan = plan_of(share)
    before = getrusage(RUSAGE_SELF).ru_maxrss
    if ours:
        workbook_bytes(plan)
    else:
        bare(plan)()
    return (getrusage(RUSAGE_SELF).ru_maxrss - before) / _MEGABYTE


def told(ratios: Sequence[float]) -> str:
    """Give the middle one and the spread."""
    return f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def main(share: float) -> None:
    """Measure, and print what was found."""
    plan = plan_of(share)
    cells = sum(
        len(one.cells) + sum(len(r) for t in one.tables for r in t.rows) for one in plan.sheets
    )
    print(f"{cells} cells, {len(workbook_bytes(plan)) / 1e6:.1f} MB")  # noqa: T201
    pairs = []
    for _ in range(_PAIRS):
        floor = bare(plan)
        pairs.append((took(lambda: workbook_bytes(plan)), took(floor)))
    print(f"ours {median(one for one, _ in pairs):.2f} s CPU")  # noqa: T201
    print(f"bare {median(one for _, one in pairs):.2f} s CPU")  # noqa: T201
    print(f"ratio {told([ours / floor for ours, floor in pairs])}, at most 1.1")  # noqa: T201
    for name, ours in (("ours", True), ("bare", False)):
        with get_context("spawn").Pool(1) as pool:
            print(f"{name}: {pool.apply(peak, (share,), {'ours': ours}):.0f} MB more")  # noqa: T201


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
