"""Two thousand spoilt workbooks: each is read or refused, and nothing that is stored is missing."""

import resource
from collections import Counter

from excelkasse.address import Cell
from excelkasse.grid import Grid, Workbook
from excelkasse.spreadsheet.read_file import workbook_from
from tests.hostile.counter import lost_in, stored_in
from tests.hostile.fuzz import READ, filled, outcomes

SEED, MUTANTS = 7, 2_000
MOST_MEGABYTES = 600
"""What the whole test run may have taken when this is over; reading mutants takes under 150."""


def test_two_thousand_mutants() -> None:
    """None falls, none loses a cell, and both what is read and what is refused is tried often."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    done = list(outcomes(filled(), SEED, range(MUTANTS)))
    count = Counter(one.what for one in done)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before

    assert [] == [f"mutant {one.number}: {one.wrong}" for one in done if one.wrong]
    assert count[READ] > MUTANTS // 5
    assert count["damaged"] > MUTANTS // 5
    assert grown < MOST_MEGABYTES * 1024


def test_the_counter_counts() -> None:
    """What is stored in the workbook that all mutants come from is found by both, cell for cell."""
    data = filled()
    read = workbook_from(data)
    stored = list(stored_in(data))

    assert [] == lost_in(data, read)
    assert [len(cells) for cells in stored] == [len(list(grid.filled())) for grid in read.grids]
    assert sum(map(len, stored)) > 500


def test_the_counter_misses_what_is_taken_away() -> None:
    """A reading without one of its cells, or without one of its sheets, is told of."""
    data = filled()
    read = workbook_from(data)
    first = read.grids[0]
    cell, value = next(iter(first.filled()))
    poorer = Workbook((_without(first, cell), *read.grids[1:]))
    [line] = lost_in(data, poorer)

    assert value is not None
    assert line.startswith(f"{first.name}!{cell}: ")
    assert ["6 sheets stored, 5 read"] == lost_in(data, Workbook(read.grids[1:]))


def _without(grid: Grid, cell: Cell) -> Grid:
    rows = [list(row) for row in grid.rows]
    rows[cell.row - grid.origin.row][cell.column - grid.origin.column] = None
    return Grid(grid.name, rows, grid.origin, formulas=grid.formulas)
