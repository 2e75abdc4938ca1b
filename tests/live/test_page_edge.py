"""The formulas of a page in as few blocks as they fit."""

from hypothesis import given
from hypothesis import strategies as st

from excelkasse.address import Area, Cell
from excelkasse.spreadsheet.live.page_edge import _blocks

CELLS = st.builds(Cell, st.integers(1, 9), st.integers(1, 9))


@given(st.dictionaries(CELLS, st.text(max_size=3), max_size=40))
def test_every_text_is_in_one_block_at_its_place(texts: dict[Cell, str]) -> None:
    """Nothing is written twice, nothing beside it is written over."""
    found = [
        (Cell(area.first.row + down, area.first.column + across), text)
        for area, rows in _blocks(texts)
        for down, row in enumerate(rows)
        for across, text in enumerate(row)
    ]

    assert sorted(texts.items()) == sorted(found)


def test_a_rectangle_is_one_block() -> None:
    """A column of its own beside it is another."""
    texts = {Cell(row, column): "x" for row in range(3, 8) for column in (2, 3, 4, 6)}

    assert [
        Area(Cell(3, 2), Cell(7, 4)),
        Area(Cell(3, 6), Cell(7, 6)),
    ] == [area for area, _ in _blocks(texts)]
