"""Notes on cells, which LibreOffice calls comments. Threaded comments it does not have."""

from typing import Any

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.hosts import HostRange, HostSheet, must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import Impl, OfficeError

_WITH_NOTES = 8
"""LibreOffice's number for cells that hold a note."""


class Note(Impl):
    """The note of one cell, by its place counted from 0."""

    __slots__ = ("_column", "_row", "sheet")

    def __init__(self, sheet: HostSheet, row: int, column: int) -> None:
        """Belong to a cell."""
        super().__init__(sheet)
        self.sheet = sheet
        self._row = row
        self._column = column

    @property
    def api(self) -> Uno:
        """The note in LibreOffice."""
        return self.sheet.uno.getCellByPosition(self._column, self._row).Annotation

    @property
    def text(self) -> str:
        """What is written on it."""
        return str(self.api.String)

    @text.setter
    def text(self, value: str) -> None:
        must_be_open(self.sheet)
        self.api.setString(value)

    @property
    def author(self) -> str:
        """Who wrote it, as far as LibreOffice knows."""
        return str(self.api.Author)

    @property
    def location(self) -> Any:  # noqa: ANN401  (the range of the sheet's kind)
        """The cell it is on."""
        return self.sheet.range((self._row + 1, self._column + 1))

    def delete(self) -> None:
        """Take it off the cell."""
        must_be_open(self.sheet)
        cell = self.sheet.uno.getCellByPosition(self._column, self._row)
        cell.clearContents(_WITH_NOTES)


def notes_of(sheet: HostSheet) -> list[Note]:
    """Return the notes of a sheet, row by row."""
    notes = sheet.uno.Annotations
    places = [notes.getByIndex(number).Position for number in range(notes.Count)]
    return [Note(sheet, place.Row, place.Column) for place in sorted(places, key=_row_first)]


def note_of(cells: HostRange) -> Note | None:
    """Return the note of the first of some cells, if it has one."""
    cell = cells.uno.getCellByPosition(0, 0)
    if not cell.queryContentCells(_WITH_NOTES).Count:
        return None
    place = cell.CellAddress
    return Note(cells.sheet, place.Row, place.Column)


def add_note(cells: HostRange, text: str) -> Note:
    """Put a note on the first of some cells.

    Raises:
        OfficeError: it has one already; Excel refuses that too.
    """
    must_be_open(cells.sheet)
    if note_of(cells) is not None:
        message = "LibreOffice: the cell has a note already"
        raise OfficeError(message)
    place = cells.uno.getCellByPosition(0, 0).CellAddress
    cells.sheet.uno.Annotations.insertNew(
        struct("table.CellAddress", place.Sheet, place.Column, place.Row), text
    )
    return Note(cells.sheet, place.Row, place.Column)


def _row_first(place: Uno) -> tuple[int, int]:
    return place.Row, place.Column
