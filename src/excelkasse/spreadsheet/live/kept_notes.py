"""The notes people have put on a sheet, kept while cells are copied over them."""

from collections.abc import Iterator
from contextlib import contextmanager

import xlwings

from excelkasse.address import Cell


@contextmanager
def kept_notes(sheet: xlwings.Sheet) -> Iterator[None]:
    """Keep every note of a sheet as it is: copying takes notes away, and brings others along."""
    before = {_cell(note): note.text for note in sheet.notes}
    try:
        yield
    finally:
        after = {_cell(note): note for note in sheet.notes}
        for cell in after.keys() - before.keys():
            after[cell].delete()
        for cell, text in before.items():
            if cell not in after:
                sheet.range(tuple(cell)).add_note(text)
            elif after[cell].text != text:
                after[cell].text = text


def noted_rows(sheet: xlwings.Sheet) -> frozenset[int]:
    """Return the rows of a sheet that hold a note."""
    return frozenset(_cell(note).row for note in sheet.notes)


def _cell(note: xlwings.main.Note) -> Cell:
    place = note.location
    return Cell(place.row, place.column)
