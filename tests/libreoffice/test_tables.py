"""Tables made, read, grown, shrunk and renamed; the formulas that use them follow."""

import pandas as pd
import pytest
import xlwings

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice import OfficeError

pytestmark = pytest.mark.office

COSTS = [["Post", "Beløb", "Antal"], ["Løn", 1, 2], ["Møder", 3, 4], ["Print", 5, 6]]


@pytest.fixture
def table(sheet: xlwings.Sheet) -> xlwings.main.Table:
    """Give a table of three rows from B2, and in F1 the sum of its amounts."""
    sheet["B2"].value = COSTS
    made = sheet.tables.add(sheet["B2:D5"], name="costs")
    sheet["F1"].formula = "=SUM(costs[Beløb])"
    return made


def test_where_a_table_is(sheet: xlwings.Sheet, table: xlwings.main.Table) -> None:
    """A table is found by name, by number and from a cell, and knows its parts."""
    assert table == sheet.tables["COSTS"] == sheet.tables[0] == sheet["C3"].table
    assert sheet["B1"].table is None
    assert ("$B$2:$D$5", "$B$3:$D$5") == (table.range.address, table.data_body_range.address)
    assert COSTS[0] == table.header_row_range.value
    assert (None, None) == (table.totals_row_range, table.insert_row_range)
    assert (True, True, False) == (table.show_headers, table.show_autofilter, table.show_totals)


@pytest.mark.parametrize(("rows", "total"), [(2, 1), (3, 4), (9, 108)])
def test_a_formula_follows_when_a_table_grows_and_shrinks(
    sheet: xlwings.Sheet, table: xlwings.main.Table, rows: int, total: float
) -> None:
    """The sum is that of the rows the table has."""
    sheet["B6"].value = ["Rejser", 99, 1]

    table.resize(sheet["B2"].resize(rows, 3))

    assert total == sheet["F1"].value
    assert (rows, 3) == table.range.shape


def test_a_table_cannot_lie_on_another(sheet: xlwings.Sheet, table: xlwings.main.Table) -> None:
    """Neither a new table nor a larger one covers another, as in Excel."""
    sheet["B9"].value = COSTS
    other = sheet.tables.add(sheet["B9:D12"])

    with pytest.raises(OfficeError):
        sheet.tables.add(sheet["D5:E6"])
    with pytest.raises(OfficeError):
        table.resize(sheet["B2:D9"])
    with pytest.raises(OfficeError):
        table.resize(sheet["B3:D5"])

    assert ["costs", "Table2"] == [one.name for one in sheet.tables] == ["costs", other.name]


def test_a_frame_replaces_what_a_table_holds(
    sheet: xlwings.Sheet, table: xlwings.main.Table
) -> None:
    """More rows, fewer rows, and what was below the new end is gone."""
    table.update(pd.DataFrame({"Post": list("abcde"), "Beløb": range(5), "Antal": 1}), index=False)
    grown = table.range.address, sheet["F1"].value
    table.update(pd.DataFrame({"Post": ["x"], "Beløb": [7], "Antal": [1]}), index=False)

    assert ("$B$2:$D$7", 10) == grown
    assert ("$B$2:$D$3", 7) == (table.range.address, sheet["F1"].value)
    assert [None] * 3 == sheet["B4:D4"].value


def test_formulas_use_a_tables_new_name(sheet: xlwings.Sheet, table: xlwings.main.Table) -> None:
    """Formulas and array formulas follow; a text that looks like the name stays."""
    sheet["F2"].formula_array = "=SUM(costs[Beløb]*costs[Antal])"
    sheet["F3"].formula = '="costs[Beløb] "&ROWS(costs)'

    table.name = "udgifter"

    assert [9, 44, "costs[Beløb] 4"] == sheet["F1:F3"].value
    assert "=SUM(udgifter[Beløb])" == sheet["F1"].formula


def test_rows_put_in_and_taken_out(sheet: xlwings.Sheet, table: xlwings.main.Table) -> None:
    """Cells below move along, and formulas count what is there."""
    sheet["B7"].value = "nedenunder"

    table.rows.add(["Sidst", 10, 1])
    table.rows.add(["Først", 100, 1], 1)
    table.rows[1].delete()

    assert ["Først", "Møder", "Print", "Sidst"] == [row.range.value[0] for row in table.rows]
    assert ("$B$2:$D$6", 118) == (table.range.address, sheet["F1"].value)
    assert "nedenunder" == sheet["B8"].value


