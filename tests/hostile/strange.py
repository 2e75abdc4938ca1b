"""The fault table: what no program of ours writes, and the format allows or a stranger may try."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipFile

from excelkasse.grid import Value
from tests.hostile.making import (
    BOOK,
    README,
    RELS,
    STAMDATA,
    STRINGS,
    STYLES,
    Fault,
    Make,
    cell,
    every,
    text,
    whole,
    with_parts,
)
from tests.hostile.mutants import unpacked

_NAME, _DATE = "Parkeringsstrategi for midtbyen", "C28"
_PADDED: Sequence[tuple[str, str, Value]] = (
    ("<v>   14.0740000000</v>", "", 14.074),
    ("<v>\n1.234\n</v>", "n", 1.234),
    ("<f>1</f><v> -1.234E+3 </v>", "", -1234.0),
    ("<v>  14.07</v>", "str", "  14.07"),
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHOICE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_FAR_OFF = '<row r="99"><c r="K99"><v>1</v></c></row>'
_TOLD = ("not_read Stamdata!K99",)


def _commented(comment: bytes) -> Make:
    """Put a comment behind everything else in the zip."""

    def make() -> bytes:
        held = BytesIO(whole())
        with ZipFile(held, "a") as out:
            out.comment = comment
        return held.getvalue()

    return make


def _packed_as(method: int) -> Make:
    def make() -> bytes:
        held = BytesIO()
        with ZipFile(held, "w", method) as out:
            for name, body in unpacked(whole()).items():
                out.writestr(name, body)
        return held.getvalue()

    return make


def _name(inside: str, kind: str = "", code: str = "", **reads: Value) -> Fault:
    """Write the cell of the project's name."""
    said = f' t="{kind}"' if kind else ""
    return Fault(cell("C10", f'<c r="C10"{said}>{inside}</c>'), code, reads=reads)


def _row(said: str, inside: str = '<c r="C10"', code: str = "damaged") -> Fault:
    """Say something else of the row in which the name is, and of the cell itself."""

    def change(body: bytes) -> bytes:
        body = body.replace(b'<row r="10"', f"<row {said}".encode())
        return body.replace(b'<c r="C10"', inside.encode())

    return Fault(every(STAMDATA, change), code)


def _rows(written: str, code: str = "", *findings: str) -> Fault:
    """Add rows behind those of the first sheet."""
    return Fault(text(README, "</sheetData>", f"{written}</sheetData>"), code, findings=findings)


def _format(code: str, day: Value) -> Fault:
    """Let days be shown in another way."""

    def change(body: bytes) -> bytes:
        return body.replace(b"dd-mm-yyyy", code.encode())

    return Fault(every(STYLES, change), reads={_DATE: day})


def _shared(written: str, code: str = "", read: Value = _NAME) -> Fault:
    """Write the shared text of the project's name in another way."""
    make = text(STRINGS, f"<si><t>{_NAME}</t></si>", written)
    return Fault(make, code, reads={} if code else {"C10": read})


def _iso(words: str, read: Value, *findings: str) -> Fault:
    make = cell(_DATE, f'<c r="{_DATE}" s="20" t="d"><v>{words}</v></c>')
    told = tuple(f"{code} Stamdata!{_DATE}" for code in findings)
    return Fault(make, findings=told, reads={_DATE: read})


def _sheet_kind(kind: str) -> Fault:
    usual = f'{_KINDS}/worksheet" Target="worksheets/sheet1'
    return Fault(text(RELS, usual, usual.replace(f"{_KINDS}/worksheet", kind)))


def _target(target: str, code: str = "") -> Fault:
    return Fault(text(RELS, 'Target="worksheets/sheet2.xml"', f"Target={target}"), code)


_DAYS = (
    *("[$-406]d. mmmm yyyy;@", "[$-F800]dddd\\, mmmm dd\\, yyyy", "yyyy\\-mm\\-dd"),
    *(
        "&quot;Dato: &quot;dd/mm/yyyy",
        "[Red]dd-mm-yyyy",
        "d/m;@",
        "[DBNum1][$-804]yyyy&quot;x&quot;m",
    ),
)
_NO_DAYS = (
    *(
        "@",
        "0&quot;d&quot;",
        "\\d0",
        "[Blue]0.0",
        "[$kr-406] #,##0.00",
        "General;[Red]-General",
        "",
    ),
    *("_-* #,##0.00 &quot;kr.&quot;_-", "#,##0 &quot;dage&quot;", "0.00E+00"),
)

