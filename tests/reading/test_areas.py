"""Many cells as few rectangles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.address import Area, Cell
from excelkasse.reading.areas import areas, not_read

CELLS = st.sets(st.builds(Cell, st.integers(1, 6), st.integers(1, 6)))


def cells_of(area: Area) -> list[Cell]:
    """Give the cells of an area."""
    rows = range(area.first.row, area.last.row + 1)
    return [Cell(row, c) for row in rows for c in range(area.first.column, area.last.column + 1)]


@settings(max_examples=100, derandomize=True)
@given(cells=CELLS)
def test_areas_hold_exactly_their_cells(cells: set[Cell]) -> None:
    """Every cell is in one area and only one, and nothing else is in any."""
    assert sorted(cells) == sorted(cell for area in areas(cells) for cell in cells_of(area))


def test_a_rectangle_is_one_area() -> None:
    """Neighbours become one area down and across."""
    cells = cells_of(Area(Cell(2, 2), Cell(5, 4)))

    assert ["B2:D5"] == [str(area) for area in areas(cells)]


def test_many_areas_are_told_in_several_notes() -> None:
    """Twenty areas fit in a note, and none is left out."""
    scattered = [Cell(row, 2) for row in range(1, 90, 2)]

    notes = list(not_read("Risici", scattered))

    told = ", ".join(str(note.values["cells"]) for note in notes)
    assert 3 == len(notes)
    assert [str(cell) for cell in scattered] == told.split(", ")


def test_the_rest_of_very_many_areas_is_told_as_one() -> None:
    """Past four hundred areas the rest is named by the rectangle around it."""
    scattered = [Cell(row, 2) for row in range(1, 2001, 2)]

    *_, last = not_read("Risici", scattered)

    assert "B801:B1999" == last.values["cells"]
