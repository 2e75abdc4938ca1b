"""Secrets planted in a workbook, and a search for them in the raw bytes of whatever was written.

The search opens everything that can be opened: zip parts, PDF streams, the attachments of a letter,
and escapes of HTML, XML and quoted-printable. It is to be shown first that it finds each of them
in the workbook they were planted in.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.policy import default
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

SECRETS: Mapping[str, str] = {
    "cpr": "010190-1234",
    "note": "Kun til os selv: entreprenøren er på randen af konkurs",
    "note_author": "Agnete Notesen",
    "hidden_sheet": "Lønforhandling med Brandt",
    "very_hidden_sheet": "Fyringsliste efterår",
    "hidden_row": "Skjult række om naboens helbred",
    "creator": "Sekretæren Smørhul",
    "changed_by": "Vikaren Valdemar",
    "company": "Nordbæk Forsyning Hemmelig A/S",
    "custom": "Fortrolighed niveau 3",
    "external": "Budget hemmeligt 2027.xlsx",
    "path": "Personale\\Sager\\Brandt",
    "comment": "Trådet kommentar om borgmesterens svoger",
    "person": "Kommentator Karlsen",
    "printer": "PRINTER-KAELDER-07",
    "embedded": "Indlejret tilbud på 3.412.199",
    "name": "\\\\srv07\\hr\\loen.xlsx",
    "connection": "Provider=SQLOLEDB;Server=loendb",
}
"""Texts that are in the workbook and must not be in anything made of it."""


def poisoned(workbook: Path, target: Path, *, cell: tuple[str, str] | None = None) -> Path:
    """Write a copy of a workbook with every secret in it; `cell` takes the CPR number.

    Without a cell, the CPR number stands on a hidden sheet alone.
    """
    book = load_workbook(workbook)
    hidden = book.create_sheet("Lån")
    hidden["A1"], hidden["A2"] = SECRETS["hidden_sheet"], SECRETS["cpr"]
    hidden.sheet_state = "hidden"
    very = book.create_sheet("Liste X")
    very["A1"] = SECRETS["very_hidden_sheet"]
    very.sheet_state = "veryHidden"
    first = book.worksheets[0]
    first["B90"] = SECRETS["hidden_row"]
    first.row_dimensions[90].hidden = True
    first["C3"].comment = Comment(SECRETS["note"], SECRETS["note_author"])
    if cell is not None:
        sheet, a1 = cell
        book[sheet][a1] = SECRETS["cpr"]
    book.properties.creator = SECRETS["creator"]
    book.properties.lastModifiedBy = SECRETS["changed_by"]
    book.defined_names["Loen"] = DefinedName("Loen", attr_text=f"'{SECRETS['name']}'!$A$1")
    book.save(target)
    _with_parts(target, _MORE)
    return target


_MORE: Mapping[str, str] = {
    "docProps/custom.xml": '<Properties xmlns="urn:c" xmlns:vt="urn:v"><property name="Klasse">'
    f"<vt:lpwstr>{SECRETS['custom']}</vt:lpwstr></property></Properties>",
    "docProps/app.xml": '<Properties xmlns="urn:a"><Application>Microsoft Excel</Application>'
    f"<Company>{SECRETS['company']}</Company></Properties>",
    "xl/externalLinks/externalLink1.xml": '<externalLink xmlns="urn:e"><x r="file:///P:\\'
    f'{SECRETS["path"]}\\{SECRETS["external"]}"/></externalLink>',
    "xl/threadedComments/threadedComment1.xml": '<ThreadedComments xmlns="urn:t">'
    f"<threadedComment><text>{SECRETS['comment']}</text></threadedComment></ThreadedComments>",
    "xl/persons/person.xml": '<personList xmlns="urn:p"><person displayName="'
    f'{SECRETS["person"]}"/></personList>',
    "xl/printerSettings/printerSettings1.bin": SECRETS["printer"],
    "xl/embeddings/oleObject1.bin": SECRETS["embedded"],
    "xl/connections.xml": '<connections xmlns="urn:k"><connection><dbPr connection="'
    f'{SECRETS["connection"]}"/></connection></connections>',
    "xl/revisions/revisionLog1.xml": '<revisions xmlns="urn:r"/>',
    "xl/vbaProject.bin": "Attribute VB_Name",
    "customXml/item1.xml": '<labels xmlns="urn:l"/>',
}
_RELATED = (
    f'<Relationship Id="rIdThread" Type="{_MAIN}/threadedComment" '
    'Target="/xl/threadedComments/threadedComment1.xml"/>'
    f'<Relationship Id="rIdPrint" Type="{_MAIN}/printerSettings" '
    'Target="/xl/printerSettings/printerSettings1.bin"/>'
    f'<Relationship Id="rIdOut" Type="{_MAIN}/hyperlink" Target="https://intra.example/hr" '
    'TargetMode="External"/></Relationships>'
)


def _with_parts(file: Path, more: Mapping[str, str]) -> None:
    """Put parts into a workbook, and relate its first sheet to those that need it."""
    with ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts.update({name: text.encode() for name, text in more.items()})
    related = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[related] = parts[related].replace(b"</Relationships>", _RELATED.encode())
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name, body in parts.items():
            new.writestr(name, body)


def found_in(data: bytes, secrets: Mapping[str, str] = SECRETS) -> set[str]:
    """Return which secrets are in some bytes, in whatever they hold, by their keys."""
    seen = [_plain(text) for piece in _pieces(data) for text in _texts(piece)]
    return {key for key, text in secrets.items() if any(_plain(text) in one for one in seen)}


def nothing_left(folder: Path, secrets: Mapping[str, str] = SECRETS) -> Mapping[str, set[str]]:
    """Return the files of a folder in which there are secrets, their names included."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    told = {
        file.relative_to(folder).as_posix(): found_in(file.read_bytes(), secrets)
        | found_in(file.name.encode(), secrets)
        for file in files
    }
    return {name: found for name, found in told.items() if found}


