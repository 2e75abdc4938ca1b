"""Links in cells: to places in the workbook, to files and to the web.

LibreOffice writes a place as `#'Sheet 1'.A1`, Excel as `#'Sheet 1'!A1`; here it is always Excel's.
A link's screen tip is not kept by LibreOffice.
"""

import re

from excelkasse.address import quoted
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.hosts import HostRange

_BLUE = 0x0563C1
"""The colour Excel gives a link."""

_SINGLE_LINE = 1
_EXCELS = re.compile(r"#(?:'((?:[^']|'')+)'|([^!'#]+))!(.+)\Z")
_OFFICES = re.compile(r"#(?:'((?:[^']|'')+)'|\$?([^.'#]+))\.(\$?[A-Z]{1,3}\$?\d.*)\Z")


def add_link(cells: HostRange, address: str, text: str) -> None:
    """Put a link into the first of some cells, with the text people see, blue and underlined."""
    cell = cells.changing.getCellByPosition(0, 0)
    field = cells.sheet.doc.createInstance("com.sun.star.text.TextField.URL")
    field.URL = _as_office_says(address)
    field.Representation = text
    cell.setString("")
    cell.insertTextContent(cell.createTextCursor(), field, False)  # noqa: FBT003  (absorb nothing)
    cell.CharColor = _BLUE
    cell.CharUnderline = _SINGLE_LINE


def link_of(cells: HostRange) -> str:
    """Return where the link of the first of some cells leads: `https://…`, `#'Sheet 1'!A1`.

    Raises:
        ValueError: the cell has no link.
    """
    cell = cells.uno.getCellByPosition(0, 0)
    found = _in_text(cell) or cell.Hyperlink  # a number or a formula has its link as a property
    if not found:
        message = "The cell doesn't seem to contain a hyperlink!"
        raise ValueError(message)
    return _as_excel_says(str(found))


def _in_text(cell: Uno) -> str:
    fields = cell.TextFields
    return str(fields.getByIndex(0).URL) if fields.Count else ""


def _as_office_says(address: str) -> str:
    place = _EXCELS.match(address)
    if place is None:
        return address
    sheet = place[1].replace("''", "'") if place[1] else place[2]
    return f"#{quoted(sheet)}.{place[3]}"


def _as_excel_says(address: str) -> str:
    place = _OFFICES.match(address)
    if place is None:
        return address
    sheet = place[1].replace("''", "'") if place[1] else place[2]
    return f"#{sheet if sheet.isalnum() else quoted(sheet)}!{place[3]}"
