"""A draft as plain text: UTF-8, every line ended by CRLF, as Notepad and case systems like it."""

from collections.abc import Iterator

from excelkasse.pack.document import Block, Document, Facts, Paragraph
from excelkasse.visible import visible


def as_text(document: Document) -> str:
    """Return a draft as text; a heading stands alone with a blank line above it."""
    lines = [document.title, document.subtitle]
    for section in document.sections:
        lines.append("")
        if section.heading:
            lines.append(section.heading)
        for number, block in enumerate(section.blocks):
            if number:
                lines.append("")
            lines.extend(_lines(block))
    return "".join(f"{visible(line)}\r\n" for line in lines)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from block.said.text.splitlines()
    elif isinstance(block, Facts):
        yield from (f"{label}: {' '.join(said.text.splitlines())}" for label, said in block.rows)
