"""Notes in the cells of the open workbook: ours come and go, a person's own stay as they were."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

import xlwings

from excelkasse.address import Cell
from excelkasse.grid import Grid
from excelkasse.schema.anchors import Tag, tag_of
from excelkasse.spreadsheet.live.native import unlocked
from excelkasse.spreadsheet.live.note_text import with_ours, without_ours
from excelkasse.spreadsheet.live.values import as_rows

_TAG_WITHIN, _TAG_NEAR = (200, 3), (5, 3)
"""The rows and columns that a tag is looked for in: anywhere it may be, and where it mostly is."""


def take_away(book: xlwings.Book) -> None:
    """Take our part out of every note of a workbook."""
    for sheet in book.sheets:
        ours = [note for note in sheet.notes if without_ours(note.text) != note.text]
        if ours:
            with unlocked(sheet, ours=is_ours(sheet)):
                for note in ours:
                    _without(note)


def put(sheet: xlwings.Sheet, texts: Mapping[Cell, str]) -> Iterator[Cell]:
    """Put notes into cells, below a person's own; give the cells that take none."""
    refused = [cell for cell, text in texts.items() if not _put_one(sheet, cell, text)]
    if refused:
        with unlocked(sheet, ours=is_ours(sheet)) as off:
            for cell in refused:
                if not (off and _put_one(sheet, cell, texts[cell])):
                    yield cell


def is_ours(sheet: xlwings.Sheet) -> bool:
    """Whether a sheet carries a tag of ours."""
    return sheet_tag(sheet) is not None


def sheet_tag(sheet: xlwings.Sheet) -> Tag | None:
    """Return what a sheet is tagged as, which mostly stands at its corner."""
    return _tag(sheet, _TAG_NEAR) or _tag(sheet, _TAG_WITHIN)


def tag_on(sheet: xlwings.Sheet) -> str:
    """Return the tool that the tag at a sheet's corner names, empty where there is no tag."""
    tag = _tag(sheet, _TAG_NEAR)
    return tag.tool if tag else ""


def _tag(sheet: xlwings.Sheet, within: tuple[int, int]) -> Tag | None:
    raw = sheet.range((1, 1), within).options(ndim=2).value
    found = tag_of(Grid(sheet.name, as_rows(raw, *within)))  # type: ignore[arg-type]
    return found[1] if found else None


def _put_one(sheet: xlwings.Sheet, cell: Cell, text: str) -> bool:
    with suppress(Exception):  # a protected sheet, a conversation: each program has its own word
        there = sheet.range(tuple(cell))
        note = there.note
        if note is None:
            there.add_note(text)
        else:
            note.text = with_ours(note.text, text)
        return True
    return False


def _without(note: xlwings.main.Note) -> None:
    left = without_ours(note.text)
    with suppress(Exception):
        if left:
            note.text = left
        else:
            note.delete()
