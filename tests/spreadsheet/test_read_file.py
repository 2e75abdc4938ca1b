"""Every cell a person filled is read, or stands among the errors and the uncached formulas."""

import re
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.address import Cell
from excelkasse.grid import Grid, Value, Workbook
from excelkasse.plan import CellPlan, Content, Formula, SheetPlan
from excelkasse.spreadsheet.boxes import NEAR_BOX
from excelkasse.spreadsheet.read_file import FileSource, workbook_from
from excelkasse.spreadsheet.unsaid import look_through
from excelkasse.spreadsheet.unsaid_exact import look_through_exactly
from excelkasse.spreadsheet.write_file import workbook_bytes
from tests.spreadsheet.books import (
    BOOK,
    PLAIN,
    SHEET,
    changed,
    parts_of,
    plain,
    prefixed,
    with_cell,
    with_parts,
)
from tests.spreadsheet.plans import book, everything

pytestmark = pytest.mark.usefixtures("way")

A1 = Cell(1, 1)
DATED = 's="2"'

VALUES: dict[str, tuple[str, Value]] = {
    "number": ('<c r="A1"><v>1.5</v></c>', 1.5),
    "no_cell_style": ('<c r="A1" s="0"><v>-0.25</v></c>', -0.25),
    "truth": ('<c r="A1" t="b"><v>1</v></c>', True),
    "inline": ('<c r="A1" t="inlineStr"><is><t>ord</t></is></c>', "ord"),
    "rich": (
        '<c r="A1" t="inlineStr"><is><r><rPr><family val="2"/></rPr><t>ab</t></r></is></c>',
        "ab",
    ),
    "escaped": ('<c r="A1" t="inlineStr"><is><t>a_x000A_b &amp; c</t></is></c>', "a\nb & c"),
    "iso_date": ('<c r="A1" t="d"><v>2026-01-02</v></c>', date(2026, 1, 2)),
    "white": ('<c r="A1" t="inlineStr"><is><t xml:space="preserve">  \u00a0\n</t></is></c>', None),
    "no_value": ('<c r="A1"><v></v></c>', None),
    "empty": ('<c r="A1"/>', None),
    "text_number": ('<c r="A1" t="str"><v>12</v></c>', "12"),
}

FORMULAS: dict[str, tuple[str, Value, bool]] = {
    "cached": ('<c r="A1"><f>1+1</f><v>2</v></c>', 2.0, True),
    "cached_text": ('<c r="A1" t="str"><f>A2</f><v>ord</v></c>', "ord", True),
    "empty_text": ('<c r="A1" t="str"><f>""</f><v></v></c>', None, True),
    "empty_text_short": ('<c r="A1" t="str"><f>""</f><v/></c>', None, True),
    "no_value": ('<c r="A1"><f>1+1</f></c>', None, False),
    "empty_value": ('<c r="A1"><f>1+1</f><v/></c>', None, False),
    "empty_value_long": ('<c r="A1"><f>1+1</f><v></v></c>', None, False),
    "no_text": ('<c r="A1" t="str"><f>A2</f></c>', None, False),
    "shared": ('<c r="A1"><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c>', 2.0, True),
    "shared_follower": ('<c r="A1"><f t="shared" si="0"/><v>2</v></c>', 2.0, True),
    "shared_uncached": ('<c r="A1"><f t="shared" si="0"/></c>', None, False),
}


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("odd", [False, True], ids=["ordinary", "oddly"])
def test_a_value_is_read(name: str, odd: bool) -> None:  # noqa: FBT001
    """However a value is written, the same value is read."""
    written, value = VALUES[name]

    assert value == _grid(written, odd=odd).at(A1)
    assert (frozenset(), {}) == (_grid(written, odd=odd).formulas, _grid(written, odd=odd).errors)


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("odd", [False, True], ids=["ordinary", "oddly"])
def test_a_formula_is_known(name: str, odd: bool) -> None:  # noqa: FBT001
    """A formula is told with its result, and one that was never calculated is told as such."""
    written, value, cached = FORMULAS[name]
    grid = _grid(written, odd=odd)

    assert value == grid.at(A1)
    assert (frozenset({A1}), not cached) == (grid.formulas, A1 in grid.uncached)


