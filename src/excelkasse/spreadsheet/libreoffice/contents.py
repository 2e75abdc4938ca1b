"""What a sheet holds besides its cells: tables, charts, pictures, notes, names; how it prints."""

from excelkasse.spreadsheet.libreoffice.link.hosts import HostSheet
from excelkasse.spreadsheet.libreoffice.link.impl import Impl
from excelkasse.spreadsheet.libreoffice.page_setup import PageSetup
from excelkasse.spreadsheet.libreoffice.parts.charts import Charts
from excelkasse.spreadsheet.libreoffice.parts.names import Names
from excelkasse.spreadsheet.libreoffice.parts.notes import Note, notes_of
from excelkasse.spreadsheet.libreoffice.parts.pictures import Pictures
from excelkasse.spreadsheet.libreoffice.parts.shapes import Shapes
from excelkasse.spreadsheet.libreoffice.parts.tables import Tables


class Contents(Impl):
    """A sheet with what it holds."""

    __slots__ = ()

    @property
    def names(self: HostSheet) -> Names:
        """The names that hold on this sheet only."""
        return Names(self.book, self)

    @property
    def tables(self: HostSheet) -> Tables:
        """The tables."""
        return Tables(self)

    @property
    def charts(self: HostSheet) -> Charts:
        """The charts."""
        return Charts(self)

    @property
    def pictures(self: HostSheet) -> Pictures:
        """The pictures."""
        return Pictures(self)

    @property
    def shapes(self: HostSheet) -> Shapes:
        """Everything that floats above the cells, charts and pictures too."""
        return Shapes(self)

    @property
    def notes(self: HostSheet) -> list[Note]:
        """The notes, row by row."""
        return notes_of(self)

    @property
    def page_setup(self: HostSheet) -> PageSetup:
        """How the sheet is printed."""
        return PageSetup(self)
