"""The `dir` stream of a VBA project, uncompressed: [MS-OVBA] 2.3.4.2.

It tells the project's code page and name, the two type libraries it uses, and its modules. Excel
writes `stdole` and `Office` only; VBA and Excel are understood. Paths are hints for people: a
library is found by its GUID and version.
"""

import struct
from collections.abc import Sequence

from excelkasse.addin.module import CODE_PAGE, ENCODING, Module

_LIBRARIES = {
    "stdole": (
        "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
        "C:\\Windows\\System32\\stdole2.tlb#OLE Automation"
    ),
    "Office": (
        "*\\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        "C:\\Program Files\\Common Files\\Microsoft Shared\\OFFICE16\\MSO.DLL"
        "#Microsoft Office 16.0 Object Library"
    ),
}
_WIN64, _ENGLISH, _NO_COOKIE = 3, 0x0409, 0xFFFF


def dir_stream(name: str, modules: Sequence[Module]) -> bytes:
    """Return the stream that describes a project: information, references, modules."""
    references = b"".join(_reference(*library) for library in _LIBRARIES.items())
    described = b"".join(map(_module, modules))
    counted = _record(0x000F, _u16(len(modules))) + _record(0x0013, _u16(_NO_COOKIE))
    return _information(name) + references + counted + described + _record(0x0010)


def _information(name: str) -> bytes:
    """Return PROJECTINFORMATION, 2.3.4.2.1: no doc string, no help file, no constants."""
    return b"".join(
        (
            _record(0x0001, _u32(_WIN64)),
            _record(0x0002, _u32(_ENGLISH)),
            _record(0x0014, _u32(_ENGLISH)),
            _record(0x0003, _u16(CODE_PAGE)),
            _record(0x0004, name.encode(ENCODING)),
            _record(0x0005) + _record(0x0040),
            _record(0x0006) + _record(0x003D),
            _record(0x0007, _u32(0)),
            _record(0x0008, _u32(0)),
            _u16(0x0009) + _u32(4) + _u32(1) + _u16(1),
            _record(0x000C) + _record(0x003C),
        )
    )


def _reference(name: str, library: str) -> bytes:
    """Return REFERENCENAME and REFERENCEREGISTERED, 2.3.4.2.2.2 and 2.3.4.2.2.5."""
    told = library.encode(ENCODING)
    return _both(0x0016, 0x003E, name) + _record(0x000D, _u32(len(told)) + told + _u32(0) + _u16(0))


def _module(module: Module) -> bytes:
    """Return one MODULE, 2.3.4.2.3.2; its text begins at offset 0 because no cache is before it."""
    return b"".join(
        (
            _both(0x0019, 0x0047, module.name),
            _both(0x001A, 0x0032, module.name),
            _both(0x001C, 0x0048, ""),
            _record(0x0031, _u32(0)),
            _record(0x001E, _u32(0)),
            _record(0x002C, _u16(_NO_COOKIE)),
            _record(0x0022 if module.document else 0x0021),
            _record(0x002B),
        )
    )


def _both(narrow: int, wide: int, text: str) -> bytes:
    """Return a text twice: in the project's code page and in UTF-16."""
    return _record(narrow, text.encode(ENCODING)) + _record(wide, text.encode("utf-16-le"))


def _record(identifier: int, data: bytes = b"") -> bytes:
    return _u16(identifier) + _u32(len(data)) + data


def _u16(number: int) -> bytes:
    return struct.pack("<H", number)


def _u32(number: int) -> bytes:
    return struct.pack("<I", number)
