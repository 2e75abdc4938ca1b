"""The fault table: parts that are missing, that lead elsewhere, or whose XML is odd or hostile."""

import re
from collections.abc import Callable, Mapping

from tests.hostile.making import (
    BOOK,
    MAIN,
    README,
    RELS,
    ROOTS,
    STAMDATA,
    STRINGS,
    STYLES,
    VERSIONS,
    Fault,
    Make,
    cell,
    every,
    text,
    whole,
    with_parts,
)
from tests.hostile.mutants import packed, unpacked
from tests.spreadsheet.books import prefixed

_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ENTITIES = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>"
)
_NEW = '<c r="C10" t="inlineStr"><is><t>Ny plan</t>'
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_DEEP = b"<x>" * 2_000_000 + b"</x>" * 2_000_000
_ARRAYS = "".join(
    f'<row r="{row}"><c r="F{row}"><f t="array" ref="F{row}:O{row + 990}">1</f><v>1</v></c></row>'
    for row in range(100, 3_000)
)
_FAR_ROW = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
_ROOT_TAGS = {
    BOOK: "<workbook",
    STAMDATA: "<worksheet",
    STRINGS: "<sst",
    STYLES: "<styleSheet",
    RELS: "<Relationships",
    ROOTS: "<Relationships",
}


def _before_root(part: str, declared: str) -> Make:
    return text(part, _ROOT_TAGS[part], declared + _ROOT_TAGS[part])


def _encoded(part: str, codec: str, said: str) -> Make:
    def change(body: bytes) -> bytes:
        return body.decode().replace("UTF-8", said, 1).encode(codec, "xmlcharrefreplace")

    return every(part, change)


def _everywhere(change: Callable[[bytes], bytes]) -> Make:
    """Change all sheets, the workbook, the styles and the texts."""

    def make() -> bytes:
        parts = unpacked(whole())
        ours = [name for name in parts if name.startswith(("xl/w", "xl/s")) and "rels" not in name]
        return packed({**parts, **{name: change(parts[name]) for name in ours}})

    return make


def _in_utf16(body: bytes) -> bytes:
    return body.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")


def _in_single_quotes(body: bytes) -> bytes:
    return re.sub(rb"<c [^>]*>", lambda tag: tag[0].replace(b'"', b"'"), body)


def _to_sheet(target: str) -> Make:
    """Let the relationship to Stamdata lead somewhere else."""
    return text(RELS, 'Target="worksheets/sheet2.xml"', f"Target={target}")


MISSING: Mapping[str, Fault] = {
    "workbook": Fault(with_parts({BOOK: None}), "damaged"),
    "roots": Fault(with_parts({ROOTS: None}), "damaged"),
    "relations": Fault(with_parts({RELS: None}), "damaged"),
    "sheet": Fault(with_parts({STAMDATA: None}), "sheets_missing"),
    "texts": Fault(with_parts({STRINGS: None}), "damaged"),
    "styles": Fault(with_parts({STYLES: None}), "damaged"),
    "all_sheets": Fault(every(BOOK, lambda body: _without(body, b"sheets")), "sheets_missing"),
    "theme": Fault(with_parts({"xl/theme/theme1.xml": None})),
    "outside": Fault(_to_sheet('"http://x.dk/s.xml" TargetMode="External"'), "sheets_missing"),
    "drive": Fault(_to_sheet('"file:///C:/x.xml" TargetMode="External"'), "sheets_missing"),
    "above": Fault(_to_sheet('"../../../etc/passwd"'), "sheets_missing"),
    "unknown_id": Fault(text(BOOK, 'r:id="rId2"', 'r:id="rId99"'), "sheets_missing"),
    "no_id": Fault(text(BOOK, ' r:id="rId2"', ""), "sheets_missing"),
    "another_id": Fault(text(BOOK, 'r:id="rId2"', 'r:id="rId2" id="rId3"')),
    "empty_id": Fault(text(BOOK, 'r:id="rId2"', 'r:id=""'), "sheets_missing"),
    "old_module": Fault(text(BOOK, "</sheets>", '<sheet name="M" sheetId="99" r:id=""/></sheets>')),
    "ids_twice": Fault(text(RELS, 'Id="rId2"', 'Id="rId1"'), "damaged"),
    "leads_to_itself": Fault(_to_sheet('"workbook.xml"'), "damaged"),
    "leads_to_a_picture": Fault(with_parts({STAMDATA: b"\x89PNG\r\n"}), "damaged"),
    "leads_to_html": Fault(with_parts({STAMDATA: b"<html><table/></html>"}), "damaged"),
    "leads_to_nothing": Fault(with_parts({STAMDATA: b""}), "damaged"),
    "no_namespace": Fault(text(STAMDATA, f'xmlns="{MAIN}"', ""), "damaged"),
    "absolute": Fault(_to_sheet('"/xl/worksheets/sheet2.xml"')),
    "in_capitals": Fault(_to_sheet('"WORKSHEETS/SHEET2.XML"')),
    "roundabout": Fault(_to_sheet('"./../xl/worksheets/../worksheets/sheet2.xml"')),
    "escaped": Fault(_to_sheet('"worksheets/sheet%32.xml"')),
}


