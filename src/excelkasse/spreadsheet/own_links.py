"""XlsxWriter's worksheet, whose many links are kept and written as sparingly as can be.

A portfolio has up to 65,530 of them on a sheet, to a few files. XlsxWriter works out for each what
follows from its file, writes all of them at once, and names each file once a link.
"""

from copy import copy
from io import StringIO

from xlsxwriter.url import Url, UrlTypes
from xlsxwriter.worksheet import CellStringTuple, Worksheet

_SHORT = 1000
"""Links of so many letters are surely within Excel's limit; XlsxWriter counts those of more."""


class LinkedWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """A worksheet; `ways` are its links as they are written, told of a few rows at a time."""

    fh: StringIO

    def __init__(self) -> None:
        """Begin with no link."""
        super().__init__()
        self.ways: list[str] = []
        self._urls: dict[str, Url] = {}
        self._targets: dict[str, list[str]] = {}

    def put_link(self, row: int, column: int, target: str, tip: str | None) -> int:
        """Keep where a cell leads, beside what it holds; anything but 0 where Excel cannot go."""
        if len(target) > _SHORT:
            return int(self.write_url(row, column, target, None, "", tip))
        url = self._url(target)
        if tip is not None:
            url.tip = tip
        self.hlink_count += 1
        self.hyperlinks[row][column] = url
        return 0

    def _url(self, target: str) -> Url:
        """Return what XlsxWriter makes of a target, which it works out once a file."""
        file, _, anchor = target.partition("#")
        outside = file.startswith("external:")
        key = file if outside else target
        if key not in self._urls:
            self._urls[key] = Url(key)
            self._urls[key]._text = ""  # noqa: SLF001
        url = copy(self._urls[key])
        if outside:
            url._anchor = anchor.replace("/", "\\")  # noqa: SLF001
        return url

    def tell_ways(self, rows: range) -> None:
        """Write where the cells of some rows lead."""
        for row in rows:
            for column, url in sorted(self.hyperlinks.pop(row, {}).items()):
                self._tell_way(row, column, url)

    def _tell_way(self, row: int, column: int, url: Url) -> None:
        url._is_object_link = type(self.table[row].get(column)) is not CellStringTuple  # noqa: SLF001
        if url._link_type is UrlTypes.INTERNAL:  # noqa: SLF001
            self._write_hyperlink_internal(row, column, url)
            return
        self.rel_count += 1
        self._write_hyperlink_external(row, column, self.rel_count, url)
        target = url._target()  # noqa: SLF001
        way = self._targets.setdefault(target, ["/hyperlink", target, "External"])
        self.external_hyper_links.append(way)

    def _write_hyperlinks(self) -> None:
        """Write where cells lead, which has been told row by row."""
        if any(self.ways):
            self.fh.write("<hyperlinks>")
            for told in self.ways:
                self.fh.write(told)
            self.fh.write("</hyperlinks>")
        self.ways.clear()
        self._urls.clear()
