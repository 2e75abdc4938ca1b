"""Why a file cannot be read as a workbook: every code there is. The words are in `texts`."""

from enum import StrEnum
from typing import NoReturn

from excelkasse.errors import Unreadable


class Refusal(StrEnum):
    """The codes of `Unreadable`, and what their values say beside `file`."""

    OWNER_FILE = "owner_file"
    """Excel's own `~$` file beside a workbook that is open."""
    EMPTY_FILE = "empty_file"
    FILE_GONE = "file_gone"
    """`cause`: what the system says."""
    FILE_LOCKED = "file_locked"
    """`cause`: what the system says."""
    IN_CLOUD = "in_cloud"
    """OneDrive shows its name, and its content is not on this computer."""
    PASSWORD = "password"  # noqa: S105  (a code, not a secret)
    OLD_XLS = "old_xls"
    """The format of Excel 97-2003."""
    NOT_EXCEL = "not_excel"
    """`true`: what it is: pdf, html, docx, doc, ods, odt, xlsb, text, image, zip, xml, ..."""
    STRICT = "strict"
    """Strict Open XML, which most readers take for an empty workbook."""
    DAMAGED = "damaged"
    """`cause`: the technical reason, in English."""
    DOCTYPE = "doctype"
    """XML that declares a document type or an entity: no spreadsheet program writes that."""
    TOO_LARGE = "too_large"
    """`what`: file, part, parts, sheets or sheet; `sheet`: its name, if one is meant."""
    SHEETS_MISSING = "sheets_missing"
    """`sheets`: the names of sheets that are declared but not there."""


def refuse(refusal: Refusal, **values: str) -> NoReturn:
    """Refuse the file at hand.

    Raises:
        Unreadable: always.
    """
    raise Unreadable(refusal.value, values)
