"""What is drawn on a sheet, shape by shape."""

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

_TRIES = 20


def shapes_on(page: Uno) -> list[Uno]:
    """Return every shape of a sheet's page, the lowest first.

    LibreOffice 7.4 may give one that it is letting go of in that very moment, and that knows
    nothing any more (seen: 5 of 9,000 on a busy machine); asked again, it gives another.
    """
    return [_living(page, number) for number in range(page.Count)]


def _living(page: Uno, number: int) -> Uno:
    shape = page.getByIndex(number)
    for _ in range(_TRIES):
        if shape.ZOrder is not None:
            break
        shape = page.getByIndex(number)
    return shape
