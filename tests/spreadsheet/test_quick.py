"""Plain sheets are read at once, and come out as they would from the slower readers."""

import string
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import product
from xml.etree.ElementTree import ParseError

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from excelkasse.address import Cell
from excelkasse.grid import Grid
from excelkasse.spreadsheet import asked, compiled, quick
from excelkasse.spreadsheet.compiled import plain_texts
from excelkasse.spreadsheet.package import Package, Sheet, opened
from excelkasse.spreadsheet.read_file import MOST_CELLS_IN_ALL
from excelkasse.spreadsheet.tags import MAIN
from tests.both_ways import NOT_COMPILED, both
from tests.spreadsheet.books import SHEET, parts_of, plain, with_parts
from tests.spreadsheet.test_plain import CELLS, NOT_PLAIN, ROW, TAIL, TAILS, sheet

STYLES, STRINGS, BESIDE = "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"
NO_CELLS = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
FORMATS = ("General", "dd-mm-yyyy", "hh:mm", "[h]:mm", "dd-mm-yyyy hh:mm", "0.00", '"dage" 0', "@")
TEXTS = (
    "<si><t>ord</t></si>",
    '<si><t xml:space="preserve">  to ord </t></si>',
    "<si><t> luft </t></si>",
    "<si><t>Vej &amp; Park &lt;1&gt; &quot;x&quot; &apos;</t></si>",
    "<si><t/></si>",
    "<si><t> </t></si>",
    "<si><t>æ\u00a0→ 😀</t></si>",
    "<si><t>to\nlinjer\tog tabulator</t></si>",
)
RICH = (
    "<si><r><t>fed</t></r><r><rPr><b/></rPr><t> skrift</t></r></si>",
    "<si><t>a_x000D_b</t></si>",
    "<si><t>a&#10;b</t></si>",
    "<si><t>a\r\nb</t></si>",
    "<si><t>ord</t><phoneticPr fontId='1'/></si>",
)
MORE = (
    *(f'<c r="A1" t="s"><v>{at}</v></c>' for at in range(len(TEXTS))),
    '<c r="A1" t="s"><f>B1</f><v>0</v></c>',
    '<c r="A1" t="s"><v>007</v></c>',
    '<c r="A1" t="s"><v>8</v></c>',
    '<c r="A1" t="inlineStr"><is><t>Vej &amp; &#8364; &#50;&#230;</t></is></c>',
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> to  ord </t></is></c>',
    '<c r="A1" t="inlineStr"><is><t> luft </t></is></c>',
    '<c r="A1" t="inlineStr"></c>',
    '<c r="A1" t="inlineStr"/>',
    '<c r="A1" t="inlineStr"><is><t></t></is></c>',
    '<c r="A1" t="inlineStr"><is><t/></is></c>',
    '<c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c>',
    '<c r="A1" t="inlineStr"><f>B1</f><is><t>x</t></is></c>',
    '<c r="A1" t="inlineStr"><v>1</v></c>',
    *(
        f'<c r="A1" t="str"><v>x&#{number};y</v></c>'
        for number in ("9", "10", "13", "31", "32", "x41", "55296", "65534", "65536", "1114112", "")
    ),
    '<c r="A1" t="b"><v>0</v></c>',
    '<c r="A1" t="b"><v>2</v></c>',
    '<c r="A1" t="b"><f>1=1</f><v>1</v></c>',
    '<c r="A1" t="n"><v>12</v></c>',
    '<c r="A1" t="str"><v> x  y </v></c>',
    '<c r="A1" t="str"><f>A2</f><v>&lt;b&gt; &#65;</v></c>',
    '<c r="A1" t="str"><f>A2</f><v>_x0041_</v></c>',
    '<c r="A1" t="str"><f>A2</f><v>  </v></c>',
    '<c r="A1" t="e"><v>#N/A</v></c>',
    '<c r="A1" t="e"><f>A2</f><v>#SPILL!</v></c>',
    '<c r="A1" t="e"><v>#VÆRDI!</v></c>',
    '<c r="A1" t="e"><v>Err:502</v></c>',
    '<c r="A1" t="e"><f>A2</f><v></v></c>',
    '<c r="A1" t="b"><f>A2</f><v></v></c>',
    '<c r="A1" t="s"><f>A2</f><v></v></c>',
    '<c r="A1"><f>R&D</f><v>1</v></c>',
    '<c r="A1"><f t="array" ref="A1:nowhere">1</f><v>1</v></c>',
    '<c r="A1" s="99"><v>1</v></c>',
    *(
        f'<c r="A1"><v>{number}</v></c>'
        for number in (
            *("0", "-0", "1.50", "007", "123456789012345", "1234567890123456", "0.1", "-12.5E-3"),
            *(
                "1e300",
                "1E400",
                "1e-400",
                "1.",
                ".5",
                "+1",
                "1E",
                "--1",
                "NaN",
                "INF",
                "1,5",
                "1_0",
            ),
            *("12345678901234567890123456789012345", "0.10000000000000001", "1 ", " 1"),
        )
    ),
)
DAYS = (
    *("0", "1", "59", "60", "61", "62", "0.5", "1.25", "60.5", "61.75", "45000", "45000.0"),
    *("45000.25", "46000.999999", "2958465", "2958465.5", "2958466", "99999999999", "-1", "-0.5"),
    *("4.5E4", "1e9", "45000.123456789012345678901"),
)


