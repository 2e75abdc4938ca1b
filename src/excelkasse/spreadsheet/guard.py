"""What is refused before any reader sees the file: gone, empty, locked by a password, not Excel.

Every refusal is an `Unreadable` whose code has words; `not_excel` names what the file truly is in
`values["true"]`, judged by its content and never by its name.
"""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from excelkasse.spreadsheet.refusals import Refusal, refuse

MOST_BYTES = 50 * 1024 * 1024
"""The largest file we open. The largest of 3,486 collected workbooks was 60 MB unpacked."""

_OWNER = "~$"
_IN_CLOUD = 0x0040_0000 | 0x0004_0000 | 0x0000_1000
"""Recall on data access, recall on open, offline (winnt.h): OneDrive sets them on Windows."""

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"

_BIFF = tuple(
    b"\x09" + kind
    for kind in (b"\x00\x04\0", b"\x02\x06\0", b"\x04\x06\0", b"\x08\x08\0", b"\x08\x10\0")
)
"""How workbooks of Excel 2 to 95 begin that are in no container."""

_IN_COMPOUND: Mapping[str, str] = {
    "Workbook": "xls",
    "Book": "xls",
    "WordDocument": "doc",
    "PowerPoint Document": "ppt",
    "__substg1.0_": "msg",
}
_MAGIC: Mapping[bytes, str] = {
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"BM": "image",
    b"II*\x00": "image",
    b"MM\x00*": "image",
    b"7z\xbc\xaf": "zip",
    b"Rar!": "zip",
    b"\x1f\x8b": "zip",
    b"[InternetShortcut]": "shortcut",
    b"L\x00\x00\x00\x01\x14\x02\x00": "shortcut",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<(?:html|head|body|table|meta)\b)", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml")
_BOM = b"\xef\xbb\xbf"
_ENOUGH = 4096


def fetch(path: Path) -> bytes:
    """Return the bytes of a file that may be a workbook, read once so that nobody changes it later.

    Raises:
        Unreadable: `owner_file`, `file_gone`, `file_locked`, `in_cloud`, `empty_file`, `too_large`,
            `password`, `old_xls` or `not_excel`.
    """
    if path.name.startswith(_OWNER):
        refuse(Refusal.OWNER_FILE)
    try:
        _refuse_unopened(path)
        data = path.read_bytes()
    except PermissionError as mistake:
        refuse(Refusal.FILE_LOCKED, cause=str(mistake))
    except OSError as mistake:
        refuse(Refusal.FILE_GONE, cause=str(mistake))
    refuse_other_types(data)
    return data


def _refuse_unopened(path: Path) -> None:
    """Refuse what must not even be opened."""
    known = path.stat()
    if not (stat.S_ISREG(known.st_mode) or stat.S_ISDIR(known.st_mode)):
        refuse(Refusal.FILE_GONE, cause="no ordinary file")  # a pipe would never end
    if _is_in_cloud(known):
        refuse(Refusal.IN_CLOUD)
    if known.st_size > MOST_BYTES:
        refuse(Refusal.TOO_LARGE, what="file")


def is_in_cloud(path: Path) -> bool:
    """Whether only the name of a file is here: to open it would download it.

    Raises:
        OSError: it is not there.
    """
    return _is_in_cloud(path.stat())


def _is_in_cloud(known: os.stat_result) -> bool:
    return bool(getattr(known, "st_file_attributes", 0) & _IN_CLOUD)


def refuse_other_types(data: bytes) -> None:
    """Refuse bytes that are no zip; what is inside a zip is for `parts` to say.

    Raises:
        Unreadable: `empty_file`, `password`, `old_xls` or `not_excel`.
    """
    if not data:
        refuse(Refusal.EMPTY_FILE)
    if data.startswith(_COMPOUND):
        _refuse_compound(data)
    if data.startswith(_BIFF):
        refuse(Refusal.OLD_XLS)
    if not data.startswith((_ZIP, _EMPTY_ZIP)):
        refuse(Refusal.NOT_EXCEL, true=_true_type(data))


def _refuse_compound(data: bytes) -> NoReturn:
    """Say which of the old container's many kinds this is: its directory holds UTF-16 names.

    A workbook may hold a document, and a document a workbook; what comes first is the whole.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        refuse(Refusal.PASSWORD)
    places = {data.find(name.encode("utf-16-le")): kind for name, kind in _IN_COMPOUND.items()}
    kind = places[min(at for at in places if at >= 0)] if max(places) >= 0 else "xls"
    if kind != "xls":
        refuse(Refusal.NOT_EXCEL, true=kind)
    refuse(Refusal.OLD_XLS)


def _true_type(data: bytes) -> str:
    head = data[:_ENOUGH].removeprefix(_BOM)
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        return "xml"
    return "text" if _is_text(head) else "unknown"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head)
