"""The bulk of a table goes past XlsxWriter's own way, and what comes of it is the same."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.worksheet import Worksheet

from excelkasse.actions.demo import sample_workbook
from excelkasse.address import Area, Cell
from excelkasse.grid import Grid
from excelkasse.made import TOGETHER
from excelkasse.plan import (
    CellPlan,
    Chart,
    ColumnPlan,
    Content,
    Formula,
    Link,
    Series,
    SheetPlan,
    TablePlan,
    WorkbookPlan,
)
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.spreadsheet.cells import Formats
from excelkasse.spreadsheet.own_worksheet import Covered, OwnWorksheet
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.texts import texts
from tests.live.books import samples
from tests.portfolio.nordbaek import AS_OF, nordbaek
from tests.spreadsheet.books import parts_of
from tests.spreadsheet.plans import book, everything
from tests.typed.payloads import TEXTS

OWN = {"write_few": "_write_rows", "_prepare_formula": "_prepare_formula"}
KEPT = ("_write_rows", "_get_range_data", "_write_hyperlinks")
FORMULAS = (
    "SUM(A1:A2)",
    'IF(tblA[[#This Row],[x]]="XMATCH(",XMATCH(1,A1:A2),XOR(TRUE,FALSE))',
    "=CONCAT(A1,B1)",
    "{=SUM(A1:A2*2)}",
    "ISO.CEILING(A1)+CEILING.MATH(A1)+Y.SINGLE(1)+ÅXOR(1)",
    "_xlfn.XOR(1)+XOR(2)",
    "A1+{1,2}",
    "STDEV.S(A:A)*LET(x,1,x)",
    "A1",
    "SORT(A1:A9)+1",
    "A1+Y.UNIQUE(A1:A9)+ÅSORT(A1)",
    "RESORT(A1)&XSORTBY(A1)",
)


def numbers() -> WorkbookPlan:
    """Plan a table of every kind of content, and of every payload."""
    kinds: list[Content] = [0, -0.0, 0.1 + 0.2, 1e300, 2**60, True, None, "", date(2026, 1, 2)]
    kinds += [Formula("1+1", 2), Formula('""', ""), Link("internal:Ark!A1", 5, "tip"), *TEXTS]
    columns = [ColumnPlan("Tal", "money"), ColumnPlan("Lys", "light", "[#This Row]")]
    rows = [(kind, kinds[-at]) for at, kind in enumerate(kinds)]
    return book(SheetPlan("Ark", tables=[TablePlan("tblA", Cell(3, 2), columns, rows)]))


def long() -> WorkbookPlan:
    """Plan a table of more rows than are told together, some of them with others beside them."""
    columns = [ColumnPlan("Tekst"), ColumnPlan("Dag", "date"), ColumnPlan("Tal", "money")]
    rows: list[list[Content]] = [
        [f"tekst {at % 7}", date(2026, 1, 1 + at % 28), at / 4] for at in range(2 * TOGETHER + 9)
    ]
    rows[3][0] = rows[300][0] = "=1+1"
    rows[7][0] = rows[301][0] = "En lang tekst i flere linjer " * 9
    rows[8][0], rows[9][1], rows[10][2], rows[11][2] = "a\nb", None, "ukendt", True
    rows[12][0] = Link("external:a.xlsx#Ark!A1", "x", "tip & <tip>")
    rows[TOGETHER][2] = Link("external:b.xlsx#'Ark & <B>'!A1", 3, "tip")
    beside = [CellPlan(Cell(row, 7), "ved siden af") for row in (9, 280, 281, 300)]
    table = TablePlan("tblA", Cell(3, 2), columns, rows)
    return book(SheetPlan("Ark", beside, tables=[table], widths={2: 20.0}))


def portfolio() -> WorkbookPlan:
    """Plan the sample's portfolio."""
    return portfolio_workbook(roll_up(nordbaek(), AS_OF), texts("da"), base="projekter/")


def project() -> WorkbookPlan:
    """Plan the largest of the sample's projects."""
    return sample_workbook(samples()["P-2025-09"], texts("da"))


