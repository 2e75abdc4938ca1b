"""A block: what one part puts on a sheet. A sheet is the sum of its blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import ceil

from excelkasse.layout.place import Places
from excelkasse.plan import CellPlan, Chart, Rule, TablePlan, Validation
from excelkasse.schema.calculate import Scene
from excelkasse.schema.settings import Settings
from excelkasse.texts import Texts

_LINE_POINTS = 15.0
_CHARACTERS_PER_WIDTH = 1.15


@dataclass(frozen=True, slots=True)
class Kit:
    """All that is needed to lay out a part: where things sit, the words, the values, the limits."""

    places: Places
    words: Texts
    scene: Scene
    settings: Settings


@dataclass(frozen=True, slots=True)
class Block:
    """Cells, tables, validations, formats, charts, and what they ask of rows and columns.

    `seen_columns` are those with something for people, whatever another block wants hidden.
    """

    cells: Sequence[CellPlan] = ()
    tables: Sequence[TablePlan] = ()
    validations: Sequence[Validation] = ()
    rules: Sequence[Rule] = ()
    charts: Sequence[Chart] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    seen_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()


def joined(blocks: Sequence[Block]) -> Block:
    """Return one block with everything of all; a column gets the widest width asked for.

    A column is hidden only where no block has something to be seen in it.
    """
    hidden = frozenset().union(*(block.hidden_columns for block in blocks))
    seen = frozenset().union(*(block.seen_columns for block in blocks))
    widths: dict[int, float] = {}
    for block in blocks:
        for column, width in block.widths.items():
            widths[column] = max(width, widths.get(column, 0))
    return Block(
        cells=tuple(chain.from_iterable(block.cells for block in blocks)),
        tables=tuple(chain.from_iterable(block.tables for block in blocks)),
        validations=tuple(chain.from_iterable(block.validations for block in blocks)),
        rules=tuple(chain.from_iterable(block.rules for block in blocks)),
        charts=tuple(chain.from_iterable(block.charts for block in blocks)),
        widths=widths,
        heights={row: points for block in blocks for row, points in block.heights.items()},
        hidden_columns=hidden - seen,
        seen_columns=seen,
        hidden_rows=frozenset().union(*(block.hidden_rows for block in blocks)),
    )


def lines_needed(text: object, width: float) -> int:
    """Estimate how many lines a text takes in a column of some width; a number takes one."""
    room = max(1.0, width * _CHARACTERS_PER_WIDTH)
    return sum(max(1, ceil(len(line) / room)) for line in _lines(text))


def _lines(text: object) -> Iterator[str]:
    yield from text.split("\n") if isinstance(text, str) else ("",)


def height_of(lines: int) -> float:
    """Return the row height, in points, of so many lines; Excel allows 409 points."""
    return min(409.0, lines * _LINE_POINTS + 1)