def test_columns_put_in_and_taken_out(sheet: xlwings.Sheet, table: xlwings.main.Table) -> None:
    """A new column has its header; a deleted one is gone and the sum stays right."""
    table.columns.add("Bemærkning", 2)
    names = [column.name for column in table.columns]
    table.columns["Post"].delete()

    assert ["Post", "Bemærkning", "Beløb", "Antal"] == names
    assert ["Bemærkning", "Beløb", "Antal"] == [column.name for column in table.columns]
    assert 9 == sheet["F1"].value


def test_headers_that_are_missing(sheet: xlwings.Sheet) -> None:
    """Empty headers get names; data without headers moves down under new ones, as in Excel."""
    sheet["A1"].value = [["a", None], [1, 2]]
    first = sheet.tables.add(sheet["A1:B2"])
    sheet["D1"].value = [[1, 2], [3, 4]]
    second = sheet.tables.add(sheet["D1:E2"], has_headers=False)

    assert ["a", "Column2"] == first.header_row_range.value
    assert [["Column1", "Column2"], [1, 2], [3, 4]] == second.range.value


def test_rows_are_sorted_and_hidden(sheet: xlwings.Sheet, table: xlwings.main.Table) -> None:
    """Sorting leaves the headers; a filter hides rows, says what it shows, and is taken away."""
    table.sort(2, ascending=False)
    sorted_rows = [row[0] for row in table.range.value]
    table.autofilter.apply_values(1, ["Løn", "Møder"])
    said = [(one.field, one.type, one.values) for one in table.autofilter.criteria]  # noqa: PD011
    shown = _shown(sheet)
    table.autofilter.apply_comparison(1, "not_equal_to", "Løn")
    table.autofilter.apply_comparison(2, "between", 2, 3)
    both = _shown(sheet)
    table.autofilter.apply_comparison(2, "not_between", 2, 4)
    either = _shown(sheet)
    table.autofilter.clear()

    assert ["Post", "Print", "Møder", "Løn"] == sorted_rows
    assert [(1, "values", ["Løn", "Møder"])] == said
    assert ["Post", "Møder", "Løn"] == shown
    assert (["Post", "Møder"], ["Post", "Print"]) == (both, either)
    assert ["Post", "Print", "Møder", "Løn"] == _shown(sheet)


def test_cells_that_are_no_table_are_filtered(sheet: xlwings.Sheet) -> None:
    """Several values in one column and a comparison in another hold at once."""
    sheet["B2"].value = COSTS
    cells = sheet["B2:D5"]
    cells.autofilter.apply_values(1, ["Løn", "Print"])
    cells.autofilter.apply_comparison(2, "greater_than", 1)
    shown, said = _shown(sheet), [(one.field, one.type) for one in cells.autofilter.criteria]
    cells.autofilter.clear(1)

    assert (["Post", "Print"], [(1, "values"), (2, "comparison")]) == (shown, said)
    assert ["Post", "Møder", "Print"] == _shown(sheet)


def test_what_is_not_done_says_so(table: xlwings.main.Table) -> None:
    """Totals, headers and style of a table cannot be changed; each says its name."""
    with pytest.raises(NotImplementedError, match=r"Table\.show_totals"):
        table.show_totals = True
    with pytest.raises(NotImplementedError, match=r"Table\.show_headers"):
        table.show_headers = False
    with pytest.raises(NotImplementedError, match=r"Table\.table_style"):
        table.table_style = "TableStyleLight1"


def test_a_protected_sheet_is_told(sheet: xlwings.Sheet, table: xlwings.main.Table) -> None:
    """On a protected sheet nothing happens silently."""
    sheet.api.protect("")

    with pytest.raises(Unreachable) as caught:
        table.resize(sheet["B2:D4"])

    assert "sheet_protected" == caught.value.code
    sheet.api.unprotect("")


def _shown(sheet: xlwings.Sheet) -> list[str]:
    return [sheet[f"B{row}"].value for row in range(2, 6) if not sheet[f"B{row}"].rows.hidden]
