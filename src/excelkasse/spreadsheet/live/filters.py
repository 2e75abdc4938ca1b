"""The filters of a table: off while we write, for rows that are not shown are not reached; then on
again as they were.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import xlwings

_Criteria = xlwings.main.AutoFilterCriteria


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
            if not all([_put_back(sheet.tables[name].autofilter, one) for one in active]):
                lost.append(name)


def _active(table: xlwings.main.Table) -> list[_Criteria]:
    if not table.show_autofilter:
        return []
    return [one for one in table.autofilter.criteria if one.type != "none"]


def _put_back(autofilter: xlwings.main.AutoFilter, one: _Criteria) -> bool:
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
