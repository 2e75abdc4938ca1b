"""XlsxWriter's workbook, mended where it keeps too much, and where text could become markup.

Screen readers and Microsoft's accessibility checker look for `dc:language` in `docProps/core.xml`.
XlsxWriter 3.3 has no option for it, so that one part gets one element.

XlsxWriter writes every part of a file before it packs the first. Here each is packed while it is
written, so that no part is ever held whole, and its texts are numbered when they are first written.
"""

from collections.abc import Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from io import BytesIO, StringIO
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable
from xlsxwriter.utility import _preserve_whitespace

from excelkasse.overriding import override
from excelkasse.spreadsheet.safe_text import is_plain

_CORE, _END = "docProps/core.xml", "</cp:coreProperties>"
_LEVEL = 4
"""How hard the parts are packed: in half the time of the usual 6, and a tenth larger."""
_PIECE = 1024 * 1024
"""So many letters are packed at a time, beside the writing of the next."""


class OwnWorkbook(Workbook):  # type: ignore[misc]  # XlsxWriter is untyped
    """An XlsxWriter workbook that is packed into `held`, with one property more: its language."""

    def __init__(self, held: IO[bytes], options: dict[str, Any], language: str) -> None:
        """Make a workbook in a language (`da-DK`)."""
        # What XlsxWriter itself packs at the end is nothing any more.
        super().__init__(BytesIO(), {**options, "in_memory": True})
        self.str_table = Texts()
        self._packager = _OwnPackager(held, language)

    def _get_packager(self) -> Any:  # noqa: ANN401  (XlsxWriter's own seam for another packager)
        return self._packager


class Texts(SharedStringTable):  # type: ignore[misc]
    """The texts of all cells, each with its number from the first time that it is written."""

    def __init__(self) -> None:
        """Begin with no text."""
        super().__init__()
        self._more_than_plain: set[str] = set()

    def numbers_of_plain(self, texts: Sequence[str | None]) -> Sequence[int | None]:
        """Return the numbers of texts that cells hold as they are; None of any other, and of None.

        A text is looked at when it first comes; thousands of cells have it again.
        """
        found: list[int | None] = [*map(self.string_table.get, texts)]
        if None in found:
            both = zip(texts, found, strict=True)
            found = [self._number_of(text) if number is None else number for text, number in both]
        if self._more_than_plain and not self._more_than_plain.isdisjoint(texts):
            both = zip(texts, found, strict=True)
            found = [None if text in self._more_than_plain else number for text, number in both]
        self.count += len(found) - found.count(None)
        return found

    def _number_of(self, text: str | None) -> int | None:
        """Return the number of a text that may be new, unless no cell holds it as it is."""
        number: int | None = self.string_table.get(text)
        if number is None and text is not None and is_plain(text):
            return self._added(text)
        return number

    def _get_shared_string_index(self, string: str) -> int:
        self.count += 1
        if string not in self.string_table and not is_plain(string):
            self._more_than_plain.add(string)
        number: int | None = self.string_table.get(string)
        return self._added(string) if number is None else number

    def _added(self, text: str) -> int:
        number = int(self.unique_count)
        self.unique_count += 1
        self.string_table[text] = number
        self.string_array.append(text)
        return number

    def _sort_string_data(self) -> None:
        """Leave the table as it is: rows that are not written yet have texts too."""


class _WrittenTexts(SharedStrings):  # type: ignore[misc]
    """The part with the texts. To XlsxWriter one from `<r>` to `</r>` is markup of its own."""

    def _write_si(self, string: str) -> None:
        text = self._escape_control_characters(string)
        spared = [("xml:space", "preserve")] if _preserve_whitespace(text) else []
        self._xml_si_element(text, spared)


class _Packing:
    """Packs one piece after the other beside the writing; the next waits for the one before."""

    def __init__(self, thread: Executor) -> None:
        self._thread, self._last = thread, Future[int]()
        self._last.set_result(0)

    def pack(self, packed: IO[bytes], told: str) -> None:
        """Begin to pack a piece."""
        self.settle()
        self._last = self._thread.submit(_pack, packed, told)

    def settle(self) -> None:
        """Wait for the piece that is being packed."""
        self._last.result()


def _pack(packed: IO[bytes], told: str) -> int:
    return packed.write(told.encode("utf-8"))


class _Part(StringIO):
    """A part that goes into its package piece by piece."""

    def __init__(self, packed: IO[bytes], packing: _Packing, language: str) -> None:
        super().__init__()
        self._packed, self._packing, self._language = packed, packing, language

    @override
    def write(self, text: str, /) -> int:
        done = super().write(text)
        if self.tell() > _PIECE:
            self.pass_on()
        return done

    def pass_on(self) -> None:
        """Pack what there is and hold it no longer."""
        told = self.getvalue()
        if self._language:
            told = told.replace(_END, f"<dc:language>{escape(self._language)}</dc:language>{_END}")
        self._packing.pack(self._packed, told)
        self.seek(0)
        self.truncate()

    def end(self) -> None:
        """Pack the rest."""
        self.pass_on()
        self._packing.settle()
        self._packed.close()


class _OwnPackager(Packager):  # type: ignore[misc]
    def __init__(self, held: IO[bytes], language: str) -> None:
        super().__init__()
        self._held, self._language = held, language
        self._part: _Part | None = None

    def _create_package(self) -> list[Any]:
        """Pack every part, and leave none for XlsxWriter."""
        with (
            ZipFile(self._held, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as self._zip,
            ThreadPoolExecutor(1, "packing") as thread,
        ):
            self._packing = _Packing(thread)
            try:
                pictures = super()._create_package()
            finally:
                self._end_part()
            for content, name, _ in pictures:
                with self._zip.open(name, "w") as packed:
                    packed.write(content.getvalue())
        return []

    def _write_shared_strings_file(self) -> None:
        texts = self.workbook.str_table
        if texts.count:
            written = _WrittenTexts()
            written.string_table = texts
            written._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001
            written._assemble_xml_file()  # noqa: SLF001

    def _filename(self, xml_filename: str) -> _Part:
        """Begin a part; XlsxWriter writes one after the other."""
        self._end_part()
        packed = self._zip.open(xml_filename, "w")
        language = self._language if xml_filename == _CORE else ""
        self._part = _Part(packed, self._packing, language)
        return self._part

    def _end_part(self) -> None:
        part, self._part = self._part, None
        if part:
            part.end()
