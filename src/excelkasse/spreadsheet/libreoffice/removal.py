"""Sheets that go, and sheets that are only lent, without taking a neighbour's tables with them.

LibreOffice 7.4 forgets the tables of the sheet before one that is removed, and dies when the first
of all is. So a sheet goes from behind one that has no tables.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from excelkasse.spreadsheet.libreoffice.bridge import Uno

_KEPT = ("ContainsHeader", "AutoFilter", "MoveCells", "KeepFormats")


def remove_sheet(doc: Uno, name: str) -> None:
    """Take a sheet out; every table of the others stays."""
    sheets = doc.Sheets
    names = [one for one in sheets.ElementNames if one != name]
    free = _without_tables(doc, names)
    before = free or names[0]
    sheets.moveByName(name, sheets.ElementNames.index(before) + 1)
    lost = [] if free else _tables_on(doc, before)
    kept = [(one.Name, one.DataArea, {key: getattr(one, key) for key in _KEPT}) for one in lost]
    sheets.removeByName(name)
    for table, area, settings in kept:
        if not doc.DatabaseRanges.hasByName(table):
            doc.DatabaseRanges.addNewByName(table, area)
        made = doc.DatabaseRanges.getByName(table)
        for key, value in settings.items():
            setattr(made, key, value)


@contextmanager
def lent_sheet(source: Uno, name: str, doc: Uno) -> Iterator[Uno]:
    """Have a copy of another document's sheet in this one for a while."""
    free = _without_tables(doc, doc.Sheets.ElementNames)
    at = doc.Sheets.ElementNames.index(free) + 1 if free else doc.Sheets.Count
    doc.Sheets.importSheet(source, name, at)
    lent = doc.Sheets.getByIndex(at)
    try:
        yield lent
    finally:
        remove_sheet(doc, lent.Name)


def _without_tables(doc: Uno, names: Sequence[str]) -> str:
    """Return a sheet that has no tables; empty where every one has."""
    ranges = doc.DatabaseRanges
    taken = {ranges.getByName(name).DataArea.Sheet for name in ranges.ElementNames}
    order = doc.Sheets.ElementNames
    return next((name for name in names if order.index(name) not in taken), "")


def _tables_on(doc: Uno, name: str) -> list[Uno]:
    number, ranges = doc.Sheets.ElementNames.index(name), doc.DatabaseRanges
    found = [ranges.getByName(one) for one in ranges.ElementNames]
    return [one for one in found if one.DataArea.Sheet == number]
