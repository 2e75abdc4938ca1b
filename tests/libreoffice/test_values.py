"""What is written into cells comes back as it would from Excel."""

import datetime as dt
from pathlib import Path

import pytest
import xlwings

pytestmark = pytest.mark.office

MIXED = [
    ["Fase", 12.0, True, dt.datetime(2026, 11, 3)],  # noqa: DTZ001  (a sheet has no time zone)
    ["Størrelse på æøå", -0.5, False, dt.datetime(2026, 1, 2, 3, 4, 5)],  # noqa: DTZ001
    ["007", None, None, None],
]


def test_a_block_of_everything(sheet: xlwings.Sheet) -> None:
    """Text, numbers, truth values and days come back; text that looks like a number stays text."""
    sheet["B2"].value = MIXED

    assert MIXED == sheet["B2:E4"].value


def test_a_block_survives_the_file(app: xlwings.App, tmp_path: Path) -> None:
    """Saved, closed and opened again, the block is the same."""
    book = app.books.add()
    book.sheets[0]["A1"].value = MIXED
    book.save(tmp_path / "Målebog.xlsx")
    book.close()
    book = app.books.open(tmp_path / "Målebog.xlsx")

    assert "Målebog.xlsx" == book.name
    assert MIXED == book.sheets[0]["A1:D3"].value
    book.close()
