"""Blocks of a document made ready for a template: each with the name of its kind, charts drawn."""

from collections.abc import Iterable, Iterator

from excelkasse.pack.document import Block, Chart, Facts, Paragraph
from excelkasse.pack.page.charts import Picture, picture
from excelkasse.texts import Texts

Ready = tuple[str, Block | Picture]
"""The name of a macro, and what it shows."""


def ready(blocks: Iterable[Block | Picture], words: Texts) -> Iterator[Ready]:
    """Give each block with the name of the macro that shows it."""
    for block in blocks:
        if isinstance(block, Chart):
            yield "chart", picture(block, words)
        elif isinstance(block, Picture):
            yield "chart", block
        elif isinstance(block, Paragraph):
            yield "paragraph", block
        else:
            yield ("facts" if isinstance(block, Facts) else "table"), block