STRANGE: Mapping[str, Fault] = {
    "two_workbooks_in_a_row": Fault(lambda: whole() + whole()),
    "an_end_in_the_comment": Fault(_commented(b"PK\x05\x06" + bytes(18)), "not_excel", "zip"),
    "an_end_within_the_comment": Fault(
        _commented(b"x" * 30 + b"PK\x05\x06" + bytes(18) + b"x" * 9), "not_excel", "zip"
    ),
    "bzip2": Fault(_packed_as(ZIP_BZIP2), "damaged"),
    "lzma": Fault(_packed_as(ZIP_LZMA), "damaged"),
    "folders": Fault(with_parts({"xl/": b"", "xl/worksheets/": b"", f"{STAMDATA}/": b""})),
    "content_types_lead_elsewhere": Fault(
        every("[Content_Types].xml", lambda body: body.replace(b"sheet2.xml", b"sheet3.xml"))
    ),
    "content_types_are_none": Fault(with_parts({"[Content_Types].xml": b"\xff\0<"})),
    "signed_and_connected": Fault(
        with_parts({"_xmlsignatures/sig1.xml": b"<x/>", "xl/connections.xml": b"<x/>"})
    ),
    "a_million_pivot_records": Fault(
        with_parts({"xl/pivotCache/pivotCacheRecords1.xml": b'<r><x v="1"/></r>' * 1_000_000})
    ),
    "customised_in_utf16": Fault(
        with_parts({"customXml/item1.xml": "<!DOCTYPE x><x/>".encode("utf-16")})
    ),
    "dde": Fault(
        text(BOOK, "<definedNames>", "<definedNames><definedName>cmd|'/c calc'!A0</definedName>")
    ),
    "macro_sheet": _sheet_kind(
        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    ),
    "dialog_sheet": _sheet_kind(f"{_KINDS}/dialogsheet"),
    "sheet_of_strict_kind": _sheet_kind("http://purl.oclc.org/ooxml/officeDocument/x/worksheet"),
    "sheets_in_a_choice": Fault(
        every(
            BOOK,
            lambda body: body.replace(
                b"<sheets>",
                f'<mc:AlternateContent {_CHOICE}><mc:Choice Requires="x"><sheets>'.encode(),
            ).replace(b"</sheets>", b"</sheets></mc:Choice></mc:AlternateContent>"),
        )
    ),
    "sheet_named_with_references": Fault(
        text(BOOK, 'name="Læs mig"', 'name="&#76;&amp;&lt;&quot;&#x1F6B2;&#10;"')
    ),
    "no_cells": Fault(
        every(README, lambda b: re.sub(rb"<sheetData>.*</sheetData>", b"", b, flags=re.DOTALL))
    ),
    "target_backwards": _target('"worksheets\\sheet2.xml"'),
    "target_in_single_quotes": _target("'worksheets/sheet2.xml'"),
    "target_with_a_place_in_it": _target('"worksheets/sheet2.xml#x"', "sheets_missing"),
    "rows_without_number": Fault(every(STAMDATA, lambda b: re.sub(rb'<row r="\d+"', b"<row", b))),
    "rows_of_one_number": Fault(
        every(STAMDATA, lambda b: re.sub(rb'<row r="\d+"', b'<row r="7"', b))
    ),
    "row_0": _row('r="0"'),
    "row_far_off_with_addresses": _row('r="99999999999"', code=""),
    "row_far_off": _row('r="99999999999"', "<c"),
    "row_that_wraps_around": _row('r="4294967306"', "<c"),
    "row_at_the_end_beside_an_address": _row('r="1048576"', '<c r="XFD10"/><c'),
    "row_beyond": _rows('<row r="1048577"><c><v>1</v></c></row>', "damaged"),
    "row_behind_the_last": _rows('<row r="1048576"/><row><c><v>1</v></c></row>', "damaged"),
    "column_beyond": _rows('<row r="99"><c r="XFD99"/><c><v>1</v></c></row>', "damaged"),
    "20000_cells_without_address": _rows(
        f'<row r="99">{"<c/>" * 20_000}<c><v>1</v></c></row>', "damaged"
    ),
    "rows_and_cells_without_any": _rows(
        '<row r="99"><c><v>1</v></c></row><row><c><f>1</f><v>2</v></c></row>',
        "",
        "not_read Læs mig!A99",
    ),
    "row_in_a_row": Fault(
        text(STAMDATA, "</row></sheetData>", f"{_FAR_OFF}</row></sheetData>"), findings=_TOLD
    ),
    "cell_in_no_row": Fault(
        text(STAMDATA, "</sheetData>", '<c r="K99"><v>1</v></c></sheetData>'), findings=_TOLD
    ),
    "row_of_another_namespace": Fault(
        text(
            STAMDATA,
            "</sheetData>",
            _FAR_OFF.replace("<row", '<row xmlns="urn:x"') + "</sheetData>",
        ),
        findings=_TOLD,
    ),
    "rows_in_a_choice": Fault(
        text(
            STAMDATA,
            "</sheetData>",
            f'<mc:AlternateContent {_CHOICE}><mc:Choice Requires="x">{_FAR_OFF}</mc:Choice>'
            f"<mc:Fallback>{_FAR_OFF}</mc:Fallback></mc:AlternateContent></sheetData>",
        ),
        "damaged",
    ),
    "five_megabytes_of_blanks": Fault(
        every(STAMDATA, lambda body: body.replace(b"<row", b" " * 200_000 + b"<row", 25))
    ),
    "rich_value": Fault(
        cell("C10", '<c r="C10" t="str" cm="1" vm="1" ph="1"><v>Ny plan</v></c>'),
        reads={"C10": "Ny plan"},
    ),
    "error_of_a_rich_value": Fault(
        cell("C10", '<c r="C10" t="e" vm="1"><v>#VALUE!</v></c>'),
        findings=("error_value Stamdata!C10",),
    ),
    "attributes_of_another_namespace": Fault(
        cell("C10", '<c xmlns:q="urn:x" q:r="K10" r="C10" q:t="e" t="str"><v>Ny plan</v></c>'),
        reads={"C10": "Ny plan"},
    ),
    "address_with_a_reference": Fault(
        cell("C10", '<c r="C&#49;0" t="str"><v>Ny plan</v></c>'), reads={"C10": "Ny plan"}
    ),
    "kind_with_a_reference": _name("<v>#REF!</v>", "&#101;", "damaged"),
    "kind_in_capitals": _name("<v>#REF!</v>", "E", "damaged"),
    **{
        f"padded_number_{number}": _name(inside, kind, C10=read)
        for number, (inside, kind, read) in enumerate(_PADDED)
    },
    "shared_formula": _name('<f t="shared" ref="C10:C11" si="0">1</f><v>12.5</v>', C10=12.5),
    "child_of_a_shared_formula": _name('<f t="shared" si="0"/><v>12.5</v>', C10=12.5),
    "array_that_is_shared": _name('<f t="array" ref="C10" si="0">A1</f><v>Ny</v>', "str", C10="Ny"),
    "formula_in_cdata": _name("<f><![CDATA[A1</f><v>x</v>]]></f><v>Ny</v>", "str", C10="Ny"),
    "value_behind_a_comment": _name("<!-- <v>3</v> --><v>12.5</v>", C10=12.5),
    "value_behind_an_instruction": _name("<?x y?><v>12.5</v>", C10=12.5),
    "value_with_an_instruction": _name("<v>1<?x y?>2.5</v>", code="damaged"),
    "run_with_a_comment": _name("<is><t>Ny<!-- x --> plan</t></is>", "inlineStr", C10="Ny plan"),
    "run_in_cdata": _name("<is><t><![CDATA[Ny plan]]></t></is>", "inlineStr", C10="Ny plan"),
    "run_of_another_namespace": _name(
        '<is><t>Ny</t><t xmlns="urn:x">x</t></is>', "inlineStr", "damaged"
    ),
    "cell_in_a_cell": _name('<c r="K10"><v>1</v></c><v>2</v>', code="damaged"),
    "text_said_to_be_a_number": _name("<v>Ny plan</v>", "n", "damaged"),
    **{
        f"truth_{said}": _name(f"<v>{said}</v>", "b", C10=said != "false")
        for said in ("true", "TRUE", "false")
    },
    "truth_yes": _name("<v>yes</v>", "b", "damaged"),
    **{
        f"number_{said}": _name(f"<v>{said}</v>", C10=float(said))
        for said in ("+5", "5.", ".5", "1E5", "00012", "2.5e+3", "0.1e-400")
    },
    **{
        f"no_number_{said}": _name(f"<v>{said}</v>", C10=said)
        for said in ("0x10", "1_000", "1,5", "1d5")
    },
    **{f"day_{code}": _format(code, date(2026, 10, 30)) for code in _DAYS},
    **{f"no_day_{code}": _format(code, 46_325.0) for code in _NO_DAYS},
    "iso_moment": _iso("2026-10-30T00:00:00.000", datetime.fromisoformat("2026-10-30")),
    "iso_time": _iso("10:00:00", time(10), "date_unreadable"),
    "iso_short": _iso("20261030", "20261030", "date_unreadable"),
    "iso_lasting": _iso("PT5H", "PT5H", "date_unreadable"),
    "iso_first": _iso("0001-01-01", date(1, 1, 1), "date_out_of_range"),
    "iso_too_late": _iso("10000-01-01", "10000-01-01", "date_unreadable"),
    "shared_rich": _shared(
        '<si><r><rPr><b/></rPr><t xml:space="preserve">Ny </t></r><r><t>plan</t></r>'
        '<rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si>',
        read="Ny plan",
    ),
    "shared_escaped": _shared("<si><t>Ny_x0020_plan</t></si>", read="Ny plan"),
    "shared_beside_a_comment": _shared(f"<!-- <si><t>x</t></si> --><si><t>{_NAME}</t></si>"),
    "shared_of_another_namespace": _shared(
        f'<si xmlns="urn:x"><t>x</t></si><si><t>{_NAME}</t></si>', "damaged"
    ),
    "shared_with_an_extension": Fault(
        text(STRINGS, "</sst>", '<extLst><ext uri="x"><q:x xmlns:q="urn:x"/></ext></extLst></sst>')
    ),
}
