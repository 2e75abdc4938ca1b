"""How a sheet is printed: which cells."""

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.hosts import HostSheet, cells_of, must_be_open
from excelkasse.spreadsheet.libreoffice.link.impl import Impl

_FROM_THE_FILE = "_xlnm.Print_Area"
"""What LibreOffice keeps beside the print areas of a workbook it has opened."""


class PageSetup(Impl):
    """The print areas of a sheet."""

    __slots__ = ("sheet",)

    def __init__(self, sheet: HostSheet) -> None:
        """Belong to a sheet."""
        super().__init__(sheet)
        self.sheet = sheet

    @property
    def api(self) -> Uno:
        """The sheet's page style in LibreOffice, shared by every sheet that has the same."""
        styles = self.sheet.doc.StyleFamilies.getByName("PageStyles")
        return styles.getByName(self.sheet.uno.PageStyle)

    @property
    def print_area(self) -> str | None:
        """The cells that are printed, several with commas between; None means all."""
        areas = self.sheet.uno.getPrintAreas()
        return ",".join(cells_of(self.sheet, area).address for area in areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        parts = value.split(",") if value else ()
        areas = tuple(self.sheet.range(part).uno.getRangeAddress() for part in parts)
        must_be_open(self.sheet)
        self.sheet.uno.setPrintAreas(areas)
        names = self.sheet.uno.NamedRanges
        if names.hasByName(_FROM_THE_FILE):
            names.removeByName(_FROM_THE_FILE)  # else both are saved, and Excel repairs the file
