"""What is attached to cells: a note, a link, a name, a table, rules for what is written in them."""

from pathlib import Path

from excelkasse.spreadsheet.libreoffice.cells.cells import Cells
from excelkasse.spreadsheet.libreoffice.parts.conditional import ConditionalFormats
from excelkasse.spreadsheet.libreoffice.parts.filters import AutoFilter
from excelkasse.spreadsheet.libreoffice.parts.hyperlinks import add_link, link_of
from excelkasse.spreadsheet.libreoffice.parts.names import Name, name_cells, name_of
from excelkasse.spreadsheet.libreoffice.parts.notes import Note, add_note, note_of
from excelkasse.spreadsheet.libreoffice.parts.pdf import write_pdf
from excelkasse.spreadsheet.libreoffice.parts.tables import Table, table_at
from excelkasse.spreadsheet.libreoffice.parts.validation import DataValidation


class Attached(Cells):
    """Cells with what is attached to them."""

    __slots__ = ()

    @property
    def note(self) -> Note | None:
        """The note of the first cell."""
        return note_of(self)

    def add_note(self, text: str) -> Note:
        """Put a note on the first cell, which has none yet."""
        return add_note(self, text)

    @property
    def hyperlink(self) -> str:
        """Where the link of the first cell leads."""
        return link_of(self)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Put a link into the first cell; LibreOffice keeps no screen tip."""
        del screen_tip
        add_link(self, address, text_to_display or address)

    @property
    def name(self) -> Name | None:
        """The name that means exactly these cells."""
        return name_of(self)

    @name.setter
    def name(self, value: str) -> None:
        name_cells(self, value)

    @property
    def table(self) -> Table | None:
        """The table that the first cell lies in."""
        return table_at(self)

    @property
    def autofilter(self) -> AutoFilter:
        """What is shown of the rows; the first one is headers."""
        return AutoFilter(self)

    @property
    def data_validation(self) -> DataValidation:
        """What may be written in the cells."""
        return DataValidation(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """How the cells look when something holds."""
        return ConditionalFormats(self)

    def to_pdf(self, path: str, quality: str) -> None:
        """Print the cells into a PDF."""
        write_pdf(self.doc, Path(path), quality, only=self.uno)
