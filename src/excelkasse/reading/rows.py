"""The rows of a register: which are begun, which are blank, which are a total somebody added."""

from collections.abc import Iterator, Mapping

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid
from excelkasse.reading.cells import Line, filled, read_line
from excelkasse.reading.labels import normal
from excelkasse.reading.locate import RegisterSpot
from excelkasse.schema.calculate import Answer
from excelkasse.schema.tool import Register

_TOTALS = frozenset({"i alt", "ialt", "total", "sum", "totals", "in all", "subtotal"})
_NUMBERS = frozenset({"whole", "money", "hours", "percent", "score"})


def read_rows(
    grid: Grid, spot: RegisterSpot, part: Register, path: str, *, epoch_1904: bool
) -> Iterator[Line]:
    """Read every row that holds something a person typed; of a fixed register, every row."""
    for row in range(spot.first_row, spot.last_row + 1):
        cells = {key: Cell(row, column) for key, column in spot.columns.items()}
        typed = [cell for key, cell in cells.items() if not part.fields[key].computed]
        if not filled(grid, iter(typed)):
            continue
        total = _total(grid, cells, part)
        if total is not None:
            yield Line(
                {},
                findings=[
                    Finding("total_row", Severity.NOTE, total, got=str(grid.at(cell_of(total))))
                ],
            )
            continue
        line = read_line(grid, cells, part, path, epoch_1904=epoch_1904)
        if part.fixed or not untouched(line, part):
            yield line


def cell_of(place: Place) -> Cell:
    """Return the cell of a place that has one."""
    return place.cell or Cell(1, 1)


def untouched(line: Line, part: Register) -> bool:
    """Whether a row holds only what the template came with."""
    if line.findings or not part.prefilled:
        return False
    return any(_same(line.values, starter) for starter in part.starters)


def _same(values: Mapping[str, Answer], starter: Mapping[str, Answer]) -> bool:
    # A long prefilled text may stand in any language, so that it stands at all is enough.
    return values.keys() <= starter.keys() and all(
        value == starter[key] or str(starter[key]).startswith("@") for key, value in values.items()
    )


def _total(grid: Grid, cells: Mapping[str, Cell], part: Register) -> Place | None:
    """Find a total row: a word for a total, and beside it nothing but numbers."""
    words = [
        (cell, grid.at(cell))
        for key, cell in cells.items()
        if part.fields[key].kind.name not in _NUMBERS
        and grid.at(cell) is not None
        and not part.fields[key].computed
    ]
    if len(words) == 1 and normal(words[0][1]) in _TOTALS:
        return Place(grid.name, words[0][0])
    return None
