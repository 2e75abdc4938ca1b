"""Saving a workbook under a name; the name's ending says how."""

from pathlib import Path

from excelkasse.spreadsheet.libreoffice.bridge import Uno, properties, url_of

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
    ".xls": "MS Excel 97",
    ".csv": "Text - txt - csv (StarCalc)",
}
"""LibreOffice's name for each kind of file, for reading and for writing."""


def save_book(doc: Uno, path: Path) -> None:
    """Save a document where it is said, over what is there.

    Raises:
        ValueError: the name has no ending that we know.
    """
    if path.suffix.lower() not in FILTERS:
        message = f"LibreOffice: cannot save as {path.suffix or 'a file without ending'}"
        raise ValueError(message)
    wanted = properties(FilterName=FILTERS[path.suffix.lower()], Overwrite=True)
    doc.storeAsURL(url_of(path), wanted)
