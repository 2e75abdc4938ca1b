"""A pack's document as one page of HTML: the twin of its PDF for those who listen or touch."""

from dataclasses import dataclass

from excelkasse.pack.document import Document
from excelkasse.pack.page.blocks import Ready, ready
from excelkasse.pack.page.skin import dressed
from excelkasse.texts import Texts


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A section with its charts drawn."""

    heading: str
    blocks: tuple[Ready, ...]


def document_page(document: Document, words: Texts) -> str:
    """Return the page; every text in it is escaped, and nothing is fetched from elsewhere."""
    day = f"{document.as_of:%d-%m-%Y}"
    return dressed(
        "document.html.jinja",
        words,
        title=document.title,
        document=document,
        sections=tuple(
            _Drawn(one.heading, tuple(ready(one.blocks, words))) for one in document.sections
        ),
        as_of=words.say("page.as_of", day=day),
        as_of_day=day,
    )
