"""A plan becomes a workbook that Excel opens without a word, and text in it stays text."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from excelkasse.address import Area, Cell
from excelkasse.plan import (
    CellPlan,
    Chart,
    ColumnPlan,
    Content,
    Formula,
    Link,
    SheetPlan,
    TablePlan,
    Validation,
    WorkbookPlan,
)
from excelkasse.spreadsheet.cells import serial
from excelkasse.spreadsheet.memory import MemorySource, MemoryTarget
from excelkasse.spreadsheet.read_file import FileSource, workbook_from
from excelkasse.spreadsheet.safe_text import safe_text
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from tests.spreadsheet.audit import audit
from tests.spreadsheet.books import SHEET, parts_of
from tests.spreadsheet.plans import book, everything, one_cell, register, series

A1 = Area(Cell(1, 1), Cell(1, 1))


def test_everything_passes_microsofts_rules(tmp_path: Path) -> None:
    """A workbook with every role, chart, table, rule and link has no finding."""
    FileTarget(tmp_path / "alt.xlsx").write(everything())

    assert [] == audit(tmp_path / "alt.xlsx")


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Two builds are equal, so a committed workbook changes only when its plan does."""
    assert workbook_bytes(everything()) == workbook_bytes(everything())


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("a\x00b\x1fc\x7f", "abc"),
        ("a\ud800b", "a\ufffdb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("æøå €", "æøå €"),
        ("a\ufffe\uffffb", "ab"),
    ],
    ids=["control", "surrogate", "line_ends", "danish", "no_character"],
)
def test_text_is_made_safe(given: str, stored: str) -> None:
    """What a file cannot hold is taken away or shown as a replacement character."""
    assert stored == workbook_from(workbook_bytes(one_cell(given))).grids[0].at(Cell(1, 1))


@pytest.mark.parametrize(("letter", "kept"), [("x", 32_766), ("😀", 16_383)])
def test_long_text_is_cut_visibly(letter: str, kept: int) -> None:
    """Excel holds 32,767 UTF-16 units; a text cut there ends with an ellipsis."""
    assert letter * kept + "…" == safe_text(letter * 40_000)


def test_text_that_just_fits_is_whole() -> None:
    """A text of exactly 32,767 units loses nothing."""
    assert "x" * 32_767 == safe_text("x" * 32_767)


@pytest.mark.parametrize(
    "content",
    [
        1,
        2.5,
        0.1 + 0.2,
        1e-300,
        2**53,
        True,
        False,
        date(2026, 10, 30),
        datetime(2026, 10, 30, 8, 15),  # noqa: DTZ001
        "ord",
        None,
    ],
    ids=str,
)
def test_a_value_comes_back_as_it_was(content: Content) -> None:
    """What is written is what is read, type and all."""
    style = "date" if isinstance(content, date) else "text"
    grid = workbook_from(workbook_bytes(one_cell(content, style))).grids[0]

    assert content == grid.at(Cell(1, 1))
    assert isinstance(content, bool) == isinstance(grid.at(Cell(1, 1)), bool)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(1900, 1, 1), 1),
        (date(1900, 2, 28), 59),
        (date(1900, 3, 1), 61),
        (date(2024, 1, 1), 45292),
    ],
    ids=str,
)
def test_dates_are_counted_as_excel_does(day: date, number: float) -> None:
    """Excel's 29 February 1900 is left out on our side and counted on its."""
    assert number == serial(day)


def test_a_date_before_excels_calendar_is_text() -> None:
    """A day that Excel cannot count is still told."""
    assert "1814-05-17" == _written(one_cell(date(1814, 5, 17), "date"))["A1"].value


@pytest.mark.parametrize(
    ("result", "read"),
    [
        (6, 6.0),
        ("ord", "ord"),
        (True, True),
        (date(2026, 1, 2), date(2026, 1, 2)),
        ("", None),
        (None, None),
    ],
    ids=str,
)
def test_a_formula_carries_its_result(result: str | float | date | None, read: object) -> None:
    """A reader that does not calculate sees what Excel would show, the empty text too."""
    style = "date" if isinstance(result, date) else "text"
    grid = workbook_from(workbook_bytes(one_cell(Formula("1+5", result), style))).grids[0]

    assert read == grid.at(Cell(1, 1))
    assert (frozenset({Cell(1, 1)}), frozenset()) == (grid.formulas, grid.uncached)