@pytest.mark.parametrize("odd", [False, True], ids=["ordinary", "oddly"])
@pytest.mark.parametrize(
    "formula", ["", "<f>1/0</f>", '<f t="shared" si="0"/>'], ids=["typed", "own", "shared"]
)
def test_an_error_is_told(formula: str, odd: bool) -> None:  # noqa: FBT001
    """The fast reader turns errors into nothing; here their cell and their value stand beside."""
    grid = _grid(f'<c r="A1" t="e">{formula}<v>#DIV/0!</v></c>', odd=odd)

    assert ({A1: "#DIV/0!"}, None) == (grid.errors, grid.at(A1))
    assert (frozenset({A1}) if formula else frozenset(), frozenset()) == (
        grid.formulas,
        grid.uncached,
    )
    assert (A1, None) in list(grid.filled())


@pytest.mark.parametrize("odd", [False, True], ids=["ordinary", "oddly"])
def test_an_array_formula_covers_its_area(odd: bool) -> None:  # noqa: FBT001
    """All cells an array formula fills are formulas, though only the first one says so."""
    grid = _grid('<c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c>', odd=odd)

    assert {A1, Cell(1, 2), Cell(2, 1), Cell(2, 2)} == grid.formulas


def test_an_e_in_a_formula_is_no_error() -> None:
    """A formula that compares with the text "e" makes nothing an error."""
    grid = _grid('<c r="A1" t="str"><f>IF(B1="e","#","x")</f><v>x</v></c>')

    assert ({}, "x") == (grid.errors, grid.at(A1))


ODD_WAYS = {
    "single_quotes": PLAIN.replace('"', "'"),
    "no_address": PLAIN.replace(' r="A1"', ""),
    "address_last": '<c s="1" r="A1"><v>1</v></c>',
    "comment": "<!-- a comment -->" + PLAIN,
    "line_break": PLAIN.replace("<c ", "<c\n"),
    "own_namespace": PLAIN.replace("<c ", '<c xmlns:q="urn:q" '),
    "indented_formula": '<c r="A1">\n  <f>1</f>\n  <v>1</v>\n</c>',
}


@pytest.mark.parametrize("way", ODD_WAYS)
def test_odd_ways_are_read_exactly(way: str) -> None:
    """What the patterns do not know goes tag by tag, and reads the same."""
    data = with_cell(ODD_WAYS[way])

    assert look_through(parts_of(data)[SHEET]) is None
    assert 1.0 == workbook_from(data).grids[0].at(A1)


def test_prefixed_tags() -> None:
    """Microsoft's own SDK writes a prefix on every tag; every part may have it."""
    parts = parts_of(with_cell('<c r="A1" t="e"><f>B9</f><v>#N/A</v></c>'))
    names = (BOOK, SHEET, "xl/styles.xml", "xl/sharedStrings.xml")
    data = with_parts(plain(), {name: prefixed(parts[name]) for name in names})
    grid = workbook_from(data).grids[0]

    assert ({A1: "#N/A"}, "ord") == (grid.errors, grid.at(Cell(2, 1)))


def test_utf16_parts() -> None:
    """A part in UTF-16 is legal and read."""
    part = parts_of(plain())[SHEET].decode().replace("UTF-8", "UTF-16").encode("utf-16")

    assert 1.0 == workbook_from(with_parts(plain(), {SHEET: part})).grids[0].at(A1)


