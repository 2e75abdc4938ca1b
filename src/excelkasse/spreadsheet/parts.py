"""The parts of a workbook that we let anyone read: found, inflated within limits, looked at.

A reader is never handed the file itself but a new zip of these few parts, so it cannot see what the
guard has not seen: no second entry of the same name, no odd path, no entity, no bomb. Limits come
from 3,486 collected workbooks (at most 1,033 parts, 60 MB unpacked, honest ratio 299 at most in
small parts) and count the bytes that really come out, not what headers claim.
"""

import re
import struct
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from excelkasse.spreadsheet import inflating
from excelkasse.spreadsheet.compiled import may_declare
from excelkasse.spreadsheet.refusals import Refusal, refuse

MOST_PARTS = 2_000
MOST_PART = 80 * 1024 * 1024
MOST_TOTAL = 160 * 1024 * 1024
MOST_RATIO, FREE_OF_RATIO = 250, 5 * 1024 * 1024

_CHUNK = 1024 * 1024
_LOCAL_HEADER, _NAME_AT = 30, 26
_ENCRYPTED, _IN_UTF8 = 1, 0x800
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FORBIDDEN = re.compile(rb"!(?<=<!)\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_READABLE = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_WESTERN = frozenset({b"iso-8859-1", b"windows-1252"})
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BROKEN_ZIP = (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, struct.error)

_KINDS: Mapping[str, str] = {
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "xl/workbook.xml": "xlsx",
    "workbook.xml": "xlsx",
}
_OPEN_DOCUMENT: Mapping[bytes, str] = {b"spreadsheet": "ods", b"text": "odt"}


class Parts:
    """The parts of one zip, inflated when asked for and counted."""

    def __init__(self, data: bytes) -> None:
        """Open the directory of a zip.

        Raises:
            Unreadable: `damaged` or `too_large`.
        """
        if data.count(b"PK\x01\x02") > MOST_PARTS:
            refuse(Refusal.TOO_LARGE, what="parts")
        try:
            entries = ZipFile(BytesIO(data)).infolist()
        except _BROKEN_ZIP as mistake:
            refuse(Refusal.DAMAGED, cause=_said(mistake))
        self._data = data
        self._entries = {_plain(entry.filename): entry for entry in entries}
        self._total = 0
        if len(self._entries) != len(entries):
            refuse(Refusal.DAMAGED, cause="two parts with one name")

    def __contains__(self, name: str) -> bool:
        """Whether there is a part; names differ by more than case, as Windows has it."""
        return _plain(name) in self._entries

    @property
    def names(self) -> Sequence[str]:
        """The names of all parts as the file spells them."""
        return [entry.filename for entry in self._entries.values() if not entry.is_dir()]

    def read(self, name: str) -> bytes:
        """Return a part as UTF-8 XML without a document type.

        Raises:
            Unreadable: `damaged`, `too_large`, `password` or `doctype`.
        """
        entry = self._entries.get(_plain(name))
        if entry is None:
            refuse(Refusal.DAMAGED, cause=f"{name} is missing")
        body = self._inflate(entry)
        return as_safe_xml(body)

    def true_type(self) -> str:
        """Return what a zip truly is: `xlsx`, another kind of document, or only a `zip`."""
        for name, kind in _KINDS.items():
            if name in self:
                return kind
        if "mimetype" in self:
            said = self._inflate(self._entries["mimetype"])
            return next((kind for word, kind in _OPEN_DOCUMENT.items() if word in said), "zip")
        return "xlsx" if any(name.startswith("xl/") for name in self._entries) else "zip"

    def _inflate(self, entry: ZipInfo) -> bytes:
        raw = self._raw(entry)
        if entry.compress_type == ZIP_STORED:
            body = raw
        elif entry.compress_type == ZIP_DEFLATED:
            body = _inflated(raw, min(MOST_PART, MOST_TOTAL - self._total))
        else:
            refuse(Refusal.DAMAGED, cause=f"{entry.filename} is packed in an unknown way")
        self._total += len(body)
        if len(body) > MOST_PART or self._total > MOST_TOTAL:
            refuse(Refusal.TOO_LARGE, what="part")
        if inflating.crc32(body) != entry.CRC or len(body) != entry.file_size:
            refuse(Refusal.DAMAGED, cause=f"{entry.filename} has a wrong checksum")
        return body

    def _raw(self, entry: ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            refuse(Refusal.PASSWORD)
        at = entry.header_offset
        lengths = self._data[at + _NAME_AT : at + _LOCAL_HEADER]
        if not self._data.startswith(b"PK\x03\x04", at) or len(lengths) != 4:  # noqa: PLR2004
            refuse(Refusal.DAMAGED, cause=f"{entry.filename} is not where the directory says")
        named, extra = struct.unpack("<HH", lengths)
        name_at = at + _LOCAL_HEADER
        if self._data[name_at : name_at + named] != _raw_name(entry):
            refuse(Refusal.DAMAGED, cause=f"{entry.filename} has two names")
        start = name_at + named + extra
        return self._data[start : start + entry.compress_size]


def as_safe_xml(body: bytes) -> bytes:
    """Return XML as UTF-8.

    Raises:
        Unreadable: `doctype` if it declares a document type or an entity, `damaged` if it is in an
            encoding that no spreadsheet program writes.
    """
    if body.startswith(_UTF16):
        body = _in_utf8(body, "utf-16")
    declared = _DECLARED.match(body)
    if declared and declared[1].lower() in _WESTERN:
        return as_safe_xml(_in_utf8(body, declared[1].decode()))
    if declared and declared[1].lower() not in _READABLE:
        refuse(Refusal.DAMAGED, cause=f"written in {declared[1].decode('ascii', 'replace')}")
    if b"\0" in body:
        refuse(Refusal.DAMAGED, cause="no text")
    if may_declare(body) and _FORBIDDEN.search(body):
        refuse(Refusal.DOCTYPE)
    return body


def _in_utf8(body: bytes, codec: str) -> bytes:
    try:
        return _DECLARATION.sub("", body.decode(codec), count=1).encode()
    except UnicodeError as mistake:
        refuse(Refusal.DAMAGED, cause=_said(mistake))


def _inflated(raw: bytes, most: int) -> bytes:
    """Inflate in chunks, so that a bomb is noticed while it is still small."""
    engine = inflating.inflater()
    chunks: list[bytes] = []
    size, rest = 0, raw
    while not engine.eof:
        chunk, rest = _next(engine, rest)
        chunks.append(chunk)
        size += len(chunk)
        if size > most or (size > FREE_OF_RATIO and size > MOST_RATIO * len(raw)):
            refuse(Refusal.TOO_LARGE, what="part")
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _next(engine: Any, rest: bytes) -> tuple[bytes, bytes]:  # noqa: ANN401  (zlib names no type)
    try:
        chunk = engine.decompress(rest, _CHUNK)
    except inflating.BrokenStream as mistake:
        refuse(Refusal.DAMAGED, cause=_said(mistake))
    if not chunk and not engine.unconsumed_tail and not engine.eof:
        refuse(Refusal.DAMAGED, cause="a part is cut off")
    return chunk, engine.unconsumed_tail


def _raw_name(entry: ZipInfo) -> bytes:
    """Return a part's name as its bytes in the directory."""
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _IN_UTF8 else "cp437")


def _said(mistake: Exception) -> str:
    return str(mistake) or type(mistake).__name__


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