def styles() -> bytes:
    """Write the styles of some formats: number 1 shows days."""
    book = openpyxl.Workbook()
    for at, form in enumerate(FORMATS, start=1):
        book.worksheets[0].cell(at, 1).number_format = form
    held = BytesIO()
    book.save(held)
    return parts_of(held.getvalue())[STYLES]


def workbook(rows: str, texts: Sequence[str] = TEXTS, tail: str = TAIL) -> bytes:
    """Write a workbook whose first sheet has such rows."""
    strings = f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{"".join(texts)}</sst>'.encode()
    return with_parts(
        plain(), {SHEET: sheet(rows, tail), STYLES: styles(), STRINGS: strings, BESIDE: NO_CELLS}
    )


def at_once(data: bytes) -> Grid | None:
    """Read the first sheet at once; None if the slower readers must."""
    return quick.read_quickly(opened(data), MOST_CELLS_IN_ALL)[0]


def row_of(*cells: str, number: int = 1) -> str:
    """Put cells side by side into a row."""
    moved = (
        cell.replace('r="A1"', f'r="{letter}{number}"')
        for cell, letter in zip(cells, string.ascii_uppercase, strict=False)
    )
    return f'<row r="{number}" spans="1:9">{"".join(moved)}</row>'


def test_it_is_installed() -> None:
    """What is built where there is a compiler has the compiled reader."""
    assert compiled.IS_COMPILED, NOT_COMPILED


@pytest.mark.parametrize("cell", [*CELLS, *MORE])
def test_a_cell_comes_out_the_same(cell: str) -> None:
    """Whatever it holds, both ways tell the same, or refuse for the same cause."""
    compiled, slower = both(workbook(row_of('<c r="A1"><v>7</v></c>', cell)))

    assert slower == compiled


@settings(max_examples=150)
@given(st.lists(st.lists(st.sampled_from([*CELLS, *MORE]), max_size=6), max_size=5))
def test_any_rows_come_out_the_same(rows: list[list[str]]) -> None:
    """So do many cells together, with empty rows among them."""
    written = "".join(row_of(*cells, number=2 * at) for at, cells in enumerate(rows, start=1))
    compiled, slower = both(workbook(written))

    assert slower == compiled


@pytest.mark.parametrize("number", DAYS)
def test_days_come_out_the_same(number: str) -> None:
    """So do days, times, and what lasts; numbers that are no days stay what they are."""
    cells = [f'<c r="A1" s="{style}"><v>{number}</v></c>' for style in range(len(FORMATS) + 1)]
    compiled, slower = both(
        workbook("".join(row_of(cell) for cell in cells[:1]) + row_of(*cells, number=2))
    )

    assert slower == compiled


@pytest.mark.parametrize("style", range(len(FORMATS) + 1))
def test_every_format_is_known(style: int) -> None:
    """Which formats show days is asked of calamine, one format at a time."""
    rows = row_of(f'<c r="A1" s="{style}"><v>45000</v></c>')
    compiled, slower = both(workbook(rows))

    assert slower == compiled


@pytest.mark.parametrize("text", [*TEXTS, *RICH])
def test_texts_come_out_the_same(text: str) -> None:
    """A text in more than one part, or written with signs by number, is asked of calamine."""
    data = workbook(row_of('<c r="A1" t="s"><v>1</v></c>'), ["<si><t>x</t></si>", text])
    compiled, slower = both(data)

    assert slower == compiled
    assert at_once(data) is not None


@pytest.mark.parametrize("name", TAILS)
def test_what_stands_after_the_cells(name: str) -> None:
    """Only where all of it is plain, the sheet is read at once."""
    data = workbook(ROW, tail=TAILS[name])
    compiled, slower = both(data)

    assert slower == compiled


KNOWN = {"far_down", "formula_of_a_text_number", "inline"}
"""What the compiled reader knows though the patterns do not."""

