"""The add-in's content under another name, for programs that refuse an `.xlam`."""

from pathlib import Path

from excelkasse.addin.build import addin_parts
from excelkasse.addin.package import zipped
from excelkasse.texts import Texts

_ADDIN, _WORKBOOK = b"ms-excel.addin.macroEnabled", b"ms-excel.sheet.macroEnabled"
_TYPES = "[Content_Types].xml"


def as_workbook(file: Path, words: Texts) -> Path:
    """Write every part of the add-in into an `.xlsm`; only the main part's type is another."""
    parts = dict(addin_parts(words))
    assert _ADDIN in parts[_TYPES]
    parts[_TYPES] = parts[_TYPES].replace(_ADDIN, _WORKBOOK)
    file.write_bytes(zipped(parts))
    return file
