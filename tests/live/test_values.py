"""What a program says of cells becomes the grid that the file would give."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

import pytest

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value
from excelkasse.spreadsheet.live.values import Block, as_rows, grid_of


def grid(
    values: Sequence[Sequence[object]],
    formulas: Sequence[Sequence[object]] | None = None,
    plain: Sequence[Sequence[object]] | None = None,
    elapsed: Callable[[Cell], bool] = lambda _: False,
) -> Grid:
    """Give the grid of a block that begins in B3."""
    block = Block(Cell(3, 2), values, formulas or values, plain or values, elapsed)
    return grid_of("Ark", block, hidden=False)


def moment(*parts: int) -> datetime:
    """Give a moment as programs do: without a time zone."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Skovvej", "Skovvej"),
        ("007", "007"),
        ("  ", None),
        ("", None),
        (None, None),
        (12, 12.0),
        (True, True),
        (moment(2026, 10, 30), date(2026, 10, 30)),
        (moment(2026, 10, 30, 8, 15), moment(2026, 10, 30, 8, 15)),
        (moment(1899, 12, 30, 12, 30), time(12, 30)),
        (moment(1899, 12, 31, 12), moment(1900, 1, 1, 12)),
        (moment(1900, 3, 1), date(1900, 3, 1)),
    ],
)
def test_a_value_is_what_the_file_would_give(said: object, value: Value) -> None:
    """Whole days are dates, times of day are times, what only looks filled is blank."""
    found = grid([[said, "x"]])

    assert value == found.at(Cell(3, 2))
    assert type(value) is type(found.at(Cell(3, 2)))


def test_hours_beyond_a_day_are_a_span() -> None:
    """A cell whose format counts hours holds a time span, whatever the program calls it."""
    found = grid([[moment(1899, 12, 31, 12)]], elapsed=lambda cell: cell == Cell(3, 2))

    assert timedelta(hours=36) == found.at(Cell(3, 2))


def test_an_error_is_no_text_that_says_so() -> None:
    """Only where the program gives nothing for it, `#N/A` is an error; such a cell has no value."""
    found = grid([["#N/A", "#N/A"]], plain=[[None, "#N/A"]])

    assert {Cell(3, 2): "#N/A"} == found.errors
    assert (None, "#N/A") == (found.at(Cell(3, 2)), found.at(Cell(3, 3)))


def test_a_text_that_looks_like_a_formula_is_none() -> None:
    """Formula and value are the same of a text; LibreOffice keeps a truth value as a formula."""
    found = grid(
        [["=1+1", 2.0, "", True, 4.0]],
        formulas=[["=1+1", "=1+1", '=IF(A1="","",1)', "=TRUE()", "{=A1:A2}"]],
    )

    assert {Cell(3, 3), Cell(3, 4), Cell(3, 6)} == found.formulas


def test_empty_rows_and_columns_around_are_left_out() -> None:
    """What is only formatted is not there; the grid begins where something stands."""
    found = grid([[None, None, None], [None, "a", None], [None, "b", None]])

    assert (Cell(4, 3), (("a",), ("b",))) == (found.origin, found.rows)


def test_a_sheet_without_anything_is_an_empty_grid() -> None:
    """A program gives one blank cell for it."""
    assert Grid("Ark") == grid([[None]])


@pytest.mark.parametrize(
    ("raw", "height", "width", "rows"),
    [
        ("=A1", 1, 1, [["=A1"]]),
        (["=A1", "b"], 1, 2, [["=A1", "b"]]),
        (("=A1", "b"), 2, 1, [("=A1",), ("b",)]),
        ((("a", "b"), ("c", "d")), 2, 2, (("a", "b"), ("c", "d"))),
    ],
)
def test_formulas_come_in_four_shapes(
    raw: object, height: int, width: int, rows: Sequence[Sequence[object]]
) -> None:
    """One value, a row, a column or rows: programs differ, rows come out."""
    assert rows == as_rows(raw, height, width)
