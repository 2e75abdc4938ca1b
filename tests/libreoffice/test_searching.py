"""Finding by what is shown, by kind, and replacing."""

import pytest
import xlwings

from excelkasse.spreadsheet.libreoffice.cells.edges import jump

pytestmark = pytest.mark.office


@pytest.fixture
def filled(sheet: xlwings.Sheet) -> xlwings.Sheet:
    """Give a sheet with texts, numbers, formulas and an error."""
    sheet["A1"].value = [["Ål", "ål", 12.0], ["=C1*2", None, "=1/0"], ["ålen", '="x"', None]]
    return sheet


@pytest.mark.parametrize(
    ("text", "options", "found"),
    [
        ("ål", {}, "$A$1"),
        ("ål", {"match_case": True}, "$B$1"),
        ("ålen", {"whole": True}, "$A$3"),
        ("ål", {"direction": "backward"}, "$A$3"),
        ("24", {}, "$A$2"),
        ("å*n", {"whole": True}, "$A$3"),
        ("findes ikke", {}, None),
    ],
)
def test_find(
    filled: xlwings.Sheet, text: str, options: dict[str, bool], found: str | None
) -> None:
    """The first cell that shows the text, the last, or none."""
    cell = filled["A1:C3"].find(text, **options)

    assert found == (cell and cell.address)


def test_replace(filled: xlwings.Sheet) -> None:
    """Text is replaced in texts and in formulas."""
    filled["A1:C3"].replace_all("C1", "C1+1")
    filled["A1:C3"].replace_all("ål", "sild", match_case=True)

    assert [["Ål", "sild"], [14, None], ["silden", "x"]] == filled["A1:B3"].value


def test_cells_of_a_kind(filled: xlwings.Sheet) -> None:
    """Blank cells, what was typed, what is calculated."""
    cells = filled["A1:C3"]

    assert {"$B$2", "$C$3"} == {area.address for area in cells.get_special_cells("blanks")}
    assert ["$C$1"] == [area.address for area in cells.get_special_cells("constants", "numbers")]
    assert ["$C$2"] == [area.address for area in cells.get_special_cells("formulas", "errors")]


@pytest.mark.parametrize(
    ("filled_places", "start", "forward", "goal"),
    [
        ("xxx..x....", 0, True, 2),
        ("xxx..x....", 2, True, 5),
        ("xxx..x....", 5, True, 9),
        ("xxx..x....", 3, True, 5),
        ("xxx..x....", 9, False, 5),
        ("xxx..x....", 5, False, 2),
        ("xxx..x....", 0, False, 0),
        ("..........", 4, True, 9),
        ("..........", 4, False, 0),
        ("xxxxxxxxxx", 4, True, 9),
        (".x.x......", 0, True, 1),
        (".xx.......", 0, True, 1),
        ("x.........", 9, True, 9),
    ],
)
def test_a_jump_along_a_line(filled_places: str, start: int, goal: int, *, forward: bool) -> None:
    """A jump ends at the end of a block, at the next block, or at the edge."""
    empty = [(at, at) for at, what in enumerate(filled_places) if what == "."]
    joined: list[tuple[int, int]] = []
    for begin, end in empty:
        if joined and joined[-1][1] == begin - 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))

    assert goal == jump(joined, start, len(filled_places) - 1, forward=forward)
