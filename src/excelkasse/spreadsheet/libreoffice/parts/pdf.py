"""Printing into a PDF: a workbook as it would come out of the printer, some cells, a chart.

LibreOffice prints hidden sheets that have a print area; here they are not printed. Notes are not
printed either. The file is tagged for those who listen, and its window shows the title.
"""

import tempfile
from pathlib import Path

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, properties, uno, url_of
from excelkasse.spreadsheet.saving import save_bytes

_QUALITY = {"standard": 90, "minimum": 50}
"""How well pictures are kept, in per cent."""


def write_pdf(doc: Uno, path: Path, quality: str, *, only: Uno = None) -> None:
    """Print every sheet that is shown, or only some cells, a sheet or a shape.

    Raises:
        Unwritable: the file could not be put there; an old one is untouched.
    """
    how = properties(
        ExportNotes=False,
        ExportNotesPages=False,
        ExportBookmarks=False,
        UseTaggedPDF=True,
        DisplayPDFDocumentTitle=True,
        Quality=_QUALITY.get(quality, 90),
        Selection=only,
    )
    wanted = properties(
        FilterName="calc_pdf_Export",
        FilterData=uno().Any("[]com.sun.star.beans.PropertyValue", how),
    )
    modified, held = doc.isModified(), _hidden_areas(doc)
    for sheet, _ in held:
        sheet.setPrintAreas(())
    try:
        with tempfile.TemporaryDirectory() as folder:
            printed = Path(folder) / "printed.pdf"
            doc.storeToURL(url_of(printed), wanted)
            save_bytes(path, printed.read_bytes())
    finally:
        for sheet, areas in held:
            sheet.setPrintAreas(areas)
        doc.setModified(modified)


def _hidden_areas(doc: Uno) -> list[tuple[Uno, Uno]]:
    """Return the sheets that are not shown and yet would be printed, with their print areas."""
    sheets = [doc.Sheets.getByIndex(number) for number in range(doc.Sheets.Count)]
    areas = [(sheet, sheet.getPrintAreas()) for sheet in sheets if not sheet.IsVisible]
    return [(sheet, area) for sheet, area in areas if area]