@pytest.mark.parametrize(
    "text", ["", "=1+1", "Tal[@S]*2", "1+" * 5000], ids=["empty", "equals", "at", "long"]
)
def test_a_formula_not_as_files_store_it_is_a_mistake(text: str) -> None:
    """Excel would refuse the whole file, so we refuse the plan."""
    with pytest.raises(ValueError, match="as a file stores it"):
        workbook_bytes(one_cell(Formula(text, 1)))


def test_a_link_keeps_its_value_and_its_look() -> None:
    """A number that leads somewhere is still a number, in the role it was given."""
    cell = _written(one_cell(Link("internal:'Ark'!A1", 5.5, "Derhen"), "money"))["A1"]

    assert (5.5, "'Ark'!A1", "Derhen") == (
        cell.value,
        cell.hyperlink.location,
        cell.hyperlink.tooltip,
    )
    assert ("#,##0", "none") == (cell.number_format, cell.font.u or "none")


@pytest.mark.parametrize(
    "target", ["http://x.dk", "javascript:1", "mailto:a@b.dk", "\\\\server\\x", ""]
)
def test_a_link_out_of_the_house_is_a_mistake(target: str) -> None:
    """Only places in this workbook and files beside it are linked to."""
    with pytest.raises(ValueError, match="leads out"):
        workbook_bytes(one_cell(Link(target, "x")))


@pytest.mark.parametrize(
    "rule",
    [
        Validation(A1, "list", [f"valg {number:03}" for number in range(40)]),
        Validation(A1, "list", ["ja, tak", "nej"]),
        Validation(A1, "list"),
        Validation(A1, "whole"),
        Validation(A1, "any"),
    ],
    ids=["long", "comma", "empty", "no_limit", "mute"],
)
def test_a_validation_excel_would_drop_is_a_mistake(rule: Validation) -> None:
    """XlsxWriter only warns and writes none; we stop."""
    with pytest.raises(ValueError, match="A1:A1"):
        workbook_bytes(book(SheetPlan("Ark", validations=[rule])))


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        (Validation(A1, "list", ("Ja", "Nej")), ("list", None, '"Ja,Nej"', None)),
        (Validation(A1, "list", source="lst_valg"), ("list", None, "lst_valg", None)),
        (Validation(A1, "whole", low=1, high=5), ("whole", None, "1", "5")),
        (Validation(A1, "decimal", low=0), ("decimal", "greaterThanOrEqual", "0", None)),
        (Validation(A1, "length", high=250), ("textLength", "lessThanOrEqual", "250", None)),
        (
            Validation(A1, "date", low=date(2020, 1, 1), high=date(2040, 1, 1)),
            ("date", None, "43831", "51136"),
        ),
        (Validation(A1, "custom", source="LEN(A1)>2"), ("custom", None, "LEN(A1)>2", None)),
        (Validation(A1, "any", hint="Skriv"), (None, None, None, None)),
    ],
    ids=["list", "source", "whole", "decimal", "length", "date", "custom", "any"],
)
def test_every_kind_of_validation(rule: Validation, written: tuple[str | None, ...]) -> None:
    """Each kind becomes Excel's own, with its limits."""
    found = _written(book(SheetPlan("Ark", validations=[rule]))).data_validations.dataValidation[0]

    assert written == (found.type, found.operator, found.formula1, found.formula2)


def test_messages_are_cut_to_excels_limits() -> None:
    """A title has 32 letters and a message 255; longer ones end with an ellipsis."""
    rule = Validation(A1, "any", hint_title="t" * 40, hint="h" * 300)
    found = _written(book(SheetPlan("Ark", validations=[rule]))).data_validations.dataValidation[0]

    assert ("t" * 31 + "…", "h" * 254 + "…") == (found.promptTitle, found.prompt)


def test_a_table_is_a_table() -> None:
    """It has its name, its filter, its calculated column and its description."""
    parts = parts_of(workbook_bytes(book(register())))
    table = _written(book(register())).tables["tblRisici"]

    assert ("B3:G9", "B3:G9") == (table.ref, table.autoFilter.ref)
    assert "tblRisici[[#This Row],[S]]*tblRisici[[#This Row],[K]]" == (
        table.tableColumns[3].calculatedColumnFormula.attr_text
    )
    assert b'altTextSummary="Risici i projektet"' in parts["xl/tables/table1.xml"]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [("ab", [("x",)]), ("a", []), ("aA", [("x", "y")]), (" ", [("x",)])],
    ids=["short_row", "no_row", "twins", "no_header"],
)
@pytest.mark.filterwarnings("ignore:Duplicate header")
def test_a_table_excel_would_repair_is_a_mistake(heads: str, rows: list[tuple[str, ...]]) -> None:
    """A row of another length, no row, two equal headers or an empty one stop the build."""
    table = TablePlan("tblA", Cell(1, 1), [ColumnPlan(head) for head in heads], rows)

    with pytest.raises(ValueError, match="tblA"):
        workbook_bytes(book(SheetPlan("Ark", tables=[table])))


