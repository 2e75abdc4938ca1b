"""Many cells as few rectangles, so that a note can name them all."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from excelkasse.address import Area, Cell
from excelkasse.finding import Finding, Place, Severity

_IN_ONE_NOTE = 20
_MOST = 400


def not_read(sheet: str, cells: Iterable[Cell]) -> Iterator[Finding]:
    """Say that some cells are not read: a note for every twenty areas, and one for a long rest."""
    found = areas(cells)
    if len(found) > _MOST:
        found = [*found[:_MOST], _around(found[_MOST:])]
    for start in range(0, len(found), _IN_ONE_NOTE):
        some = found[start : start + _IN_ONE_NOTE]
        told = ", ".join(str(one.first if one.first == one.last else one) for one in some)
        place = Place(sheet, some[0].first)
        yield Finding("not_read", Severity.NOTE, place, values={"cells": told})


def areas(cells: Iterable[Cell]) -> Sequence[Area]:
    """Return rectangles that together are exactly some cells, by their first cell."""
    found: list[Area] = []
    open_ones: dict[tuple[int, int], Area] = {}
    for run in _runs(cells):
        rows = (run.first.row, run.last.row)
        before = open_ones.get(rows)
        if before and before.last.column == run.first.column - 1:
            open_ones[rows] = Area(before.first, run.last)
        else:
            found += [before] if before else []
            open_ones[rows] = run
    return sorted([*found, *open_ones.values()], key=lambda area: area.first)


def _around(some: Sequence[Area]) -> Area:
    """Return the smallest rectangle around some."""
    return Area(
        Cell(min(a.first.row for a in some), min(a.first.column for a in some)),
        Cell(max(a.last.row for a in some), max(a.last.column for a in some)),
    )


def _runs(cells: Iterable[Cell]) -> Iterator[Area]:
    """Give the unbroken runs of each column, column by column."""
    ordered = sorted((cell.column, cell.row) for cell in set(cells))
    # Within a run row minus place stays the same.
    for _, group in groupby(enumerate(ordered), key=lambda one: (one[1][0], one[1][1] - one[0])):
        run = [Cell(row, column) for _, (column, row) in group]
        yield Area(run[0], run[-1])