@pytest.mark.parametrize("plan", [numbers, long, everything, portfolio, project])
def test_the_bulk_is_written_as_xlsxwriter_writes_it(
    plan: Callable[[], WorkbookPlan], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter, whatever a cell holds; texts and looks may be counted in another order."""
    monkeypatch.setattr(Formats, "of", numbered(Formats.of))
    ours = workbook_bytes(plan())
    promise = OwnWorksheet.promise
    monkeypatch.setattr(
        OwnWorksheet, "promise", lambda sheet, rows, put, _: promise(sheet, rows, put, no_way)
    )
    for name, theirs in OWN.items():
        monkeypatch.setattr(OwnWorksheet, name, getattr(Worksheet, theirs))

    assert spelt_out(workbook_bytes(plan())) == spelt_out(ours)


@pytest.mark.parametrize("plan", [numbers, long, everything, portfolio, project])
def test_what_is_promised_is_written_as_what_is_put_at_once(
    plan: Callable[[], WorkbookPlan], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a table of which XlsxWriter knows two rows as one it knows all of.

    Texts and looks may be counted in another order.
    """
    ours = workbook_bytes(plan())
    for name in KEPT:
        monkeypatch.setattr(OwnWorksheet, name, getattr(Worksheet, name))
    monkeypatch.setattr(OwnWorksheet, "put_link", stock_link)
    monkeypatch.setattr(Covered, "__setitem__", lambda *_: None)

    def put_at_once(
        sheet: OwnWorksheet, rows: range, put: Callable[[int], None], _: object
    ) -> None:
        assert not any(sheet.table.get(row) for row in rows)
        for row in rows:
            put(row)

    def frame(sheet: OwnWorksheet, area: tuple[int, ...], options: dict[str, object]) -> int:
        return int(sheet.reach(*area) or sheet.add_table(*area, options))

    monkeypatch.setattr(OwnWorksheet, "promise", put_at_once)
    monkeypatch.setattr(OwnWorksheet, "frame", frame)

    assert spelt_out(workbook_bytes(plan())) == spelt_out(ours)


def numbered(of: Callable[..., Any]) -> Callable[..., Any]:
    """Let a look have its number when it is made, and not when it is first written."""

    def made(*asked: Any) -> Any:  # noqa: ANN401  (XlsxWriter is untyped)
        look = of(*asked)
        look._get_xf_index()  # noqa: SLF001
        return look

    return made


def no_way(rows: range) -> list[None]:
    """Tell no row at once."""
    return [None] * len(rows)


def spelt_out(data: bytes) -> dict[str, bytes]:
    """Give the parts of a file, with its texts, looks and targets in place of their numbers."""
    parts = with_looks(with_targets(parts_of(data)))
    told = re.findall(rb"<si>(.*?)</si>", parts.pop("xl/sharedStrings.xml"), re.DOTALL)

    def spell(found: re.Match[bytes]) -> bytes:
        return b't="s">%b' % told[int(found[1])]

    return {name: re.sub(rb't="s"><v>(\d+)</v>', spell, part) for name, part in parts.items()}


def with_looks(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Put what a look is made of in place of the number that it has in the cells."""
    styles = parts["xl/styles.xml"]
    codes: dict[bytes, bytes] = dict(re.findall(rb'numFmtId="(\d+)" formatCode="(.*?)"', styles))
    found = {kind: looks_in(styles, kind) for kind in (b"font", b"fill", b"border")}

    def part_of(at: re.Match[bytes]) -> bytes:
        kind, number = at.groups()
        return codes.get(number, number) if kind == b"numFmt" else found[kind][int(number)]

    def made_of(look: bytes) -> bytes:
        return re.sub(rb'(font|fill|border|numFmt)Id="(\d+)"', part_of, look)

    looks = [made_of(one) for one in looks_in(styles, b"xf", within=b"cellXfs")]
    sheets = {
        name: re.sub(rb' (s|style)="(\d+)"', lambda at: looks[int(at[2])], part)
        for name, part in parts.items()
        if "worksheets/sheet" in name
    }
    said = {"looks": b"".join(sorted(looks)), "xl/styles.xml": styles[styles.index(b"<dxfs") :]}
    return parts | sheets | said


def looks_in(styles: bytes, kind: bytes, within: bytes = b"") -> list[bytes]:
    """Give the things of a kind that the looks of a workbook are made of, in their order."""
    whole = within or kind + b"s"
    section = re.search(b"<%b .*?</%b>" % (whole, whole), styles, re.DOTALL)
    assert section is not None
    return re.findall(b"<%b(?: [^>]*)?(?:/>|(?<!/)>.*?</%b>)" % (kind, kind), section[0])


def with_targets(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Put what a sheet names outside itself in place of the numbers that it has there."""
    folder, rels = "xl/worksheets/", "_rels/{}.rels"

    def spell(name: str) -> bytes:
        there = parts.get(folder + rels.format(name.removeprefix(folder)), b"")
        targets = dict(re.findall(rb'Id="(rId\d+)" .*?Target="(.*?)"', there))
        return re.sub(rb"\brId\d+", lambda found: targets[found[0]], parts[name])

    sheets = {name: spell(name) for name in parts if name.startswith(folder + "sheet")}
    return {name: parts[name] for name in parts if not name.startswith(folder)} | sheets


def test_a_chart_shows_rows_that_are_only_promised() -> None:
    """And they are written once."""
    table = TablePlan("tblA", Cell(1, 1), [ColumnPlan("A")], [("første",), (7,)])
    area = Area(Cell(2, 1), Cell(2, 1)), Area(Cell(3, 1), Cell(3, 1))
    chart = Chart(Cell(5, 1), "bar", "T", [Series("S", "Ark", *area)], "Alt")
    parts = parts_of(workbook_bytes(book(SheetPlan("Ark", tables=[table], charts=[chart]))))

    assert "første".encode() in parts["xl/charts/chart1.xml"]
    assert b"<c:v>7</c:v>" in parts["xl/charts/chart1.xml"]
    assert b'count="2" uniqueCount="2"' in parts["xl/sharedStrings.xml"]


def test_a_table_over_another_is_refused() -> None:
    """Excel would not open it; nor a merged cell over one."""
    one = TablePlan("tblA", Cell(1, 1), [ColumnPlan("A")], [("x",)] * 9)
    other = TablePlan("tblB", Cell(9, 1), [ColumnPlan("A")], [("x",)])
    merged = CellPlan(Cell(8, 1), "x", across=2)

    with pytest.raises(OverlappingRange):
        workbook_bytes(book(SheetPlan("Ark", tables=[one, other])))
    with pytest.raises(OverlappingRange):
        workbook_bytes(book(SheetPlan("Ark", [merged], tables=[one])))


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("whole", [True, False])
def test_a_formula_is_stored_as_xlsxwriter_stores_it(formula: str, *, whole: bool) -> None:
    """Newer functions get their mark, in a text within it too; what has none is left as it is."""
    sheet = OwnWorksheet()

    for _ in range(2):
        assert Worksheet()._prepare_formula(formula, whole) == sheet._prepare_formula(  # noqa: SLF001
            formula, expand_future_functions=whole
        )


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_that_fills_other_cells_is_told_as_one(formula: str) -> None:
    """Excel calls them dynamic arrays."""
    cells = []
    for sheet in (Worksheet(), OwnWorksheet()):
        sheet._write_formula(0, 0, formula, None, 1)  # noqa: SLF001
        cells.append(sheet.table[0][0])

    assert type(cells[0]) is type(cells[1])
    assert [*cells[0]] == [*cells[1]]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    """As it is elsewhere."""
    table = TablePlan("tblA", Cell(1, 1), [ColumnPlan("A")], [(number,)])

    with pytest.raises(TypeError, match="NAN"):
        workbook_bytes(book(SheetPlan("Ark", tables=[table])))


def test_a_table_beyond_the_sheet_is_refused() -> None:
    """Excel has 1,048,576 rows."""
    table = TablePlan("tblA", Cell(1_048_576, 1), [ColumnPlan("A")], [("x",)])

    with pytest.raises(ValueError, match="tblA"):
        workbook_bytes(book(SheetPlan("Ark", tables=[table])))


def ways(data: bytes) -> dict[str, bytes]:
    """Give where the cells of each sheet lead, with the targets in place of their numbers."""
    return {
        name: b"".join(re.findall(rb"<hyperlink .*?/>", part))
        for name, part in with_targets(parts_of(data)).items()
        if "worksheets/" in name
    }


def stock_link(sheet: OwnWorksheet, row: int, column: int, link: Link, tip: str | None) -> int:
    """Keep a link as XlsxWriter does."""
    refused = int(sheet.write_url(row, column, link.target, None, "", tip))
    if not refused:
        sheet.hyperlinks[row][column]._is_object_link = not isinstance(link.value, str)  # noqa: SLF001
    return refused


def held(data: bytes) -> list[Grid]:
    """Give what stands in the cells."""
    return list(workbook_from(data).grids)


def test_a_link_is_kept_as_xlsxwriter_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the letter; without the empty text that XlsxWriter keeps for each."""
    long = Link(f"external:{'mappe/' * 300}x.xlsx", "x", "tip")
    plan = book(SheetPlan("Ark", [CellPlan(Cell(1, 1), long)]), *portfolio().sheets)
    ours = workbook_bytes(plan)
    monkeypatch.setattr(OwnWorksheet, "put_link", stock_link)
    theirs = workbook_bytes(plan)

    assert ways(theirs) == ways(ours)
    assert held(theirs) == held(ours)
    assert b"<hyperlink " in b"".join(ways(ours).values())


def test_links_into_one_file_name_it_once() -> None:
    """A sheet names a file, and each of its links has a place in it."""
    cells = [
        CellPlan(Cell(row, 1), Link(f"external:{file}.xlsx#Ark!A{row}", row))
        for row, file in enumerate("abab", start=1)
    ]
    parts = parts_of(workbook_bytes(book(SheetPlan("Ark", cells))))
    sheet, named = (
        parts[f"xl/worksheets/{one}"] for one in ("sheet1.xml", "_rels/sheet1.xml.rels")
    )

    assert re.findall(rb'Id="(rId\d)" .*?Target="(\w).xlsx"', named) == [
        (b"rId1", b"a"),
        (b"rId2", b"b"),
    ]
    assert re.findall(rb'r:id="(rId\d)" location="Ark!A(\d)"', sheet) == [
        (b"rId1", b"1"),
        (b"rId2", b"2"),
        (b"rId1", b"3"),
        (b"rId2", b"4"),
    ]


def test_a_link_longer_than_excel_can_follow_is_refused() -> None:
    """Of more than 2,079 letters."""
    plan = book(SheetPlan("Ark", [CellPlan(Cell(1, 1), Link(f"external:{'x' * 3000}", "x"))]))

    with (
        pytest.warns(UserWarning, match="Ignoring URL"),
        pytest.raises(ValueError, match="no link"),
    ):
        workbook_bytes(plan)
