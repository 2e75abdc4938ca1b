"""A document as a workbook of values, and as the pages that are printed from it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from excelkasse.pack.document import Block, Document, Section, Table
from excelkasse.pack.sheet.bands import COLUMNS, UNIT, UPRIGHT, Band, wrapped
from excelkasse.pack.sheet.blocks import bands_of
from excelkasse.pack.sheet.grids import table_bands
from excelkasse.pack.sheet.pages import UPRIGHT_PAGE, breaks_after
from excelkasse.plan import CellPlan, Chart, Print, SheetPlan, WorkbookPlan
from excelkasse.texts import Texts

__all__ = ["document_workbook", "fits_one_page"]

_TITLE, _LINE, _HEADING, _AIR = 28.0, 14.0, 16.0, 7.0
_AIR_BAND = Band((), _AIR)
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_FOOTER = 120
_MOST_TOGETHER = 260.0


def document_workbook(document: Document, words: Texts, municipality: str = "") -> WorkbookPlan:
    """Return the workbook: values only, and nothing in its properties but who it is from.

    What is on the front of a document has a sheet of its own that prints on one page.
    """
    return WorkbookPlan(
        document.title,
        tuple(_sheets(document, words)),
        author=municipality,
        language=_LANGUAGES[document.language],
    )


def fits_one_page(front: Sequence[Section]) -> bool:
    """Whether some sections stand on one upright page, below the title of their document."""
    bands = chain.from_iterable((_AIR_BAND, *_section(one, UPRIGHT)) for one in front)
    return _TITLE + _LINE + sum(band.height for band in bands) <= UPRIGHT_PAGE


def _sheets(document: Document, words: Texts) -> Iterator[SheetPlan]:
    front = [one for one in document.sections if one.front]
    rest = [one for one in document.sections if not one.front]
    title = (document.title, f"{document.subtitle} · {_day(document, words)}")
    if front:
        bands = tuple(_bands(title, front, UPRIGHT))
        yield _sheet(words["pack.sheet"], bands, _upright(document, words))
    if front and rest:
        title = (words.say("pack.annex_to", title=document.title), _day(document, words))
    if rest:
        bands = tuple(_bands(title, rest, COLUMNS))
        name = words["pack.annex" if front else "pack.sheet"]
        yield _sheet(name, bands, replace(_footer(document, words), breaks=breaks_after(bands)))


def _sheet(name: str, bands: tuple[Band, ...], printing: Print) -> SheetPlan:
    return SheetPlan(
        name,
        cells=tuple(
            CellPlan(tile.at(row), tile.content, tile.style, across=tile.span)
            for row, band in enumerate(bands, start=1)
            for tile in band.tiles
        ),
        charts=tuple(_charts(bands, name)),
        widths=dict.fromkeys(range(1, (UPRIGHT if printing.portrait else COLUMNS) + 1), UNIT),
        heights={row: band.height for row, band in enumerate(bands, start=1)},
        printing=printing,
    )


def _upright(document: Document, words: Texts) -> Print:
    return replace(_footer(document, words), portrait=True, one_page=True)


def _footer(document: Document, words: Texts) -> Print:
    left = _shortened(document.title).replace("&", "&&")
    return Print(footer_left=left, footer_right=words["pack.page"])


def _day(document: Document, words: Texts) -> str:
    return words.say("page.as_of", day=f"{document.as_of:%d-%m-%Y}")


def _shortened(text: str) -> str:
    return text if len(text) <= _FOOTER else f"{text[: _FOOTER - 1]}…"


def _charts(bands: tuple[Band, ...], sheet: str) -> Iterator[Chart]:
    for row, band in enumerate(bands, start=1):
        if band.chart is not None:
            yield band.chart(row, sheet)


def _bands(title: tuple[str, str], sections: Sequence[Section], columns: int) -> Iterator[Band]:
    head, line = title
    yield Band((wrapped(head, "title", columns),), _TITLE, keep=True)
    yield Band((wrapped(line, "subtitle", columns),), _LINE, keep=True)
    for section in sections:
        yield _AIR_BAND
        yield from _section(section, columns)


def _section(section: Section, columns: int) -> Iterator[Band]:
    yield Band((wrapped(section.heading, "section", columns),), _HEADING, keep=True)
    for number, block in enumerate(section.blocks):
        if number:
            yield _AIR_BAND
        yield from _together(tuple(_block(block, section, columns)))


def _block(block: Block, section: Section, columns: int) -> Iterator[Band]:
    """Give the rows of a block; on the front the heading is caption enough."""
    if section.front and isinstance(block, Table):
        return table_bands(block, columns, captioned=False)
    return bands_of(block, columns)


def _together(bands: Sequence[Band]) -> Iterator[Band]:
    """Keep what is not too high on one page."""
    if sum(band.height for band in bands) > _MOST_TOGETHER:
        yield from bands
        return
    for number, band in enumerate(bands, start=1):
        yield replace(band, keep=number < len(bands))