def _plain(text: str) -> str:
    """Return a text without white space and letters' case, as a page may break it anywhere."""
    return "".join(text.split()).casefold()


def _texts(data: bytes) -> Iterator[str]:
    """Give bytes as the texts they can be read as, with escapes undone."""
    text = data.decode("utf-8", "replace")
    yield text
    yield unescape(unescape(text))
    yield unescape(re.sub(r"<[^>]*>", "", text))
    yield data.decode("latin-1")
    yield data.decode("utf-16-le", "replace")
    yield data.decode("utf-16-be", "replace")


def _pieces(data: bytes) -> Iterator[bytes]:
    """Give some bytes and everything that is packed in them, one inside another."""
    yield data
    if data.startswith(b"PK") and is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as parts:
            for name in parts.namelist():
                yield name.encode()
                yield from _pieces(parts.read(name))
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    elif re.search(rb"(?im)^(?:MIME-Version|X-Unsent):", data[:4000]):
        yield from _of_letter(data)


def _of_pdf(data: bytes) -> Iterator[bytes]:
    """Give the streams of a PDF, inflated, and the text that poppler reads from its pages."""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue  # a picture or a font, packed in another way
    yield pdf_text(data)


def pdf_text(data: bytes) -> bytes:
    """Return the text of a PDF's pages and what it says about itself."""
    from subprocess import run  # noqa: PLC0415  (the rest needs no other program)
    from tempfile import NamedTemporaryFile  # noqa: PLC0415

    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        commands = (("pdftotext", "-layout", file.name, "-"), ("pdfinfo", file.name))
        done = [run(one, capture_output=True, check=True) for one in commands]  # noqa: S603
    return b"\n".join(one.stdout for one in done)


def _of_letter(data: bytes) -> Iterator[bytes]:
    for part in message_from_bytes(data, policy=default).walk():
        yield "\n".join(f"{key}: {value}" for key, value in part.items()).encode()
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content != data:
            yield from _pieces(content)
