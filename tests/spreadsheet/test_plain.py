"""A sheet that is written plainly is looked through in one go, and says what the others say."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError, load_workbook

from excelkasse.spreadsheet.boxes import NEAR_BOX
from excelkasse.spreadsheet.package import opened
from excelkasse.spreadsheet.plain import look_through_plainly
from excelkasse.spreadsheet.rebuild import rebuilt
from excelkasse.spreadsheet.tags import MAIN
from excelkasse.spreadsheet.unsaid import look_through
from excelkasse.spreadsheet.unsaid_exact import look_through_exactly
from tests.spreadsheet.books import plain

HEAD = f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FF9B1B30"/></sheetPr><sheetData>'
TAIL = '<pageMargins left="0.7"/></worksheet>'
_EMPTY_LIST = b"<mergeCells/>"
ROW = '<row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>1</v></c></row>'


def sheet(rows: str, tail: str = TAIL) -> bytes:
    """Write the part of a sheet; the lone half DCFF becomes a byte that is in no text."""
    return f"{HEAD}{rows}</sheetData>{tail}".encode(errors="surrogateescape")


CELLS = (
    "",
    '<c r="A1"/>',
    '<c r="A1"></c>',
    '<c r="A1" s="4"/>',
    '<c r="A1" s="4" t="s"><v>0</v></c>',
    '<c r="A1" t="b"><v>1</v></c>',
    '<c r="A1" t="str"><v>a&amp;"b"</v></c>',
    '<c r="ZZ999"><v>-1.5E-7</v></c>',
    '<c r="A1" s="4"><f>B1*2</f><v>3</v></c>',
    '<c r="A1" t="str"><f>IF(B1="e","#N/A",\'Ark &lt;1&gt;\'!A1)</f><v>x</v></c>',
    '<c r="A1" t="str"><f>""</f><v></v></c>',
    '<c r="A1" t="str"><f>""</f><v/></c>',
    '<c r="A1" t="str"><f>B1</f></c>',
    '<c r="A1"><f>B1</f></c>',
    '<c r="A1"><f>B1</f><v></v></c>',
    '<c r="A1"><f>B1</f><v/></c>',
    '<c r="A1"><f t="shared" ref="A1:A9" si="0">B1</f><v>3</v></c>',
    '<c r="A1"><f t="shared" si="0"/></c>',
    '<c r="A1" cm="1"><f t="array" ref="A1:B3">B1:C3</f><v>3</v></c>',
    '<c r="A1"><f t="dataTable" ref="A1:A2" dt2D="1"/><v>3</v></c>',
    '<c r="A1" s="4" t="e"><v>#REF!</v></c>',
    '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
)
"""What may stand in a plain row."""


@settings(max_examples=300)
@given(st.lists(st.lists(st.sampled_from(CELLS), max_size=4), max_size=6))
def test_it_says_what_the_others_say(rows: list[list[str]]) -> None:
    """All three ways of looking through a sheet find the same errors, formulas and values."""
    written = "".join(
        f'<row r="{number}"'
        + (f">{''.join(_moved(cells, number))}</row>" if cells else ' ht="15"/>')
        for number, cells in enumerate(rows, start=1)
    )
    body = sheet(written)
    found, quick = look_through_plainly(body), look_through(body)
    exact = look_through_exactly(body)

    assert found is not None
    assert exact._replace(box=NEAR_BOX) == found.unsaid
    assert quick is None or quick == found.unsaid


def _moved(cells: list[str], row: int) -> list[str]:
    """Put cells side by side into a row."""
    letters = "ABCDEFGH"
    return [one.replace('r="A1"', f'r="{letters[at]}{row}"') for at, one in enumerate(cells)]


NOT_PLAIN = {
    "single_quotes": "<row r='1'><c r='A1'><v>1</v></c></row>",
    "single_quoted_error": '<row r="1"><c r="A1" t=\'e\'><v>#N/A</v></c></row>',
    "comment": f"{ROW}<!-- -->",
    "instruction": f"{ROW}<?x?>",
    "namespace": '<row r="1" xmlns:q="urn:q"><c r="A1"><v>1</v></c></row>',
    "cell_namespace": '<row r="1"><c r="A1" xmlns="urn:q"><f>1</f><v>1</v></c></row>',
    "far_down": '<row r="1000"><c r="A1000"><v>1</v></c></row>',
    "far_right": '<row r="1"><c r="AAA1"><v>1</v></c></row>',
    "no_address": '<row r="1"><c><v>1</v></c></row>',
    "inline": '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>',
    "no_text_number": '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
    "formula_of_a_text_number": '<row r="1"><c r="A1" t="s"><f>B1</f><v>0</v></c></row>',
    "two_values": '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    "tag_in_value": '<row r="1"><c r="A1"><v>1<x/></v></c></row>',
    "endless_value": '<row r="1"><c r="A1"><v>1</c></row>',
    "endless_formula": '<row r="1"><c r="A1"><f>1<v>1</v></c></row>',
    "formula_after_value": '<row r="1"><c r="A1"><v>1</v><f>1</f></c></row>',
    "unknown_error": '<row r="1"><c r="A1" t="e"><v>Err:502</v></c></row>',
    "error_without_value": '<row r="1"><c r="A1" t="e"><f>1</f></c></row>',
    "white": '<row r="1"> <c r="A1"><v>1</v></c></row>',
    "white_behind_a_number": '<row r="1"><c r="A1"><v>1 </v></c></row>',
    "white_behind_a_result": '<row r="1"><c r="A1"><f>1</f><v>1 </v></c></row>',
    "white_behind_another_result": '<row r="1"><c r="A1"><f t="shared" si="0"/><v>1 </v></c></row>',
    "cell_within_no_row": f'<c r="B1"/>{ROW}',
    "row_that_never_began": f"{ROW}</row>",
    "row_within_a_row": f'<row r="2">{ROW}</row>',
    "open_quote": '<row r="1 ht="3"><c r="A1"><v>1</v></c></row>',
    "tail_within": f"{ROW}</sheetData><sheetData>",
}


@pytest.mark.parametrize("way", NOT_PLAIN)
def test_what_is_not_plain(way: str) -> None:
    """Whatever is written in another way is left to those who look more closely."""
    assert look_through_plainly(sheet(ROW)) is not None
    assert look_through_plainly(sheet(NOT_PLAIN[way])) is None


MERGED = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'
TAILS = {
    "plain": TAIL,
    "merged": MERGED.format("A1:B2") + TAIL,
    "merged_nowhere": MERGED.format("A1:B") + TAIL,
    "merged_twice": MERGED.format("A1:B2") + MERGED.format("A1:B") + TAIL,
    "formulas": "<x a=\"1&gt;'2'\"><y>A1=\"\" &amp; 'Økonomi'!B2&lt;3</y></x></worksheet>",
    "references": '<a b="&#10;">&#xE6;&lt;</a></worksheet>',
    "deep": "<a>" * 20 + "</a>" * 20 + "</worksheet>",
    "line_break": "<a/></worksheet>\n",
    "comment": "<!-- a -->" + TAIL,
    "open_comment": "<!-- a " + TAIL,
    "open_quote": '<a b="1/></worksheet>',
    "open_single_quote": "<a b='1\"/></worksheet>",
    "open_tag": "<a <b/></worksheet>",
    "end_that_never_began": "</a></b>" + TAIL,
    "end_too_many": TAIL + "</worksheet>",
    "loose_ampersand": "<a>R&D</a></worksheet>",
    "no_utf8": '<a b="\udcff"/></worksheet>',
    "no_utf8_text": "<a>\udcff</a></worksheet>",
}


@pytest.mark.parametrize("name", TAILS)
def test_what_stands_after_the_cells(name: str) -> None:
    """A reader that is spared the rest of a sheet tells of no less than one that reads it all."""
    body = sheet(ROW, TAILS[name])

    assert _calamine(body) == _calamine(_handed(body))


def test_a_plain_rest_is_left_out() -> None:
    """What stands after the cells does not reach a reader that would find nothing there."""
    handed = {name: _handed(sheet(ROW, tail)) for name, tail in TAILS.items()}
    spared = {name for name, body in handed.items() if _EMPTY_LIST in body}

    assert {"plain", "merged", "formulas", "references", "line_break"} == spared
    assert len({handed[name] for name in spared}) == 1


def test_a_long_rest_is_left_out() -> None:
    """What stands after the cells may be longer than what is kept of other sheets."""
    rest = "<a>" + "1" * 40_000 + "</a></worksheet>"
    sound, loose = (_handed(sheet(ROW, tail)) for tail in (rest, rest.replace("1<", "&<")))

    assert _EMPTY_LIST in sound
    assert _EMPTY_LIST not in loose


def test_many_formulas() -> None:
    """A sheet may hold more formulas than what is kept of other sheets."""
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{a}{row}"><f>1</f><v>1</v></c>' for a in "ABC")
        + "</row>"
        for row in range(1, 501)
    )
    found = look_through_plainly(sheet(rows))

    assert found is not None
    assert 1_500 == len(found.unsaid.formulas)


WORDS = ("1+1", "'Økonomi'!A1&amp;B1", "&#10;&bad;", "R&D", "A1&amp", "\udcff", "\x01")


@pytest.mark.parametrize("words", WORDS)
def test_words_of_formulas(words: str) -> None:
    """A reader that is not handed the words of formulas tells of no less than one that is."""
    body = sheet(f'<row r="1"><c r="A1"><f>{words}</f><v>1</v></c></row>')

    assert _calamine(body) == _calamine(_handed(body))


def test_words_that_are_sound_are_left_out() -> None:
    """The words of a formula do not reach a reader, if nothing is wrong with them."""
    body = sheet('<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>1</v></c></row>')

    assert b'<c r="A1"><f/><v>1</v></c>' in _handed(body)


def _handed(body: bytes) -> bytes:
    found = look_through_plainly(body)
    assert found is not None
    return found.body


def _calamine(body: bytes) -> object:
    """Return what calamine reads of a sheet, or that it refuses it."""
    package = opened(plain())
    changed = package._replace(sheets=[package.sheets[0]._replace(body=body)])
    try:
        return load_workbook(BytesIO(rebuilt(changed))).get_sheet_by_index(0).to_python()
    except CalamineError:
        return "refused"
