"""XlsxWriter's worksheet, whose many links are kept and written as sparingly as can be.

A portfolio has up to 65,530 of them on a sheet, to a few files. XlsxWriter works out for each what
follows from its file, writes all of them at once, and names each file once a link. Here a file is
worked out and named once a sheet, and its links share the name, as those that EPPlus writes do.
"""

from functools import lru_cache
from io import StringIO

from xlsxwriter.url import Url, UrlTypes
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import Worksheet
from xlsxwriter.xmlwriter import XMLwriter

from excelkasse.plan import Link

_SHORT = 1000
"""Links of so many letters are surely within Excel's limit; XlsxWriter counts those of more."""

_OUTSIDE = "external:"
_NO_WORDS = ' display=""'
_MOST_FILES = _MOST_PLACES = 16_384


class LinkedWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """A worksheet; `ways` are its links as they are written, told of a few rows at a time."""

    fh: StringIO
    rel_count: int

    def __init__(self) -> None:
        """Begin with no link."""
        super().__init__()
        self.ways: list[str] = []
        self._numbers: dict[str, int] = {}

    def put_link(self, row: int, column: int, link: Link, tip: str | None) -> int:
        """Keep where a cell leads, beside what it holds; anything but 0 where Excel cannot go."""
        target, is_text = link.target, isinstance(link.value, str)
        if len(target) <= _SHORT:
            self.hlink_count += 1
            outside = target.startswith(_OUTSIDE)
            way = self._told(target, tip, is_text=is_text) if outside else _url(target, tip)
            self.hyperlinks[row][column] = way
            return 0
        refused = int(self.write_url(row, column, target, None, "", tip))
        if not refused:
            self.hyperlinks[row][column]._is_object_link = not is_text  # noqa: SLF001
        return refused

    def _told(self, target: str, tip: str | None, *, is_text: bool) -> str:
        """Return what a file says of a link, as XlsxWriter does.

        Over what is no text it says that it shows none.
        """
        file, _, anchor = target.partition("#")
        number = self._numbers.get(file) or self._named(file, _target(file))
        said = f' tooltip="{self._escape_attributes(tip)}"' if tip else ""
        return f' r:id="rId{number}"{_place(anchor)}{"" if is_text else _NO_WORDS}{said}/>'

    def _named(self, file: str, target: str) -> int:
        """Name the file of a link among what the sheet leads to, and return the number of it."""
        self.rel_count += 1
        self._numbers[file] = self.rel_count
        self.external_hyper_links.append(_relation(target))
        return self.rel_count

    def tell_ways(self, rows: range) -> None:
        """Write where the cells of some rows lead."""
        for row in rows:
            for column, way in sorted(self.hyperlinks.pop(row, {}).items()):
                if type(way) is str:
                    self.fh.write(f'<hyperlink ref="{xl_rowcol_to_cell_fast(row, column)}"{way}')
                else:
                    self._tell_url(row, column, way)

    def _tell_url(self, row: int, column: int, url: Url) -> None:
        if url._link_type is UrlTypes.INTERNAL:  # noqa: SLF001
            self._write_hyperlink_internal(row, column, url)
        else:
            number = self._named(url._original_url, url._target())  # noqa: SLF001
            self._write_hyperlink_external(row, column, number, url)

    def _write_hyperlinks(self) -> None:
        """Write where cells lead, which has been told row by row."""
        if any(self.ways):
            self.fh.write("<hyperlinks>")
            for told in self.ways:
                self.fh.write(told)
            self.fh.write("</hyperlinks>")
        self.ways.clear()
        self._numbers.clear()


@lru_cache(maxsize=_MOST_PLACES)
def _place(anchor: str) -> str:
    """Return what a file says of a place in another; thousands of files have the same."""
    said = XMLwriter()._escape_attributes(anchor.replace("/", "\\"))  # noqa: SLF001
    return f' location="{said}"' if said else ""


@lru_cache(maxsize=_MOST_FILES)
def _target(file: str) -> str:
    """Return what a workbook says of a file that it leads to, the same for all of its sheets."""
    return str(Url(file)._target())  # noqa: SLF001


@lru_cache(maxsize=_MOST_FILES)
def _relation(target: str) -> tuple[str, str, str]:
    """Return what XlsxWriter keeps of a file that a sheet leads to, one for all sheets."""
    return "/hyperlink", target, "External"


def _url(target: str, tip: str | None) -> Url:
    """Return a link within the workbook as XlsxWriter keeps it, without a text of its own."""
    url = Url(target)
    url._text = ""  # noqa: SLF001
    if tip is not None:
        url.tip = tip
    return url
