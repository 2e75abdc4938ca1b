"""What is written into cells comes back as it would from Excel."""

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xlwings

from tests.libreoffice.days import day

pytestmark = pytest.mark.office

MIXED = [
    ["Fase", 12.0, True, day(2026, 11, 3)],
    ["Størrelse på æøå", -0.5, False, day(2026, 1, 2, 3, 4, 5)],
    ["007", None, None, None],
]


def test_a_block_of_everything(sheet: xlwings.Sheet) -> None:
    """Text, numbers, truth values and days come back; text that looks like a number stays text."""
    sheet["B2"].value = MIXED

    assert MIXED == sheet["B2:E4"].value


def test_a_block_survives_the_file(app: xlwings.App, tmp_path: Path) -> None:
    """Saved, closed and opened again, the block is the same."""
    path = tmp_path / "Målebog 2026 & 50% =.xlsx"
    book = app.books.add()
    book.sheets[0]["A1"].value = MIXED
    book.save(path)
    book.close()
    book = app.books.open(path)

    assert (path.name, str(path)) == (book.name, book.fullname)
    assert MIXED == book.sheets[0]["A1:D3"].value
    book.close()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (None, None),
        ("", None),
        (3, 3.0),
        (2.5, 2.5),
        (True, True),
        (dt.date(2026, 11, 26), day(2026, 11, 26)),
        (day(1900, 3, 1), day(1900, 3, 1)),
        (day(9999, 12, 31), day(9999, 12, 31)),
        (np.int64(7), 7.0),
        (np.float64("nan"), None),
        (pd.Timestamp("2026-02-03 04:05"), day(2026, 2, 3, 4, 5)),
        (pd.NaT, None),
        ("12", "12"),
        ("1-2-2026", "1-2-2026"),
        ("TRUE", "TRUE"),
        ("'=1+1", "=1+1"),
        ("linje 1\nlinje 2", "linje 1\nlinje 2"),
        ("  ", "  "),
        ("𝛑 Ægir ǿ", "𝛑 Ægir ǿ"),
    ],
)
def test_one_cell(sheet: xlwings.Sheet, written: object, read: object) -> None:
    """One value is written and read, with its type."""
    sheet["C3"].value = written
    got = sheet["C3"].value

    assert (read, type(read)) == (got, type(got))


def test_a_number_over_a_truth_value_is_a_number(sheet: xlwings.Sheet) -> None:
    """The look of a truth value does not stay when a number comes."""
    sheet["A1"].value = True
    sheet["A1"].value = 1

    assert type(sheet["A1"].value) is float


def test_a_day_keeps_the_format_that_was_chosen(sheet: xlwings.Sheet) -> None:
    """A day written into a cell that shows days already looks as before."""
    sheet["A1"].number_format = "dd-mm-yyyy"
    sheet["A1:A2"].value = [[dt.date(2026, 11, 3)], [dt.date(2026, 11, 4)]]

    assert ["dd-mm-yyyy", "yyyy-mm-dd"] == [sheet[place].number_format for place in ("A1", "A2")]


def test_errors(sheet: xlwings.Sheet) -> None:
    """An error is nothing, or its text when asked; a text that looks like one stays a text."""
    sheet["A1"].value = ["=1/0", "=NA()", "=NEJ()", '="x"+1', "#N/A", '=INDIRECT("A0")']
    row = sheet["A1:F1"]

    assert [None, None, None, None, "#N/A", None] == row.value
    assert ["#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#N/A", "#REF!"] == row.options(
        err_to_str=True
    ).value


def test_a_data_frame(sheet: xlwings.Sheet) -> None:
    """A DataFrame with numbers, days, text and holes comes back the same."""
    frame = pd.DataFrame(
        {
            "timer": [1.5, None],
            "dato": [pd.Timestamp("2026-02-03"), pd.NaT],
            "navn": ["Åse", "Bo"],
        },
        index=["a", "b"],
    )
    sheet["A1"].value = frame
    read = sheet["A1"].options(pd.DataFrame, expand="table").value

    pd.testing.assert_frame_equal(frame, read.astype({"dato": frame["dato"].dtype}))


def test_shapes(sheet: xlwings.Sheet) -> None:
    """A row, a column, a dict and an array take the place they need."""
    sheet["A1"].value = [1, 2, 3]
    sheet["A2"].options(transpose=True).value = [4, 5]
    sheet["C2"].options(dict).value = {"x": 1.0, "y": 2.0}
    sheet["A5"].value = np.arange(4.0).reshape(2, 2)

    assert [1, 2, 3] == sheet["A1:C1"].value
    assert [4, 5] == sheet["A2:A3"].value
    assert {"x": 1.0, "y": 2.0} == sheet["C2:D3"].options(dict).value
    assert [[0, 1], [2, 3]] == sheet["A5"].expand().options(np.array).value.tolist()


def test_options_of_a_reader(sheet: xlwings.Sheet) -> None:
    """Numbers, days and holes come as the reader wants them."""
    sheet["A1"].value = [1, dt.date(2026, 1, 2), None]
    read = sheet["A1:C1"].options(numbers=int, dates=dt.date, empty="-").value

    assert [1, dt.date(2026, 1, 2), "-"] == read


def test_one_value_fills_a_range(sheet: xlwings.Sheet) -> None:
    """A single value is written into every cell."""
    sheet["A1:B2"].value = "x"

    assert [["x", "x"], ["x", "x"]] == sheet["A1:B2"].value
