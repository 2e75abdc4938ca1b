"""The fault table: what is no workbook at all, whatever it is called."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.hostile.making import Fault, of, whole

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def _wide(name: str) -> bytes:
    """Spell a name as the old container does."""
    return _COMPOUND + bytes(504) + name.encode("utf-16-le")


def _zipped(members: Mapping[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as out:
        for name, body in members.items():
            out.writestr(name, body)
    return held.getvalue()


def _no_excel(data: bytes, true: str) -> Fault:
    return Fault(of(data), "not_excel", true)


KINDS: Mapping[str, Fault] = {
    "empty": Fault(of(b""), "empty_file"),
    "owner_file": Fault(of(b"\x02Bo" + bytes(162)), "owner_file", file="~$P-2026-99.xlsx"),
    "owner_file_of_libreoffice": _no_excel(b",bo,pc-1,26.11.2026 22:10;", "text"),
    "password": Fault(of(_wide("EncryptedPackage")), "password"),
    "password_xls": Fault(of(_wide("Workbook")), "old_xls"),
    "xls": Fault(of(_wide("Workbook")), "old_xls"),
    "xls_of_excel_5": Fault(of(_wide("Book")), "old_xls"),
    "xls_of_excel_3": Fault(of(b"\x09\x02\x06\x00\x00\x00\x10\x00"), "old_xls"),
    "xls_bare": Fault(of(b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(99)), "old_xls"),
    "xls_with_a_letter_in_it": Fault(of(_wide("Workbook") + _wide("WordDocument")), "old_xls"),
    "doc_with_a_table_in_it": _no_excel(_wide("WordDocument") + _wide("Workbook"), "doc"),
    "doc": _no_excel(_wide("WordDocument"), "doc"),
    "ppt": _no_excel(_wide("PowerPoint Document"), "ppt"),
    "msg": _no_excel(_wide("__substg1.0_0037001F"), "msg"),
    "pdf": _no_excel(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    "rtf": _no_excel(b"{\\rtf1\\ansi }", "rtf"),
    "html": _no_excel(b"\xef\xbb\xbf\n<!DOCTYPE html><html></html>", "html"),
    "html_table": _no_excel(b"<table><tr><td>1</td></tr></table>", "html"),
    "html_of_excel": _no_excel(b'<html xmlns:x="urn:schemas-microsoft-com:office:excel">', "html"),
    "xml_2003": _no_excel(b'<?xml version="1.0"?><?mso-application?><Workbook/>', "xml"),
    "flat_ods": _no_excel(b'<?xml version="1.0"?><office:document/>', "xml"),
    "csv": _no_excel("Navn;Beløb\r\nSkole;1.234,50\r\n".encode("cp1252"), "text"),
    "csv_utf16": _no_excel("Navn\tBeløb\n".encode("utf-16"), "text"),
    "json": _no_excel(b'{"projekt": 1}', "text"),
    "pointer": _no_excel(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "text"),
    "shortcut_url": _no_excel(b"[InternetShortcut]\r\nURL=https://x.dk\r\n", "shortcut"),
    "shortcut_lnk": _no_excel(b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(68), "shortcut"),
    "png": _no_excel(b"\x89PNG\r\n\x1a\n", "image"),
    "jpeg": _no_excel(b"\xff\xd8\xff\xe0", "image"),
    "gzip": _no_excel(b"\x1f\x8b\x08\x00", "zip"),
    "7z": _no_excel(b"7z\xbc\xaf\x27\x1c", "zip"),
    "zeros": _no_excel(bytes(4096), "unknown"),
    "noise": _no_excel(bytes(range(256)) * 9, "unknown"),
    "zip": _no_excel(_zipped({"a.txt": b"x"}), "zip"),
    "zip_of_nothing": _no_excel(_zipped({}), "zip"),
    "zip_of_workbooks": Fault(lambda: _zipped({"P.xlsx": whole()}), "not_excel", "zip"),
    "docx": _no_excel(_zipped({"_rels/.rels": b"", "word/document.xml": b""}), "docx"),
    "pptx": _no_excel(_zipped({"_rels/.rels": b"", "ppt/presentation.xml": b""}), "pptx"),
    "xlsb": _no_excel(_zipped({"_rels/.rels": b"", "xl/workbook.bin": b""}), "xlsb"),
    "ods": _no_excel(_zipped({"mimetype": _OPEN_DOCUMENT + b"spreadsheet"}), "ods"),
    "odt": _no_excel(_zipped({"mimetype": _OPEN_DOCUMENT + b"text"}), "odt"),
    "after_something_else": Fault(lambda: b"MZ" + bytes(510) + whole(), "not_excel", "unknown"),
}