def _without(body: bytes, name: bytes) -> bytes:
    start, end = body.index(b"<" + name + b">"), body.index(b"</" + name + b">")
    return body[: start + len(name) + 2] + body[end:]


WRITTEN: Mapping[str, Fault] = {
    **{
        f"doctype_in_{part}": Fault(_before_root(part, "<!DOCTYPE x>"), "doctype")
        for part in _ROOT_TAGS
    },
    "laughs": Fault(_before_root(STRINGS, _ENTITIES), "doctype"),
    "entity_from_outside": Fault(_before_root(STAMDATA, _OUTSIDE), "doctype"),
    "doctype_from_outside": Fault(_before_root(BOOK, '<!DOCTYPE x SYSTEM "http://x">'), "doctype"),
    "doctype_in_small_letters": Fault(_before_root(BOOK, "<!doctype x>"), "doctype"),
    "doctype_in_utf16": Fault(
        every(STRINGS, lambda body: _in_utf16(body.replace(b"<sst", b"<!DOCTYPE x><sst"))),
        "doctype",
    ),
    "doctype_where_nobody_reads": Fault(with_parts({"docProps/app.xml": b"<!DOCTYPE x><x/>"})),
    **{
        f"text_in_a_cell_ends_{how}": Fault(
            cell("C10", f"{_NEW}{end}</c>{_NEW.replace('C10', 'D10')}</is></c>"), "damaged"
        )
        for how, end in {"never": "", "as_it_begins": "<is>", "badly": "<_x005F_/is>"}.items()
    },
    "unknown_entity": Fault(text(STRINGS, "Stamdata", "Stamdata&nbsp;"), "damaged"),
    "utf7": Fault(_encoded(STAMDATA, "utf-8", "UTF-7"), "damaged"),
    "ebcdic": Fault(_encoded(STAMDATA, "cp500", "cp500"), "damaged"),
    "latin1": Fault(_encoded(STRINGS, "latin-1", "ISO-8859-1")),
    "latin1_sheet": Fault(_encoded(STAMDATA, "latin-1", "iso-8859-1")),
    "latin1_workbook": Fault(_encoded(BOOK, "latin-1", "ISO-8859-1")),
    "windows": Fault(_encoded(STRINGS, "cp1252", "windows-1252")),
    "windows_with_a_letter_it_has_not": Fault(
        every(
            STRINGS,
            lambda body: body.replace(b"UTF-8", b"Windows-1252", 1).replace(b"<t>", b"<t>\x81", 1),
        ),
        "damaged",
    ),
    "doctype_in_latin1": Fault(
        every(
            STRINGS,
            lambda body: body.replace(b"UTF-8", b"ISO-8859-1", 1).replace(
                b"<sst", b"<!DOCTYPE x><sst"
            ),
        ),
        "doctype",
    ),
    "koi8": Fault(_encoded(STRINGS, "koi8-r", "KOI8-R"), "damaged"),
    "utf32": Fault(_encoded(STAMDATA, "utf-32", "UTF-32"), "damaged"),
    "utf16": Fault(_encoded(STAMDATA, "utf-16", "UTF-16")),
    "utf16_everywhere": Fault(_everywhere(_in_utf16)),
    "utf16_half": Fault(every(STAMDATA, lambda body: _in_utf16(body)[:-1]), "damaged"),
    "utf16_without_mark": Fault(_encoded(STAMDATA, "utf-16-le", "UTF-16"), "damaged"),
    "utf8_with_mark": Fault(_encoded(STAMDATA, "utf-8-sig", "UTF-8")),
    "no_declaration": Fault(every(STAMDATA, lambda body: body[body.index(b"<worksheet") :])),
    "prefixed": Fault(_everywhere(prefixed)),
    "indented": Fault(every(STAMDATA, lambda body: body.replace(b"><", b">\n  <"))),
    "single_quotes": Fault(every(VERSIONS, _in_single_quotes)),
    "comments": Fault(every(VERSIONS, lambda body: body.replace(b"<row", b"<!-- x --><row"))),
    "cut": Fault(every(STAMDATA, lambda body: body[: len(body) // 2]), "damaged"),
    "cut_texts": Fault(every(STRINGS, lambda body: body[: len(body) // 2]), "damaged"),
    "cut_styles": Fault(every(STYLES, lambda body: body[: len(body) // 2]), "damaged"),
    "tag_in_a_text": Fault(text(STRINGS, "Stamdata", "Stam<b>data</b>"), "damaged"),
    "cdata_in_a_text": Fault(text(STRINGS, "F-2026-14<", "<![CDATA[F-2026-14]]><")),
    "strict": Fault(every(BOOK, lambda b: b.replace(MAIN.encode(), _STRICT.encode())), "strict"),
    "strict_texts": Fault(text(STRINGS, MAIN, _STRICT), "strict"),
    "texts_in_no_namespace": Fault(text(STRINGS, f'xmlns="{MAIN}"', ""), "damaged"),
    "text_about_strict": Fault(
        text(STRINGS, "Stamdata", f"Stamdata{_STRICT}"), findings=("not_read Læs mig!C5",)
    ),
    "strict_sheet": Fault(text(STAMDATA, MAIN, _STRICT), "strict"),
    "other_root": Fault(text(BOOK, MAIN, "urn:x"), "damaged"),
    "room_for_texts_that_are_not_there": Fault(
        every(
            STRINGS, lambda body: re.sub(b'uniqueCount="[0-9]+"', b'uniqueCount="4294967295"', body)
        ),
        "damaged",
    ),
    "no_count_of_texts": Fault(
        every(STRINGS, lambda body: re.sub(b' (?:uniqueC|c)ount="[^"]*"', b"", body))
    ),
    "two_million_tags_deep": Fault(
        every(STAMDATA, lambda body: body.replace(b"<sheetData>", _DEEP + b"<sheetData>"))
    ),
    "100000_cells_that_never_end": Fault(
        text(STAMDATA, "</sheetData>", '<c r="K10" t="e" ' * 100_000 + "#</sheetData>"), "damaged"
    ),
    "arrays_of_29_million_cells": Fault(
        text(README, "</sheetData>", f"{_ARRAYS}</sheetData>"),
        findings=("not_read Læs mig!F100",),
    ),
    "texts_that_fill_the_memory": Fault(
        every(STRINGS, lambda body: body.replace(b"<t></t>", b"<t>" + b"x" * 12_000_000 + b"</t>")),
        "too_large",
    ),
}

_VALUES = (b"<row>" + b"<c><v>1</v></c>" * 20 + b"</row>") * 16_000
_ROWS = b"<row><c/></row>" * 340_000
"""Both under five megabytes, which a part may be however small it is packed; so in every sheet."""

SHEETS: Mapping[str, Fault] = {
    "501": Fault(
        text(BOOK, "</sheets>", '<sheet name="x" sheetId="9" r:id="rId3"/>' * 500 + "</sheets>"),
        "too_large",
    ),
    "of_a_chart": Fault(
        text(
            RELS,
            f'{_KINDS}/worksheet" Target="worksheets/sheet1',
            f'{_KINDS}/chartsheet" Target="worksheets/sheet1',
        )
    ),
    "hidden": Fault(text(BOOK, '<sheet name="Stamdata"', '<sheet state="hidden" name="Stamdata"')),
    "very_hidden": Fault(
        text(BOOK, '<sheet name="Stamdata"', '<sheet state="veryHidden" name="Stamdata"')
    ),
    "protected": Fault(text(STAMDATA, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')),
    "two_of_one_name": Fault(
        text(BOOK, 'name="Læs mig"', 'name="Versioner"'),
    ),
    "no_name": Fault(text(BOOK, 'name="Læs mig"', 'name=""')),
    "forbidden_name": Fault(text(BOOK, 'name="Læs mig"', 'name="[a]:*?/\'"')),
    "long_name": Fault(text(BOOK, 'name="Læs mig"', f'name="{"æ" * 300}"')),
    "the_same_part_twice": Fault(
        text(BOOK, "</sheets>", '<sheet name="Kopi" sheetId="99" r:id="rId2"/></sheets>'),
        findings=("sheet_twice Kopi!A1",),
    ),
    "far_rows_everywhere": Fault(
        _everywhere(lambda body: body.replace(b"</sheetData>", _FAR_ROW + b"</sheetData>")),
        "too_large",
    ),
    "two_million_values_in_all_sheets": Fault(
        _everywhere(lambda body: body.replace(b"</sheetData>", _VALUES + b"</sheetData>")),
        "too_large",
    ),
    "two_million_rows_in_all_sheets": Fault(
        _everywhere(lambda body: body.replace(b"</sheetData>", _ROWS + b"</sheetData>")),
        "too_large",
    ),
    "a_part_nobody_names": Fault(with_parts({"xl/worksheets/sheet99.xml": b"<worksheet/>"})),
    "false_dimension": Fault(
        every(STAMDATA, lambda b: b.replace(b'<dimension ref="', b'<dimension ref="A1" x="'))
    ),
    **{
        f"dimension_{number}": Fault(
            every(
                STAMDATA,
                lambda body, said=said: re.sub(b"<dimension [^>]*/>", said.encode(), body),  # type: ignore[misc]
            )
        )
        for number, said in enumerate(
            (
                *('<dimension ref="1:102"/>', '<dimension ref="A:C"/>', '<dimension ref=""/>'),
                *('<dimension ref="#REF!"/>', "<dimension/>", "<dimension ref='$A$1'></dimension>"),
                '<dimension ref="A1:XFD1048576"/>',
            )
        )
    },
    "hidden_rows": Fault(every(STAMDATA, lambda b: b.replace(b"<row ", b'<row hidden="1" '))),
    "merged_all": Fault(
        text(
            README,
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        )
    ),
    "merged_50000_times": Fault(
        text(
            README,
            "</sheetData>",
            "</sheetData><mergeCells>" + '<mergeCell ref="X1:Y2"/>' * 50_001 + "</mergeCells>",
        )
    ),
    "20000_names": Fault(
        text(
            BOOK,
            "<definedNames>",
            "<definedNames>"
            + "".join(f'<definedName name="n{n}">1</definedName>' for n in range(20_001)),
        )
    ),
    "65490_formats": Fault(
        text(STYLES, "</cellXfs>", '<xf numFmtId="0" fontId="0"/>' * 65_491 + "</cellXfs>")
    ),
    "links_to_other_workbooks": Fault(
        with_parts({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    ),
    "two_tables_of_cells": Fault(
        text(
            VERSIONS,
            "</sheetData>",
            '</sheetData><sheetData><row r="99"><c r="B99"><v>1</v></c></row></sheetData>',
        ),
        "damaged",
    ),
}
