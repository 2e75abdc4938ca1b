"""What stands in a workbook beside its cells, told by sheet."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from excelkasse.spreadsheet.drawn import Drawn, drawn_on
from tests.spreadsheet.books import plain


def test_charts_notes_and_sheets_of_one_chart_are_told(tmp_path: Path) -> None:
    """Each under the name of its sheet, in the order of the sheets."""
    book = Workbook()
    first = book.create_sheet("Første")
    for at in ("B2", "B20"):
        first.add_chart(BarChart(), at)
    book.create_sheet("Tom")
    book.create_sheet("Anden")["A1"].comment = Comment("Husk", "Bo")
    book.create_chartsheet("Diagram").add_chart(BarChart())
    book.save(tmp_path / "a.xlsx")

    assert (
        Drawn("Første", drawings=2),
        Drawn("Anden", notes=1),
        Drawn("Diagram", drawings=1),
    ) == drawn_on(tmp_path / "a.xlsx")


def test_a_workbook_of_cells_has_nothing_drawn(tmp_path: Path) -> None:
    """Then there is nothing to tell."""
    (tmp_path / "a.xlsx").write_bytes(plain())

    assert () == drawn_on(tmp_path / "a.xlsx")
