"""The filters of a table: off while we write, then on again as they were.

What is copied does not reach rows that are not shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import xlwings


@contextmanager
def all_shown(sheet: xlwings.Sheet) -> Iterator[list[str]]:
    """Show every row of the tables of a sheet for a while.

    Gives the names of the tables whose filter could not be put back, complete when it is over.
    """
    lost: list[str] = []
    saved = [(table.name, active) for table in sheet.tables if (active := _active(table))]
    for name, _ in saved:
        sheet.tables[name].autofilter.clear()
    try:
        yield lost
    finally:
        for name, active in saved:
            put_back = [_put_back(sheet.tables[name].autofilter, one) for one in active]
            if not all(put_back):
                lost.append(name)


def _active(table: xlwings.main.Table) -> list[xlwings.main.AutoFilterCriteria]:
    if not table.show_autofilter:
        return []
    return [one for one in table.autofilter.criteria if one.type != "none"]


def _put_back(autofilter: xlwings.main.AutoFilter, one: xlwings.main.AutoFilterCriteria) -> bool:
    """Put one criterion back; a colour, or a kind we do not know, cannot be."""
    try:
        match one.type:
            case "values" if one.values:
                autofilter.apply_values(one.field, one.values)
            case "comparison" if one.operator:
                autofilter.apply_comparison(one.field, one.operator, one.value1, one.value2)
            case "top_items" if one.count:
                autofilter.apply_top_items(one.field, one.count)
            case "bottom_items" if one.count:
                autofilter.apply_bottom_items(one.field, one.count)
            case _:
                return False
    except Exception:  # noqa: BLE001  (a program may refuse what it gave: the person is told)
        return False
    return True
