"""Sheets that go without taking a neighbour's tables with them.

LibreOffice 7.4 forgets the tables of the sheet before one that is removed, so a sheet goes from
behind one that has none.
"""

from collections.abc import Sequence

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

_KEPT = ("ContainsHeader", "AutoFilter", "MoveCells", "KeepFormats")


def remove_sheet(doc: Uno, name: str) -> None:
    """Take a sheet out; every table of the others stays."""
    lost = _tables_before(doc, name)
    if lost:
        names = doc.Sheets.ElementNames
        free = _without_tables(doc, [one for one in names if one != name])
        if free:
            doc.Sheets.moveByName(name, names.index(free) + 1)
            lost = []
    kept = [(one.Name, one.DataArea, {key: getattr(one, key) for key in _KEPT}) for one in lost]
    doc.Sheets.removeByName(name)
    for table, area, settings in kept:
        doc.DatabaseRanges.addNewByName(table, area)
        made = doc.DatabaseRanges.getByName(table)
        for key, value in settings.items():
            setattr(made, key, value)


def _without_tables(doc: Uno, names: Sequence[str]) -> str:
    """Return a sheet that has no tables; empty where every one has."""
    ranges = doc.DatabaseRanges
    taken = {ranges.getByName(name).DataArea.Sheet for name in ranges.ElementNames}
    order = doc.Sheets.ElementNames
    return next((name for name in names if order.index(name) not in taken), "")


def _tables_before(doc: Uno, name: str) -> list[Uno]:
    """Return the tables of the sheet before another one."""
    number, ranges = doc.Sheets.ElementNames.index(name) - 1, doc.DatabaseRanges
    found = [ranges.getByName(one) for one in ranges.ElementNames]
    return [one for one in found if one.DataArea.Sheet == number]
