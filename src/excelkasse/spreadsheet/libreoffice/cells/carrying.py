"""Cells carried to another workbook as a person does: selected, copied, pasted.

LibreOffice 7.4 copies some charts without what is in them: a hundredth of a millimetre of where
they end decides which. Such a chart shows nothing where it is pasted, or it takes a chart of that
workbook for its own and stretches that one. So what was lifted is looked into before it is put, and
a chart that came along empty is moved by that hundredth and lifted again.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import TypeVar
from xml.parsers import expat
from zipfile import ZipFile

from excelkasse.spreadsheet.libreoffice.cells.cells import HasCells
from excelkasse.spreadsheet.libreoffice.cells.windows import in_front
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, struct
from excelkasse.spreadsheet.libreoffice.link.living import shapes_on

T = TypeVar("T")

_TRIES = 20
_AS_DOCUMENT = "application/x-openoffice-embed-source"
_CONTENT = "content.xml"


def carry(cells: Uno, source: HasCells, corner: Uno, target: HasCells) -> None:
    """Copy cells into another workbook, with the charts on them."""

    def put(window: Uno) -> None:
        window.select(corner)
        window.insertTransferable(lifted)

    lifted = _selecting(source, lambda window: _lifted(window, cells, source.uno.DrawPage))
    _selecting(target, put)


def _lifted(window: Uno, cells: Uno, page: Uno) -> Uno:
    """Return what is copied of cells; every shape is where it was afterwards.

    What has been looked into is not put: LibreOffice stretches the shapes in it meanwhile. Copied
    again, the same becomes the same.
    """
    placed = shapes_on(page, lambda shape: shape.Position)
    drawn, places = [shape for shape, _ in placed], [place for _, place in placed]
    window.select(cells)
    try:
        for _ in range(_TRIES):
            if not _move_what_came_empty(window.getTransferable(), drawn):
                break
        return window.getTransferable()
    finally:
        for shape, place in zip(drawn, places, strict=True):
            if shape.Position != place:
                shape.setPosition(place)


def _move_what_came_empty(lifted: Uno, drawn: Sequence[Uno]) -> bool:
    """Move each shape by a hundredth of a millimetre that was copied without what is in it."""
    empty = set(_empty_frames(lifted)) if drawn else set()
    for shape in drawn:
        if shape.Name in empty:
            place = shape.Position
            shape.setPosition(struct("awt.Point", place.X + 1, place.Y))
    return bool(empty)


def _empty_frames(lifted: Uno) -> Iterator[str]:
    """Give the names of the shapes that should have something in them and have nothing."""
    flavors = [one for one in lifted.getTransferDataFlavors() if _AS_DOCUMENT in one.MimeType]
    if not flavors:
        return
    with ZipFile(BytesIO(lifted.getTransferData(flavors[0]).value)) as document:
        yield from _without_object(document.read(_CONTENT))


def _without_object(content: bytes) -> Sequence[str]:
    found: list[str] = []
    frame = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "draw:frame":
            frame[0] = attributes.get("draw:name", "")
        elif name == "draw:object" and "xlink:href" not in attributes:
            found.append(frame[0])

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)  # noqa: FBT003  (expat takes it by position only)
    return found


def _selecting(sheet: HasCells, act: Callable[[Uno], T]) -> T:
    """Select in a sheet's window, hidden as the sheet may be, and put the old selection back."""

    def chosen(window: Uno) -> T:
        before = window.getSelection()
        done = act(window)
        window.select(before)
        return done

    hidden = not sheet.uno.IsVisible
    sheet.uno.IsVisible = True
    try:
        return in_front(sheet, chosen)
    finally:
        if hidden:
            sheet.uno.IsVisible = False
