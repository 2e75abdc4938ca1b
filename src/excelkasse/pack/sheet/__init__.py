"""A document as a workbook of values, and as the pages that are printed from it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from excelkasse.pack.document import Document, Section
from excelkasse.pack.sheet.bands import COLUMNS, UNIT, Band, wrapped
from excelkasse.pack.sheet.blocks import bands_of
from excelkasse.pack.sheet.pages import breaks_after
from excelkasse.plan import CellPlan, Chart, Print, SheetPlan, WorkbookPlan
from excelkasse.texts import Texts

__all__ = ["document_workbook"]

_TITLE, _LINE, _HEADING, _AIR = 30.0, 16.0, 18.0, 8.0
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_FOOTER = 120
_MOST_TOGETHER = 260.0


def document_workbook(document: Document, words: Texts, municipality: str = "") -> WorkbookPlan:
    """Return the workbook: values only, and nothing in its properties but who it is from."""
    return WorkbookPlan(
        document.title,
        (_sheet(document, words),),
        author=municipality,
        language=_LANGUAGES[document.language],
    )


def _sheet(document: Document, words: Texts) -> SheetPlan:
    bands = tuple(_bands(document, words))
    name = words["pack.sheet"]
    return SheetPlan(
        name,
        cells=tuple(
            CellPlan(tile.at(row), tile.content, tile.style, across=tile.span)
            for row, band in enumerate(bands, start=1)
            for tile in band.tiles
        ),
        charts=tuple(_charts(bands, name)),
        widths=dict.fromkeys(range(1, COLUMNS + 1), UNIT),
        heights={row: band.height for row, band in enumerate(bands, start=1)},
        printing=Print(
            footer_left=_shortened(document.title).replace("&", "&&"),
            footer_right=words["pack.page"],
            breaks=breaks_after(bands),
        ),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _FOOTER else f"{text[: _FOOTER - 1]}…"


def _charts(bands: tuple[Band, ...], sheet: str) -> Iterator[Chart]:
    for row, band in enumerate(bands, start=1):
        if band.chart is not None:
            yield band.chart(row, sheet)


def _bands(document: Document, words: Texts) -> Iterator[Band]:
    day = words.say("page.as_of", day=f"{document.as_of:%d-%m-%Y}")
    yield Band((wrapped(document.title, "title"),), _TITLE, keep=True)
    yield Band((wrapped(f"{document.subtitle} · {day}", "subtitle"),), _LINE, keep=True)
    for section in document.sections:
        yield Band((), _AIR)
        yield from _section(section)


def _section(section: Section) -> Iterator[Band]:
    yield Band((wrapped(section.heading, "section"),), _HEADING, keep=True)
    for number, block in enumerate(section.blocks):
        if number:
            yield Band((), _AIR)
        yield from _together(tuple(bands_of(block)))


def _together(bands: Sequence[Band]) -> Iterator[Band]:
    """Keep what is not too high on one page."""
    if sum(band.height for band in bands) > _MOST_TOGETHER:
        yield from bands
        return
    for number, band in enumerate(bands, start=1):
        yield replace(band, keep=number < len(bands))
