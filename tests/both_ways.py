"""The same file read in both ways: with the compiled reader of plain sheets, and without it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from excelkasse.errors import Unreadable
from excelkasse.grid import Grid
from excelkasse.spreadsheet import compiled as reader
from excelkasse.spreadsheet.read_file import workbook_from

NOT_COMPILED = "the reader of plain sheets is not compiled: uv sync --reinstall-package excelkasse"


@contextmanager
def reading(*, compiled: bool) -> Iterator[None]:
    """Read in one way; the compiled reader must be there, or half the tests would say nothing."""
    assert reader.IS_COMPILED, NOT_COMPILED
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "IS_COMPILED", compiled)
        yield


def both(data: bytes) -> tuple[str, str]:
    """Tell what comes out of a file, so that 1, 1.0 and True differ: compiled, and slower."""
    with reading(compiled=True):
        compiled = _read(data)
    with reading(compiled=False):
        return compiled, _read(data)


def _read(data: bytes) -> str:
    try:
        workbook = workbook_from(data)
    except Unreadable as refusal:
        return f"{refusal.code} {refusal.values}"
    return repr((*map(_told, workbook.grids), workbook.epoch_1904))


def _told(grid: Grid) -> object:
    sets = (sorted(grid.errors.items()), sorted(grid.uncached), sorted(grid.formulas))
    return (grid.name, grid.hidden, grid.origin, grid.rows, *sets)