def test_a_file_saved_by_openpyxl() -> None:
    """Such a file has absolute targets, inline strings and formulas without results."""
    saved = openpyxl.Workbook()
    sheet = saved.active
    assert sheet is not None
    sheet.append(["ord", 2, "=1+1", date(2026, 1, 2)])
    held = BytesIO()
    saved.save(held)
    grid = workbook_from(held.getvalue()).grids[0]

    assert [["ord", 2.0, None, date(2026, 1, 2)]] == [list(row) for row in grid.rows]
    assert {Cell(1, 3)} == grid.uncached


def test_the_grid_begins_at_the_first_used_cell() -> None:
    """Rows and columns before the first used cell are not there, and addresses still hold."""
    cells = [CellPlan(Cell(5, 3), "x"), CellPlan(Cell(6, 4), 2)]
    grid = workbook_from(workbook_bytes(book(SheetPlan("Ark", cells)))).grids[0]

    assert (Cell(5, 3), Cell(6, 4)) == (grid.origin, grid.last)
    assert ("x", 2.0, None) == (grid.at(Cell(5, 3)), grid.at(Cell(6, 4)), grid.at(A1))


def test_a_sheet_with_nothing_in_it() -> None:
    """An empty sheet is there, and empty."""
    assert Grid("Ark") == workbook_from(workbook_bytes(book(SheetPlan("Ark")))).grids[0]


def test_sheets_keep_their_order_their_names_and_their_hiding() -> None:
    """Names come as people wrote them, hidden sheets are told as hidden."""
    sheets = [SheetPlan("Lister", hidden=True), SheetPlan("Børn 'og' <Unge>"), SheetPlan("Ø")]
    found = workbook_from(workbook_bytes(book(*sheets))).grids

    assert [("Lister", True), ("Børn 'og' <Unge>", False), ("Ø", False)] == [
        (grid.name, grid.hidden) for grid in found
    ]


def test_a_very_hidden_sheet_is_hidden() -> None:
    """Excel has two ways of hiding; both are hidden to people."""
    data = changed(plain(), BOOK, 'sheetId="2"', 'sheetId="2" state="veryHidden"')

    assert [False, True] == [grid.hidden for grid in workbook_from(data).grids]


