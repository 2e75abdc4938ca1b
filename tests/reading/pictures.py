"""Pictured sheets, read with the whole shelf: what is wrong with them, and variations of them."""

from excelkasse.address import cell_from
from excelkasse.grid import Grid, Value, Workbook
from tests.reading.edits import drawn
from tests.reading.samples import but_notes, reading_of, told
from tests.sheets import Draft


def said_of(*grids: Grid) -> list[str]:
    """Read some sheets, and say what is wrong or asked about."""
    return told(but_notes(reading_of(Workbook(grids)).findings))


def but(grid: Grid, **cells: Value) -> Grid:
    """Return a sheet with other values in some cells: `but(grid, C4="Ja")`."""

    def change(draft: Draft) -> None:
        for a1, value in cells.items():
            draft.put(cell_from(a1), value)

    return drawn(change)(grid)
