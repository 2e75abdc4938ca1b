"""Every text that would leave with a document, with the cell it was read from where it has one."""

from collections.abc import Iterator
from itertools import chain

from excelkasse.pack.document import Block, Chart, Document, Facts, Paragraph, Shown, Table


def leaving(document: Document) -> Iterator[Shown]:
    """Give every text of a document: its title, headings, labels, values, and words of charts."""
    yield from _ours(document.title, document.subtitle, document.number)
    for section in document.sections:
        yield from _ours(section.heading)
        for block in section.blocks:
            yield from _of_block(block)


def _ours(*texts: str) -> Iterator[Shown]:
    yield from (Shown(text) for text in texts if text)


def _of_block(block: Block) -> Iterator[Shown]:
    if isinstance(block, Paragraph):
        yield block.said
    elif isinstance(block, Facts):
        yield from _ours(*(label for label, _ in block.rows))
        yield from (said for _, said in block.rows)
    elif isinstance(block, Table):
        yield from _ours(block.caption, *block.headings)
        yield from chain.from_iterable(block.rows)
    else:
        yield from _of_chart(block)


def _of_chart(chart: Chart) -> Iterator[Shown]:
    names = (one.name for one in chart.series)
    yield from _ours(chart.title, chart.alternative, chart.unit, *chart.categories, *names)