def test_chart_sheets_are_passed_over() -> None:
    """A sheet that is only a chart has no cells and is no loss."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rels = "xl/_rels/workbook.xml.rels"
    data = changed(
        plain(),
        rels,
        f'{kinds}worksheet" Target="worksheets/sheet2.xml',
        f'{kinds}chartsheet" Target="worksheets/sheet2.xml',
    )

    assert ["Ark"] == [grid.name for grid in workbook_from(data).grids]


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_the_day_count_of_macs(epoch_1904: bool) -> None:  # noqa: FBT001
    """A workbook that counts from 1904 says so, and its dates are the ones people see."""
    data = workbook_bytes(book(SheetPlan("Ark", [CellPlan(A1, date(2026, 1, 2), "date")])))
    said = changed(data, BOOK, "<workbookPr", '<workbookPr date1904="1"') if epoch_1904 else data
    workbook = workbook_from(said)

    assert epoch_1904 is workbook.epoch_1904
    assert date(2030, 1, 3) if epoch_1904 else date(2026, 1, 2) == workbook.grids[0].at(A1)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("46024", date(2026, 1, 2)),
        ("46024.5", datetime(2026, 1, 2, 12)),  # noqa: DTZ001
        ("0.5", time(12)),
        ("9999999", 9999999.0),
        ("1e300", 1e300),
    ],
)
def test_a_number_in_a_date_cell(number: str, value: Value) -> None:
    """A day is a date, a moment a datetime; what is no day stays a number for the rules."""
    data = workbook_bytes(book(SheetPlan("Ark", [CellPlan(A1, 4567.0, "date")])))

    assert value == workbook_from(changed(data, SHEET, "<v>4567</v>", f"<v>{number}</v>")).grids[
        0
    ].at(A1)


def test_far_cells_that_hold_nothing_are_no_harm() -> None:
    """Formatted empty cells at the end of a sheet are common, and cost nothing."""
    grid = workbook_from(with_cell(PLAIN + '<c r="XFD1048576" s="1"/>')).grids[0]

    assert (1.0, Cell(2, 1)) == (grid.at(A1), grid.last)


def test_a_long_register() -> None:
    """More than 999 rows is far for the quick pattern, and nothing is lost: formulas neither."""
    cells = [CellPlan(Cell(row, 2), Formula("1+1", row)) for row in range(1, 1501)]
    grid = workbook_from(workbook_bytes(book(SheetPlan("Ark", cells)))).grids[0]

    assert (1500, 1500, 1500.0) == (len(grid.rows), len(grid.formulas), grid.at(Cell(1500, 2)))


def test_reading_a_file(tmp_path: Path) -> None:
    """A file is read as its bytes are."""
    path = tmp_path / "alt.xlsx"
    path.write_bytes(workbook_bytes(everything()))

    assert workbook_from(path.read_bytes()) == FileSource(path).read()


def test_nothing_is_lost_in_a_workbook_of_everything() -> None:
    """Every cell openpyxl sees is a value, an error or an uncached formula here; and no more."""
    data = workbook_bytes(everything())
    slow = openpyxl.load_workbook(BytesIO(data), data_only=True)

    for sheet, grid in zip(slow.worksheets, workbook_from(data).grids, strict=True):
        seen = {
            Cell(cell.row, cell.column)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
        assert seen == {cell for cell, _ in grid.filled()}


CONTENTS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.builds(Formula, st.just("1+1"), st.one_of(st.integers(0, 99), st.text(max_size=9))),
)


@settings(max_examples=150)
@given(st.lists(st.lists(CONTENTS, max_size=5), max_size=6))
def test_both_ways_of_looking_agree(rows: list[list[Content]]) -> None:
    """The quick look and the exact one say the same of any sheet we write."""
    body = parts_of(workbook_bytes(book(_sheet(rows))))[SHEET]
    quick, exact = look_through(body), look_through_exactly(body)

    if quick is None:
        assert b"<sheetData/>" in body
    else:
        assert (exact.errors, exact.formulas, exact.uncached) == (
            quick.errors,
            quick.formulas,
            quick.uncached,
        )
        assert exact.box <= quick.box <= NEAR_BOX


@settings(max_examples=150)
@given(st.lists(st.lists(CONTENTS, max_size=5), max_size=6))
def test_what_is_written_is_read(rows: list[list[Content]]) -> None:
    """Any cells that a plan can hold come back; text without control characters, blanks as None."""
    workbook = workbook_from(workbook_bytes(book(_sheet(rows))))

    assert _expected(rows) == dict(workbook.grids[0].filled())


def _sheet(rows: list[list[Content]]) -> SheetPlan:
    cells = [
        CellPlan(Cell(row, column), content)
        for row, contents in enumerate(rows, 1)
        for column, content in enumerate(contents, 1)
    ]
    return SheetPlan("Ark", cells)


def _expected(rows: list[list[Content]]) -> dict[Cell, Value]:
    told = {each.cell: each.content for each in _sheet(rows).cells}
    values = {
        cell: each.result if isinstance(each, Formula) else each for cell, each in told.items()
    }
    read = {cell: _read(value) for cell, value in values.items()}
    return {cell: value for cell, value in read.items() if value is not None}


def _read(value: object) -> Value:
    if isinstance(value, str):
        text = re.sub(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]",
            "",
            value.replace("\r\n", "\n").replace("\r", "\n"),
        )
        return text if text.strip() else None
    return value if isinstance(value, bool) or value is None else float(str(value))


def _grid(written: str, *, odd: bool = False) -> Grid:
    """Read a sheet whose first cell is written so; oddly makes it go tag by tag."""
    data = with_cell(written)
    if odd:
        data = changed(data, SHEET, "<sheetData>", "<sheetData><!-- -->")
    workbook: Workbook = workbook_from(data)
    return workbook.grids[0]
