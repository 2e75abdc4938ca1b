"""A pack's document as one page of HTML: the twin of its PDF for those who listen or touch."""

from collections.abc import Iterator
from dataclasses import dataclass

from excelkasse.pack.document import Block, Chart, Document, Facts, Paragraph, Section, Table
from excelkasse.pack.page.charts import Picture, picture
from excelkasse.pack.page.skin import dressed
from excelkasse.texts import Texts


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A section with its charts drawn; each block with the name of its kind."""

    heading: str
    blocks: tuple[tuple[str, Block | Picture], ...]


def document_page(document: Document, words: Texts) -> str:
    """Return the page; every text in it is escaped, and nothing is fetched from elsewhere."""
    day = f"{document.as_of:%d-%m-%Y}"
    return dressed(
        "document.html.jinja",
        words,
        title=document.title,
        document=document,
        sections=tuple(_drawn(section, words) for section in document.sections),
        as_of=words.say("page.as_of", day=day),
        as_of_day=day,
    )


def _drawn(section: Section, words: Texts) -> _Drawn:
    return _Drawn(section.heading, tuple(_blocks(section, words)))


def _blocks(section: Section, words: Texts) -> Iterator[tuple[str, Block | Picture]]:
    for block in section.blocks:
        match block:
            case Paragraph():
                yield "paragraph", block
            case Facts():
                yield "facts", block
            case Table():
                yield "table", block
            case Chart():
                yield "chart", picture(block, words)
