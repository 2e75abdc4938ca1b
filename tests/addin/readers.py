"""Two readers of VBA projects that are not ours, and the sources as they should come back."""

import warnings
from collections.abc import Mapping
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it uses old names of pyparsing as it is imported
    from oletools.olevba import VBA_Parser, decompress_stream

from pyopenvba import ExcelFile
from pyopenvba.vba import decompress

from excelkasse.addin.sources import DOCUMENTS, sources


def olevba_unpacks(container: bytes) -> bytes:
    """Unpack compressed source text with oletools."""
    return bytes(decompress_stream(bytearray(container)))


def pyopenvba_unpacks(container: bytes) -> bytes:
    """Unpack compressed source text with pyOpenVBA."""
    return bytes(decompress(container))


def by_olevba(file: Path) -> Mapping[str, bytes]:
    """Read every module of a workbook with oletools: its name and its bytes."""
    parser = VBA_Parser(str(file))
    try:
        found = {
            str(stream).removeprefix("VBA/"): str(code).encode("cp1252")
            for _, stream, _, code in parser.extract_macros()
        }
    finally:
        parser.close()
    return found


def by_pyopenvba(file: Path) -> Mapping[str, bytes]:
    """Read every module of a workbook with pyOpenVBA: its name and its bytes."""
    with ExcelFile(file) as book:
        modules = book.vba_project().modules
    return {str(module.name): str(module.source).encode("cp1252") for module in modules}


def on_disk() -> Mapping[str, bytes]:
    """Return what lies in `vba/`: every module's name and its bytes, with CRLF."""
    files = [sources() / f"{name}.cls" for name in DOCUMENTS]
    files += sorted(sources().glob("*.bas"))
    return {
        file.stem: file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        for file in files
    }
