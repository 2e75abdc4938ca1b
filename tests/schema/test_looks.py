"""The letters of a sheet change with what its values and formulas do not tell."""

from dataclasses import replace

import pytest

from excelkasse.address import Area, Cell
from excelkasse.plan import (
    CellPlan,
    ColumnPlan,
    Formula,
    Link,
    Rule,
    SheetPlan,
    TablePlan,
    WorkbookPlan,
)
from excelkasse.schema.anchors import is_of_sheet
from excelkasse.schema.looks import LOOKS_CELL, looks_of, with_looks

TABLE = TablePlan("t", Cell(8, 2), [ColumnPlan("A")], [[1], [Link("internal:'A'!B2", 3)]])
SHEET = SheetPlan("Ark", [CellPlan(Cell(4, 2), "x"), CellPlan(Cell(5, 2), None)], [TABLE])


def first(sheet: SheetPlan, **changed: object) -> SheetPlan:
    """Change the first cell of a sheet."""
    one, *others = sheet.cells
    return replace(sheet, cells=[one._replace(**changed), *others])  # type: ignore[arg-type]


def with_table(**changed: object) -> SheetPlan:
    """Change the table of the sheet."""
    return replace(SHEET, tables=[replace(TABLE, **changed)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(first(SHEET, style="bold"), id="a role"),
        pytest.param(first(SHEET, note="se her"), id="a note"),
        pytest.param(first(SHEET, content=Link("external:fil.xlsx", "x")), id="a link"),
        pytest.param(first(SHEET, content=Formula("1+1", "x")), id="that it computes"),
        pytest.param(with_table(rows=TABLE.rows[::-1]), id="an order of links"),
        pytest.param(with_table(columns=[ColumnPlan("A", "money")]), id="a column"),
        pytest.param(replace(SHEET, heights={4: 30}), id="a height"),
        pytest.param(
            replace(SHEET, rules=[Rule(Area(Cell(4, 2), Cell(4, 2)), "1=1", "bad")]), id="a rule"
        ),
    ],
)
def test_what_is_not_seen_in_values(other: SheetPlan) -> None:
    """Each of these gives other letters."""
    assert looks_of(SHEET, "") != looks_of(other, "")


def test_values_change_nothing() -> None:
    """They are seen in the cells; so is the text of a formula."""
    other = first(with_table(rows=[[7], [Link("internal:'A'!B2", 9)]]), content="y")

    assert looks_of(SHEET, "") == looks_of(other, "")
    assert looks_of(first(SHEET, content=Formula("1")), "") == looks_of(
        first(SHEET, content=Formula("2")), ""
    )


def test_a_colour_of_the_workplace_changes_them() -> None:
    """Titles and headers have it."""
    assert looks_of(SHEET, "") != looks_of(SHEET, "#1F4E79")


def test_each_sheet_carries_its_own() -> None:
    """Where nothing else stands; what it carries does not change what it is."""
    (sheet,) = with_looks(WorkbookPlan("P", [SHEET])).sheets
    found = next(one.content for one in sheet.cells if one.cell == LOOKS_CELL)

    assert looks_of(SHEET, "") == found == looks_of(sheet, "")
    assert is_of_sheet(str(found))
    assert not is_of_sheet("looks: fint")
