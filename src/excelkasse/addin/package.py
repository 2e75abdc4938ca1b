"""The package of an add-in: types, relationships and a zip. ECMA-376 part 2 (OPC).

Parts are stored, not deflated, under one fixed date: the bytes are the same on every machine, where
one zlib packs differently from another.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = "application/vnd.openxmlformats-"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OF_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_BY_EXTENSION = {
    "png": "image/png",
    "rels": f"{_OPEN}package.relationships+xml",
    "xml": "application/xml",
}
_BY_NAME = {
    "xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "xl/worksheets/sheet1.xml": f"{_OPEN}officedocument.spreadsheetml.worksheet+xml",
    "xl/styles.xml": f"{_OPEN}officedocument.spreadsheetml.styles+xml",
    "xl/theme/theme1.xml": f"{_OPEN}officedocument.theme+xml",
    "xl/sharedStrings.xml": f"{_OPEN}officedocument.spreadsheetml.sharedStrings+xml",
    "xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    "docProps/app.xml": f"{_OPEN}officedocument.extended-properties+xml",
    "docProps/core.xml": f"{_OPEN}package.core-properties+xml",
}
_OF_ROOT = (
    ("rId1", f"{_OFFICE}officeDocument", "xl/workbook.xml"),
    ("rId2", f"{_OF_PACKAGE}core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}extended-properties", "docProps/app.xml"),
    ("rId4", f"{_MICROSOFT}2007/relationships/ui/extensibility", "customUI/customUI14.xml"),
)
_OF_WORKBOOK = (
    ("rId1", f"{_OFFICE}worksheet", "worksheets/sheet1.xml"),
    ("rId2", f"{_OFFICE}styles", "styles.xml"),
    ("rId3", f"{_OFFICE}theme", "theme/theme1.xml"),
    ("rId4", f"{_OFFICE}sharedStrings", "sharedStrings.xml"),
    ("rId5", f"{_MICROSOFT}2006/relationships/vbaProject", "vbaProject.bin"),
)
_BORN = (2026, 11, 26, 0, 0, 0)

Link = tuple[str, str, str]
"""The id of a relationship, its type, and its target as seen from its source."""


def links(pictures: Iterable[str]) -> Mapping[str, bytes]:
    """Return the parts that say what belongs to what; the ribbon's pictures are linked by id."""
    shown = tuple((name, f"{_OFFICE}image", f"images/{name}.png") for name in pictures)
    told = {
        "_rels/.rels": _OF_ROOT,
        "xl/_rels/workbook.xml.rels": _OF_WORKBOOK,
        "customUI/_rels/customUI14.xml.rels": shown,
    }
    return {name: _relationships(each) for name, each in told.items()}


def types() -> bytes:
    """Return the part that says what each part is."""
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in _BY_EXTENSION.items()
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _BY_NAME.items()
    )
    return f'{_HEAD}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>\n'.encode()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the package of parts, in the order given."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as package:
        for name, data in parts.items():
            told = ZipInfo(name, _BORN)
            told.create_system = 0  # else a build on Windows would differ from one elsewhere
            package.writestr(told, data)
    return file.getvalue()


def _relationships(each: Iterable[Link]) -> bytes:
    said = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in each
    )
    return f'{_HEAD}<Relationships xmlns="{_LINKS}">{said}</Relationships>\n'.encode()