@pytest.mark.parametrize("lacking", ["title", "alt"])
def test_a_chart_without_words_is_a_mistake(lacking: str) -> None:
    """A chart needs a title, and words for those who cannot see it."""
    words = {"title": "Titel", "alt": "Ord", lacking: ""}
    chart = Chart(Cell(1, 1), "column", words["title"], [series(2)], words["alt"])

    with pytest.raises(ValueError, match="alt text"):
        workbook_bytes(book(SheetPlan("Tal", charts=[chart])))


def test_every_chart_has_alt_text() -> None:
    """The words stand where screen readers look for them."""
    parts = parts_of(workbook_bytes(everything()))
    drawing = parts["xl/drawings/drawing1.xml"].decode()

    assert 7 == len(re.findall(r'<xdr:cNvPr [^>]*descr="[^"]+"', drawing))


def test_points_are_named_by_cells_and_axes_cross_inside() -> None:
    """In a scatter chart a name follows its cell, and the numbers of both axes stay at the edge."""
    parts = parts_of(workbook_bytes(everything()))
    told = next(body.decode() for body in parts.values() if b"<c:scatterChart>" in body)

    assert ["'Tal'!$A$2"] * 4 == re.findall(r"<c:tx><c:strRef><c:f>([^<]+)", told)
    assert 2 == told.count('<c:showSerName val="1"/>')
    assert '<c:crossesAt val="2.5"/>' in told
    assert 2 == told.count('<c:tickLblPos val="low"/>')


def test_a_chart_on_a_protected_sheet_can_be_copied() -> None:
    """Protection guards cells against slips; a chart can still be marked and taken elsewhere."""
    chart = Chart(Cell(1, 3), "column", "Søjler", [series(2)], "Fire søjler")
    sheet = _written(book(SheetPlan("Tal", charts=[chart], protected=True)))

    assert (True, False) == (sheet.protection.sheet, sheet.protection.objects)


def test_charts_show_what_stands_in_hidden_columns() -> None:
    """What a chart is drawn from may stand where nobody sees it."""
    parts = parts_of(workbook_bytes(everything()))
    charts = [body for name, body in parts.items() if name.startswith("xl/charts/chart")]

    assert [True] * 7 == [b'<c:plotVisOnly val="1"/>' not in body for body in charts]


def test_the_language_is_told() -> None:
    """Screen readers find the language in the document's properties."""
    core = parts_of(workbook_bytes(WorkbookPlan("T", [SheetPlan("Ark")], language="en-GB")))

    assert (
        "<dc:language>en-GB</dc:language></cp:coreProperties>" in core["docProps/core.xml"].decode()
    )


def test_the_properties_are_the_plans() -> None:
    """Title, subject and author are told; the birthday is always the same."""
    found = load_workbook(BytesIO(workbook_bytes(everything()))).properties

    assert ("Prøve", "Alt på én gang", "excelkasse") == (found.title, found.subject, found.creator)
    assert datetime(2024, 1, 1) == found.created  # noqa: DTZ001


def test_the_page_is_set_up() -> None:
    """A4 landscape, one page wide, header rows repeated, panes frozen, gridlines off."""
    sheet = _written(book(register()))

    assert (9, "landscape", True, 0) == (
        sheet.page_setup.paperSize,
        sheet.page_setup.orientation,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
        sheet.page_setup.fitToHeight,
    )
    assert ("$3:$3", "C4", False) == (
        sheet.print_title_rows,
        sheet.freeze_panes,
        sheet.sheet_view.showGridLines,
    )
    assert "Side &P af &N" == sheet.oddFooter.right.text.replace("&[Page]", "&P").replace(
        "&N", "&N"
    )


def test_marker_columns_and_rows_are_hidden() -> None:
    """The anchors stand where nobody sees them."""
    sheet = _written(book(register()))

    assert (True, True) == (sheet.column_dimensions["A"].hidden, sheet.row_dimensions[2].hidden)