ODD = {
    **{name: rows for name, rows in NOT_PLAIN.items() if name not in KNOWN},
    "far_below": '<row r="100000"><c r="A100000"><v>1</v></c></row>',
    "row_without_a_number": '<row><c r="A1"><v>1</v></c></row>',
    "row_zero": '<row r="0"/>',
    "cell_of_another_row": '<row r="1"><c r="A2"><v>1</v></c></row>',
    "cell_before_another": '<row r="1"><c r="B1"/><c r="A1"/></row>',
    "cell_twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "row_before_another": '<row r="2"><c r="A2"/></row><row r="1"><c r="A1"/></row>',
    "unknown_kind": '<row r="1"><c r="A1" t="d"><v>2026-01-02</v></c></row>',
    "kind_of_nothing": '<row r="1"><c r="A1" t="s"></c></row>',
    "no_style": '<row r="1"><c r="A1" s=""><v>1</v></c></row>',
    "style_beyond": '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
    "style_far_beyond": '<row r="1"><c r="A1" s="9999999999"><v>1</v></c></row>',
    "text_beyond": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    "unknown_reference": '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>',
    "control_sign": '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
    "no_utf8": '<row r="1"><c r="A1" t="str"><v>\udcff</v></c></row>',
    "no_utf8_in_a_formula": '<row r="1"><c r="A1"><f>\udcff</f><v>1</v></c></row>',
    "too_deep": f"{ROW}</sheetData>{'<a>' * 99}{'</a>' * 99}<sheetData>",
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_not_plain(name: str) -> None:
    """Whatever is written in another way is left to those who look more closely."""
    data = workbook(ODD[name])
    compiled, slower = both(data)

    assert at_once(workbook(ROW)) is not None
    assert at_once(data) is None
    assert slower == compiled


def test_one_sign_spoilt_anywhere() -> None:
    """Wherever a sheet is spoilt, both ways come to the same."""
    body = sheet(row_of(*SPOILT, number=1) + row_of(*SPOILT, number=9))
    for at in range(len(body)):
        other = SIGNS[at % len(SIGNS)]
        spoilt = with_parts(plain(), {SHEET: body[:at] + other + body[at + 1 :]})
        compiled, slower = both(spoilt)

        assert slower == compiled, (at, other)


def test_a_sheet_cut_off_anywhere() -> None:
    """Nothing is read beyond where a part ends, and none is read at once that is no whole XML."""
    body = sheet(row_of(*SPOILT))
    package = opened(plain())
    for at in range(len(body)):
        cut = [package.sheets[0]._replace(body=body[:at] + end) for end in (b"", ENDED)]
        grids = quick.read_quickly(package._replace(sheets=cut), 99)

        assert [] == [
            each for each, grid in zip(cut, grids, strict=True) if grid and not _whole(each)
        ]
        assert grids[0] is None


def _whole(part: Sheet) -> bool:
    try:
        return fromstring(part.body) is not None
    except ParseError:
        return False


SPOILT = (
    '<c r="A1" s="1"><v>-1.5E2</v></c>',
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="A1" t="str"><f t="array" ref="A1">B1&amp;"x"</f><v>æ</v></c>',
    '<c r="A1" t="b"><v>1</v></c>',
    '<c r="A1" t="e"><f>1</f><v>#N/A</v></c>',
)
SIGNS = (b"\0", b"<", b">", b'"', b"&", b";", b"/", b" ", b"A", b"0", b"\xff", b"", b"'")
ENDED = b"</sheetData></worksheet>"


def test_a_sheet_without_rows() -> None:
    """Nothing stands on it, and nothing slower is asked for that."""
    data = with_parts(plain(), {SHEET: NO_CELLS})
    compiled, slower = both(data)

    assert at_once(data) == Grid("Ark")
    assert slower == compiled


@pytest.mark.parametrize("name", ["sheetPr", "pageMargins"])
def test_rows_in_two_places(name: str) -> None:
    """Which of them is meant is not for the compiled reader to say."""
    body = sheet(ROW).replace(f"<{name}".encode(), f"<sheetData/><{name}".encode())
    data = with_parts(plain(), {SHEET: body})
    compiled, slower = both(data)

    assert at_once(data) is None
    assert slower == compiled


def test_a_root_that_is_no_text() -> None:
    """What stands before the rows is looked at too."""
    body = sheet(ROW).replace(b"<worksheet ", b'<worksheet xmlns:r="\xe8" ')
    data = with_parts(plain(), {SHEET: body})
    compiled, slower = both(data)

    assert at_once(data) is None
    assert slower == compiled


def test_values_are_what_they_are() -> None:
    """What is read at once is the sheet as a person sees it, told once with its values."""
    grid = at_once(
        workbook(
            row_of('<c r="A1" s="1"/>', '<c r="A1" t="s"><v>0</v></c>', number=3)
            + row_of(
                '<c r="A1" s="1"><v>46023</v></c>',
                '<c r="A1" s="2"><f>B1</f><v>0.5</v></c>',
                '<c r="A1" t="e"><f t="array" ref="C5:C6">1</f><v>#REF!</v></c>',
                '<c r="A1"><f>B1</f><v></v></c>',
                '<c r="A1" s="4"><v>46023.25</v></c>',
                number=5,
            )
        )
    )

    assert grid is not None
    assert Cell(3, 1) == grid.origin
    assert (
        (None, "ord", None, None, None),
        (None,) * 5,
        (date(2026, 1, 1), time(12), None, None, datetime(2026, 1, 1, 6)),  # noqa: DTZ001  (cells know no zone)
    ) == grid.rows
    assert {Cell(5, 3): "#REF!"} == grid.errors
    assert {Cell(5, 4)} == grid.uncached
    assert {Cell(5, 2), Cell(5, 3), Cell(6, 3), Cell(5, 4)} == grid.formulas


def test_rows_in_the_thousands() -> None:
    """Long registers are plain as well, and room grows with what is found."""
    rows = "".join(
        row_of('<c r="A1"><v>1</v></c>', '<c r="A1"><f>A1</f><v>2</v></c>', number=at)
        for at in range(1, 5_001)
    )
    data = workbook(rows)
    grid = at_once(data)
    compiled, slower = both(data)

    assert grid is not None
    assert 5_000 == len(grid.formulas)
    assert slower == compiled


def test_a_sheet_larger_than_there_is_room_for() -> None:
    """It is not read at once, nor is one after others have taken the room."""
    package = opened(
        with_parts(plain(), {SHEET: sheet(row_of(ROW_CELL) + row_of(ROW_CELL, ROW_CELL, number=9))})
    )

    assert [True, True] == [bool(grid) for grid in quick.read_quickly(package, 20)]
    assert [True, False] == [bool(grid) for grid in quick.read_quickly(package, 19)]
    assert [False, True] == [bool(grid) for grid in quick.read_quickly(package, 17)]


ROW_CELL = '<c r="A1"><v>1</v></c>'


def test_days_of_an_old_mac_are_left_to_the_others() -> None:
    """Where day 0 is in 1904, nothing is read at once."""
    package = opened(plain())._replace(epoch_1904=True)

    assert [None, None] == list(quick.read_quickly(package, MOST_CELLS_IN_ALL))


def test_more_than_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many styles or texts that asking for all would fill the memory are not asked for."""
    monkeypatch.setattr(asked, "_MOST", 3)
    many = opened(workbook(ROW, RICH))

    assert all(grid is None for grid in quick.read_quickly(many, MOST_CELLS_IN_ALL))
    with pytest.raises(asked.Untold):
        asked.texts_of(many.strings)
    with pytest.raises(asked.Untold):
        asked.kinds_of(_unasked(many).styles)


@pytest.mark.parametrize("mistake", [RuntimeError("x"), BaseException("panic")])
def test_a_calamine_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, mistake: BaseException
) -> None:
    """What cannot be asked is read the slower way, which tells what is wrong."""
    _falls(monkeypatch, mistake)

    assert [None, None] == list(quick.read_quickly(_unasked(opened(plain())), MOST_CELLS_IN_ALL))


def test_nobody_swallows_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who stops the program stops it."""
    _falls(monkeypatch, KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        quick.read_quickly(_unasked(opened(plain())), MOST_CELLS_IN_ALL)


def _falls(monkeypatch: pytest.MonkeyPatch, mistake: BaseException) -> None:
    def fall(_: object) -> None:
        raise mistake

    monkeypatch.setattr(asked, "load_workbook", fall)


def _unasked(package: Package) -> Package:
    """Give a workbook with styles of which nobody has asked yet: what is answered is kept."""
    return package._replace(styles=package.styles + b"\n\n")


def test_letters_are_known_as_python_knows_them() -> None:
    """What is no UTF-8 is not plain: of every beginning, and of what may follow at the edges."""
    edges = (0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF)
    tails = [b"", *(bytes(more) for many in (1, 2, 3) for more in product(edges, repeat=many))]
    for tail in tails:
        for lead in range(0x80, 0x100):
            text = bytes([lead]) + tail
            told = plain_texts(b"<si><t>" + text + b"x</t></si></sst>", 0)

            assert (told is not None) == _is_text(text), text


def _is_text(text: bytes) -> bool:
    try:
        return not set(text.decode()) & {"\0", "<", "&"}
    except UnicodeDecodeError:
        return False
