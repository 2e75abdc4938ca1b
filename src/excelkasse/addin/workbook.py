"""The workbook around the buttons: one sheet with what the VBA says, as SpreadsheetML by hand.

The sheet is the add-in's own and is never shown. Its named cells carry the words, because VBA's
source text is ASCII and must read nothing else. ECMA-376 part 1, 18.2 and 18.3; the code names,
18.2.28 and 18.3.1.82, are those of the document modules. What never changes lies in `parts/`.
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from importlib.resources import files
from xml.sax.saxutils import escape

from excelkasse.addin.project import NAME
from excelkasse.addin.sources import BOOK, SHEET
from excelkasse.texts import Texts

SAID = ("asleep", "failed", "sent")
"""What a button can say: a named cell each, and `addin.<name>` in the texts."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BORN = "2026-11-26T00:00:00Z"
"""A fixed birthday keeps the parts the same from build to build."""


def workbook_parts(words: Texts) -> Mapping[str, bytes]:
    """Return the parts of the workbook and its properties by their names in the package."""
    parts = {
        "docProps/app.xml": _program(),
        "docProps/core.xml": _properties(words),
        "xl/workbook.xml": _workbook(),
        "xl/worksheets/sheet1.xml": _sheet(),
        "xl/sharedStrings.xml": _strings([words[f"addin.{name}"] for name in SAID]),
        "xl/styles.xml": _unchanging("styles.xml"),
        "xl/theme/theme1.xml": _unchanging("theme1.xml"),
    }
    return {name: text.encode() for name, text in parts.items()}


def _workbook() -> str:
    names = "".join(
        f'<definedName name="{name}">{NAME}!$A${row}</definedName>'
        for row, name in enumerate(SAID, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIPS}">'
        f'<workbookPr codeName="{BOOK}"/><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name="{NAME}" sheetId="1" r:id="rId1"/></sheets>'
        f"<definedNames>{names}</definedNames></workbook>\n"
    )


def _sheet() -> str:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{row - 1}</v></c></row>'
        for row, _ in enumerate(SAID, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr codeName="{SHEET}"/>'
        f"<sheetData>{rows}</sheetData></worksheet>\n"
    )


def _strings(said: Sequence[str]) -> str:
    each = "".join(f"<si><t>{escape(text)}</t></si>" for text in said)
    return (
        f'{_HEAD}<sst xmlns="{_MAIN}" count="{len(said)}" uniqueCount="{len(said)}">{each}</sst>\n'
    )


def _program() -> str:
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{NAME}</Application></Properties>\n'
    )


def _properties(words: Texts) -> str:
    """Return what Excel's list of add-ins shows: title, description; and our version."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(words['addin.title'])}</dc:title><dc:creator>{NAME}</dc:creator>"
        f"<dc:description>{escape(words['addin.description'])}</dc:description>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_BORN}</dcterms:created>'
        f"<cp:version>{version('excelkasse')}</cp:version></cp:coreProperties>\n"
    )


def _unchanging(name: str) -> str:
    return (files(__package__) / "parts" / name).read_text("utf-8")