def test_the_cursor_stands_in_the_first_cell_to_fill_in() -> None:
    """Whoever opens a sheet can type at once; a hidden cell is never selected."""
    cells = [
        CellPlan(Cell(1, 1), "x", "marker"),
        CellPlan(Cell(4, 2), None, "input_text"),
        CellPlan(Cell(3, 2), None, "input_text"),
    ]
    filled = SheetPlan("Ark", cells, hidden_columns=frozenset({1}))
    bare = SheetPlan("Ark", cells[:1], hidden_columns=frozenset({1}), hidden_rows=frozenset({1}))

    assert ["B3", "B2"] == [
        _written(book(each)).sheet_view.selection[0].activeCell for each in (filled, bare)
    ]


def test_the_first_visible_sheet_is_the_one_that_opens() -> None:
    """A hidden sheet stays hidden also when it comes first."""
    found = load_workbook(
        BytesIO(workbook_bytes(book(SheetPlan("Lister", hidden=True), SheetPlan("Ark"))))
    )

    assert ("Ark", ["hidden", "visible"]) == (
        found.active.title if found.active else "",
        [sheet.sheet_state for sheet in found.worksheets],
    )


def test_a_workbook_nobody_can_see_is_a_mistake() -> None:
    """Excel refuses a workbook whose sheets are all hidden."""
    with pytest.raises(ValueError, match="people can see"):
        workbook_bytes(book(SheetPlan("Ark", hidden=True)))


def test_protection_guards_against_slips_only() -> None:
    """There is no password, and sorting, filtering and formatting are allowed."""
    found = _written(book(SheetPlan("Ark", protected=True))).protection

    assert (True, None) == (found.sheet, found.password)
    assert (False, False, False) == (found.sort, found.autoFilter, found.formatColumns)


def test_wrapped_text_gets_the_height_it_needs() -> None:
    """The row is tall to begin with and still grows when somebody types more."""
    plan = SheetPlan("Ark", [CellPlan(Cell(1, 1), "ord " * 60, "paragraph")], widths={1: 40})
    part = parts_of(workbook_bytes(book(plan)))[SHEET].decode()
    found = re.search(r'<row r="1"[^>]*>', part)

    assert found
    assert "customHeight" not in found[0]
    assert 75 <= float(re.findall(r'ht="([0-9.]+)"', found[0])[0]) <= 105


def test_a_planned_height_is_kept() -> None:
    """Where the plan says a height, it stays whatever is typed."""
    part = parts_of(workbook_bytes(book(register())))[SHEET].decode()

    assert re.search(r'<row r="3"[^>]* ht="30" customHeight="1"', part)


def test_a_name_is_defined() -> None:
    """People's own formulas can use our names."""
    assert "Tal!$A$2:$A$5" == (
        load_workbook(BytesIO(workbook_bytes(everything()))).defined_names["lst_udvalg"].attr_text
    )


def test_a_cell_outside_the_sheet_is_a_mistake() -> None:
    """Nothing is dropped in silence at the edge of a sheet."""
    plan = SheetPlan("Ark", [CellPlan(Cell(1_048_577, 1), "x")])

    with pytest.raises(ValueError, match="A1048577"):
        workbook_bytes(book(plan))


def test_an_unknown_role_stops_the_build() -> None:
    """A misspelt role fails here and not in Excel."""
    with pytest.raises(KeyError):
        workbook_bytes(one_cell("x", "overskrift"))


def test_a_value_no_cell_can_hold_is_a_mistake() -> None:
    """A type nobody thought of is never written as its own description."""
    with pytest.raises(TypeError, match="complex"):
        workbook_bytes(one_cell(1j))  # type: ignore[arg-type]


def test_memory_keeps_what_it_is_given(tmp_path: Path) -> None:
    """The shipped fakes give back the very values: a plan, and the workbook a file was read as."""
    target = MemoryTarget()
    target.write(everything())
    FileTarget(tmp_path / "a.xlsx").write(everything())
    workbook = FileSource(tmp_path / "a.xlsx").read()

    assert [everything()] == target.plans
    assert workbook is MemorySource(workbook).read()


def _written(plan: WorkbookPlan) -> Worksheet:
    """Return the first sheet of a written plan, as openpyxl sees it."""
    return load_workbook(BytesIO(workbook_bytes(plan))).worksheets[0]
