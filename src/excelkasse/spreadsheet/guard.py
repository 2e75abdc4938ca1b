"""What is refused before any reader sees the file: gone, empty, locked by a password, not Excel.

Every refusal is an `Unreadable` whose code has words; `not_excel` names what the file truly is in
`values["true"]`, judged by its content and never by its name.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from excelkasse.errors import Unreadable

MOST_BYTES = 50 * 1024 * 1024
"""The largest file we open. The largest of 3,486 collected workbooks was 60 MB unpacked."""

_OWNER = "~$"
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"

_IN_COMPOUND: Mapping[str, str] = {
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
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<(?:html|head|body|table|meta)\b)", re.I
)
_XML = re.compile(rb"\s*<\?xml")
_BOM = b"\xef\xbb\xbf"
_ENOUGH = 4096


def fetch(path: Path) -> bytes:
    """Return the bytes of a file that may be a workbook, read once so that nobody changes it later.

    Raises:
        Unreadable: `owner_file`, `file_gone`, `file_locked`, `empty_file`, `too_large`, `password`,
            `old_xls` or `not_excel`.
    """
    if path.name.startswith(_OWNER):
        raise Unreadable("owner_file")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable("too_large", {"what": "file"})
        data = path.read_bytes()
    except PermissionError as mistake:
        raise Unreadable("file_locked", {"cause": str(mistake)}) from mistake
    except OSError as mistake:
        raise Unreadable("file_gone", {"cause": str(mistake)}) from mistake
    refuse_other_types(data)
    return data


def refuse_other_types(data: bytes) -> None:
    """Refuse bytes that are no zip; what is inside a zip is for `parts` to say.

    Raises:
        Unreadable: `empty_file`, `password`, `old_xls` or `not_excel`.
    """
    if not data:
        raise Unreadable("empty_file")
    if data.startswith(_COMPOUND):
        raise _compound(data)
    if not data.startswith((_ZIP, _EMPTY_ZIP)):
        raise Unreadable("not_excel", {"true": _true_type(data)})


def _compound(data: bytes) -> Unreadable:
    """Say which of the old container's many kinds this is: its directory holds UTF-16 names."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable("password")
    for name, kind in _IN_COMPOUND.items():
        if name.encode("utf-16-le") in data:
            return Unreadable("not_excel", {"true": kind})
    return Unreadable("old_xls")


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
