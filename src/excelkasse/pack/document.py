"""What a pack says, as one value: the page, the PDF and the workbook are made of it and no more.

Nothing that is not in the document can leave the house, so whoever looks for what must not leave
looks here; each value knows the cell that it was read from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from excelkasse.finding import Place
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import Light


@dataclass(frozen=True, slots=True)
class Shown:
    """A value and how it is said in the reader's language.

    `style` is the name of a number format in `layout.formats`; `light` the colour of a light, whose
    word is in `text`. `file` and `place` are where the value was read, for those who must mend it.
    """

    text: str
    value: Answer = None
    style: str = ""
    light: Light | None = None
    file: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    said: Shown


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with its value; as `tiles` the value is large, with its label above it."""

    rows: Sequence[tuple[str, Shown]]
    tiles: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every row has as many cells as there are headings."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Shown]]


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a number for each category, None where there is none."""

    name: str
    numbers: Sequence[float | None]
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and what it says in words, from its numbers; `kind` is column, bar or line."""

    title: str
    alternative: str
    kind: str
    categories: Sequence[str]
    series: Sequence[Series]
    unit: str = ""


Block = Paragraph | Facts | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; a `sensitive` one goes along only if asked for.

    One on the `front` stands with its like on one page that is the whole message; the others of
    such a document are its annex.
    """

    key: str
    heading: str
    blocks: Sequence[Block]
    sensitive: bool = False
    front: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A pack's contents in one language; `number` is the project's, empty for a whole portfolio."""

    title: str
    subtitle: str
    language: str
    as_of: date
    sections: Sequence[Section]
    number: str = ""

    def shown(self) -> Iterator[Shown]:
        """Give every value that the document shows."""
        for section in self.sections:
            for block in section.blocks:
                yield from _values(block)


def _values(block: Block) -> Iterator[Shown]:
    if isinstance(block, Paragraph):
        yield block.said
    elif isinstance(block, Facts):
        yield from (said for _, said in block.rows)
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
