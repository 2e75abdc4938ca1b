"""Ways into project workbooks, relative to the portfolio's own folder, and around this workbook.

Characters that Excel would read as something else in a path are escaped as Excel escapes them:
`%` as %25, a space as %20, `#` as %23. Letters such as æ ø å stay as they are.
"""

from excelkasse.address import Cell, quoted
from excelkasse.finding import Place

MOST_LINKS = 65_530
"""How many hyperlinks an Excel sheet can hold (Excel specifications and limits)."""

MOST_LETTERS = 2_079
"""How long a hyperlink can be (Excel specifications and limits)."""

_ESCAPED = str.maketrans({mark: f"%{ord(mark):02X}" for mark in '% #"<>[]^`{}|?*'})


def external(base: str, file: str, place: Place | None = None) -> str:
    """Return the link to a file, to a sheet of it, or to a cell.

    `base` is the way from the portfolio's folder to the projects', empty or ending in `/`.
    """
    way = f"external:{base.translate(_ESCAPED)}{file.translate(_ESCAPED)}"
    return way if place is None else way + spot(place)


def spot(place: Place) -> str:
    """Return what a link says behind the file: the cell, or nothing where no sheet is meant."""
    return f"#{quoted(place.sheet)}!{place.cell or Cell(1, 1)}" if place.sheet else ""


def internal(sheet: str, cell: Cell) -> str:
    """Return the link to a cell of this workbook."""
    return f"internal:{quoted(sheet)}!{cell}"
