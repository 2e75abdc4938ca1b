"""The front page, and sheets that belong to no tool: what a person wrote there is named."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid
from excelkasse.reading.areas import not_read
from excelkasse.reading.labels import furniture, on_front
from excelkasse.reading.marks import tag_of
from excelkasse.reading.plain import heading
from excelkasse.schema.anchors import tag_from

_HARDLY_ANY = 0.1


def front_page(front: Grid) -> Iterator[Finding]:
    """Name what somebody wrote on the front page, apart from its title, in the row of its tag."""
    tag = tag_of(front)
    title = tag[0].row if tag else 0
    yield from not_read(front.name, [c for c in _foreign(front, on_front()) if c.row != title])


def own_sheet(grid: Grid) -> Iterator[Finding]:
    """Say of a sheet we do not know that it is not read; of one of ours without its tag, what.

    A hidden sheet of our words is that of the lists, where people may add to them.
    """
    filled = list(grid.filled())
    typed = [cell for cell, _ in filled if cell not in grid.formulas]
    foreign = [cell for cell in _foreign(grid, furniture()) if cell not in grid.formulas]
    if typed and len(foreign) <= len(typed) * _HARDLY_ANY:
        yield from () if grid.hidden else not_read(grid.name, [c for c in foreign if c != typed[0]])
    elif filled:
        yield Finding("sheet_own", Severity.NOTE, Place(grid.name, filled[0][0]))


def _foreign(grid: Grid, words: AbstractSet[str]) -> Sequence[Cell]:
    """Give the cells that hold no word of a template."""
    return [
        cell
        for cell, value in grid.filled()
        if not isinstance(value, str) or not (heading(value) in words or tag_from(value))
    ]
