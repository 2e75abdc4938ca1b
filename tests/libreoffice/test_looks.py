"""How cells look, set and read back, and as another reader finds it in the saved file."""

from pathlib import Path

import openpyxl
import pytest
import xlwings

pytestmark = pytest.mark.office


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0.00",
        "#,##0",
        "0%",
        "dd-mm-yyyy",
        "yyyy-mm-dd hh:mm",
        "@",
        '#,##0.00 "kr."',
        '0.0" MDH"',
    ],
)
def test_number_format(sheet: xlwings.Sheet, code: str) -> None:
    """An Excel format code comes back as it was written."""
    sheet["A1:B2"].number_format = code

    assert code == sheet["A1:B2"].number_format


def test_what_differs_is_none(sheet: xlwings.Sheet) -> None:
    """Where cells look different there is no one answer."""
    sheet["A1"].number_format = "0.00"
    sheet["A1"].font.bold = True
    sheet["A1"].wrap_text = True
    row = sheet["A1:B1"]

    assert [None] * 3 == [row.number_format, row.font.bold, row.wrap_text]


@pytest.mark.parametrize("colour", ["#9B1B30", (155, 27, 48), 0x301B9B])
def test_fill(sheet: xlwings.Sheet, colour: str | tuple[int, int, int] | int) -> None:
    """A colour may be said in three ways, and taken away."""
    sheet["A1"].color = colour
    seen = sheet["A1"].color
    sheet["A1"].color = None

    assert ((155, 27, 48), None) == (seen, sheet["A1"].color)


def test_font(sheet: xlwings.Sheet) -> None:
    """A new workbook has Excel's font; each trait of it can be changed."""
    font = sheet["A1"].font
    new = (font.name, font.size, font.bold, font.italic, font.color)
    font.name, font.size, font.bold, font.italic, font.color = "Arial", 14, True, True, "#0000ff"

    assert ("Calibri", 11, False, False, (0, 0, 0)) == new
    assert ("Arial", 14, True, True, (0, 0, 255)) == (
        font.name,
        font.size,
        font.bold,
        font.italic,
        font.color,
    )


def test_borders(sheet: xlwings.Sheet) -> None:
    """All sides at once, one side, and none."""
    borders = sheet["B2:C3"].borders
    borders.set("all", line_style="continuous", weight="thin", color="#ff0000")
    whole = (borders.line_style, borders.weight, borders.color)
    borders["edge_top"].weight = "thick"
    top = borders["edge_top"].weight, borders.weight
    borders.clear()

    assert ("continuous", "thin", (255, 0, 0)) == whole
    assert ("thick", None) == top
    assert "none" == borders.line_style


@pytest.mark.parametrize("style", ["continuous", "dash", "dot", "double", "dash_dot"])
def test_a_line_survives_the_file(app: xlwings.App, tmp_path: Path, style: str) -> None:
    """The style of a line is the same when the file is opened again."""
    book = app.books.add()
    book.sheets[0]["B2"].borders.set("edge_bottom", line_style=style)
    book.save(tmp_path / "lines.xlsx")
    book.close()
    book = app.books.open(tmp_path / "lines.xlsx")

    assert style == book.sheets[0]["B2"].borders["edge_bottom"].line_style
    book.close()


def test_alignment(sheet: xlwings.Sheet) -> None:
    """Horizontal and vertical places; what we do not do says so."""
    cell = sheet["A1"]
    new = (cell.horizontal_alignment, cell.vertical_alignment)
    cell.horizontal_alignment, cell.vertical_alignment = "center", "top"

    assert ("general", "bottom") == new
    assert ("center", "top") == (cell.horizontal_alignment, cell.vertical_alignment)
    with pytest.raises(NotImplementedError, match=r"Range\.horizontal_alignment = 'distributed'"):
        cell.horizontal_alignment = "distributed"


def test_sizes(sheet: xlwings.Sheet) -> None:
    """Columns are measured in characters, rows in points; a long text widens its column."""
    sheet["A1"].column_width, sheet["A1"].row_height = 20, 30
    set_to = (sheet["A1"].column_width, sheet["A1"].row_height)
    sheet["A1"].value = "En meget lang tekst, som slet ikke kan være i tyve tegn"
    sheet["A:A"].columns.autofit()

    assert (20, 30) == set_to
    assert sheet["A1"].column_width > 40
    assert sheet["B2"].left > 200
    assert abs(sheet["B2"].top - 30) < 0.1


def test_hidden_rows_and_columns(sheet: xlwings.Sheet) -> None:
    """Hidden, partly hidden, shown again."""
    sheet["2:2"].rows.hidden = True
    sheet["B:C"].columns.hidden = True

    assert (True, None) == (sheet["2:2"].rows.hidden, sheet["1:3"].rows.hidden)
    assert (True, False) == (sheet["B:C"].columns.hidden, sheet["D:D"].columns.hidden)
    sheet["2:2"].rows.hidden = False
    assert False is sheet["1:3"].rows.hidden


def test_merged_cells(sheet: xlwings.Sheet) -> None:
    """Cells are merged as one, row by row, and single again."""
    sheet["A1:B2"].merge()
    sheet["D1:E2"].merge(across=True)
    areas = [sheet[place].merge_area.address for place in ("B2", "E1", "E2", "G1")]
    sheet["A1"].unmerge()

    assert ["$A$1:$B$2", "$D$1:$E$1", "$D$2:$E$2", "$G$1"] == areas
    assert (False, True) == (sheet["A1:B2"].merge_cells, sheet["D1:E1"].merge_cells)


def test_another_reader_sees_the_same(book: xlwings.Book, tmp_path: Path) -> None:
    """In the saved file openpyxl finds the looks that were set."""
    cell = book.sheets[0]["B2"]
    cell.value = 1234.5
    cell.number_format, cell.color, cell.wrap_text = '#,##0.00 "kr."', "#FFD54F", True
    cell.font.bold, cell.horizontal_alignment = True, "center"
    cell.borders.set("edge_bottom", line_style="continuous", weight="medium", color="#4DB6AC")
    book.save(tmp_path / "looks.xlsx")
    seen = openpyxl.load_workbook(tmp_path / "looks.xlsx").active["B2"]

    assert '#,##0.00" kr."' == seen.number_format
    assert "FFFFD54F" == seen.fill.fgColor.rgb
    assert (True, True, "center") == (
        seen.font.bold,
        seen.alignment.wrap_text,
        seen.alignment.horizontal,
    )
    assert ("medium", "FF4DB6AC") == (seen.border.bottom.style, seen.border.bottom.color.rgb)
