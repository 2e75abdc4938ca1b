"""A workbook that says which language it is written in.

Screen readers and Microsoft's accessibility checker look for `dc:language` in `docProps/core.xml`.
XlsxWriter 3.3 has no option for it, so its packager is extended: that one part gets one element.
"""

from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager

_END = "</cp:coreProperties>"


class LanguageWorkbook(Workbook):  # type: ignore[misc]  # XlsxWriter is untyped
    """An XlsxWriter workbook, kept in memory, with one property more: its language (`da-DK`)."""

    def __init__(self, filename: Any, options: dict[str, Any], language: str) -> None:  # noqa: ANN401
        """Make a workbook in a language."""
        super().__init__(filename, {**options, "in_memory": True})
        self._language = language

    def _get_packager(self) -> Any:  # noqa: ANN401  (XlsxWriter's own seam for another packager)
        return _LanguagePackager(self._language)


class _LanguagePackager(Packager):  # type: ignore[misc]
    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def _write_core_file(self) -> None:
        super()._write_core_file()
        part = self.filenames[-1][0]
        text = part.getvalue()
        part.seek(text.index(_END))
        part.write(f"<dc:language>{escape(self._language)}</dc:language>{_END}")
